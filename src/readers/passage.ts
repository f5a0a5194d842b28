import type { Inline, Text } from "../model/book.ts";
import { pushLeaves, type Reading, repair, spanOf } from "./reading.ts";

/** A half-open range of offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A run of text that may lie on several lines of the source, as one string.
 *
 * The lines are joined by one `\n` each. Offsets into `text` are turned back
 * into offsets of the source by `sourceOffset`.
 */
export interface Passage {
  readonly text: string;
  /** Where the lines lie in the source, in order; never empty. */
  readonly ranges: readonly Range[];
  /** Where each line starts in `text`. */
  readonly starts: readonly number[];
  /** What stands for each line end in the book, a space as a rule; one fewer than `ranges`. */
  readonly joins: readonly string[];
}

/** The passage of some lines, joined by spaces unless `joins` says otherwise. */
export function passageOf(
  source: string,
  ranges: readonly Range[],
  joins?: readonly string[],
): Passage {
  const [only] = ranges;
  if (only !== undefined && ranges.length === 1)
    return { text: source.slice(only.start, only.end), ranges, starts: [0], joins: [] };
  const starts: number[] = [];
  const lines: string[] = [];
  let length = 0;
  for (const { start, end } of ranges) {
    starts.push(length);
    lines.push(source.slice(start, end));
    length += end - start + 1;
  }
  return { text: lines.join("\n"), ranges, starts, joins: joins ?? ranges.slice(1).map(() => " ") };
}

/** The source offset of a place in a passage. */
export function sourceOffset(passage: Passage, offset: number): number {
  const line = lineAt(passage, offset);
  return (passage.ranges[line]?.start ?? 0) + offset - (passage.starts[line] ?? 0);
}

/** The part `[from, to)` of a passage, as a passage. */
export function subPassage(source: string, passage: Passage, from: number, to: number): Passage {
  const first = lineAt(passage, from);
  const last = Math.max(first, lineAt(passage, to));
  const ranges = passage.ranges.slice(first, last + 1).map(({ start, end }, i) => ({
    start: i === 0 ? sourceOffset(passage, from) : start,
    end: i === last - first ? sourceOffset(passage, to) : end,
  }));
  return passageOf(source, ranges, passage.joins.slice(first, last));
}

/** Appends the leaves of `[from, to)` of a passage, each line end as a leaf of its own. */
export function pushText(reading: Reading, passage: Passage, range: Range, into: Inline[]): void {
  const { ranges, starts, joins } = passage;
  const leaves = into as Text[];
  let at = range.start;
  for (let line = lineAt(passage, at); line < ranges.length && at < range.end; line++) {
    const { start, end } = ranges[line] ?? { start: 0, end: 0 };
    const from = starts[line] ?? 0;
    const stop = Math.min(range.end, from + end - start);
    pushLeaves(reading, start + at - from, start + stop - from, leaves);
    at = stop;
    const next = ranges[line + 1];
    if (next === undefined || at >= range.end) continue;
    const join = joins[line] ?? " ";
    if (join !== "")
      into.push({ type: "text", value: join, span: spanOf(reading, end, next.start) });
    else rejoin(reading, { start: end, end: next.start });
    at++;
  }
}

/** A line end that leaves nothing behind is a repair where letters or a hyphen went with it. */
function rejoin(reading: Reading, range: Range): void {
  if (reading.text[range.start] !== "-" && reading.text[range.start] !== "\u00AD") return;
  repair(reading, range, {
    rule: "readers/hyphen",
    after: "",
    because: "the book has the word in one piece elsewhere",
  });
}

function lineAt({ starts }: Passage, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
