import { nearest } from "../base/nearest.ts";
import { type Diagnostic, failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import type { Writer } from "../writers/writer.ts";
import type { BuildWish, Built } from "./build.ts";
import type { BookConfig, ThemeChoice } from "./config/book-config.ts";
import { formatUnknown } from "./config/diagnostics.ts";
import { stampOf } from "./date.ts";
import { type Variant, variantsOf } from "./editions.ts";
import type { Host } from "./host.ts";
import { loadTheme } from "./theme-load.ts";
import type { Workshop } from "./workshop.ts";
import { writeAll } from "./write.ts";

/** Formats made where nobody says which. */
const DEFAULT_FORMATS: readonly string[] = ["epub", "pdf", "html"];

/** Formats whose files must say when they were made. */
const DATED: ReadonlySet<string> = new Set(["epub", "pdf"]);

/** What files are made with. */
export interface Press {
  readonly host: Host;
  readonly workshop: Workshop;
  readonly wish: BuildWish;
  readonly config: BookConfig;
  readonly bookFolder: string;
}

/** The look and the writers of the book itself, found before any work is done. */
export interface Plan {
  readonly theme: Theme;
  readonly writers: readonly Writer[];
}

/** Finds what a book is made with; every name that nothing answers to is reported. */
export async function planOf(press: Press): Promise<Outcome<Plan>> {
  const { config, wish, workshop } = press;
  const writers = await writersOf(workshop, wish.formats ?? config.formats ?? DEFAULT_FORMATS);
  const theme = await themeOf(press, config.theme ?? { tokens: {} });
  const diagnostics = [...writers.diagnostics, ...theme.diagnostics];
  if (!writers.ok || !theme.ok) return { ok: false, diagnostics };
  return success({ theme: theme.value, writers: writers.value }, diagnostics);
}

/** The files of a book and of its editions, and how many pages the book itself has. */
export async function produce(
  press: Press,
  plan: Plan,
  edition: Edition,
): Promise<Outcome<Built["artifacts"]> & { readonly pages?: number | undefined }> {
  const variants = variantsOf(edition, press.config);
  const diagnostics: Diagnostic[] = [...variants.diagnostics];
  const artifacts: Built["artifacts"][number][] = [];
  let pages: number | undefined;
  for (const [at, variant] of (variants.ok ? variants.value : []).entries()) {
    const means = at === 0 ? success(plan) : await meansOf(press, plan, variant);
    if (at > 0) diagnostics.push(...means.diagnostics);
    if (!means.ok) continue;
    const { wish } = press;
    const stamp = stampOf(variant.edition.book.metadata.date, wish.sourceDateEpoch);
    const written = await writeAll(means.value.writers, {
      edition: variant.edition,
      theme: means.value.theme,
      date: stamp.date,
      output: variant.output,
      memory: wish.memory,
      onStage: (stage, detail) => wish.onStage?.(stage, detail),
    });
    const dated = means.value.writers.some(({ format }) => DATED.has(format));
    if (dated) diagnostics.push(...stamp.diagnostics);
    diagnostics.push(...toldOf(variant, written.diagnostics, diagnostics));
    if (written.ok) artifacts.push(...written.value);
    if (at === 0) pages = written.pages;
  }
  return { ...success(artifacts, unique(diagnostics)), pages };
}

/** An edition's own look and formats; formats of the command line leave out those it does not name. */
async function meansOf(press: Press, plan: Plan, variant: Variant): Promise<Outcome<Plan>> {
  const asked = new Set(plan.writers.map(({ format }) => format));
  const { formats } = variant;
  const writers =
    formats === undefined ? success(plan.writers) : await writersOf(press.workshop, formats);
  const theme = await themeOf(press, variant.theme);
  const diagnostics = [...writers.diagnostics, ...theme.diagnostics];
  if (!writers.ok || !theme.ok) return { ok: false, diagnostics };
  const limited = press.wish.formats !== undefined;
  const kept = writers.value.filter(({ format }) => !limited || asked.has(format));
  return success({ theme: theme.value, writers: kept }, diagnostics);
}

async function writersOf(
  workshop: Workshop,
  asked: readonly string[],
): Promise<Outcome<readonly Writer[]>> {
  const known = workshop.writers.map(({ format }) => format);
  const unknown = [...new Set(asked)].filter((format) => !known.includes(format));
  if (unknown.length > 0)
    return failure(
      ...unknown.map((format) => formatUnknown(format, nearest(format, known), known)),
    );
  const entries = workshop.writers.filter(({ format }) => asked.includes(format));
  return success(await Promise.all(entries.map((entry) => entry.load())));
}

function themeOf(
  { host, workshop, wish, bookFolder }: Press,
  choice: ThemeChoice,
): Promise<Outcome<Theme>> {
  const named = wish.theme === undefined ? choice : { ...choice, name: wish.theme };
  const themesFrom = wish.theme === undefined ? bookFolder : ".";
  return loadTheme(host, workshop, { choice: named, themesFrom, bookFolder });
}

/** What is said of the pages of an edition names it, where it was not said before of the book or another edition. */
function toldOf(
  { name }: Variant,
  found: readonly Diagnostic[],
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (name === undefined) return found;
  const said = new Set(before.map((diagnostic) => JSON.stringify(diagnostic)));
  return found.map((diagnostic) => {
    const { code, hint } = diagnostic;
    if (!code.startsWith("layout/") || said.has(JSON.stringify(diagnostic))) return diagnostic;
    const own = `Edition “${name}”`;
    return { ...diagnostic, hint: hint === undefined ? own : `${own}: ${hint}` };
  });
}

/** Editions of one book say most things of it twice; once is enough. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  return [...seen.values()];
}
