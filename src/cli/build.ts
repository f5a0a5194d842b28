import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type BuildWish, type Built, buildBook } from "../pipeline/build.ts";
import { discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { Host } from "../pipeline/host.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { checkedBook } from "../report/check.ts";
import { mergedJson } from "../report/json.ts";
import { prettyBook, prettyLoose } from "../report/pretty.ts";
import { publish } from "../report/publish.ts";
import { reportOf } from "../report/report.ts";
import { type ExitCode, exitCodeOf } from "./exit.ts";
import { loadPlugins } from "./plugins.ts";
import { progressOn } from "./progress.ts";
import { type Sayings, saidOf } from "./said.ts";
import type { Terminal } from "./terminal.ts";

/** What `build` and `check` are told. */
export interface BuildArguments extends Sayings {
  readonly paths: readonly string[];
  readonly to?: readonly string[] | undefined;
  readonly out: string;
  readonly theme?: string | undefined;
  readonly reporter: "pretty" | "json";
  readonly quiet: boolean;
  readonly plugin?: readonly string[] | undefined;
  /** `check`: all is said and nothing is written. */
  readonly dry: boolean;
}

/** Builds every book that `paths` name, one after the other, and says what came of each. */
export async function build(asked: BuildArguments, terminal: Terminal): Promise<ExitCode> {
  const host = diskHost(terminal.cwd);
  const { said, diagnostics } = await saidOf(asked);
  const loaded = await loadPlugins(terminal.cwd, asked.plugin ?? []);
  const loose = [...diagnostics, ...loaded.diagnostics];
  if (exitCodeOf(loose) !== 0) return refuse(loose, asked, terminal);
  const workshop = workshopOf(loaded.plugins);
  const found = await discover(host, workshop, asked.paths.map(slashed));
  const progress = progressOn(terminal, asked.quiet);
  const wish: Omit<BuildWish, "onStage"> = wishOf(asked, said, terminal);
  const all: Diagnostic[] = [...loose, ...found.diagnostics];
  const reports: Built[] = [];
  for (const place of found.places) {
    const built = await buildBook(host, workshop, place, {
      ...wish,
      onStage: (stage, detail) => progress.show(place.slug, stage, detail),
    });
    const told = asked.dry ? built : await delivered(host, asked.out, built);
    progress.clear();
    all.push(...told.diagnostics);
    if (asked.reporter === "json") reports.push(told);
    else sayBook(told, asked, terminal);
  }
  sayLoose(found.diagnostics, reports, asked, terminal);
  return exitCodeOf(all);
}

function slashed(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}

function wishOf(
  { to, theme }: BuildArguments,
  said: BuildWish["said"],
  { env }: Terminal,
): Omit<BuildWish, "onStage"> {
  const formats = to?.flatMap((list) => list.split(",")).map((format) => format.trim());
  const epoch = env.SOURCE_DATE_EPOCH;
  return {
    said,
    ...(formats !== undefined && formats.length > 0 && { formats: formats.filter(Boolean) }),
    ...(theme !== undefined && { theme: slashed(theme) }),
    ...(epoch !== undefined && { sourceDateEpoch: epoch }),
  };
}

/** The book with what its delivery had to say. */
async function delivered(host: Host, out: string, built: Built): Promise<Built> {
  const outcome = await publish(host, slashed(out), built);
  if (outcome.ok) return built;
  return { ...built, ok: false, diagnostics: [...built.diagnostics, ...outcome.diagnostics] };
}

function sayBook(built: Built, asked: BuildArguments, terminal: Terminal): void {
  if (asked.dry) terminal.print(`${checkedBook(built, terminal.style)}\n`);
  else if (!built.ok || !asked.quiet)
    terminal.print(`${prettyBook(built, slashed(asked.out), terminal.style)}\n`);
}

/** What belongs to no book: on standard error, or beside the books in JSON. */
function sayLoose(
  loose: readonly Diagnostic[],
  reports: readonly Built[],
  asked: BuildArguments,
  terminal: Terminal,
): void {
  if (asked.reporter === "json") terminal.print(mergedJson(reports.map(reportOf), loose));
  else if (loose.length > 0) terminal.fail(`${prettyLoose(loose, terminal.style)}\n`);
}

function refuse(loose: readonly Diagnostic[], asked: BuildArguments, terminal: Terminal): ExitCode {
  sayLoose(loose, [], asked, terminal);
  return exitCodeOf(loose);
}
