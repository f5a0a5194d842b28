import type { ParagraphText, StyledRun } from "./paragraph.ts";
import { FIXED, FORCED, fixedWidth, type Gap, gapOf, JOINED, SPACE, TIED } from "./spaces.ts";
import { COMPOUND, endsInHyphen, HARD, HYPHEN, OPEN } from "./word-breaks.ts";
import type { Face, Word } from "./words.ts";

/** A paragraph as words and the gaps after them: what a chosen setting is drawn from. */
export interface Galley {
  readonly words: readonly Word[];
  /** UTF-16 offset of each word in the paragraph's text. */
  readonly offsets: readonly number[];
  /** Index of the run each word stands in. */
  readonly runs: readonly number[];
  readonly gaps: readonly Gap[];
  /** Natural width of each gap in points. */
  readonly gapWidths: readonly number[];
}

/** The word that stands for an inline box or for nothing. */
const NOTHING: Omit<Word, "shaped"> = {
  text: "",
  width: 0,
  left: 0,
  right: 0,
  breaks: [],
  stack: 0,
  capital: false,
  stop: false,
};

/** Cuts a paragraph into words. `faceOf` gives the face of a run. */
export function cutWords(paragraph: ParagraphText, faceOf: (run: StyledRun) => Face): Galley {
  const words: Word[] = [];
  const offsets: number[] = [];
  const runs: number[] = [];
  const gaps: Gap[] = [];
  const gapWidths: number[] = [];
  const add = (word: Word, offset: number, run: number): void => {
    words.push(word);
    offsets.push(offset);
    runs.push(run);
    gaps.push(JOINED);
    gapWidths.push(0);
  };
  let base = 0;
  for (let r = 0; r < paragraph.runs.length; r += 1) {
    const run = paragraph.runs[r];
    if (run === undefined) continue;
    const face = faceOf(run);
    const { text } = run;
    if (run.box !== undefined) {
      const shaped = face.shape("");
      add({ ...NOTHING, shaped, width: run.box.width / run.size }, base, r);
      base += text.length;
      continue;
    }
    let start = 0;
    for (let i = 0; i <= text.length; i += 1) {
      const unit = i < text.length ? text.charCodeAt(i) : -1;
      const gap = unit < 0 ? -1 : gapOf(unit);
      if (gap < 0 && unit >= 0) continue;
      // An empty word holds a gap that follows nothing in this run.
      if (i > start) add(face.word(text.slice(start, i)), base + start, r);
      else if (unit >= 0 && (words.length === 0 || gaps[words.length - 1] !== JOINED))
        add(face.word(""), base + start, r);
      if (unit < 0) break;
      const last = words.length - 1;
      gaps[last] = gap as Gap;
      const elastic = gap === SPACE || gap === TIED;
      gapWidths[last] = (elastic ? face.space : fixedWidth(unit)) * run.size;
      start = i + 1;
    }
    base += text.length;
  }
  // Nothing follows the last word, whatever the author typed after it.
  if (gaps.length > 0) {
    gaps[gaps.length - 1] = JOINED;
    gapWidths[gaps.length - 1] = 0;
  }
  return { words, offsets, runs, gaps, gapWidths };
}

/**
 * The places where lines may end, in order, as arrays for the breaker's inner loop.
 *
 * A line from break `a` to break `b` is `end[b] - start[a]` wide, of which
 * `endSpace[b] - startSpace[a]` are word spaces.
 */
export interface Breakpoints {
  count: number;
  end: Float64Array;
  start: Float64Array;
  endSpace: Float64Array;
  startSpace: Float64Array;
  /** Protrusion of a line that ends, or starts, here. */
  right: Float64Array;
  left: Float64Array;
  /** Demerits of ending a line here, before squaring. */
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
  return {
    count: 0,
    end: reals(),
    start: reals(),
    endSpace: reals(),
    startSpace: reals(),
    right: reals(),
    left: reals(),
    penalty: reals(),
    flags: new Uint8Array(capacity),
    before: new Int32Array(capacity),
    after: new Int32Array(capacity),
    word: new Int32Array(capacity),
    part: new Int32Array(capacity),
  };
}

/** What breaking costs by kind; the unit is that of badness. */
export interface Penalties {
  readonly hyphen: number;
  readonly hardHyphen: number;
  readonly compound: number;
  readonly open: number;
  readonly name: number;
}

