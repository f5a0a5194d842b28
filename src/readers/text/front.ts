import type { Metadata } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { headingForm } from "../headings.ts";
import { type Reading, spanOf } from "../reading.ts";
import { sceneMark } from "../scene-mark.ts";
import type { TextChunk } from "./chunks.ts";
import { firstLine, isTitleCase } from "./outline.ts";

/** A manuscript without its title lines, and what they said. */
export interface Titled {
  readonly metadata: Partial<Metadata>;
  readonly chunks: readonly TextChunk[];
}

/** Title lines stand among the first of a manuscript. */
const MOST_LINES = 8;

const BYLINE =
  /^(?:(?:a novel|a story|roman|written)\s+)?(?:by|von|par|por|di|av|af|door)[:\s]\s*(\p{Lu}[\p{L}\p{M}.'’ -]{1,60}?)(\s*\((?:1[4-9]|20)\d\d\))?$/iu;
/** “By” on a line of its own, the name below it. */
const BY = /^(?:by|von|par|por|di|av|af|door)$/iu;
/** A name, perhaps with the year of the book behind it. */
const NAME = /^\p{Lu}[\p{L}\p{M}.'’ -]{1,60}$/u;
/** The year below a title, which is the book's. A number without brackets may be a title. */
const YEAR = /^\(((?:1[4-9]|20)\d\d)\)$/;
const YEAR_BEHIND = /\s*\(((?:1[4-9]|20)\d\d)\)$/;
const LABELLED =
  /^(title|author|by|titel|titre|título|titolo|auteur|autor|autore)\s*:\s*(\S.{0,100})$/iu;
const RIGHTS = /^(?:©|\(c\)|copyright\b).{4,}/iu;

/** Takes the title, byline and rights typed at the top of a manuscript. */
export function titleLines(
  reading: Reading,
  chunks: readonly TextChunk[],
  /** Lines that look like a title head the chapters of this text. */
  titledChapters: boolean,
): Titled {
  const head = headLines(reading, chunks);
  const taken = saidByLines(head);
  const byline = bylineIn(head, taken);
  const titled = [...taken.values()].some(({ title }) => title !== undefined);
  const at =
    titled || (titledChapters && byline === undefined) ? undefined : titleAt(head, chunks, byline);
  const title = at === undefined ? undefined : head[at];
  if (at !== undefined && title !== undefined) taken.set(at, { title: bare(title) });
  // A year in brackets says something only where a title or a name stands beside it.
  if (taken.size > 0) for (const [index, date] of yearsIn(head)) taken.set(index, { date });
  const page = taken.size === 0 ? 0 : editorsPage(head, Math.min(...taken.keys()));
  if (page > 0) reportPage(reading, chunks, head.slice(0, page));
  // Lines with labels may be a site's table of tags; without a title or name they say nothing.
  for (const [index, said] of taken) report(reading, chunks[index], said);
  return {
    metadata: Object.assign({}, ...taken.values()) as Partial<Metadata>,
    chunks: chunks.filter((_, index) => index >= page && !taken.has(index)),
  };
}

/** How long the text is, as manuscripts tell the editor they are sent to. */
const LENGTH = /(?:^|\s)(?:about|approx\w*\.?|circa|c\.|~)?\s*\d[\d.,\s]{0,10} words$/i;

/** How many lines before the title are the writer's address and the count of words, in the form editors ask for. */
function editorsPage(head: readonly string[], title: number): number {
  return head.slice(0, title).some((line) => LENGTH.test(line)) ? title : 0;
}

function reportPage(
  reading: Reading,
  chunks: readonly TextChunk[],
  lines: readonly string[],
): void {
  const start = chunks[0]?.lines[0]?.start ?? 0;
  const end = chunks[lines.length - 1]?.lines.at(-1)?.end ?? start;
  const said = lines.map((line) => `“${line}”`).join(", ");
  const message = `What stands before the title is for an editor and was left out: ${said}`;
  reading.diagnostics.push(notice("front-page", message, spanOf(reading, start, end)));
}

/** The first lines of a text that stand alone and are no headings. */
function headLines(reading: Reading, chunks: readonly TextChunk[]): readonly string[] {
  const lines: string[] = [];
  for (const chunk of chunks.slice(0, MOST_LINES)) {
    const line = firstLine(reading, chunk);
    if (chunk.lines.length > 1 || line.length > 100) break;
    if (headingForm(line) !== undefined) break;
    lines.push(line);
  }
  return lines;
}

/** What each of the first lines says of the book, by its number; nothing of its own where the next says it with it. */
function saidByLines(head: readonly string[]): Map<number, Partial<Metadata>> {
  const taken = new Map<number, Partial<Metadata>>();
  for (const [index, line] of head.entries()) {
    const below = bare(head[index + 1] ?? "");
    if (BY.test(bare(line)) && NAME.test(below.replace(YEAR_BEHIND, ""))) {
      taken.set(index, {});
      taken.set(index + 1, authors(below));
    } else if (!taken.has(index)) {
      const said = saidBy(line);
      if (said !== undefined) taken.set(index, said);
    }
  }
  return taken;
}

/** The first line of the byline: its own “by”, where that stands alone. */
function bylineIn(
  head: readonly string[],
  taken: ReadonlyMap<number, Partial<Metadata>>,
): number | undefined {
  const named = [...taken].find(([, said]) => said.authors !== undefined)?.[0];
  if (named === undefined) return undefined;
  return BY.test(bare(head[named - 1] ?? "")) ? named - 1 : named;
}

function yearsIn(head: readonly string[]): readonly (readonly [number, string])[] {
  return head.flatMap((line, index) => {
    const year = YEAR.exec(line)?.[1];
    return year === undefined ? [] : [[index, year] as const];
  });
}

function saidBy(line: string): Partial<Metadata> | undefined {
  const labelled = LABELLED.exec(line);
  if (labelled !== null) {
    const [, label = "", value = ""] = labelled;
    return /^t/i.test(label) ? { title: bare(value) } : { ...authors(value) };
  }
  const [, byline, year = ""] = BYLINE.exec(bare(line)) ?? [];
  if (byline !== undefined) return authors(`${byline}${year}`);
  return RIGHTS.test(line) ? { rights: line } : undefined;
}

/** One name or several, perhaps with the year of the book behind them: “A, B and C (1903)”. */
function authors(names: string): Pick<Metadata, "authors" | "date"> {
  const date = YEAR_BEHIND.exec(names)?.[1];
  const list = bare(names.replace(YEAR_BEHIND, "")).split(/\s*(?:,|&|\band\b|\bund\b|\bet\b)\s+/u);
  const all = list.map((name) => name.trim()).filter((name) => name !== "");
  return { authors: all, ...(date !== undefined && { date }) };
}

/** The line before the byline, or the first line where it has the look of a title and space after it. */
function titleAt(
  head: readonly string[],
  chunks: readonly TextChunk[],
  byline: number | undefined,
): number | undefined {
  const above = byline === undefined ? 1 : byline;
  const at = head.slice(0, above).findLastIndex((line) => !YEAR.test(line));
  const line = head[at];
  if (line === undefined || /^(?:table of )?contents$/i.test(bare(line))) return undefined;
  if (isIdLike(bare(line)) || sceneMark(line) !== undefined) return undefined;
  if (byline !== undefined) return line.length <= 100 ? at : undefined;
  const after = chunks[1];
  const alone = after !== undefined && after.gap > 0 && line.length <= 60;
  return alone && /\p{L}.*\p{L}.*\p{L}/u.test(line) && isTitleCase(bare(line)) && !/\d/.test(line)
    ? 0
    : undefined;
}

/** A name made by a machine, which is nobody's title: hexadecimal, a uuid, words with underscores. */
export function isIdLike(text: string): boolean {
  return (
    /^[\da-f]{8}-?[\da-f-]{4,}$/i.test(text) ||
    /^\S*\d\S*[_]\S*$|^\d[\d_.-]*$/.test(text) ||
    /^[\da-f_-]{8,}$/i.test(text)
  );
}

/** A line without the marks round it: `**Title**`, `=== Title ===`, “Title”. */
function bare(line: string): string {
  return line.replace(/^[\s*_#=~"“]+|[\s*_#=~"”]+$/g, "");
}

function report(reading: Reading, chunk: TextChunk | undefined, said: Partial<Metadata>): void {
  const [line] = chunk?.lines ?? [];
  if (line === undefined || Object.keys(said).length === 0) return;
  const what = Object.keys(said).map((key) => (key === "authors" ? "author" : key))[0] ?? "title";
  const words = reading.text.slice(line.start, line.end);
  const at = spanOf(reading, line.start, line.end);
  reading.diagnostics.push(notice("title", `“${words}” was taken for the ${what} of the book`, at));
}
