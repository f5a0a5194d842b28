import type { Pt } from "../../base/units.ts";
import type { StyledRun } from "../paragraph.ts";
import { breaksAt, type Galley, gapAfter, gapWidth, runOf, wordOf } from "./galley.ts";
import { FORCED, SPACE, TIED } from "./spaces.ts";
import type { Tuning } from "./tuning.ts";
import { type BreakKind, COMPOUND, endsInHyphen, HARD, HYPHEN, OPEN } from "./word-breaks.ts";
import type { Word, WordBreak } from "./words.ts";

/**
 * The places where lines may end, in order, as arrays for the breaker's inner loop.
 *
 * A line from break `a` to break `b` is `end[b] - start[a]` wide, of which
 * `endSpace[b] - startSpace[a]` are word spaces. Breakpoint 0 is the start of
 * the paragraph, the last its end.
 */
export interface Breakpoints {
  count: number;
  /** Width up to here, without what hangs. */
  end: Float64Array;
  /** Width up to where the next line starts, with what hangs. */
  start: Float64Array;
  /** Width up to the gap itself, with nothing hung: where rivers are looked for. */
  at: Float64Array;
  endSpace: Float64Array;
  startSpace: Float64Array;
  /** Cost of ending a line here; squared into the demerits. */
  penalty: Float64Array;
  flags: Uint8Array;
  /** Numbers of the words before and after, to see stacks. */
  before: Int32Array;
  after: Int32Array;
  word: Int32Array;
  /** Index into the word's breaks, or -1 for the gap after it. */
  part: Int32Array;
}

/** The line would end in a hyphen. */
export const FLAG_HYPHEN = 1;
/** The hyphen is one we add. */
export const FLAG_ADDED = 2;
/** The line must end here. */
export const FLAG_FORCED = 4;

/** Arrays for `capacity` breaks, to be used again for every paragraph. */
export function createBreakpoints(capacity: number): Breakpoints {
  const reals = (): Float64Array => new Float64Array(capacity);
  const integers = (): Int32Array => new Int32Array(capacity);
  return {
    count: 0,
    end: reals(),
    start: reals(),
    at: reals(),
    endSpace: reals(),
    startSpace: reals(),
    penalty: reals(),
    flags: new Uint8Array(capacity),
    before: integers(),
    after: integers(),
    word: integers(),
    part: integers(),
  };
}

/** What filling needs beyond the galley. */
export interface FillOptions {
  readonly runs: readonly StyledRun[];
  readonly tuning: Tuning;
  /** Whether a capital inside a sentence marks a proper name in this language. */
  readonly names: boolean;
  readonly hang: boolean;
  /** Lines may end between an abbreviation and its name, which are else kept together. */
  readonly untied: boolean;
}

/** What is known while filling: the sums so far, and the word at hand. */
interface Filling {
  readonly into: Breakpoints;
  readonly galley: Galley;
  readonly runs: readonly StyledRun[];
  readonly tuning: Tuning;
  readonly untied: boolean;
  /** 1 where punctuation hangs, else 0. */
  readonly hang: number;
  width: Pt;
  space: Pt;
}

/** Fills `into` from a galley. */
export function fillBreakpoints(into: Breakpoints, galley: Galley, options: FillOptions): void {
  const { runs, tuning, names } = options;
  const filling: Filling = {
    into,
    galley,
    runs,
    tuning,
    untied: options.untied,
    hang: options.hang ? 1 : 0,
    width: 0,
    space: 0,
  };
  const { count } = galley;
  putStart(filling);
  let sentence = true;
  for (let w = 0; w < count; w += 1) {
    const word = wordOf(galley, w);
    const run = runs[runOf(galley, w)] as StyledRun;
    if (word.breaks.length > 0)
      putParts(filling, w, word, names && word.capital && !sentence ? tuning.name : 0);
    filling.width += word.width * run.size;
    if (run.tracking !== 0) filling.width += run.tracking * word.shaped.glyphs.length;
    if (w < count - 1) putGap(filling, w, word, run.size);
    if (word.text !== "") sentence = word.stop;
  }
  putEnd(filling);
}

