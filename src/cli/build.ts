import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Built } from "../pipeline/build.ts";
import { diskHost } from "../pipeline/disk.ts";
import { checkedBook } from "../report/check.ts";
import { mergedJson } from "../report/json.ts";
import { type PressWish, press } from "../report/press.ts";
import { prettyBook, prettyLoose } from "../report/pretty.ts";
import { type Report, reportOf } from "../report/report.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
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
  /** The page that shows every change in its place. */
  readonly changes: boolean;
  /** `check --ci`: a question nobody has answered fails. */
  readonly ci: boolean;
  /** `check`: all is said and nothing is written. */
  readonly dry: boolean;
}

/** Builds every book that `paths` name, one after the other, and says what came of each. */
export async function build(asked: BuildArguments, terminal: Terminal): Promise<ExitCode> {
  const { said, diagnostics } = await saidOf(asked);
  const loaded = await loadPlugins(terminal.cwd, asked.plugin ?? []);
  const early = [...diagnostics, ...loaded.diagnostics];
  if (exitCodeOf(early) !== 0) {
    sayLoose(early, [], asked, terminal);
    return exitCodeOf(early);
  }
  const progress = progressOn(terminal, asked.quiet);
  const books = press(diskHost(terminal.cwd), {
    ...wishOf(asked, terminal),
    said,
    plugins: loaded.plugins,
    onStage: progress.show,
  });
  const all: Diagnostic[] = [];
  const reports: Report[] = [];
  let open = 0;
  let next = await books.next();
  for (; next.done !== true; next = await books.next()) {
    progress.clear();
    all.push(...next.value.diagnostics);
    open += next.value.questions.length;
    if (asked.reporter === "json") reports.push(reportOf(next.value));
    else sayBook(next.value, asked, terminal);
  }
  sayLoose(next.value, reports, asked, terminal);
  const code = exitCodeOf([...all, ...next.value]);
  return code === EXIT.done && asked.ci && open > 0 ? EXIT.book : code;
}

/** Paths are written with `/` inside; Windows takes both and its users write `\`. */
function slashed(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}

function wishOf(
  { paths, to, theme, out, changes, dry }: BuildArguments,
  { env }: Terminal,
): Omit<PressWish, "said" | "plugins" | "onStage"> {
  const formats = (to ?? []).flatMap((list) => list.split(",")).map((format) => format.trim());
  const named = formats.filter((format) => format !== "");
  const epoch = env.SOURCE_DATE_EPOCH;
  return {
    paths: paths.map(slashed),
    ...(!dry && { out: slashed(out), changes }),
    ...(named.length > 0 && { formats: named }),
    ...(theme !== undefined && { theme: slashed(theme) }),
    ...(epoch !== undefined && { sourceDateEpoch: epoch }),
  };
}

function sayBook(built: Built, asked: BuildArguments, terminal: Terminal): void {
  if (asked.dry) terminal.print(`${checkedBook(built, terminal.style)}\n`);
  else if (!built.ok || !asked.quiet)
    terminal.print(`${prettyBook(built, slashed(asked.out), terminal.style)}\n`);
}

/** What belongs to no book: on standard error, or beside the books in JSON. */
function sayLoose(
  loose: readonly Diagnostic[],
  reports: readonly Report[],
  asked: BuildArguments,
  terminal: Terminal,
): void {
  if (asked.reporter === "json") terminal.print(mergedJson(reports, loose));
  else if (loose.length > 0) terminal.fail(`${prettyLoose(loose, terminal.style)}\n`);
}
