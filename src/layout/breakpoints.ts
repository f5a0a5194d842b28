import { breaksAt, type Galley } from "./galley.ts";
import type { StyledRun } from "./paragraph.ts";
import { FORCED, SPACE, TIED } from "./spaces.ts";
import type { Tuning } from "./tuning.ts";
import { COMPOUND, endsInHyphen, HARD, HYPHEN, OPEN } from "./word-breaks.ts";
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

/** How many breakpoints a galley has, the start of the paragraph included. */
export function breakpointCount(galley: Galley): number {
  let count = 2;
  for (const word of galley.words) count += 1 + word.breaks.length;
  return count;
}

/** What filling needs beyond the galley. */
export interface FillOptions {
  readonly runs: readonly StyledRun[];
  readonly tuning: Tuning;
  /** Whether a capital inside a sentence marks a proper name in this language. */
  readonly names: boolean;
  readonly hang: boolean;
}

/** The sums so far. */
interface Sums {
  width: number;
  space: number;
}

/** Fills `into` from a galley. */
export function fillBreakpoints(into: Breakpoints, galley: Galley, options: FillOptions): void {
  const { words, count } = galley;
  const { runs, tuning } = options;
  const hang = options.hang ? 1 : 0;
  const sums: Sums = { width: 0, space: 0 };
  into.count = 0;
  putStart(into, galley, options);
  let sentence = true;
  for (let w = 0; w < count; w += 1) {
    const word = words[w] as Word;
    const run = runs[galley.runs[w] as number] as StyledRun;
    const { size, tracking } = run;
    const name = word.capital && options.names && !sentence ? tuning.name : 0;
    for (let p = 0; p < word.breaks.length; p += 1)
      putPart(into, word.breaks[p] as WordBreak, run, {
        sums,
        hang,
        name,
        tuning,
        word: w,
        part: p,
      });
    sums.width += word.width * size + tracking * word.shaped.glyphs.length;
    if (w < count - 1) putGap(into, galley, w, { sums, size, hang, runs });
    if (word.text !== "") sentence = word.stop;
  }
  putEnd(into, galley, sums, options);
}

function putStart(into: Breakpoints, galley: Galley, { runs, hang }: FillOptions): void {
  const first = galley.words[0];
  const size = runs[galley.runs[0] ?? 0]?.size ?? 0;
  into.start[0] = hang ? (first?.left ?? 0) * size : 0;
  into.startSpace[0] = 0;
  into.flags[0] = 0;
  into.before[0] = 0;
  into.after[0] = first?.stack ?? 0;
  into.word[0] = -1;
  into.part[0] = -1;
  into.count = 1;
}

interface PartPlace {
  readonly sums: Sums;
  readonly hang: number;
  readonly name: number;
  readonly tuning: Tuning;
  readonly word: number;
  readonly part: number;
}

function putPart(into: Breakpoints, brk: WordBreak, run: StyledRun, place: PartPlace): void {
  const { kind } = brk;
  const added = kind === HYPHEN || kind === COMPOUND;
  if (added && !run.hyphenate) return;
  const n = into.count;
  const { sums, hang } = place;
  const { size } = run;
  const width = sums.width + run.tracking * brk.shapedAt;
  into.end[n] = width + (brk.before - hang * brk.right) * size;
  into.start[n] = width + (brk.after + hang * brk.left) * size;
  into.endSpace[n] = sums.space;
  into.startSpace[n] = sums.space;
  into.penalty[n] = penaltyOf(kind, place.tuning) + (added ? place.name : 0);
  into.flags[n] = (endsInHyphen(kind) ? FLAG_HYPHEN : 0) | (added ? FLAG_ADDED : 0);
  into.before[n] = 0;
  into.after[n] = 0;
  into.word[n] = place.word;
  into.part[n] = place.part;
  into.count = n + 1;
}

interface GapPlace {
  readonly sums: Sums;
  readonly size: number;
  readonly hang: number;
  readonly runs: readonly StyledRun[];
}

function putGap(into: Breakpoints, galley: Galley, w: number, place: GapPlace): void {
  const { sums, hang } = place;
  const gap = galley.gaps[w] as number;
  const width = galley.gapWidths[w] as number;
  const elastic = gap === SPACE || gap === TIED ? width : 0;
  if (breaksAt(gap)) {
    const n = into.count;
    const word = galley.words[w] as Word;
    const next = galley.words[w + 1] as Word;
    const nextSize = place.runs[galley.runs[w + 1] as number]?.size ?? 0;
    into.end[n] = sums.width - hang * word.right * place.size;
    into.start[n] = sums.width + width + hang * next.left * nextSize;
    into.endSpace[n] = sums.space;
    into.startSpace[n] = sums.space + elastic;
    into.penalty[n] = 0;
    into.flags[n] = gap === FORCED ? FLAG_FORCED : 0;
    into.before[n] = word.stack;
    into.after[n] = next.stack;
    into.word[n] = w;
    into.part[n] = -1;
    into.count = n + 1;
  }
  sums.width += width;
  sums.space += elastic;
}

function putEnd(into: Breakpoints, galley: Galley, sums: Sums, { runs, hang }: FillOptions): void {
  const n = into.count;
  const last = galley.count - 1;
  const size = runs[galley.runs[last] ?? 0]?.size ?? 0;
  into.end[n] = sums.width - (hang ? (galley.words[last]?.right ?? 0) * size : 0);
  into.start[n] = sums.width;
  into.endSpace[n] = sums.space;
  into.startSpace[n] = sums.space;
  into.penalty[n] = 0;
  into.flags[n] = FLAG_FORCED;
  into.before[n] = 0;
  into.after[n] = 0;
  into.word[n] = last;
  into.part[n] = -1;
  into.count = n + 1;
}

function penaltyOf(kind: number, tuning: Tuning): number {
  switch (kind) {
    case HARD:
      return tuning.hardHyphen;
    case OPEN:
      return tuning.openBreak;
    case COMPOUND:
      return tuning.compound;
    default:
      return tuning.hyphen;
  }
}
