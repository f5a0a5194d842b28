import type { Font, ShapedText } from "../../fonts/font.ts";
import type { Hyphenation } from "./hyphenation.ts";
import { leftProtrusion, MOST_PROTRUSION, rightProtrusion } from "./protrusion.ts";
import { isIgnorable } from "./spaces.ts";
import { createStretchTable } from "./stretch-table.ts";
import { type BreakKind, HYPHEN, hyphenOf, wordBreaks } from "./word-breaks.ts";
import { addWord, type WordTable } from "./word-table.ts";
import { traitsOf, type WordTraits } from "./word-traits.ts";

/**
 * A place where a word may be divided. Lengths are in em.
 *
 * `before` ends the line and holds the hyphen; the next line leaves out `after`.
 */
export interface WordBreak {
  /** Offset in the word as written. */
  readonly at: number;
  /** Offset in the shaped text, which lacks soft hyphens and joiners. */
  readonly shapedAt: number;
  readonly kind: BreakKind;
  readonly before: number;
  readonly after: number;
  readonly right: number;
  readonly left: number;
}

/** A word of one face, measured once a build. Lengths are in em. */
export interface Word {
  /** Its number among the words of the build. */
  readonly id: number;
  readonly text: string;
  readonly shaped: ShapedText;
  readonly width: number;
  /** How far its first and last characters hang, in em. */
  readonly left: number;
  readonly right: number;
  readonly breaks: readonly WordBreak[];
  /** Number of the word's bare letters in lower case, to see the same word above itself; 0 for short ones. */
  readonly stack: number;
  /** Begins with a capital. */
  readonly capital: boolean;
  /** Ends a sentence, so that a capital after it proves nothing. */
  readonly stop: boolean;
}

/** The words of one font, features and language. */
export interface Face {
  readonly font: Font;
  /** Width of the font's own word space in em. */
  readonly space: number;
  /** Number of the word `text.slice(start, end)`, whose units hash to `hash`; nothing is cut out of the text where it is known. */
  idAt(text: string, start: number, end: number, hash: number): number;
  /** Number of a picture of `width` em that stands in the line as a word does. */
  box(width: number): number;
  /** A text in words of so many characters, as their numbers with their offsets. */
  pieces(text: string, length: number): readonly (readonly [offset: number, id: number])[];
  /** Shapes a text once: whole words, their parts, and hyphens. Characters the font lacks are left out. */
  shape(text: string): ShapedText;
}

/** What a face is made of. */
export interface FaceOptions {
  readonly font: Font;
  readonly features: readonly string[];
  readonly language: string;
  readonly hyphenation: Hyphenation;
  /** Where the words of all faces of a build are kept. */
  readonly table: WordTable;
}

/** Makes a face. */
export function createFace(options: FaceOptions): Face {
  const { font } = options;
  const shapes = new Map<string, ShapedText>();
  const em = 1 / font.unitsPerEm;
  const shape = (text: string): ShapedText => {
    const known = shapes.get(text);
    if (known !== undefined) return known;
    const shaped = shapeCovered(text, options);
    shapes.set(text, shaped);
    return shaped;
  };
  const measure: Measure = { ...options, shape, em, tails: new Map() };
  makeRoom(shape(" "));
  const idAt = createStretchTable((text) => {
    const word = measureWord(text, measure);
    addWord(options.table, word);
    return word.id;
  });
  return {
    font,
    space: shape(" ").width * em,
    shape,
    idAt,
    pieces: (text, length) => piecesOf(text, length, idAt),
    box(width) {
      const { words } = options.table;
      const { shaped, breaks, left, right, ...traits } = words[idAt("", 0, 0, 0)] as Word;
      const id = words.length;
      const word = wordOf({ id, text: "\uFFFC", shaped, breaks }, traits, [width, left, right]);
      addWord(options.table, word);
      return id;
    },
  };
}

/** Shapes a text; where the font lacks a character, without it. */
function shapeCovered(text: string, { font, features, language }: FaceOptions): ShapedText {
  const whole = font.shape(text, features, language);
  const { glyphs } = whole;
  for (let i = 0; i < glyphs.length; i += 1)
    if (glyphs[i] === 0) return font.shape(covered(text, font), features, language);
  return whole;
}

/** Characters a font may lack whose look-alike it has. */
const STAND_INS: Readonly<Record<string, string>> = { "‐": "-", "‑": "-", "―": "—", ʼ: "’" };

/** The text with stand-ins for characters the font lacks, or without them. */
function covered(text: string, font: Font): string {
  let result = "";
  for (const character of text) {
    const stand = STAND_INS[character] ?? "";
    if (font.hasGlyph(character.codePointAt(0) ?? 0)) result += character;
    else if (stand !== "" && font.hasGlyph(stand.charCodeAt(0))) result += stand;
  }
  return result;
}

interface Measure extends FaceOptions {
  readonly shape: (text: string) => ShapedText;
  readonly em: number;
  /** Widths of a letter with the hyphen after it, by letter. */
  readonly tails: Map<number, number>;
}

