import { append } from "../../base/append.ts";
import { notice } from "../diagnostics.ts";
import { isBlank, type Line } from "../lines.ts";
import { numeral } from "../numerals.ts";
import { type Reading, repair, spanOf } from "../reading.ts";
import { continues } from "./layout.ts";

/** Pages are told by this many numbers that rise one by one. */
const FEWEST = 3;

/** A page in a text file has no more lines than this. */
const LONGEST_PAGE = 90;

const NUMBER = /^([-–—[(|~\s]*)(?:p(?:age|g|\.)?\.?\s*)?(\d{1,4}|[ivxl]{1,7})([-–—\])|~.\s]*)$/i;

interface PageNumber {
  readonly line: number;
  readonly value: number;
  /** It says so itself: `- 47 -`, `[Pg 12]`. */
  readonly plain: boolean;
}

/**
 * Leaves out page numbers and running heads, and joins what a page parted.
 *
 * They must come back at the distance of a page, and something must show that pages were cut:
 * sentences that run over them, form feeds, or marks round the numbers. Chapter numbers have none.
 */
export function withoutFurniture(reading: Reading, lines: readonly Line[]): readonly Line[] {
  const numbers = rising(pageNumbers(reading, lines));
  if (numbers.length < FEWEST || !cutsPages(reading, lines, numbers)) return lines;
  const dropped = new Set(numbers.map(({ line }) => line));
  for (const line of runningHeads(reading, lines, numbers)) dropped.add(line);
  for (const index of [...dropped].sort((a, b) => a - b)) {
    const line = lines[index];
    if (line === undefined) continue;
    const because = "it came back at the distance of a page";
    repair(reading, line, { rule: "readers/page-furniture", after: "", because });
  }
  const first = lines[numbers[0]?.line ?? 0];
  const at = spanOf(reading, first?.start ?? 0, first?.end ?? 0);
  const message = `${dropped.size} page numbers and running heads were left out`;
  reading.diagnostics.push(notice("page-furniture", message, at));
  return joined(reading, lines, dropped);
}

function pageNumbers(reading: Reading, lines: readonly Line[]): readonly PageNumber[] {
  const found: PageNumber[] = [];
  for (const [line, { start, end }] of lines.entries()) {
    if (end - start === 0 || end - start > 20) continue;
    const words = reading.text.slice(start, end);
    const match = NUMBER.exec(words);
    const value = match === null ? undefined : numeral(match[2] ?? "");
    if (value === undefined) continue;
    const plain = /^[-–—[(|~]|\bp(?:age|g)/i.test(words);
    found.push({ line, value, plain });
  }
  return found;
}

/** The numbers that rise one by one, each within a page of the last. */
function rising(numbers: readonly PageNumber[]): readonly PageNumber[] {
  let best: PageNumber[] = [];
  let run: PageNumber[] = [];
  for (const number of numbers) {
    const last = run.at(-1);
    const next = last !== undefined && number.value === last.value + 1;
    if (next && number.line - last.line <= LONGEST_PAGE) run.push(number);
    else if (last === undefined || number.value !== last.value) run = [number];
    if (run.length > best.length) best = run;
  }
  return best;
}

/** A third of the pages end in mid-sentence or at a form feed, or most numbers have marks round them. */
function cutsPages(
  reading: Reading,
  lines: readonly Line[],
  numbers: readonly PageNumber[],
): boolean {
  const plain = numbers.filter((number) => number.plain).length;
  const cut = numbers.filter(({ line }) => {
    const above = neighbour(lines, line, -1);
    const below = neighbour(lines, line, 1);
    if (lines.slice(Math.max(0, line - 1), line + 2).some(({ ends }) => ends === "page"))
      return true;
    return above !== undefined && below !== undefined && continues(reading.text, above, below);
  }).length;
  return cut * 3 >= numbers.length || plain * 2 > numbers.length;
}

/** The next line with words in a direction. */
function neighbour(lines: readonly Line[], from: number, step: 1 | -1): Line | undefined {
  for (let i = from + step; i >= 0 && i < lines.length; i += step) {
    const line = lines[i];
    if (line !== undefined && !isBlank(line)) return line;
  }
  return undefined;
}

/** Lines beside page numbers that come back again and again. */
function runningHeads(
  reading: Reading,
  lines: readonly Line[],
  numbers: readonly PageNumber[],
): readonly number[] {
  const seen = new Map<string, number[]>();
  for (const { line } of numbers)
    for (let i = Math.max(0, line - 3); i <= Math.min(lines.length - 1, line + 3); i++) {
      const { start, end } = lines[i] ?? { start: 0, end: 0 };
      if (i === line || start === end || end - start > 60) continue;
      const words = reading.text.slice(start, end).toLowerCase();
      append(seen, words, i);
    }
  const often = [...seen.values()].map((places) => [...new Set(places)]);
  return often.filter((places) => places.length >= FEWEST).flat();
}

/** The lines that stay; where a sentence runs over what was dropped, so do its lines. */
function joined(
  reading: Reading,
  lines: readonly Line[],
  dropped: ReadonlySet<number>,
): readonly Line[] {
  const kept: Line[] = [];
  let blanks: Line[] = [];
  let cut = false;
  for (const [i, line] of lines.entries()) {
    cut ||= dropped.has(i);
    if (dropped.has(i)) continue;
    if (isBlank(line)) {
      blanks.push(line);
      continue;
    }
    const last = kept.at(-1);
    if (cut && last !== undefined && continues(reading.text, last, line))
      // A page break inside a sentence is no break.
      kept.splice(-1, 1, { ...last, ends: "line" });
    else pushAll(cut ? blanks.slice(0, 1) : blanks, kept);
    kept.push(line);
    blanks = [];
    cut = false;
  }
  return kept;
}

/** A call with all of them as arguments would break on a file of blank lines. */
function pushAll(lines: readonly Line[], into: Line[]): void {
  for (const line of lines) into.push(line);
}
