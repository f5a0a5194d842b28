import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { judged } from "../report/baseline.ts";
import { bytesOfReport } from "../report/json.ts";
import { type Account, countsOf, type Report } from "../report/report.ts";
import { type JudgedBook, type Pressed, reporterOf } from "../report/reporter.ts";
import type { ReporterName } from "../report/reporters.ts";
import { readBaseline } from "./baseline.ts";
import { runUnreadable, shareMissing } from "./diagnostics.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import { finish, type Limits } from "./finish.ts";
import type { Terminal } from "./terminal.ts";

/** What `gather` is told. */
export interface GatherArguments extends Limits {
  /** What `--reporter json` printed in each run. */
  readonly runs: readonly string[];
  readonly reporter: ReporterName;
  readonly out: string;
  readonly quiet: boolean;
  readonly baseline?: string | undefined;
}

/** `gather RUNS`: says of the books of several runs what one run of them all would have said. */
export async function gather(asked: GatherArguments, terminal: Terminal): Promise<ExitCode> {
  const reporter = reporterOf(asked.reporter, { ...asked, ...terminal });
  const known = await readBaseline(terminal.cwd, asked.baseline);
  const loose: Diagnostic[] = [...known.diagnostics];
  const pressed: Pressed[] = [];
  const shares: string[] = [];
  for (const path of asked.runs) {
    const run = runIn(await readFile(resolve(terminal.cwd, path), "utf8").catch(() => ""));
    if (run === undefined) loose.push(runUnreadable(path));
    loose.push(...(run?.diagnostics ?? []));
    pressed.push(...(run?.books ?? []));
    if (run?.share !== undefined) shares.push(run.share);
  }
  const missing = missingShares(shares);
  loose.push(...missing.map(shareMissing));
  const early = exitCodeOf(loose) === EXIT.usage;
  const books: JudgedBook[] = [];
  for (const book of early ? [] : pressed.toSorted(byPath)) {
    const verdict = judged(book.account, known.baseline);
    terminal.print(reporter.book({ ...book, judged: verdict }));
    books.push({ ...book, judged: verdict });
  }
  // A baseline of some of the books would make all findings of the others new.
  const whole = !early && missing.length === 0;
  return finish(books, loose, { asked, terminal, reporter, ...(whole && { known }) });
}

/** The shares that others of their kind speak of and that are not there. */
export function missingShares(shares: readonly string[]): readonly string[] {
  const totals = new Set(shares.map((share) => Number(share.split("/")[1])));
  return [...totals].flatMap((of) =>
    Array.from({ length: of }, (_, at) => `${at + 1}/${of}`).filter(
      (share) => !shares.includes(share),
    ),
  );
}

/** Shares were cut by size; a reader looks for names. */
function byPath(a: Pressed, b: Pressed): number {
  return a.place.path < b.place.path ? -1 : Number(a.place.path > b.place.path);
}

interface Run {
  readonly books: readonly Pressed[];
  readonly diagnostics: readonly Diagnostic[];
  /** `2/5`, where it was of a share of the books. */
  readonly share?: string | undefined;
}

const SHARE = /^[1-9]\d{0,3}\/[1-9]\d{0,3}$/;

/** A run's JSON, or undefined where the text is none. */
function runIn(text: string): Run | undefined {
  try {
    const { books, places, diagnostics, share } = JSON.parse(text) as {
      readonly books: readonly Report[];
      readonly places: readonly BookPlace[];
      readonly diagnostics: readonly Diagnostic[];
      readonly share?: unknown;
    };
    if (![books, places, diagnostics].every(Array.isArray)) return undefined;
    const made = books.map((report, at) => pressedOf(report, places[at]));
    if (typeof share !== "string" || !SHARE.test(share)) return { books: made, diagnostics };
    return { books: made, diagnostics, share };
  } catch {
    return undefined;
  }
}

function pressedOf(report: Report, place: BookPlace | undefined): Pressed {
  const { changes, ...head } = report;
  if (head.schema !== 1 || place?.slug !== head.book.slug) throw new TypeError("not of a run");
  const account: Account = { ...head, changed: countsOf(changes) };
  const ok = !head.diagnostics.some(({ severity }) => severity === "error");
  return { place, ok, account, report: bytesOfReport(report) };
}
