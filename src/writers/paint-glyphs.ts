import type { CodedText, Font, Lift, ShapedText } from "../fonts/font.ts";
import { emptyShelf } from "../fonts/shelf.ts";
import { createInk, type Ink } from "./paint-ink.ts";
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

interface Usage {
  piece: number;
  readonly glyphs: UsedGlyph[];
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

/** The pairs of glyph and text that a font has printed, in the order they came. */
interface Pairs {
  /** Takes a glyph to those encoded, and gives its code. */
  encode(glyph: number, text: string): number;
  /** Number of glyphs encoded so far. */
  readonly encoded: number;
  /** Notes that a piece uses the glyphs of a text. */
  use(text: CodedText, usage: Usage): void;
}

function createPairs(pairFor: (glyph: number, text: string) => UsedGlyph): Pairs {
  const numbers = new Map<number | string, number>();
  const pairs: UsedGlyph[] = [];
  /** The piece that used each pair last. */
  const pieces: number[] = [];
  /** The pair of each glyph of each text, in one row. */
  let row = new Uint32Array(4096);
  let encoded = 0;
  const pairOf = (glyph: number, text: string): number => {
    const key = text.length === 1 ? glyph * 0x10000 + text.charCodeAt(0) : `${glyph} ${text}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, pairs.length);
    pieces.push(-1);
    return pairs.push(pairFor(glyph, text)) - 1;
  };
  return {
    encode(glyph, text) {
      const pair = pairOf(glyph, text);
      if (encoded === row.length) {
        const larger = new Uint32Array(2 * encoded);
        larger.set(row);
        row = larger;
      }
      row[encoded] = pair;
      encoded += 1;
      return (pairs[pair] as UsedGlyph)[1];
    },
    get encoded() {
      return encoded;
    },
    use(text, { piece, glyphs }) {
      text.piece = piece;
      const { lastGlyph } = text;
      for (let i = text.firstGlyph; i < lastGlyph; i += 1) {
        const pair = row[i] as number;
        if (pieces[pair] === piece) continue;
        pieces[pair] = piece;
        glyphs.push(pairs[pair] as UsedGlyph);
      }
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

/** Encodes a text and puts it on a shelf. */
type Encoder = (shaped: ShapedText, shelf: CodedText) => void;

/** What the texts of a font are encoded with. */
interface EncodingMeans {
  readonly pairs: Pairs;
  /** The row their codes are written into. */
  readonly ink: Ink;
  /** Whose codes they are. */
  readonly by: unknown;
}

/** Writes codes, with moves in thousandths of an em where a glyph does not stand where the font's advances put it. */
function encoder(font: Font, { pairs, ink, by }: EncodingMeans): Encoder {
  const perMille = 1000 / font.unitsPerEm;
  const advanceOf = glyphAdvances(font.bytes);
  return (shaped, shelf) => {
    const { text, offsetsX, offsetsY, advances } = shaped;
    const texts = isPlain(shaped) ? undefined : clusterTexts(shaped);
    const firstGlyph = pairs.encoded;
    const lifts: Lift[] = [];
    let width = 0;
    const start = ink.length;
    for (let i = 0; i < shaped.glyphs.length; i += 1) {
      const glyph = shaped.glyphs[i] as number;
      const shift = Math.round((offsetsX[i] ?? 0) * perMille);
      const code = pairs.encode(glyph, texts === undefined ? text.charAt(i) : (texts[i] ?? ""));
      move(ink, -shift);
      writeCode({ ink, lifts }, code, offsetsY[i] ?? 0);
      const own = advanceOf(glyph);
      const kern = Math.round(((advances[i] as number) - own) * perMille);
      move(ink, shift - kern);
      width += own + kern / perMille;
    }
    shelf.of = shaped;
    shelf.by = by;
    shelf.start = start;
    shelf.end = ink.length;
    shelf.lifts = lifts.length === 0 ? undefined : lifts;
    shelf.width = width;
    shelf.firstGlyph = firstGlyph;
    shelf.lastGlyph = pairs.encoded;
    shelf.piece = -1;
  };
}

/** A code, between two lifts where its glyph does not stand on the baseline. */
function writeCode(
  { ink, lifts }: { readonly ink: Ink; readonly lifts: Lift[] },
  code: number,
  lift: number,
): void {
  if (lift !== 0) lifts.push({ at: ink.length, by: lift });
  ink.text(escapeCode(code));
  if (lift !== 0) lifts.push({ at: ink.length, by: 0 });
}

function move(ink: Ink, by: number): void {
  if (by !== 0) ink.move(by);
}

/** Bytes that a PDF string must escape: parentheses, the backslash, and the carriage return that readers would change. */
const ESCAPED: Readonly<Record<number, string>> = {
  13: "\\r",
  40: "\\(",
  41: "\\)",
  92: "\\\\",
};

function escapeCode(code: number): string {
  return byte(code >> 8) + byte(code & 0xff);
}

function byte(value: number): string {
  return ESCAPED[value] ?? String.fromCharCode(value);
}

/** True where each glyph stands for one character, in order: most words. */
function isPlain({ text, clusters, glyphs }: ShapedText): boolean {
  if (glyphs.length !== text.length) return false;
  for (let i = 0; i < glyphs.length; i += 1) if (clusters[i] !== i) return false;
  return true;
}

/** The characters each glyph stands for. Where one cluster has several glyphs they share its characters out. */
function clusterTexts({ text, clusters, glyphs }: ShapedText): readonly string[] {
  const starts = [...new Set(clusters)].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, i) => [start, starts[i + 1] ?? text.length]));
  const texts: string[] = [];
  for (let i = 0; i < glyphs.length; i += 1) {
    const start = clusters[i] ?? 0;
    const characters = Array.from(text.slice(start, endOf.get(start)));
    let nth = 0;
    while (i - nth > 0 && clusters[i - nth - 1] === start) nth += 1;
    const last = clusters[i + 1] !== start;
    texts.push(last ? characters.slice(nth).join("") : (characters[nth] ?? ""));
  }
  return texts;
}

/** Advances as the font file has them, from its `hmtx` table: what a reader moves by without being told. */
function glyphAdvances(bytes: Uint8Array): (glyph: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const record = 12 + 16 * i;
    tables.set(
      String.fromCharCode(...bytes.subarray(record, record + 4)),
      view.getUint32(record + 8),
    );
  }
  const hhea = tables.get("hhea");
  const hmtx = tables.get("hmtx");
  if (hhea === undefined || hmtx === undefined) return () => 0;
  const count = view.getUint16(hhea + 34);
  const advances = Uint16Array.from({ length: count }, (_, i) => view.getUint16(hmtx + 4 * i));
  return (glyph) => advances[Math.min(glyph, count - 1)] ?? 0;
}