/** How many breakpoints a galley has, the start of the paragraph included. */
export function breakpointCount(galley: Galley): number {
  return galley.words.reduce((sum, word) => sum + 1 + word.breaks.length, 2);
}

/**
 * Fills `into` from a galley. Breakpoint 0 is the start of the paragraph, the last its end.
 *
 * `names` says whether a capital inside a sentence marks a proper name in this language.
 */
export function fillBreakpoints(
  into: Breakpoints,
  galley: Galley,
  runs: readonly StyledRun[],
  penalties: Penalties & { readonly names: boolean; readonly protrude: boolean },
): void {
  const { words, gaps, gapWidths } = galley;
  const hang = penalties.protrude ? 1 : 0;
  let width = 0;
  let space = 0;
  let sentence = true;
  let n = 0;
  const put = (
    w: number,
    part: number,
    flags: number,
    penalty: number,
    ends: readonly [end: number, start: number, right: number, left: number],
  ): void => {
    into.end[n] = ends[0];
    into.start[n] = ends[1];
    into.endSpace[n] = space;
    into.startSpace[n] = space;
    into.right[n] = ends[2] * hang;
    into.left[n] = ends[3] * hang;
    into.penalty[n] = penalty;
    into.flags[n] = flags;
    into.word[n] = w;
    into.part[n] = part;
    into.before[n] = 0;
    into.after[n] = 0;
    n += 1;
  };
  const sizeOf = (w: number): number => runs[galley.runs[w] ?? 0]?.size ?? 0;
  put(-1, -1, 0, 0, [0, 0, 0, (words[0]?.left ?? 0) * sizeOf(0)]);
  into.after[0] = words[0]?.stack ?? 0;
  for (let w = 0; w < words.length; w += 1) {
    const word = words[w];
    const run = runs[galley.runs[w] ?? 0];
    if (word === undefined || run === undefined) continue;
    const size = run.size;
    const { tracking } = run;
    const name = word.capital && penalties.names && !sentence ? penalties.name : 0;
    for (let p = 0; p < word.breaks.length; p += 1) {
      const brk = word.breaks[p];
      if (brk === undefined) continue;
      if (!run.hyphenate && (brk.kind === HYPHEN || brk.kind === COMPOUND)) continue;
      const flags =
        (endsInHyphen(brk.kind) ? FLAG_HYPHEN : 0) |
        (brk.kind === HYPHEN || brk.kind === COMPOUND ? FLAG_ADDED : 0);
      const spaced = tracking * brk.shapedAt;
      put(w, p, flags, penaltyOf(brk.kind, penalties) + (flags & FLAG_ADDED ? name : 0), [
        width + brk.before * size + spaced,
        width + brk.after * size + spaced,
        brk.right * size,
        brk.left * size,
      ]);
    }
    width += word.width * size + tracking * word.shaped.glyphs.length;
    const gap = gaps[w] ?? JOINED;
    const gapWidth = gapWidths[w] ?? 0;
    if (gap === SPACE || gap === FIXED || gap === FORCED) {
      const next = words[w + 1];
      const elastic = gap === SPACE ? gapWidth : 0;
      put(w, -1, gap === FORCED ? FLAG_FORCED : 0, 0, [
        width,
        width + gapWidth,
        word.right * size,
        (next?.left ?? 0) * sizeOf(w + 1),
      ]);
      into.startSpace[n - 1] = space + elastic;
      into.before[n - 1] = word.stack;
      into.after[n - 1] = next?.stack ?? 0;
      space += elastic;
    } else if (gap === TIED) space += gapWidth;
    width += gapWidth;
    if (word.text !== "") sentence = word.stop;
  }
  const last = words.length - 1;
  put(last, -1, FLAG_FORCED, 0, [width, width, (words[last]?.right ?? 0) * sizeOf(last), 0]);
  into.before[n - 1] = words[last]?.stack ?? 0;
  into.count = n;
}

function penaltyOf(kind: number, penalties: Penalties): number {
  switch (kind) {
    case HARD:
      return penalties.hardHyphen;
    case OPEN:
      return penalties.open;
    case COMPOUND:
      return penalties.compound;
    default:
      return penalties.hyphen;
  }
}
