import type { Pt } from "../../base/units.ts";
import type { ParagraphText, StyledRun } from "../paragraph.ts";
import { FIXED, FORCED, fixedWidth, type Gap, gapOf, JOINED, SPACE, TIED } from "./spaces.ts";
import type { WordTable } from "./word-table.ts";
import type { Face, Word } from "./words.ts";

/**
 * A paragraph as words and the gaps after them: what a chosen setting is drawn from.
 *
 * Four numbers a word in one array, since a book has a hundred thousand
 * paragraphs and all of them wait for their pages.
 */
export interface Galley {
  readonly count: number;
  /** Number of each word in `table`, its offset in the text, its run and gap, and the gap's width. */
  readonly data: Int32Array;
  /** Every word of the build. */
  readonly table: WordTable;
  /** Places in and between its words where a line may end, its start and end included: at the most so many. */
  readonly places: number;
  /** Words that were cut into pieces because they are longer than any line. */
  readonly cut: readonly string[];
}

const STRIDE = 4;
/** Gap widths are kept in TeX's scaled points, 65,536 to the point. */
const SCALED = 65_536;
const GAP_BITS = 3;
const GAP_MASK = 7;

/** Word `w` of a galley. */
export function wordOf({ data, table }: Galley, w: number): Word {
  return table.words[data[w * STRIDE] as number] as Word;
}

/** Number of word `w` in the table. */
export function idOf({ data }: Galley, w: number): number {
  return data[w * STRIDE] as number;
}

/** UTF-16 offset of word `w` in the paragraph's text. */
export function offsetOf({ data }: Galley, w: number): number {
  return data[w * STRIDE + 1] as number;
}

/** Index of the run that word `w` stands in. */
export function runOf({ data }: Galley, w: number): number {
  return (data[w * STRIDE + 2] as number) >> GAP_BITS;
}

/** What stands after word `w`. */
export function gapAfter({ data }: Galley, w: number): Gap {
  return ((data[w * STRIDE + 2] as number) & GAP_MASK) as Gap;
}

/** Natural width of the gap after word `w` in points. */
export function gapWidth({ data }: Galley, w: number): Pt {
  return (data[w * STRIDE + 3] as number) / SCALED;
}

/** No word of any language is so long; beyond it a text is data, and its time must stay linear. */
const ABSURD = 2000;
/** Characters of a piece of an absurd word, which fit on any line, and of a word merely too long. */
const ABSURD_PIECE = 16;
const PIECE = 6;
/** Characters of it that are handed on to be quoted. */
const QUOTED = 60;

/** A growing array a galley is collected in, used again for every paragraph. */
interface Tray {
  count: number;
  places: number;
  data: Int32Array;
  cut: string[];
  readonly table: WordTable;
}

/** Cuts paragraphs into words, and words wider than `limit` points into pieces. */
export type WordCutter = (paragraph: ParagraphText, limit: Pt) => Galley;

/** Makes a cutter; `faceOf` gives the face of a run, `table` is where faces keep their words. */
export function createWordCutter(faceOf: (run: StyledRun) => Face, table: WordTable): WordCutter {
  const tray: Tray = { count: 0, places: 0, data: new Int32Array(STRIDE * 1024), cut: [], table };
  return ({ runs }, limit) => {
    tray.count = 0;
    tray.places = 2;
    if (tray.cut.length > 0) tray.cut = [];
    let base = 0;
    for (let r = 0; r < runs.length; r += 1) {
      const run = runs[r] as StyledRun;
      const face = faceOf(run);
      if (run.box !== undefined) add(tray, face.box(run.box.width / run.size), base, r);
      else cutRun(tray, { run, face, base, index: r, limit });
      base += run.text.length;
    }
    // Nothing follows the last word, whatever the author typed after it.
    if (tray.count > 0) setGap(tray, JOINED, 0);
    const data = tray.data.slice(0, tray.count * STRIDE);
    return { count: tray.count, data, table, places: tray.places, cut: tray.cut };
  };
}

function add(tray: Tray, id: number, offset: number, run: number): void {
  const at = tray.count * STRIDE;
  if (at === tray.data.length) {
    const larger = new Int32Array(at * 2);
    larger.set(tray.data);
    tray.data = larger;
  }
  const { data } = tray;
  data[at] = id;
  data[at + 1] = offset;
  data[at + 2] = run << GAP_BITS;
  data[at + 3] = 0;
  tray.count += 1;
  tray.places += 1 + (tray.table.figures.breaks[id] as number);
}

/** Sets the gap after the last word. */
function setGap({ data, count }: Tray, gap: Gap, width: Pt): void {
  const at = (count - 1) * STRIDE;
  data[at + 2] = ((data[at + 2] as number) & ~GAP_MASK) | gap;
  data[at + 3] = Math.round(width * SCALED);
}

function lastGap({ data, count }: Tray): number {
  return (data[(count - 1) * STRIDE + 2] as number) & GAP_MASK;
}

interface RunPlace {
  readonly run: StyledRun;
  readonly face: Face;
  /** Offset of the run in the paragraph, and its number. */
  readonly base: number;
  readonly index: number;
  readonly limit: Pt;
}

function cutRun(tray: Tray, place: RunPlace): void {
  const { run, face, base, index } = place;
  const { text, size } = run;
  const end = text.length;
  const space = face.space * size;
  let start = 0;
  let hash = 0;
  for (let i = 0; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    const gap = unit > 32 && unit < 160 ? -1 : gapOf(unit);
    if (gap === -1) {
      hash = (Math.imul(hash, 31) + unit) | 0;
      continue;
    }
    if (i > start) addStretch(tray, place, { start, end: i, hash });
    else addNothing(tray, face, base + start, index);
    setGap(tray, gap, gap === SPACE || gap === TIED ? space : fixedWidth(unit) * size);
    start = i + 1;
    hash = 0;
  }
  if (end > start) addStretch(tray, place, { start, end, hash });
}

/** A word's place in its run, and the hash of its characters. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

/** Adds a word of a run, in pieces where it is too long: of an absurd one the whole is not even shaped. */
function addStretch(tray: Tray, place: RunPlace, stretch: Stretch): void {
  const { run, face, base, index, limit } = place;
  const { start, end, hash } = stretch;
  if (end - start > ABSURD) {
    addPieces(tray, place, stretch);
    return;
  }
  const id = face.idAt(run.text, start, end, hash);
  if ((tray.table.figures.width[id] as number) * run.size > limit) addPieces(tray, place, stretch);
  else add(tray, id, base + start, index);
}

/** A gap that follows nothing in its run: it belongs to the word before, or to an empty one. */
function addNothing(tray: Tray, face: Face, offset: number, run: number): void {
  if (tray.count > 0 && lastGap(tray) === JOINED) return;
  add(tray, face.idAt("", 0, 0, 0), offset, run);
}

/** A word longer than any line, in pieces between which a line may end without a hyphen. */
function addPieces(tray: Tray, place: RunPlace, { start, end }: Stretch): void {
  const { run, face, base, index } = place;
  const text = run.text.slice(start, end);
  tray.cut.push(text.slice(0, QUOTED));
  const length = text.length > ABSURD ? ABSURD_PIECE : PIECE;
  for (const [at, piece] of face.pieces(text, length)) {
    add(tray, piece, base + start + at, index);
    setGap(tray, FIXED, 0);
  }
  setGap(tray, JOINED, 0);
}

/** Whether a line may end at a gap. */
export function breaksAt(gap: Gap | number): boolean {
  return gap === SPACE || gap === FIXED || gap === FORCED;
}
