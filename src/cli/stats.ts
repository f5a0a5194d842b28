import { digestOf } from "../base/digest.ts";
import { collate } from "../collate/collate.ts";
import type { Collation } from "../collate/collation.ts";
import { witnessOf } from "../collate/witness.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Built, buildBook } from "../pipeline/build.ts";
import { treeOf } from "../pipeline/config/tree.ts";
import { type BookPlace, discover } from "../pipeline/discover.ts";
import { diskHost } from "../pipeline/disk.ts";
import type { Host } from "../pipeline/host.ts";
import { workshopOf } from "../pipeline/workshop.ts";
import { type BookStats, statsOf, statsText } from "../report/stats.ts";
import { revisionUnknown } from "./diagnostics.ts";
import { type ExitCode, exitCodeOf } from "./exit.ts";
import { commitOf } from "./git.ts";
import { keepTrend } from "./keep-trend.ts";
import { refuse } from "./refuse.ts";
import { type RevisionHost, revisionHost } from "./revision-host.ts";
import type { Terminal } from "./terminal.ts";

/** What `stats` is told. */
export interface StatsArguments {
  readonly paths: readonly string[];
  readonly json: boolean;
  /** A revision of git: what was added and cut since. */
  readonly since?: string | undefined;
  /** A file that keeps a record for each revision. */
  readonly trend?: string | undefined;
}

/** `stats [paths]`: how long books and their chapters are. */
export async function stats(asked: StatsArguments, terminal: Terminal): Promise<ExitCode> {
  const { cwd } = terminal;
  const commit = asked.since === undefined ? undefined : await commitOf(cwd, asked.since);
  if (asked.since !== undefined && commit === undefined)
    return refuse([revisionUnknown(asked.since, "git knows no such revision")], terminal);
  const past = commit === undefined ? undefined : await revisionHost(cwd, commit);
  try {
    return await counted(asked, past, terminal);
  } finally {
    past?.close();
  }
}

async function counted(
  { paths, json, trend }: StatsArguments,
  past: RevisionHost | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const host = diskHost(terminal.cwd);
  const { places, diagnostics } = await discover(host, workshopOf([]), paths);
  const errors: Diagnostic[] = [...diagnostics];
  const books: BookStats[] = [];
  const texts: string[] = [];
  const read: Built[] = [];
  for (const place of places) {
    const built = await textOf(host, place);
    errors.push(...built.diagnostics.filter(({ severity }) => severity === "error"));
    if (built.edition === undefined) continue;
    const book = statsOf(built, past && (await sinceThen(past.host, place, built)));
    books.push(book);
    read.push(built);
    texts.push(...[...built.sources.values()].map(({ text }) => text));
    if (!json) terminal.print(`${statsText(book, terminal.style)}\n`);
  }
  if (json) terminal.print(`${JSON.stringify({ books }, undefined, 2)}\n`);
  if (trend !== undefined && errors.length === 0)
    errors.push(...(await keepTrend(trend, { books, read, digest: digestOf(texts) }, terminal)));
  return errors.length > 0 ? refuse(errors, terminal) : exitCodeOf(errors);
}

function textOf(host: Host, place: BookPlace): Promise<Built> {
  return buildBook(host, workshopOf([]), place, { said: treeOf({}), formats: [] });
}

/** The book compared with itself as it was; where it was not there, all of it is new. */
async function sinceThen(
  past: Host,
  place: BookPlace,
  { edition }: Built,
): Promise<Collation | undefined> {
  if (edition === undefined) return undefined;
  const found = await discover(past, workshopOf([]), [place.path]);
  const was = found.places.find(({ slug }) => slug === place.slug);
  const old = was && (await textOf(past, was));
  const before = old?.edition ? witnessOf(old.edition.book) : { chapters: [], passages: [] };
  return collate(before, witnessOf(edition.book));
}