function sizeAt({ galley, runs }: Filling, w: number): Pt {
  return galley.count === 0 ? 0 : (runs[runOf(galley, w)] as StyledRun).size;
}

function putStart(filling: Filling): void {
  const { into, galley, hang } = filling;
  const first = galley.count === 0 ? undefined : wordOf(galley, 0);
  into.start[0] = hang * (first?.left ?? 0) * sizeAt(filling, 0);
  into.startSpace[0] = 0;
  into.flags[0] = 0;
  into.before[0] = 0;
  into.after[0] = first?.stack ?? 0;
  into.word[0] = -1;
  into.part[0] = -1;
  into.count = 1;
}

function putParts(filling: Filling, w: number, word: Word, name: number): void {
  const { into, galley, runs, tuning, hang, space } = filling;
  const { size, tracking, hyphenate } = runs[runOf(galley, w)] as StyledRun;
  const { breaks } = word;
  let n = into.count;
  for (let p = 0; p < breaks.length; p += 1) {
    const brk = breaks[p] as WordBreak;
    const { kind } = brk;
    const added = kind === HYPHEN || kind === COMPOUND;
    if (added && !hyphenate) continue;
    const width = filling.width + tracking * brk.shapedAt;
    into.end[n] = width + (brk.before - hang * brk.right) * size;
    into.start[n] = width + (brk.after + hang * brk.left) * size;
    into.endSpace[n] = space;
    into.startSpace[n] = space;
    into.penalty[n] = penaltyOf(kind, tuning) + (added ? name : 0);
    into.flags[n] = (endsInHyphen(kind) ? FLAG_HYPHEN : 0) | (added ? FLAG_ADDED : 0);
    into.before[n] = 0;
    into.after[n] = 0;
    into.word[n] = w;
    into.part[n] = p;
    n += 1;
  }
  into.count = n;
}

function putGap(filling: Filling, w: number, word: Word, size: Pt): void {
  const { into, galley, hang } = filling;
  const gap = gapAfter(galley, w);
  const width = gapWidth(galley, w);
  const elastic = gap === SPACE || gap === TIED ? width : 0;
  const next = wordOf(galley, w + 1);
  const untied = filling.untied && gap === TIED && isTitled(word, next);
  if (untied || breaksAt(gap)) {
    const n = into.count;
    into.end[n] = filling.width - hang * word.right * size;
    into.at[n] = filling.width;
    into.start[n] = filling.width + width + hang * next.left * sizeAt(filling, w + 1);
    into.endSpace[n] = filling.space;
    into.startSpace[n] = filling.space + elastic;
    into.penalty[n] = untied ? UNTIED : 0;
    into.flags[n] = gap === FORCED ? FLAG_FORCED : 0;
    into.before[n] = word.stack;
    into.after[n] = next.stack;
    into.word[n] = w;
    into.part[n] = -1;
    into.count = n + 1;
  }
  filling.width += width;
  filling.space += elastic;
}

/** Cost of parting them: less than a line torn apart, more than anything else. */
const UNTIED = 1_000;

/**
 * An abbreviation and a name: “Mr. Power”, “J. Smith”. A space before a mark, or in a number, is never a place to break.
 * The stop is a piece of its own where the abbreviation is in italics and it is not.
 */
function isTitled(word: Word, next: Word): boolean {
  return next.capital && /(?:\p{L}|^)\.$/u.test(word.text);
}

function putEnd(filling: Filling): void {
  const { into, galley, hang, width, space } = filling;
  const n = into.count;
  const last = galley.count - 1;
  const right = last < 0 ? 0 : wordOf(galley, last).right;
  into.end[n] = width - hang * right * sizeAt(filling, last);
  into.start[n] = width;
  into.endSpace[n] = space;
  into.startSpace[n] = space;
  into.penalty[n] = 0;
  into.flags[n] = FLAG_FORCED;
  into.before[n] = 0;
  into.after[n] = 0;
  into.word[n] = last;
  into.part[n] = -1;
  into.count = n + 1;
}

function penaltyOf(kind: BreakKind, tuning: Tuning): number {
  if (kind === HYPHEN) return tuning.hyphen;
  if (kind === HARD) return tuning.hardHyphen;
  return kind === OPEN ? tuning.openBreak : tuning.compound;
}
