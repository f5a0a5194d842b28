import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { type Diagnostic, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { trimCache } from "../pipeline/cache-folder.ts";
import { type BookPlace, discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { judged } from "../report/baseline.ts";
import { type BookWish, pressBook, pressedBefore } from "../report/press-book.ts";
import { type JudgedBook, type Pressed, reporterOf } from "../report/reporter.ts";
import type { ReporterName } from "../report/reporters.ts";
import { readBaseline } from "./baseline.ts";
import { stoppedEarly } from "./diagnostics.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import { finish } from "./finish.ts";
import { loadPlugins } from "./plugins.ts";
import type { Run } from "./pool.ts";
import { progressOn } from "./progress.ts";
import { type Sayings, saidOf } from "./said.ts";
import type { Selection } from "./select.ts";
import type { Terminal } from "./terminal.ts";

/** What `build` and `check` are told. */
export interface BuildArguments extends Sayings, Selection {
  readonly paths: readonly string[];
  readonly to?: readonly string[] | undefined;
  readonly out: string;
  readonly theme?: string | undefined;
  readonly reporter: ReporterName;
  readonly quiet: boolean;
  readonly plugin?: readonly string[] | undefined;
  /** The page that shows every change in its place. */
  readonly changes: boolean;
  /** `check --ci`: a question nobody has answered fails. */
  readonly ci: boolean;
  /** `check`: all is said and nothing is written. */
  readonly dry: boolean;
  /** No book is begun after one that could not be made. */
  readonly failFast: boolean;
  /** A book without a date of its own has that of the last commit that touched it. */
  readonly gitDates: boolean;
  /** Books made at once. */
  readonly jobs?: number | undefined;
  readonly maxWarnings?: number | undefined;
  /** The folder books are kept in between builds; `false` for none, absent for the usual one. */
  readonly cache?: string | false | undefined;
  /** The file of findings that are known. */
  readonly baseline?: string | undefined;
}

/** The cache's folder in that of the books. */
const CACHE = ".cache";

/** The most books made at once where nobody says: each takes some hundred megabytes. */
const MAX_JOBS = 4;

/** Builds every book that `paths` name, and says what came of each in the order they were found. */
export async function build(asked: BuildArguments, terminal: Terminal): Promise<ExitCode> {
  const reporter = reporterOf(asked.reporter, { ...asked, out: slashed(asked.out), ...terminal });
  const { said, diagnostics } = await saidOf(asked);
  const loaded = await loadPlugins(terminal.cwd, asked.plugin ?? []);
  const known = await readBaseline(terminal.cwd, asked.baseline);
  const early = [...diagnostics, ...loaded.diagnostics, ...known.diagnostics];
  if (exitCodeOf(early) !== EXIT.done) return finish([], early, { asked, terminal, reporter });
  const host = diskHost(terminal.cwd);
  const workshop = workshopOf(loaded.plugins);
  const found = await discover(host, workshop, asked.paths.map(slashed));
  const chosen = await chosenOf(found.places, asked, terminal.cwd);
  const loose: Diagnostic[] = [...found.diagnostics, ...chosen.diagnostics];
  if (!chosen.ok) return finish([], loose, { asked, terminal, reporter });
  const { places, diagnostics: undated } = await datedOf(chosen.value, asked, terminal);
  loose.push(...undated);
  const progress = progressOn(terminal, asked.quiet);
  const cache = loaded.plugins.length > 0 ? undefined : cacheOf(asked, terminal.cwd);
  const wish = { ...wishOf(asked, terminal), said, ...(cache !== undefined && { cache }) };
  const all: JudgedBook[] = [];
  let began = 0;
  const run = {
    jobs: jobsFor(asked, places),
    watch: progress.show,
    before: async (place: BookPlace) => {
      const known = await pressedBefore(host, place, wish);
      if (known === undefined) began += 1;
      return known;
    },
    stopped: () => asked.failFast && all.some(({ ok }) => !ok),
  };
  const shop = { cwd: terminal.cwd, plugin: asked.plugin ?? [], wish };
  const books =
    run.jobs > 1
      ? (await import("./pool.ts")).pressInThreads(places, shop, run)
      : pressInTurn(places, run, (place, onStage) =>
          pressBook(host, workshop, place, { ...wish, onStage }),
        );
  for await (const pressed of books) {
    progress.clear();
    const { report: _, checked: __, ...kept } = pressed;
    const verdict = judged(pressed.account, known.baseline);
    terminal.print(reporter.book({ ...pressed, judged: verdict }));
    all.push({ ...kept, judged: verdict });
  }
  if (all.length < places.length) loose.push(stoppedEarly(places.length - all.length));
  if (cache !== undefined && began > 0) trimCache(cache);
  return finish(all, loose, { asked, terminal, reporter, known });
}

/** All books, where nobody picks. */
async function chosenOf(
  places: readonly BookPlace[],
  { shard, changedSince }: Selection,
  cwd: string,
): Promise<Outcome<readonly BookPlace[]>> {
  if (shard === undefined && changedSince === undefined) return success(places);
  const { selected } = await import("./select.ts");
  return selected(cwd, places, { shard, changedSince });
}

/** A date that the environment gives is the date of all books. */
async function datedOf(
  places: readonly BookPlace[],
  { gitDates }: BuildArguments,
  { cwd, env }: Terminal,
): Promise<{ readonly places: readonly BookPlace[]; readonly diagnostics: readonly Diagnostic[] }> {
  if (!gitDates || env.SOURCE_DATE_EPOCH !== undefined) return { places, diagnostics: [] };
  const { datedByCommits } = await import("./commit-dates.ts");
  return datedByCommits(cwd, places);
}

/** Where books are kept between builds, as a path of this machine. */
function cacheOf({ cache, dry, out }: BuildArguments, cwd: string): string | undefined {
  if (dry || cache === false) return undefined;
  return resolve(cwd, cache ?? join(out, CACHE));
}

type Press = (place: BookPlace, onStage: NonNullable<BookWish["onStage"]>) => Promise<Pressed>;

async function* pressInTurn(
  places: readonly BookPlace[],
  { watch, before, stopped }: Run,
  press: Press,
): AsyncGenerator<Pressed> {
  for (const place of places) {
    if (stopped()) return;
    const known = await before(place);
    yield known ?? (await press(place, (stage, detail) => watch(place.slug, stage, detail)));
  }
}

function jobsFor({ jobs }: BuildArguments, places: readonly BookPlace[]): number {
  return Math.min(jobs ?? Math.min(availableParallelism(), MAX_JOBS), places.length);
}

/** Paths are written with `/` inside; Windows takes both and its users write `\`. */
function slashed(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}

function wishOf(
  { to, theme, out, changes, dry, reporter }: BuildArguments,
  { env, colour }: Terminal,
): Omit<BookWish, "said" | "onStage"> {
  const formats = (to ?? []).flatMap((list) => list.split(",")).map((format) => format.trim());
  const named = formats.filter((format) => format !== "");
  const epoch = env.SOURCE_DATE_EPOCH;
  return {
    colour,
    ...(reporter === "json" && { keep: "report" }),
    ...(reporter === "pretty" && dry && { keep: "checked" }),
    ...(!dry && { out: slashed(out), changes }),
    ...(named.length > 0 && { formats: named }),
    ...(theme !== undefined && { theme: slashed(theme) }),
    ...(epoch !== undefined && { sourceDateEpoch: epoch }),
  };
}
