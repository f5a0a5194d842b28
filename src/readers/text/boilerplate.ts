import type { Metadata } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { isBlank, type Line } from "../lines.ts";
import { type Reading, repair, spanOf } from "../reading.ts";

/** Lines that are the manuscript's own, and what a library's header says of it. */
export interface OwnLines {
  readonly lines: readonly Line[];
  readonly metadata: Partial<Metadata>;
}

const START = /^\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK/i;
const END =
  /^(?:\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK|End of (?:the )?Project Gutenberg)/i;

/** Credits and notes of those who made the file, at its start; placeholders for pictures anywhere. */
const CREDIT =
  /^(?:Produced by\b|E-?text prepared by\b|This e-?text was produced\b|\[?Transcriber['’]s note)/i;
const PICTURE = /^\[Illustration(?::[^\]]*)?\]$/i;

/** Lines of a site round a story: ways to other chapters, requests to share, notices to thieves. */
const SITE: readonly RegExp[] = [
  /^(?=.*(?:[<«‹|>»›]|chapter|next.*prev|prev.*next))(?:[<«‹|\s]*(?:prev(?:ious)?|next|first|last|back)(?: chapter)?[>»›|\s]*){1,4}$/i,
  /^(?:table of contents|index)?\s*[|•·]?\s*(?:previous chapter|next chapter)(?:\s*[|•·]\s*.{0,40})?$/i,
  /^(?:share this:|like this:|report abuse|add to (?:library|favou?rites))(?:\s.{0,30})?$/i,
  /^posted originally on the archive of our own at https?:.*$/i,
  /^(?:story|work) (?:id|url|link)\s*:.*https?:.*$/i,
  /\b(?:unlawfully|illicitly|illegally) (?:obtained|taken|lifted)\b.*\b(?:report|amazon|royal road)\b/i,
  /\bstolen (?:content|from royal road|story)\b.*\breport\b|\bif you (?:spot|encounter|come across|discover|find|see) this (?:story|tale|narrative|content) on amazon\b/i,
];

/** Leaves out what a library or site put round and into a story. Each run is a repair. */
export function ownLines(reading: Reading, lines: readonly Line[]): OwnLines {
  const words = lines.map(({ start, end }) =>
    reading.text.slice(start, Math.min(end, start + 400)),
  );
  const start = words.slice(0, 1000).findIndex((line) => START.test(line));
  const end = words.findIndex((line, i) => i > start && END.test(line));
  const dropped = new Set<number>();
  const from = start < 0 ? 0 : start + 1;
  const to = end < 0 ? lines.length : end;
  for (let i = 0; i < from; i++) dropped.add(i);
  for (let i = to; i < lines.length; i++) dropped.add(i);
  dropCredits(lines, words, { from, to, dropped, trusted: start >= 0 });
  for (let i = from; i < to; i++) if (isForeign(words[i] ?? "")) dropWithGap(lines, i, dropped);
  if (dropped.size === 0) return { lines, metadata: {} };
  record(reading, lines, dropped);
  return {
    lines: lines.filter((_, i) => !dropped.has(i)),
    metadata: start < 0 ? {} : headerSays(words.slice(0, start)),
  };
}

interface Credits {
  readonly from: number;
  readonly to: number;
  readonly dropped: Set<number>;
  /** A library's own mark stands above, so the credits are no part of the story. */
  readonly trusted: boolean;
}

/** Drops the paragraphs of credits that stand first after a library's mark. */
function dropCredits(
  lines: readonly Line[],
  words: readonly string[],
  { from, to, dropped, trusted }: Credits,
): void {
  if (!trusted) return;
  let inCredit = false;
  for (let i = from; i < Math.min(to, from + 40); i++) {
    const line = lines[i];
    if (line === undefined) break;
    if (isBlank(line)) inCredit = false;
    else if (CREDIT.test(words[i] ?? "")) inCredit = true;
    else if (!inCredit) continue;
    if (inCredit) dropped.add(i);
  }
}

/** Drops a line and the blank ones under it, so that no gap is left where it stood. */
function dropWithGap(lines: readonly Line[], at: number, dropped: Set<number>): void {
  dropped.add(at);
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || !isBlank(line)) return;
    dropped.add(i);
  }
}

function isForeign(line: string): boolean {
  if (line === "") return false;
  return PICTURE.test(line) || SITE.some((pattern) => pattern.test(line));
}

function record(reading: Reading, lines: readonly Line[], dropped: ReadonlySet<number>): void {
  let run: { start: number; end: number } | undefined;
  const runs: { start: number; end: number }[] = [];
  for (const [i, { start, end }] of lines.entries()) {
    if (!dropped.has(i)) {
      if (start < end) run = undefined;
    } else if (start < end) {
      if (run === undefined) {
        run = { start, end };
        runs.push(run);
      } else run.end = end;
    }
  }
  for (const range of runs) {
    const because = "it is text of a library or a site, and not of the book";
    repair(reading, range, { rule: "readers/boilerplate", after: "", because });
    const first = reading.text.slice(range.start, range.end).split(/[\r\n]/)[0] ?? "";
    const at = spanOf(reading, range.start, range.end);
    reading.diagnostics.push(notice("boilerplate", `“${first.slice(0, 60)}” was left out`, at));
  }
}

function headerSays(words: readonly string[]): Partial<Metadata> {
  const value = (label: string) =>
    words
      .map((line) => new RegExp(`^${label}:\\s*(\\S.*)$`, "i").exec(line)?.[1])
      .find((found) => found);
  const title = value("Title");
  const author = value("Author");
  return { ...(title && { title }), ...(author && { authors: [author] }) };
}
