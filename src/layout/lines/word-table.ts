import type { ShapedText } from "../../fonts/font.ts";
import { type BreakKind, COMPOUND, HYPHEN } from "./word-breaks.ts";
import type { Word, WordBreak } from "./words.ts";

/**
 * The words of a build, and what of them is asked for at every word of the book, as arrays by their numbers.
 *
 * A long book has half a million words of which a few thousand differ: their figures
 * lie together here, and each word as an object would be fetched from wherever it lies.
 */
export interface WordTable {
  readonly words: Word[];
  /** What each is printed with. */
  readonly shaped: ShapedText[];
  readonly figures: WordFigures;
  readonly breaks: BreakFigures;
}

/** Of each word, as `Word` has it. */
export interface WordFigures {
  width: Float64Array;
  left: Float64Array;
  right: Float64Array;
  stack: Int32Array;
  /** Number of its characters, and of its glyphs. */
  length: Int32Array;
  glyphs: Int32Array;
  traits: Uint8Array;
  /** Place of its first break in the figures of breaks; those of a word follow one another. */
  firstBreak: Int32Array;
  /** Number of its breaks. */
  breaks: Int32Array;
}

/** Of each break of each word, as `WordBreak` has it. */
export interface BreakFigures {
  count: number;
  kind: Uint8Array;
  shapedAt: Int32Array;
  before: Float64Array;
  after: Float64Array;
  right: Float64Array;
  left: Float64Array;
}

/** Traits of a word: it begins with a capital, it ends a sentence, there is nothing of it. */
export const CAPITAL = 1;
export const STOP = 2;
export const EMPTY = 4;

/** A table without words. */
export function createWordTable(): WordTable {
  return { words: [], shaped: [], figures: wordFigures(1024), breaks: breakFigures(1024) };
}

/** Adds a word, whose `id` is its place. */
export function addWord({ words, shaped, figures, breaks }: WordTable, word: Word): void {
  const id = words.length;
  if (id === figures.width.length) grow(figures, wordFigures(2 * id));
  words.push(word);
  shaped.push(word.shaped);
  figures.width[id] = word.width;
  figures.left[id] = word.left;
  figures.right[id] = word.right;
  figures.stack[id] = word.stack;
  figures.length[id] = word.text.length;
  figures.glyphs[id] = word.shaped.glyphs.length;
  figures.traits[id] =
    (word.capital ? CAPITAL : 0) | (word.stop ? STOP : 0) | (word.text === "" ? EMPTY : 0);
  figures.firstBreak[id] = breaks.count;
  figures.breaks[id] = word.breaks.length;
  for (const brk of word.breaks) addBreak(breaks, brk);
}

function addBreak(breaks: BreakFigures, brk: WordBreak): void {
  const n = breaks.count;
  if (n === breaks.kind.length) grow(breaks, breakFigures(2 * n));
  breaks.kind[n] = brk.kind;
  breaks.shapedAt[n] = brk.shapedAt;
  breaks.before[n] = brk.before;
  breaks.after[n] = brk.after;
  breaks.right[n] = brk.right;
  breaks.left[n] = brk.left;
  breaks.count = n + 1;
}

/** Whether a break of this kind adds a hyphen. */
export function isAdded(kind: BreakKind | number): boolean {
  return kind === HYPHEN || kind === COMPOUND;
}

function wordFigures(capacity: number): WordFigures {
  return {
    width: new Float64Array(capacity),
    left: new Float64Array(capacity),
    right: new Float64Array(capacity),
    stack: new Int32Array(capacity),
    length: new Int32Array(capacity),
    glyphs: new Int32Array(capacity),
    traits: new Uint8Array(capacity),
    firstBreak: new Int32Array(capacity),
    breaks: new Int32Array(capacity),
  };
}

function breakFigures(capacity: number): BreakFigures {
  return {
    count: 0,
    kind: new Uint8Array(capacity),
    shapedAt: new Int32Array(capacity),
    before: new Float64Array(capacity),
    after: new Float64Array(capacity),
    right: new Float64Array(capacity),
    left: new Float64Array(capacity),
  };
}

type Figures = Float64Array | Int32Array | Uint8Array | number;

/** Puts larger arrays in the place of all that are full. */
function grow<T extends { [K in keyof T]: Figures }>(full: T, larger: T): void {
  for (const key of Object.keys(full) as (keyof T)[]) {
    const [from, to]: readonly [Figures, Figures] = [full[key], larger[key]];
    if (typeof from === "number" || typeof to === "number") continue;
    to.set(from);
    full[key] = larger[key];
  }
}
