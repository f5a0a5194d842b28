import { type Galley, idOf, offsetOf, wordOf } from "./galley.ts";
import type { BreakKind } from "./word-breaks.ts";

/** Where a line ends: after the gap of a word, or at one of the word's breaks. */
export interface LineEnd {
  readonly word: number;
  /** Index into the word's breaks, or -1. */
  readonly part: number;
}

/** Ends of lines, two numbers a line: a word, and one of its breaks or -1. */
export type LineEnds = Int32Array;

/** Where line `i` ends. */
export function lineEnd(ends: LineEnds, i: number): LineEnd {
  return { word: ends[2 * i] as number, part: ends[2 * i + 1] as number };
}

const PARAGRAPH_START: LineEnd = { word: -1, part: -1 };

/** Where the line before line `i` ends. */
export function lineStart(ends: LineEnds, i: number): LineEnd {
  return i === 0 ? PARAGRAPH_START : lineEnd(ends, i - 1);
}

/** Kind of the word break a line ends at, or 0. */
export function breakKind(galley: Galley, end: LineEnd): BreakKind | 0 {
  return end.part < 0 ? 0 : (wordOf(galley, end.word).breaks[end.part]?.kind ?? 0);
}

/** Offset of the first character after an end of a line. */
export function startOffset(galley: Galley, from: LineEnd): number {
  if (from.part >= 0) return offsetOf(galley, from.word) + partOffset(galley, from);
  return from.word + 1 < galley.count ? offsetOf(galley, from.word + 1) : 0;
}

/** Offset after the last character of the line; the space or line break at its end belongs to neither line. */
export function endOffset(galley: Galley, to: LineEnd): number {
  if (to.word < 0) return 0;
  const length = to.part < 0 ? lengthOf(galley, to.word) : partOffset(galley, to);
  return offsetOf(galley, to.word) + length;
}

function lengthOf(galley: Galley, w: number): number {
  return galley.table.figures.length[idOf(galley, w)] as number;
}

function partOffset(galley: Galley, end: LineEnd): number {
  return wordOf(galley, end.word).breaks[end.part]?.at ?? 0;
}
