import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diskHost } from "../pipeline/disk.ts";
import { folderOf, nameOf } from "../pipeline/paths.ts";
import { type Baseline, baselineText, parseBaseline } from "../report/baseline.ts";
import type { JudgedBook } from "../report/reporter.ts";
import { baselineUnreadable } from "./diagnostics.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** What is known of earlier findings, and the file it is kept in. */
export interface Known {
  readonly path?: string | undefined;
  /** Absent where no file was named, and where it is not there yet. */
  readonly baseline?: Baseline | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the baseline that `--baseline` names. */
export async function readBaseline(cwd: string, path: string | undefined): Promise<Known> {
  if (path === undefined) return { diagnostics: [] };
  const text = await readFile(resolve(cwd, path), "utf8").catch(() => undefined);
  if (text === undefined) return { path, diagnostics: [] };
  const baseline = parseBaseline(text);
  if (baseline === undefined) return { path, diagnostics: [baselineUnreadable(path)] };
  return { path, baseline, diagnostics: [] };
}

/** Writes the baseline where there was none; one that is there is never changed. */
export async function keepBaseline(
  { path, baseline }: Known,
  books: readonly JudgedBook[],
  terminal: Terminal,
): Promise<void> {
  if (path === undefined || baseline !== undefined || books.length === 0) return;
  const bytes = new TextEncoder().encode(baselineText(books.map(({ judged }) => judged)));
  const slashed = path.replaceAll("\\", "/");
  const outcome = await diskHost(terminal.cwd).deliver(
    folderOf(slashed),
    new Map([[nameOf(slashed), bytes]]),
  );
  if (outcome.ok) terminal.fail(`What was found is kept in ${path}\n`);
  else await refuse(outcome.diagnostics, terminal);
}
