import { notice } from "../diagnostics.ts";
import { type HeadingForm, headingForm } from "../headings.ts";
import { type Reading, spanOf } from "../reading.ts";
import { sceneMark } from "../scene-mark.ts";
import type { TextChunk } from "./chunks.ts";
import type { TextProfile } from "./layout.ts";

/** A chunk that is a heading, with the chunk that holds its title where that stands apart. */
export interface OutlineEntry {
  /** Absent for a heading without a form: a line underlined or set in capitals. */
  readonly form?: HeadingForm;
  /** How many chunks it takes: 2 where the title or the underline is a chunk of its own. */
  readonly chunks: number;
  /** Index of the chunk with the title, where it is not in the heading's own line. */
  readonly titleAt?: number;
}

/** Headings by the index of their first chunk. */
export type Outline = ReadonlyMap<number, OutlineEntry>;

interface Candidate {
  readonly index: number;
  readonly form: HeadingForm;
}

/** A title on a line of its own is shorter than this, in UTF-16 units. */
const LONGEST_TITLE = 60;

/** Finds the headings of a text: plain ones at once, doubtful ones in the company of others. */
export function outlineOf(
  reading: Reading,
  chunks: readonly TextChunk[],
  profile: TextProfile,
): Outline {
  const series = titleSeries(reading, chunks, profile);
  const candidates = candidatesIn(reading, chunks);
  const plain = candidates.filter(({ form }) => form.certainty === "plain");
  const likely = companions(
    candidates.filter(({ form }) => form.certainty === "likely"),
    plain,
  );
  const found = [...plain, ...likely];
  const numbers = candidates.filter(({ form }) => form.certainty === "number");
  const counted = found.some(({ form }) => form.role === "chapter") ? [] : inOrder(numbers, chunks);
  const headings = [...found, ...counted].sort((a, b) => a.index - b.index);
  const outline = withTitles(reading, chunks, { headings, gap: profile.gap });
  for (const [index, entry] of underlined(reading, chunks))
    if (!outline.has(index)) outline.set(index, entry);
  const chapters = found.some(({ form }) => form.role === "chapter" || form.role === "part");
  if (!chapters)
    for (const index of series) if (!outline.has(index)) outline.set(index, { chunks: 1 });
  if (!chapters) reportSeries(reading, chunks, series);
  reportOthers(
    reading,
    chunks,
    candidates.filter(({ index }) => !outline.has(index)),
  );
  reportDoubts(reading, chunks, [...likely, ...counted]);
  return new Map([...outline].sort(([a], [b]) => a - b));
}

/** The words of the first line of a chunk. */
export function firstLine(reading: Reading, chunk: TextChunk | undefined): string {
  const [line] = chunk?.lines ?? [];
  return line === undefined
    ? ""
    : reading.text.slice(line.start, Math.min(line.end, line.start + 200));
}

function candidatesIn(reading: Reading, chunks: readonly TextChunk[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [index, chunk] of chunks.entries()) {
    if (chunk.lines.length > 1) continue;
    const form = headingForm(firstLine(reading, chunk));
    if (form !== undefined) candidates.push({ index, form });
  }
  return candidates;
}

/** Likely headings count where a plain one of their kind stands beside them, or another like them. */
function companions(
  likely: readonly Candidate[],
  plain: readonly Candidate[],
): readonly Candidate[] {
  const kinds = new Map<string, number>();
  for (const { form } of [...likely, ...plain])
    kinds.set(form.role, (kinds.get(form.role) ?? 0) + 1);
  const chapters = plain.length > 0;
  return likely.filter(
    ({ form }) => (kinds.get(form.role) ?? 0) > 1 || (chapters && form.role !== "chapter"),
  );
}

/** Bare numbers that count 1, 2, 3 with text between them; one may be missing, and they may start again. */
function inOrder(
  numbers: readonly Candidate[],
  chunks: readonly TextChunk[],
): readonly Candidate[] {
  const accepted: Candidate[] = [];
  for (const candidate of numbers) {
    const last = accepted.at(-1);
    const { number = 0 } = candidate.form;
    const before = last?.form.number ?? 0;
    const least = accepted.length > 1 ? 60 : 200;
    const apart = last === undefined || wordsBetween(chunks, last.index, candidate.index) >= least;
    const next = number === before + 1 || (accepted.length > 1 && number === before + 2);
    if (apart && (next || (number === 1 && accepted.length > 2))) accepted.push(candidate);
  }
  return accepted.length > 1 ? accepted : [];
}

/** Characters of text between two chunks, about. */
function wordsBetween(chunks: readonly TextChunk[], from: number, to: number): number {
  return (chunks[to]?.lines[0]?.start ?? 0) - (chunks[from]?.lines.at(-1)?.end ?? 0);
}

function withTitles(
  reading: Reading,
  chunks: readonly TextChunk[],
  { headings, gap }: { readonly headings: readonly Candidate[]; readonly gap: number },
): Map<number, OutlineEntry> {
  const taken = new Set(headings.map(({ index }) => index));
  const outline = new Map<number, OutlineEntry>();
  for (const { index, form } of headings) {
    const next = index + 1;
    const bare = form.title.end <= form.title.start && form.label.end > form.label.start;
    const apart = bare && !taken.has(next) && isTitleLine(reading, chunks, { index: next, gap });
    outline.set(index, apart ? { form, chunks: 2, titleAt: next } : { form, chunks: 1 });
  }
  return outline;
}

