import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Outcome } from "../../src/diagnostics/diagnostic.ts";
import { fontFilesOf } from "../../src/theme/fonts.ts";
import { parseTheme, type ThemeFiles } from "../../src/theme/parse.ts";
import type { Theme } from "../../src/theme/theme.ts";

/** The built-in themes by name. */
export const builtIn: readonly string[] = readdirSync("themes", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`themes/${entry.name}/theme.json`))
  .map(({ name }) => name)
  .toSorted();

export function jsonOf(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`themes/${name}/theme.json`, "utf8"));
}

/** What the pipeline reads for a theme, straight from the disk. */
export function filesFor(json: unknown, folder: string): ThemeFiles {
  const fonts = fontFilesOf(json).flatMap(({ key, package: from, path }) => {
    const file = from === undefined ? `${folder}/${path}` : `node_modules/${from}/${path}`;
    return existsSync(file) ? [[key, new Uint8Array(readFileSync(file))] as const] : [];
  });
  return {
    fonts: new Map(fonts),
    templates: templatesIn(folder),
  };
}

function templatesIn(folder: string): Readonly<Record<string, string>> {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(".hbs"))
    : [];
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -".hbs".length), readFileSync(`${folder}/${name}`, "utf8")]),
  );
}

export function load(name: string): Outcome<Theme> {
  const json = jsonOf(name);
  return parseTheme(json, { from: `themes/${name}/theme.json` }, filesFor(json, `themes/${name}`));
}

/** A built-in theme that must be there. */
export function themeNamed(name: string): Theme {
  const outcome = load(name);
  if (!outcome.ok) throw new Error(`the theme ${name} does not load`);
  return outcome.value;
}
