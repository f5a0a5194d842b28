/**
 * Imports a module whose name is known only when the program runs, or that cannot be a part of the bundle.
 *
 * The bundle is run as a script, and a script may not import: there its loader's own `import` stands in
 * for this one (`scripts/bundle.mjs`).
 */
export async function importModule(name: string): Promise<unknown> {
  return await import(name);
}