/** A short line in capitals or title case, without an end mark, with space after it where the file has any. */
function isTitleLine(
  reading: Reading,
  chunks: readonly TextChunk[],
  { index, gap }: { readonly index: number; readonly gap: number },
): boolean {
  const chunk = chunks[index];
  const after = chunks[index + 1];
  if (chunk === undefined || after === undefined || chunk.lines.length > 1) return false;
  if ((after.gap === 0 && gap > 0) || chunk.shape === "verse") return false;
  const line = firstLine(reading, chunk);
  if (line.length > LONGEST_TITLE || sceneMark(line) !== undefined) return false;
  // “London, 6 June” is where and when, and not what.
  return isTitleCase(line) && !/,.*\d|\d.*,/.test(line);
}

/** Every long word starts with a capital, and no mark ends the line as a sentence. */
export function isTitleCase(line: string): boolean {
  if (/[.,;:…]["”’]?$|^["“'‘—–-]/u.test(line) || !/\p{L}/u.test(line)) return false;
  const words = line.split(/\s+/).filter((word) => word.replace(/[^\p{L}]/gu, "").length > 3);
  return /^[^\p{L}]*\p{Lu}/u.test(line) && words.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
}

/** Lines underlined with `===` or `---`. */
function underlined(reading: Reading, chunks: readonly TextChunk[]): Outline {
  const found = new Map<number, OutlineEntry>();
  for (const [index, chunk] of chunks.entries()) {
    const next = chunks[index + 1];
    if (next === undefined || next.gap > 0 || next.group !== chunk.group) continue;
    const line = firstLine(reading, chunk);
    const rule = firstLine(reading, next);
    const alone = chunk.lines.length === 1 && line.length <= LONGEST_TITLE && !/[.,;]$/.test(line);
    if (!alone || !/^(?:={3,}|-{3,}|~{3,}|\*{5,})$/.test(rule)) continue;
    if (Math.abs(rule.length - line.length) > 4 + line.length / 2) continue;
    const form = headingForm(line);
    found.set(index, { ...(form === undefined ? {} : { form }), chunks: 2 });
  }
  return found;
}

/**
 * Where no words say so, lines in capitals or title case head chapters: three at least, each after a
 * gap wider than the book's own or on a new page, and with a good deal of text after it.
 */
export function titleSeries(
  reading: Reading,
  chunks: readonly TextChunk[],
  profile: TextProfile,
): readonly number[] {
  const found = chunks.flatMap((chunk, index) => {
    const wide = index === 0 || chunk.newPage || chunk.gap > Math.max(1, profile.gap);
    const apart = profile.gap === 0 || (chunks[index + 1]?.gap ?? 0) > 0;
    if (!wide || !apart || chunk.lines.length > 1) return [];
    const end = Math.min(index + 3, chunks.length - 1);
    return couldHead(firstLine(reading, chunk)) && wordsBetween(chunks, index, end) >= 100
      ? [index]
      : [];
  });
  return found.length < 3 ? [] : found;
}

function couldHead(line: string): boolean {
  const long = line.length >= 3 && line.length <= LONGEST_TITLE;
  return long && isTitleCase(line) && headingForm(line) === undefined;
}

function reportSeries(
  reading: Reading,
  chunks: readonly TextChunk[],
  series: readonly number[],
): void {
  const [first] = series;
  if (first === undefined) return;
  const words = firstLine(reading, chunks[first]);
  const message = `“${words}” was taken for a heading, and ${series.length - 1} lines like it`;
  reading.diagnostics.push(notice("heading", message, chunkSpan(reading, chunks[first])));
}

function reportOthers(
  reading: Reading,
  chunks: readonly TextChunk[],
  others: readonly Candidate[],
): void {
  for (const { index, form } of others.filter(({ form }) => form.certainty === "likely")) {
    const at = chunkSpan(reading, chunks[index]);
    const words = firstLine(reading, chunks[index]);
    const message = `“${words}” reads like a ${form.role} heading and was left as text`;
    reading.diagnostics.push(notice("heading-in-prose", message, at));
  }
}

function reportDoubts(
  reading: Reading,
  chunks: readonly TextChunk[],
  accepted: readonly Candidate[],
): void {
  const [first] = accepted;
  if (first === undefined) return;
  const words = firstLine(reading, chunks[first.index]);
  const others = accepted.length > 1 ? `, and ${accepted.length - 1} like it` : "";
  reading.diagnostics.push(
    notice(
      "heading",
      `“${words}” was taken for a heading${others}`,
      chunkSpan(reading, chunks[first.index]),
    ),
  );
}

function chunkSpan(reading: Reading, chunk: TextChunk | undefined) {
  const [first] = chunk?.lines ?? [];
  return spanOf(reading, first?.start ?? 0, chunk?.lines.at(-1)?.end ?? 0);
}
