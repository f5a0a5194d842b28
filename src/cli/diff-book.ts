import { collate } from "../collate/collate.ts";
import type { Collation } from "../collate/collation.ts";
import { witnessOf } from "../collate/witness.ts";
import { type Diagnostic, success } from "../diagnostics/diagnostic.ts";
import { type BuildWish, type Built, buildBook } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Host } from "../pipeline/host.ts";
import { type Workshop, workshopOf } from "../pipeline/workshop.ts";
import { type BookDifference, outputDifference } from "../report/diff/difference.ts";
import { accountOf } from "../report/report.ts";
import type { WriteJob, WriterEntry } from "../writers/writer.ts";

/** A book on one side. */
export interface Copy {
  readonly host: Host;
  readonly place: BookPlace;
}

/** What is asked of a comparison. */
export interface DiffWish {
  readonly wish: Omit<BuildWish, "formats">;
  /** `text` makes no books and knows nothing of pages and files. */
  readonly depth: "text" | "output";
}

/** Two states of one book, compared, with what the later was set from. */
export interface Compared {
  readonly difference: BookDifference;
  readonly diagnostics: readonly Diagnostic[];
  /** What a proof of the later book is painted from; absent where it was not set. */
  readonly job?: WriteJob<unknown> | undefined;
}

/** Compares two states of a book; either may be missing. */
export async function compareBook(
  before: Copy | undefined,
  after: Copy | undefined,
  asked: DiffWish,
): Promise<Compared> {
  const was = before && (await stateOf(before, asked));
  const now = after && (await stateOf(after, asked));
  const unread = unreadOf(was, now);
  const collation = collationOf(was?.built, now?.built);
  const difference: BookDifference = {
    ...namedBy(unread === "after" ? was : (now ?? was)),
    fate: before === undefined ? "added" : after === undefined ? "removed" : "compared",
    ...(unread !== undefined && { unread }),
    words: { before: was?.built.edition?.words, after: now?.built.edition?.words },
    ...(collation !== undefined && { collation }),
    ...(asked.depth === "output" && {
      output: outputDifference(was && accountOf(was.built), now && accountOf(now.built)),
    }),
  };
  return { difference, diagnostics: faultsOf(was, now), job: now?.job };
}

/** A state that could not be read knows no title. */
function namedBy(state: State | undefined): Pick<BookDifference, "slug" | "title" | "language"> {
  const { slug = "" } = state?.built.place ?? {};
  const { title = "Untitled", language = "en" } = state?.built.metadata ?? {};
  return { slug, title, language };
}

/** What was wrong before is no fault of the book as it is now. */
function faultsOf(was: State | undefined, now: State | undefined): readonly Diagnostic[] {
  const errors = (state: State | undefined): readonly Diagnostic[] =>
    (state?.built.diagnostics ?? []).filter(({ severity }) => severity === "error");
  const old = isUnread(was) ? errors(was) : [];
  return [...old.map((fault) => ({ ...fault, severity: "warning" as const })), ...errors(now)];
}

/** Which side could not be read; a side that is not there was not to be. */
function unreadOf(was: State | undefined, now: State | undefined): BookDifference["unread"] {
  if (isUnread(was)) return isUnread(now) ? "both" : "before";
  return isUnread(now) ? "after" : undefined;
}

function isUnread(state: State | undefined): boolean {
  return state !== undefined && state.built.edition === undefined;
}

function collationOf(before: Built | undefined, after: Built | undefined): Collation | undefined {
  const [a, b] = [before?.edition, after?.edition];
  if (a === undefined || b === undefined) return undefined;
  return collate(witnessOf(a.book), witnessOf(b.book));
}

interface State {
  readonly built: Built;
  readonly job?: WriteJob<unknown> | undefined;
}

async function stateOf({ host, place }: Copy, { wish, depth }: DiffWish): Promise<State> {
  const pages = pagesOnly();
  const formats = depth === "text" ? [] : ["epub", "pdf"];
  const built = await buildBook(host, withWriter(workshopOf([]), pages.entry), place, {
    ...wish,
    formats,
  });
  return { built, job: pages.job() };
}

function withWriter(workshop: Workshop, entry: WriterEntry): Workshop {
  const others = workshop.writers.filter(({ format }) => format !== entry.format);
  return { ...workshop, writers: [...others, entry] };
}

/** Takes the place of the PDF writer: sets the pages and paints none, as only their number is asked. */
function pagesOnly(): { readonly entry: WriterEntry; job(): WriteJob<unknown> | undefined } {
  let first: WriteJob<unknown> | undefined;
  const writer = {
    format: "pdf",
    summary: "Set pages, counted",
    version: 1,
    parseOptions: () => success({}),
    async write(job: WriteJob<unknown>) {
      first ??= job;
      const set = await job.painted();
      if (!set.ok) return set;
      const path = `${job.edition.slug}.pages`;
      return success([{ path, mediaType: "text/plain", bytes: new Uint8Array() }]);
    },
  };
  return { entry: { format: "pdf", load: async () => writer }, job: () => first };
}
