import { appendFile } from "node:fs/promises";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { prettyLoose } from "../report/pretty.ts";
import type { JudgedBook, Reporter } from "../report/reporter.ts";
import { type Known, keepBaseline } from "./baseline.ts";
import { tooManyWarnings } from "./diagnostics.ts";
import { EXIT, type ExitCode, exitCodeOf } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** What a run may find and still be done. */
export interface Limits {
  readonly maxWarnings?: number | undefined;
  /** A question that nobody has answered fails. */
  readonly ci: boolean;
}

/** Says what is left to say, and picks the exit code. */
export async function finish(
  books: readonly JudgedBook[],
  early: readonly Diagnostic[],
  {
    asked,
    terminal,
    reporter,
    known,
  }: {
    readonly asked: Limits;
    readonly terminal: Terminal;
    readonly reporter: Reporter;
    readonly known?: Known;
  },
): Promise<ExitCode> {
  // The run that writes a baseline knows all it finds.
  const begins = known?.path !== undefined && known.baseline === undefined;
  const loose = begins ? early : [...early, ...limited(books, asked)];
  if (!reporter.saysLoose && loose.length > 0)
    terminal.fail(`${prettyLoose(loose, terminal.style)}\n`);
  terminal.print(reporter.end(books, loose));
  const page = terminal.env.GITHUB_STEP_SUMMARY;
  const summary = reporter.summary?.(books);
  if (summary !== undefined && page !== undefined && page !== "") await appendFile(page, summary);
  if (known !== undefined) await keepBaseline(known, books, terminal);
  const found = books.flatMap(({ account }) => account.diagnostics);
  const code = exitCodeOf([...found, ...loose]);
  const open = books.some(({ judged }) => judged.questions.some(({ fresh }) => fresh));
  return code === EXIT.done && asked.ci && open && !begins ? EXIT.book : code;
}

function limited(books: readonly JudgedBook[], { maxWarnings }: Limits): readonly Diagnostic[] {
  if (maxWarnings === undefined) return [];
  const fresh = books
    .flatMap(({ judged }) => judged.findings)
    .filter((finding) => finding.fresh && finding.item.severity === "warning").length;
  return fresh > maxWarnings ? [tooManyWarnings(fresh, maxWarnings)] : [];
}
