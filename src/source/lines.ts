import type { Source, Span } from "./span.ts";

/** A place as editors count it: both from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of a text start; CRLF, CR and LF each end one line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
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

/** The lines of sources that are still held. */
const known = new WeakMap<Source, readonly number[]>();

function startsOf(source: Source | undefined): readonly number[] {
  if (source === undefined) return [0];
  const starts = known.get(source) ?? lineStarts(source.text);
  known.set(source, starts);
  return starts;
}

/** Finds positions in many sources and scans each source for its lines once. */
export function locator(sources: ReadonlyMap<string, Source>): (span: Span) => Position {
  let source: string | undefined;
  let starts: readonly number[] = [0];
  return (span) => {
    if (span.source !== source) {
      source = span.source;
      starts = startsOf(sources.get(source));
    }
    return positionOf(starts, span.start);
  };
}
