import type { Contributor, Metadata } from "../../model/book.ts";
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
  /^(?:(?:a novel|a story|roman|written)\s+)?(?:by|von|par|por|di|av|af|door)[:\s]\s*(\p{Lu}[\p{L}\p{M}.'’ -]{1,60})$/iu;
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
  const taken = new Map<number, Partial<Metadata>>();
  for (const [index, line] of head.entries()) {
    const said = saidBy(line);
    if (said !== undefined) taken.set(index, said);
  }
  const byline = [...taken].find(([, said]) => said.authors !== undefined)?.[0];
  const titled = [...taken.values()].some(({ title }) => title !== undefined);
  const at =
    titled || (titledChapters && byline === undefined) ? undefined : titleAt(head, chunks, byline);
  const title = at === undefined ? undefined : head[at];
  if (at !== undefined && title !== undefined) taken.set(at, { title: bare(title) });
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

function saidBy(line: string): Partial<Metadata> | undefined {
  const labelled = LABELLED.exec(line);
  if (labelled !== null) {
    const [, label = "", value = ""] = labelled;
    return /^t/i.test(label) ? { title: bare(value) } : { ...authors(value) };
  }
  const byline = BYLINE.exec(bare(line))?.[1];
  if (byline !== undefined) return authors(byline);
  return RIGHTS.test(line) ? { rights: line } : undefined;
}

/** One name or several: “A, B and C”. */
function authors(names: string): {
  readonly authors: readonly string[];
  readonly contributors?: readonly Contributor[];
} {
  const list = bare(names).split(/\s*(?:,|&|\band\b|\bund\b|\bet\b)\s+/u);
  return { authors: list.map((name) => name.trim()).filter((name) => name !== "") };
}

/** The line before the byline, or the first line where it has the look of a title and space after it. */
function titleAt(
  head: readonly string[],
  chunks: readonly TextChunk[],
  byline: number | undefined,
): number | undefined {
  const at = byline === undefined ? 0 : byline - 1;
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
  if (line === undefined) return;
  const what = Object.keys(said).map((key) => (key === "authors" ? "author" : key))[0] ?? "title";
  const words = reading.text.slice(line.start, line.end);
  const at = spanOf(reading, line.start, line.end);
  reading.diagnostics.push(notice("title", `“${words}” was taken for the ${what} of the book`, at));
}