function measureWord(text: string, measure: Measure): Word {
  const { em } = measure;
  // Not through `shape`: the table of words holds it already.
  const shaped = shapeCovered(withoutIgnorables(text), measure);
  const clean = shaped.text;
  const breaks = measureBreaks(text, shaped, measure);
  const left = hang(clean.charAt(0), leftProtrusion, measure);
  const right = hang(clean.charAt(clean.length - 1), rightProtrusion, measure);
  const id = measure.table.words.length;
  return wordOf({ id, text, shaped, breaks }, traitsOf(clean), [shaped.width * em, left, right]);
}

/*
 * Words and their breaks are made in one place each, and once with fractions
 * before any other: then the engine has room for fractions in all of them, and
 * not words of a dozen makes, each to be told from the others when it is read.
 */
function wordOf(
  { id, text, shaped, breaks }: Pick<Word, "id" | "text" | "shaped" | "breaks">,
  { stack, capital, stop }: WordTraits,
  [width, left, right]: readonly [number, number, number],
): Word {
  return { id, text, shaped, width, left, right, breaks, stack, capital, stop };
}

function breakOf(
  { at, shapedAt, kind }: Pick<WordBreak, "at" | "shapedAt" | "kind">,
  [before, after, right, left]: readonly [number, number, number, number],
): WordBreak {
  return { at, shapedAt, kind, before, after, right, left };
}

function makeRoom(shaped: ShapedText): void {
  const breaks = [breakOf({ at: 0, shapedAt: 0, kind: HYPHEN }, [0.5, 0.5, 0.5, 0.5])];
  const traits = { stack: 0, capital: false, stop: false };
  wordOf({ id: 0, text: "", shaped, breaks }, traits, [0.5, 0.5, 0.5]);
}

/** The text as a font sees it. */
function withoutIgnorables(text: string): string {
  for (let i = 0; i < text.length; i += 1)
    if (isIgnorable(text.charCodeAt(i)))
      return Array.from(text)
        .filter((character) => !isIgnorable(character.charCodeAt(0)))
        .join("");
  return text;
}

function measureBreaks(text: string, shaped: ShapedText, measure: Measure): readonly WordBreak[] {
  const breaks = wordBreaks(text, measure.language, measure.hyphenation);
  if (breaks.length === 0) return NO_BREAKS;
  const clean = shaped.text;
  return breaks.map(({ at, kind }) => {
    const shapedAt =
      text.length === clean.length
        ? at
        : measure.shape(withoutIgnorables(text.slice(0, at))).text.length;
    const hyphen = hyphenOf(kind);
    const last = hyphen === "" ? clean.charAt(shapedAt - 1) : hyphen;
    const right = hang(last, rightProtrusion, measure);
    const left = hang(clean.charAt(shapedAt), leftProtrusion, measure);
    const { before, after } = divided(shaped, shapedAt, hyphen, measure);
    return breakOf({ at, shapedAt, kind }, [before, after, right, left]);
  });
}

const NO_BREAKS: readonly WordBreak[] = [];

/**
 * Widths at a break, from the glyphs of the whole word.
 *
 * The kern between the two halves is exchanged for that with the hyphen; only
 * where one glyph spans the break must both halves be shaped anew.
 */
function divided(
  shaped: ShapedText,
  at: number,
  hyphen: string,
  { shape, em, tails }: Measure,
): { readonly before: number; readonly after: number } {
  const { advances, clusters, text } = shaped;
  let sum = 0;
  let i = 0;
  while (i < advances.length && (clusters[i] as number) < at) sum += advances[i++] as number;
  const cluster = clusters[i - 1] ?? 0;
  if (clusters[i] !== at || at - cluster > 2) {
    const before = shape(text.slice(0, at) + hyphen).width;
    return { before: before * em, after: (shaped.width - shape(text.slice(at)).width) * em };
  }
  const key = at - cluster === 1 && hyphen !== "" ? text.charCodeAt(cluster) : -1;
  const end = tails.get(key) ?? shape(text.slice(cluster, at) + hyphen).width;
  if (key >= 0) tails.set(key, end);
  return { before: (sum - (advances[i - 1] ?? 0) + end) * em, after: sum * em };
}

function hang(character: string, share: (character: string) => number, measure: Measure): number {
  const part = share(character);
  if (part === 0) return 0;
  return Math.min(part * measure.shape(character).width * measure.em, MOST_PROTRUSION);
}

/** Cuts a word into pieces, never inside a surrogate pair or before a combining mark. */
function piecesOf(
  text: string,
  length: number,
  idAt: Face["idAt"],
): readonly (readonly [number, number])[] {
  const pieces: [number, number][] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + length);
    while (end < text.length && /^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(end, end + 1))) end += 1;
    let hash = 0;
    for (let i = start; i < end; i += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    pieces.push([start, idAt(text, start, end, hash)]);
    start = end;
  }
  return pieces;
}
