import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Text } from "../model/book.ts";
import type { Source, Span } from "../source/span.ts";
import { type Alteration, alterationsOf } from "./characters.ts";
import type { Range } from "./passage.ts";
import type { AssetRequest, Repair } from "./reader.ts";

/**
 * One manuscript while it is being read: its text, what is altered in it, and
 * what has been noticed so far. It lives for one call of `read`.
 */
export interface Reading {
  readonly source: Source;
  readonly text: string;
  /** Every run of characters that does not go into the book as typed, in order, none overlapping. */
  readonly alterations: readonly Alteration[];
  readonly diagnostics: Diagnostic[];
  readonly repairs: Repair[];
  readonly requests: AssetRequest[];
}

/** Starts to read a source. */
export function startReading(source: Source, diagnostics: readonly Diagnostic[] = []): Reading {
  return {
    source,
    text: source.text,
    alterations: alterationsOf(source.text),
    diagnostics: [...diagnostics],
    repairs: [],
    requests: [],
  };
}

/** A range of the source as a span. */
export function spanOf(reading: Reading, start: number, end: number): Span {
  return { source: reading.source.id, start, end };
}

/** Records that a range does not stand in the book as it was typed. */
export function repair(
  reading: Reading,
  range: Range,
  {
    rule,
    after,
    because,
  }: { readonly rule: string; readonly after: string; readonly because: string },
): void {
  const { start, end } = range;
  reading.repairs.push({
    rule,
    at: spanOf(reading, start, end),
    before: reading.text.slice(start, end),
    after,
    because,
  });
}

/** Appends the leaves of a range within one line: verbatim, but for altered runs, which are leaves of their own. */
export function pushLeaves(reading: Reading, start: number, end: number, into: Text[]): void {
  const { alterations } = reading;
  let done = start;
  for (let i = firstFrom(alterations, start); i < alterations.length; i++) {
    const alteration = alterations[i];
    if (alteration === undefined || alteration.start >= end) break;
    if (alteration.end > end) break;
    pushLeaf(reading, done, alteration.start, into);
    const { start: from, end: to, value } = alteration;
    if (value !== "") into.push({ type: "text", value, span: spanOf(reading, from, to) });
    repair(reading, alteration, { ...alteration, after: value });
    done = to;
  }
  pushLeaf(reading, done, end, into);
}

function pushLeaf(reading: Reading, start: number, end: number, into: Text[]): void {
  if (start >= end) return;
  const value = reading.text.slice(start, end);
  into.push({ type: "text", value, span: spanOf(reading, start, end) });
}

/** Index of the first alteration that starts at `offset` or later, by binary search. */
function firstFrom(alterations: readonly Alteration[], offset: number): number {
  let low = 0;
  let high = alterations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((alterations[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
