import { basename, dirname } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { stampOf } from "../pipeline/date.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { BookStats } from "../report/stats.ts";
import { readTrend, trendRecord, trendText } from "../report/trend.ts";
import { trendUnreadable } from "./diagnostics.ts";
import { askGit, commitOf } from "./git.ts";
import type { Terminal } from "./terminal.ts";

/** A record is some hundred bytes a book. */
const MAX_TREND = 256 * 1_048_576;

/**
 * Adds a record of the books to the file of a trend, or renews that of this
 * revision. The date is the commit's, else SOURCE_DATE_EPOCH; the clock is not asked.
 */
export async function keepTrend(
  path: string,
  { books, digest }: { readonly books: readonly BookStats[]; readonly digest: string },
  { cwd, env }: Terminal,
): Promise<readonly Diagnostic[]> {
  const host = diskHost(cwd);
  const there = (await host.kind(path)) !== "missing";
  const bytes = there ? await host.read(path, MAX_TREND) : undefined;
  if (bytes !== undefined && !bytes.ok) return bytes.diagnostics;
  const records = bytes === undefined ? [] : readTrend(new TextDecoder().decode(bytes.value));
  if (records === undefined) return [trendUnreadable(path)];
  const commit = await commitOf(cwd, "HEAD");
  const committed = commit && (await askGit(cwd, "log", "-1", "--format=%ct", commit)).trim();
  const epoch = committed ?? env.SOURCE_DATE_EPOCH;
  const { date, diagnostics } = stampOf(undefined, epoch);
  const record = trendRecord(books, {
    revision: commit ?? digest,
    date: epoch === undefined || epoch === "" ? undefined : date.toISOString(),
  });
  const text = new TextEncoder().encode(trendText(records, record));
  const kept = await host.deliver(dirname(path), new Map([[basename(path), text]]));
  return [...diagnostics, ...kept.diagnostics];
}
