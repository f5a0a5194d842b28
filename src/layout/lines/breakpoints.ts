import type { Pt } from "../../base/units.ts";
import type { StyledRun } from "../paragraph.ts";
import { breaksAt, type Galley, gapAfter, gapWidth, idOf, runOf, wordOf } from "./galley.ts";
import { FORCED, SPACE, TIED } from "./spaces.ts";
import type { Tuning } from "./tuning.ts";
import { type BreakKind, endsInHyphen, HARD, HYPHEN, OPEN } from "./word-breaks.ts";
import { CAPITAL, EMPTY, isAdded, STOP } from "./word-table.ts";

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

/** What is known while filling: the sums so far stand in `sums`, since a fraction in an object is an object of its own. */
interface Filling {
  readonly into: Breakpoints;
  readonly galley: Galley;
  readonly runs: readonly StyledRun[];
  readonly tuning: Tuning;
  readonly untied: boolean;
  /** 1 where punctuation hangs, else 0. */
  readonly hang: number;
}

/** Width and word spaces up to here; one pair for all paragraphs, since each is filled to its end. */
const SUMS = new Float64Array(2);
const WIDTH = 0;
const SPACES = 1;

/** Fills `into` from a galley. */
export function fillBreakpoints(into: Breakpoints, galley: Galley, options: FillOptions): void {
  const { runs, tuning, names, untied } = options;
  const filling: Filling = { into, galley, runs, tuning, untied, hang: options.hang ? 1 : 0 };
  const { count } = galley;
  const { width, glyphs, traits, breaks } = galley.table.figures;
  SUMS.fill(0);
  putStart(filling);
  let sentence = true;
  for (let w = 0; w < count; w += 1) {
    const id = idOf(galley, w);
    const run = runs[runOf(galley, w)] as StyledRun;
    const trait = traits[id] as number;
    if ((breaks[id] as number) > 0) {
      const named = names && (trait & CAPITAL) !== 0 && !sentence;
      putParts(filling, w, run, named ? tuning.name : 0);
    }
    let sum = (SUMS[WIDTH] as number) + (width[id] as number) * run.size;
    if (run.tracking !== 0) sum += run.tracking * (glyphs[id] as number);
    SUMS[WIDTH] = sum;
    if (w < count - 1) putGap(filling, w, run.size);
    if ((trait & EMPTY) === 0) sentence = (trait & STOP) !== 0;
  }
  putEnd(filling);
}

function sizeAt({ galley, runs }: Filling, w: number): Pt {
  return (runs[runOf(galley, w)] as StyledRun).size;
}

function putStart(filling: Filling): void {
  const { into, galley, hang } = filling;
  const { left, stack } = galley.table.figures;
  const first = galley.count === 0 ? -1 : idOf(galley, 0);
  into.start[0] = first < 0 ? 0 : hang * (left[first] as number) * sizeAt(filling, 0);
  into.startSpace[0] = 0;
  into.flags[0] = 0;
  into.before[0] = 0;
  into.after[0] = first < 0 ? 0 : (stack[first] as number);
  into.word[0] = -1;
  into.part[0] = -1;
  into.count = 1;
}

function putParts(filling: Filling, w: number, run: StyledRun, name: number): void {
  const { into, galley, tuning, hang } = filling;
  const { figures, breaks } = galley.table;
  const { size, tracking, hyphenate } = run;
  const id = idOf(galley, w);
  const first = figures.firstBreak[id] as number;
  const end = first + (figures.breaks[id] as number);
  const space = SUMS[SPACES] as number;
  let n = into.count;
  for (let brk = first; brk < end; brk += 1) {
    const kind = breaks.kind[brk] as BreakKind;
    const added = isAdded(kind);
    if (added && !hyphenate) continue;
    const width = (SUMS[WIDTH] as number) + tracking * (breaks.shapedAt[brk] as number);
    const before = breaks.before[brk] as number;
    const after = breaks.after[brk] as number;
    into.end[n] = width + (before - hang * (breaks.right[brk] as number)) * size;
    into.start[n] = width + (after + hang * (breaks.left[brk] as number)) * size;
    into.endSpace[n] = space;
    into.startSpace[n] = space;
    into.penalty[n] = penaltyOf(kind, tuning) + (added ? name : 0);
    into.flags[n] = (endsInHyphen(kind) ? FLAG_HYPHEN : 0) | (added ? FLAG_ADDED : 0);
    into.before[n] = 0;
    into.after[n] = 0;
    into.word[n] = w;
    into.part[n] = brk - first;
    n += 1;
  }
  into.count = n;
}

function putGap(filling: Filling, w: number, size: Pt): void {
  const { into, galley, hang } = filling;
  const { left, right, stack } = galley.table.figures;
  const gap = gapAfter(galley, w);
  const width = gapWidth(galley, w);
  const elastic = gap === SPACE || gap === TIED ? width : 0;
  const sum = SUMS[WIDTH] as number;
  const space = SUMS[SPACES] as number;
  const untied = filling.untied && gap === TIED && isTitled(galley, w);
  if (untied || breaksAt(gap)) {
    const n = into.count;
    const id = idOf(galley, w);
    const next = idOf(galley, w + 1);
    into.end[n] = sum - hang * (right[id] as number) * size;
    into.at[n] = sum;
    into.start[n] = sum + width + hang * (left[next] as number) * sizeAt(filling, w + 1);
    into.endSpace[n] = space;
    into.startSpace[n] = space + elastic;
    into.penalty[n] = untied ? UNTIED : 0;
    into.flags[n] = gap === FORCED ? FLAG_FORCED : 0;
    into.before[n] = stack[id] as number;
    into.after[n] = stack[next] as number;
    into.word[n] = w;
    into.part[n] = -1;
    into.count = n + 1;
  }
  SUMS[WIDTH] = sum + width;
  SUMS[SPACES] = space + elastic;
}

/** Cost of parting them: less than a line torn apart, more than anything else. */
const UNTIED = 1_000;

/**
 * An abbreviation and a name: “Mr. Power”, “J. Smith”. A space before a mark, or in a number, is never a place to break.
 * The stop is a piece of its own where the abbreviation is in italics and it is not.
 */
function isTitled(galley: Galley, w: number): boolean {
  return wordOf(galley, w + 1).capital && /(?:\p{L}|^)\.$/u.test(wordOf(galley, w).text);
}

function putEnd(filling: Filling): void {
  const { into, galley, hang } = filling;
  const n = into.count;
  const last = galley.count - 1;
  const width = SUMS[WIDTH] as number;
  const space = SUMS[SPACES] as number;
  const right = last < 0 ? 0 : (galley.table.figures.right[idOf(galley, last)] as number);
  into.end[n] = last < 0 ? width : width - hang * right * sizeAt(filling, last);
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
