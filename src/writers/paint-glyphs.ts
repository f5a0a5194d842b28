import type { CodedText, Font, ShapedText } from "../fonts/font.ts";
import { emptyShelf } from "../fonts/shelf.ts";
import { encoder } from "./paint-encoding.ts";
import { createInk } from "./paint-ink.ts";
import { createPairs, type Usage } from "./paint-pairs.ts";
import type { UsedGlyph } from "./painted.ts";

/*
 * The codes of glyphs in streams. A code depends on the font, the glyph and what
 * it is read as, and on nothing else, so that a chapter's stream is the same
 * whatever stands in the others: a character that has a glyph to itself is its
 * own code, all others stand in the private area by the number of their glyph.
 */

/** The fonts of a book as streams name them. */
export interface GlyphBook {
  of(font: Font): FaceGlyphs;
  readonly faces: readonly FaceGlyphs[];
  /** Begins a piece: forgets which glyphs were used. */
  begin(): void;
  /** The glyphs used since, each once, in rising order. */
  used(): readonly UsedGlyph[];
}

/** One font. */
export interface FaceGlyphs {
  readonly font: Font;
  readonly number: number;
  /** Resource name in content streams. */
  readonly name: string;
  /** Advance of the word space in font units. */
  readonly spaceAdvance: number;
  /** The word space. */
  space(): CodedText;
  /** The inside of a `TJ` array between `(` and `)`, as a stretch of `codes`, and its width in font units as printed. */
  encode(shaped: ShapedText): CodedText;
  /** All that was encoded, in one row: what lies together is soon at hand. Another row once more is encoded. */
  readonly codes: Uint8Array;
}

/** Pairs of glyph and text whose own code another pair has, with the code they get instead. */
export type Exceptions = ReadonlyMap<string, number>;

/** Names a pair among exceptions. */
export function pairName([face, , glyph, text]: UsedGlyph): string {
  return `${face} ${glyph} ${text}`;
}

/** What a glyph book knows: fonts in a settled order, so that their names do not depend on the text. */
export interface GlyphBookOptions {
  readonly fonts: readonly Font[];
  readonly exceptions: Exceptions;
}

/** A book with no glyph used yet. Fonts it was not told of come after those it was. */
export function createGlyphBook({ fonts, exceptions }: GlyphBookOptions): GlyphBook {
  const usage: Usage = { piece: 0, glyphs: [] };
  const numbers = new Map(fonts.map((font, number) => [font, number] as const));
  const byFont = new Map<Font, FaceGlyphs>();
  return {
    get faces() {
      return [...byFont.values()];
    },
    of(font) {
      const known = byFont.get(font);
      if (known !== undefined) return known;
      const number = numbers.get(font) ?? numbers.size;
      numbers.set(font, number);
      const face = createFace(font, number, exceptions, usage);
      byFont.set(font, face);
      return face;
    },
    begin() {
      usage.piece += 1;
      usage.glyphs.length = 0;
    },
    used: () => [...usage.glyphs].sort(byCode),
  };
}

function byCode(a: UsedGlyph, b: UsedGlyph): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : 1);
}

/** The private area of the Basic Multilingual Plane. */
const PRIVATE = { first: 0xe000, last: 0xf8ff } as const;

function createFace(font: Font, number: number, exceptions: Exceptions, usage: Usage): FaceGlyphs {
  const natural = new Map<number, number>();
  const ownGlyph = (unit: number): number => {
    const known = natural.get(unit);
    if (known !== undefined) return known;
    const shaped = font.shape(String.fromCharCode(unit), [], "en");
    const glyph = shaped.glyphs.length === 1 ? (shaped.glyphs[0] ?? -1) : -1;
    natural.set(unit, glyph);
    return glyph;
  };
  const pairs = createPairs((glyph, text) => {
    const own: UsedGlyph = [number, codeFor(glyph, text, ownGlyph), glyph, text];
    return [number, exceptions.get(pairName(own)) ?? own[1], glyph, text];
  });
  const encoded = new Map<ShapedText, CodedText>();
  const ink = createInk();
  const encode = encoder(font, { pairs, ink, by: encoded });
  /** A text off its shelf: on another's, or without one. */
  const lookedUp = (shaped: ShapedText): CodedText => {
    const found = encoded.get(shaped);
    if (found !== undefined) return found;
    const { shelf } = shaped;
    const coded = shelf === undefined || shelf.by === encoded ? emptyShelf() : shelf;
    encode(shaped, coded);
    encoded.set(shaped, coded);
    return coded;
  };
  const known = (shaped: ShapedText): CodedText => {
    const { shelf } = shaped;
    const coded =
      shelf !== undefined && shelf.by === encoded && shelf.of === shaped ? shelf : lookedUp(shaped);
    if (coded.piece !== usage.piece) pairs.use(coded, usage);
    return coded;
  };
  const blank = font.shape(" ", [], "en");
  return {
    font,
    number,
    name: `F${number + 1}`,
    spaceAdvance: lookedUp(blank).width,
    space: () => known(blank),
    encode: known,
    get codes() {
      return ink.row;
    },
  };
}

/** A code for a glyph that stands for a text. */
function codeFor(glyph: number, text: string, ownGlyph: (unit: number) => number): number {
  const unit = text.length === 1 ? text.charCodeAt(0) : 0;
  const free = unit >= 32 && unit !== SOFT_HYPHEN && (unit < 0xd800 || unit > PRIVATE.last);
  if (free && ownGlyph(unit) === glyph) return unit;
  return PRIVATE.first + (glyph % (PRIVATE.last - PRIVATE.first + 1));
}

/** What a hyphen that divides a word is read as: a character that has no glyph of its own, and to ask a font for one loads its whole engine. */
const SOFT_HYPHEN = 0xad;
