import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Stage } from "../pipeline/build.ts";
import { overlay, treeOf } from "../pipeline/config/tree.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { Host } from "../pipeline/host.ts";
import type { Plugin } from "../pipeline/plugin.ts";
import type { Artifact } from "../writers/writer.ts";
import { press } from "./press.ts";
import { type Report, reportOf } from "./report.ts";

/** What a caller may ask of `build` and `check`. Everything has a default. */
export interface BuildOptions {
  /** Formats by name; without it what the book says, else `epub`, `pdf` and `html`. */
  readonly to?: readonly string[];
  /** The folder to write to, `output` by default; `false` keeps the files in memory only. */
  readonly out?: string | false;
  readonly title?: string;
  readonly authors?: readonly string[];
  /** BCP 47. */
  readonly language?: string;
  /** A theme by name, or a folder from the working folder. */
  readonly theme?: string;
  /** Any other key of `book.yaml`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly plugins?: readonly Plugin[];
  /** Where paths start; the working folder of the process by default. */
  readonly cwd?: string;
  /** Another world than the disk: files in memory, a database, a test. */
  readonly host?: Host;
  /** Seconds since 1970, for the date inside the files where the book gives none. */
  readonly sourceDateEpoch?: string;
  onStage?(book: string, stage: Stage, detail: string): void;
}

/** One book made: its files, and the account of how they came about. */
export interface MadeBook {
  readonly ok: boolean;
  readonly artifacts: readonly Artifact[];
  readonly report: Report;
}

/** All books of a call. `diagnostics` belong to no book: paths that lead nowhere. */
export interface BuildResult {
  /** True where every book was made and every path led to one. */
  readonly ok: boolean;
  readonly books: readonly MadeBook[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes books of manuscripts and writes them to `output/`, as `quoin build` does.
 *
 * Without paths it makes the book in the working folder, or every one in
 * `manuscripts/`. It never throws for what a manuscript holds.
 *
 * ```ts
 * const { ok, books } = await build("story.txt", { to: ["epub"], title: "The Well" });
 * ```
 */
export async function build(
  paths: string | readonly string[] = [],
  options: BuildOptions = {},
): Promise<BuildResult> {
  const { out = "output" } = options;
  return run(paths, options, out === false ? undefined : out);
}

/** Says all there is to say of books, as `quoin check` does, and writes nothing. */
export async function check(
  paths: string | readonly string[] = [],
  options: BuildOptions = {},
): Promise<BuildResult> {
  return run(paths, options, undefined);
}

async function run(
  paths: string | readonly string[],
  options: BuildOptions,
  out: string | undefined,
): Promise<BuildResult> {
  const { to, theme, plugins = [], sourceDateEpoch, onStage } = options;
  const host = options.host ?? diskHost(options.cwd ?? process.cwd());
  const pressed = press(host, {
    paths: typeof paths === "string" ? [paths] : paths,
    plugins,
    said: saidOf(options),
    ...(to !== undefined && { formats: to }),
    ...(theme !== undefined && { theme }),
    ...(out !== undefined && { out }),
    ...(sourceDateEpoch !== undefined && { sourceDateEpoch }),
    ...(onStage !== undefined && { onStage }),
  });
  const books: MadeBook[] = [];
  let next = await pressed.next();
  for (; next.done !== true; next = await pressed.next()) {
    const { ok, artifacts } = next.value;
    books.push({ ok, artifacts, report: reportOf(next.value) });
  }
  const lost = next.value.some(({ severity }) => severity === "error");
  return { ok: !lost && books.every(({ ok }) => ok), books, diagnostics: next.value };
}

function saidOf({
  title,
  authors,
  language,
  settings = {},
}: BuildOptions): ReturnType<typeof treeOf> {
  const named = {
    ...(title !== undefined && { title }),
    ...(authors !== undefined && { authors }),
    ...(language !== undefined && { language }),
  };
  return overlay(treeOf(settings), treeOf(named));
}
