import type { Pt } from "../base/units.ts";
import type { ParagraphText, StyledRun } from "./paragraph.ts";
import { FIXED, FORCED, fixedWidth, type Gap, gapOf, JOINED, SPACE, TIED } from "./spaces.ts";
import type { Face, Word } from "./words.ts";

/** A paragraph as words and the gaps after them: what a chosen setting is drawn from. */
export interface Galley {
  readonly count: number;
  readonly words: readonly Word[];
  /** UTF-16 offset of each word in the paragraph's text. */
  readonly offsets: Int32Array;
  /** Index of the run each word stands in. */
  readonly runs: Int32Array;
  readonly gaps: Uint8Array;
  /** Natural width of each gap in points. */
  readonly gapWidths: Float64Array;
  /** Words that were cut into pieces because they are longer than any line. */
  readonly cut: readonly string[];
}

/** No word of any language is so long; beyond it a text is data, and its time must stay linear. */
const ABSURD = 2000;
/** Characters of a piece of an absurd word, and of a word merely too long. */
const ABSURD_PIECE = 60;
const PIECE = 6;

/** Growing arrays a galley is collected in, used again for every paragraph. */
interface Tray {
  count: number;
  words: Word[];
  offsets: Int32Array;
  runs: Int32Array;
  gaps: Uint8Array;
  gapWidths: Float64Array;
  cut: string[];
}

/** Cuts paragraphs into words, and words wider than `limit` points into pieces. */
export type WordCutter = (paragraph: ParagraphText, limit: Pt) => Galley;

/** Makes a cutter; `faceOf` gives the face of a run. */
export function createWordCutter(faceOf: (run: StyledRun) => Face): WordCutter {
  const tray: Tray = { count: 0, words: [], cut: [], ...arraysOf(1024) };
  return (paragraph, limit) => {
    tray.count = 0;
    tray.words = [];
    tray.cut = [];
    let base = 0;
    const { runs } = paragraph;
    for (let r = 0; r < runs.length; r += 1) {
      const run = runs[r] as StyledRun;
      const face = faceOf(run);
      if (run.box !== undefined) add(tray, face.box(run.box.width / run.size), base, r);
      else cutRun(tray, run, face, { base, index: r, limit });
      base += run.text.length;
    }
    return galleyOf(tray);
  };
}

function arraysOf(size: number): Pick<Tray, "offsets" | "runs" | "gaps" | "gapWidths"> {
  return {
    offsets: new Int32Array(size),
    runs: new Int32Array(size),
    gaps: new Uint8Array(size),
    gapWidths: new Float64Array(size),
  };
}

function add(tray: Tray, word: Word, offset: number, run: number): void {
  const n = tray.count;
  if (n === tray.offsets.length) {
    const larger = arraysOf(n * 2);
    larger.offsets.set(tray.offsets);
    larger.runs.set(tray.runs);
    larger.gaps.set(tray.gaps);
    larger.gapWidths.set(tray.gapWidths);
    Object.assign(tray, larger);
  }
  tray.words.push(word);
  tray.offsets[n] = offset;
  tray.runs[n] = run;
  tray.gaps[n] = JOINED;
  tray.gapWidths[n] = 0;
  tray.count = n + 1;
}

interface RunPlace {
  readonly base: number;
  readonly index: number;
  readonly limit: Pt;
}

function cutRun(tray: Tray, run: StyledRun, face: Face, place: RunPlace): void {
  const { text, size } = run;
  const { base, index } = place;
  const end = text.length;
  const limit = place.limit / size;
  let start = 0;
  let hash = 0;
  for (let i = 0; i <= end; i += 1) {
    const unit = i < end ? text.charCodeAt(i) : 32;
    const gap = unit > 32 && unit < 160 ? -1 : gapOf(unit);
    if (gap < 0) {
      hash = (Math.imul(hash, 31) + unit) | 0;
      continue;
    }
    if (i > start) {
      const word = face.wordAt(text, start, i, hash);
      if (word.width > limit || i - start > ABSURD)
        addPieces(tray, face, word, base + start, index);
      else add(tray, word, base + start, index);
    } else if (i < end) addNothing(tray, face, base + start, index);
    if (i === end) return;
    const last = tray.count - 1;
    tray.gaps[last] = gap;
    const elastic = gap === SPACE || gap === TIED;
    tray.gapWidths[last] = (elastic ? face.space : fixedWidth(unit)) * size;
    start = i + 1;
    hash = 0;
  }
}

/** A gap that follows nothing in its run: it belongs to the word before, or to an empty one. */
function addNothing(tray: Tray, face: Face, offset: number, run: number): void {
  if (tray.count > 0 && tray.gaps[tray.count - 1] === JOINED) return;
  add(tray, face.wordAt("", 0, 0, 0), offset, run);
}

/** A word longer than any line, in pieces between which a line may end without a hyphen. */
function addPieces(tray: Tray, face: Face, word: Word, offset: number, run: number): void {
  const { text } = word;
  tray.cut.push(text.slice(0, ABSURD_PIECE));
  const length = text.length > ABSURD ? ABSURD_PIECE : PIECE;
  for (const [at, piece] of face.pieces(text, length)) {
    add(tray, piece, offset + at, run);
    tray.gaps[tray.count - 1] = FIXED;
  }
  tray.gaps[tray.count - 1] = JOINED;
}

function galleyOf(tray: Tray): Galley {
  const { count, words, cut } = tray;
  if (count > 0) {
    // Nothing follows the last word, whatever the author typed after it.
    tray.gaps[count - 1] = JOINED;
    tray.gapWidths[count - 1] = 0;
  }
  return {
    count,
    words,
    cut,
    offsets: tray.offsets.slice(0, count),
    runs: tray.runs.slice(0, count),
    gaps: tray.gaps.slice(0, count),
    gapWidths: tray.gapWidths.slice(0, count),
  };
}

/** Whether a line may end at a gap. */
export function breaksAt(gap: Gap | number): boolean {
  return gap === SPACE || gap === FIXED || gap === FORCED;
}
