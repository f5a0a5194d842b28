import { basename, dirname } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { stampOf } from "../pipeline/date.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { BookStats } from "../report/stats.ts";
import { readTrend, trendRecord, trendText } from "../report/trend.ts";
import { trendUnreadable } from "./diagnostics.ts";
import { askGit, commitOf } from "./git.ts";
import type { Terminal } from "./terminal.ts";
import { isUncommitted, type ReadBook } from "./uncommitted.ts";

/** A record is some hundred bytes a book. */
const MAX_TREND = 256 * 1_048_576;

/** What stands after the name of a commit for books that have been written on since. */
const DRAFT = "-draft";

/** Books that were counted, what they were read from, and a name for their text. */
interface Counted {
  readonly books: readonly BookStats[];
  readonly read: readonly ReadBook[];
  readonly digest: string;
}

/**
 * Adds a record of the books to the file of a trend, or renews that of this
 * revision. Books that were written on since have a record beside that of their
 * commit, without its date. The date is the commit's, else SOURCE_DATE_EPOCH; the clock is not asked.
 */
export async function keepTrend(
  path: string,
  { books, read, digest }: Counted,
  { cwd, env }: Terminal,
): Promise<readonly Diagnostic[]> {
  const host = diskHost(cwd);
  const there = (await host.kind(path)) !== "missing";
  const bytes = there ? await host.read(path, MAX_TREND) : undefined;
  if (bytes !== undefined && !bytes.ok) return bytes.diagnostics;
  const records = bytes === undefined ? [] : readTrend(new TextDecoder().decode(bytes.value));
  if (records === undefined) return [trendUnreadable(path)];
  const head = await commitOf(cwd, "HEAD");
  const draft = head !== undefined && (await isUncommitted(host, read, { cwd, commit: head }));
  const commit = draft ? undefined : head;
  const committed = commit && (await askGit(cwd, "log", "-1", "--format=%ct", commit)).trim();
  const epoch = committed ?? env.SOURCE_DATE_EPOCH;
  const { date, diagnostics } = stampOf(undefined, epoch);
  const record = trendRecord(books, {
    revision: draft ? `${head}${DRAFT}` : (head ?? digest),
    date: epoch === undefined || epoch === "" ? undefined : date.toISOString(),
  });
  const text = new TextEncoder().encode(trendText(records, record));
  const kept = await host.deliver(dirname(path), new Map([[basename(path), text]]));
  return [...diagnostics, ...kept.diagnostics];
}
