import type { Source, Span } from "./span.ts";

/** A place as editors count it: both from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of a text start; CRLF, CR and LF each end one line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The line and column of an offset, by binary search in the result of `lineStarts`. */
export function positionOf(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Finds positions in many sources and scans each source for its lines once. */
export function locator(sources: ReadonlyMap<string, Source>): (span: Span) => Position {
  const starts = new Map<string, readonly number[]>();
  return (span) => {
    const known = starts.get(span.source) ?? lineStarts(sources.get(span.source)?.text ?? "");
    starts.set(span.source, known);
    return positionOf(known, span.start);
  };
}
