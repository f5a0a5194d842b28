import { type Diagnostic, failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { type BookPlace, discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { Host } from "../pipeline/host.ts";
import type { Workshop } from "../pipeline/workshop.ts";
import type { Account, Report } from "../report/report.ts";
import { reportUnreadable, sideUnknown } from "./diagnostics.ts";
import { commitOf } from "./git.ts";
import { type RevisionHost, revisionHost } from "./revision-host.ts";

/** One of the two states compared: books that can be read, or accounts of books that were made. */
export type Side =
  | {
      readonly type: "books";
      readonly host: Host;
      readonly places: readonly BookPlace[];
      /** What each file of a revision holds; absent for files on the disk. */
      readonly holds?: RevisionHost["holds"];
      close(): void;
    }
  | { readonly type: "report"; readonly account: Account };

/** What the command line calls the two states, and which books are meant. */
export interface Named {
  readonly before: string;
  readonly after?: string | undefined;
  readonly books: readonly string[];
}

/** The two sides, and what was wrong with the paths that led to no book. */
export interface SidesFound {
  readonly before: Side;
  readonly after: Side;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the two states. What is there as a file or folder is one; all else is a
 * revision. A revision with nothing, or with books only, is compared with the
 * working folder.
 */
export async function sidesOf(
  cwd: string,
  workshop: Workshop,
  { before, after, books }: Named,
): Promise<Outcome<SidesFound>> {
  const disk = diskHost(cwd);
  const there = async (path: string): Promise<boolean> => (await disk.kind(path)) !== "missing";
  if (await there(before)) {
    if (after === undefined || !(await there(after)) || books.length > 0)
      return failure(sideUnknown(after ?? "", "the other is a file or folder, and so must it be"));
    const sides = [await pathSide(disk, workshop, before), await pathSide(disk, workshop, after)];
    return paired(sides[0], sides[1]);
  }
  const old = await commitOf(cwd, before);
  if (old === undefined) return failure(sideUnknown(before, "git knows no such revision"));
  const commit = after === undefined ? undefined : await commitOf(cwd, after);
  const isPath = after !== undefined && (await there(after));
  if (after !== undefined && commit === undefined && !isPath)
    return failure(sideUnknown(after, "git knows no such revision"));
  const revision = isPath ? undefined : commit;
  const paths = isPath ? [after, ...books] : books;
  const was = await revisionSide(cwd, workshop, old, paths);
  const now =
    revision === undefined
      ? await bookSide(disk, workshop, paths)
      : await revisionSide(cwd, workshop, revision, paths);
  return paired(was, now);
}

type Found = Outcome<Side>;

function paired(before: Found | undefined, after: Found | undefined): Outcome<SidesFound> {
  const diagnostics = [...(before?.diagnostics ?? []), ...(after?.diagnostics ?? [])];
  if (before?.ok !== true || after?.ok !== true) return { ok: false, diagnostics };
  if (before.value.type !== after.value.type)
    return failure(sideUnknown("", "a report is compared with a report"));
  return success({ before: before.value, after: after.value, diagnostics });
}

async function pathSide(host: Host, workshop: Workshop, path: string): Promise<Found> {
  if (/\.json$/i.test(path) && (await host.kind(path)) === "file") return reportSide(host, path);
  return bookSide(host, workshop, [path]);
}

async function bookSide(host: Host, workshop: Workshop, paths: readonly string[]): Promise<Found> {
  const { places, diagnostics } = await discover(host, workshop, paths);
  return { ok: true, value: { type: "books", host, places, close: () => undefined }, diagnostics };
}

/** A book that was not there yet is no fault: it is new. */
async function revisionSide(
  cwd: string,
  workshop: Workshop,
  commit: string,
  paths: readonly string[],
): Promise<Found> {
  const { host, holds, close } = await revisionHost(cwd, commit);
  const { places, diagnostics } = await discover(host, workshop, paths);
  const faults = diagnostics.filter(({ code }) => !ABSENT.has(code));
  return { ok: true, value: { type: "books", host, places, holds, close }, diagnostics: faults };
}

const ABSENT: ReadonlySet<string> = new Set([
  "pipeline/missing-path",
  "pipeline/nothing-to-build",
  "pipeline/no-manuscripts",
]);

/** The largest report that is read. */
const MAX_REPORT = 512 * 1_048_576;

async function reportSide(host: Host, path: string): Promise<Found> {
  const bytes = await host.read(path, MAX_REPORT);
  if (!bytes.ok) return bytes;
  const account = accountIn(new TextDecoder().decode(bytes.value));
  return account === undefined
    ? failure(reportUnreadable(path))
    : success({ type: "report", account });
}

/** A report's file as the account it was written from, as far as a comparison looks at it. */
function accountIn(text: string): Account | undefined {
  try {
    const report = JSON.parse(text) as Partial<Report> | null;
    const { schema, book, words, files, questions, changes } = report ?? {};
    const lists = [files, questions, changes].every(Array.isArray);
    if (report === null || schema !== 1 || !lists || typeof words !== "number") return undefined;
    if (typeof book?.slug !== "string") return undefined;
    const counts = new Map<string, { rule: string; times: number; invisible: boolean }>();
    for (const { rule, invisible } of changes ?? []) {
      const known = counts.get(`${rule} ${invisible}`);
      if (known === undefined)
        counts.set(`${rule} ${invisible}`, { rule, times: 1, invisible: invisible === true });
      else known.times += 1;
    }
    return { ...(report as Report), changed: [...counts.values()] };
  } catch {
    return undefined;
  }
}
