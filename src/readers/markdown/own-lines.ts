import type { Metadata } from "../../model/book.ts";
import { linesOf } from "../lines.ts";
import type { Range } from "../passage.ts";
import type { Reading } from "../reading.ts";
import { ownLines } from "../text/boilerplate.ts";
import { withoutFurniture } from "../text/furniture.ts";

/** The lines of a Markdown file that are the manuscript's own, and what a library's header says of it. */
export interface MarkdownLines {
  readonly lines: readonly Range[];
  readonly metadata: Partial<Metadata>;
}

/** Leaves out what a library or site put round the text, and page numbers with their running heads. */
export function ownMarkdownLines(
  reading: Reading,
  lines: readonly Range[],
  from: number,
): MarkdownLines {
  if (!FOREIGN.test(reading.text) && !hasPages(reading.text)) return { lines, metadata: {} };
  const all = linesOf(reading.text, from);
  const own = ownLines(reading, all);
  const kept = hasPages(reading.text) ? withoutFurniture(reading, own.lines) : own.lines;
  const stays = new Set(kept.map(({ at }) => at));
  const gone = new Set(all.flatMap(({ at }) => (stays.has(at) ? [] : [at])));
  return { lines: lines.filter(({ start }) => !gone.has(start)), metadata: own.metadata };
}

/** Words of which no boilerplate is without one. */
const FOREIGN =
  /project gutenberg|^\[illustration|previous|^.{0,30}\bnext\b.{0,30}$|share this|like this:|report abuse|^add to |archive of our own|^(?:story|work) (?:id|url|link)|stolen|on amazon|(?:unlawfully|illicitly|illegally) /im;

/** A page number alone between blank lines; one behind a lone hyphen is an item of a list. */
const PAGE =
  /^[ \t]*(?:[-–—~|]\s?\d{1,4}\s?[-–—~|]|\[(?:pg?\.?\s?|page )?\d{1,4}\]|p(?:age|g)?\.? ?\d{1,4}|\d{1,4})[ \t]*$/gim;
const FEWEST = 3;

function hasPages(text: string): boolean {
  let found = 0;
  for (const { 0: match, index } of text.matchAll(PAGE)) {
    const before = text.slice(Math.max(0, index - 4), index);
    const after = text.slice(index + match.length, index + match.length + 4);
    if (/\n\r?\n$/.test(before) && /^\r?\n\r?\n/.test(after)) found++;
    if (found >= FEWEST) return true;
  }
  return false;
}
