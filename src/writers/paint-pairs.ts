import type { CodedText } from "../fonts/font.ts";
import type { UsedGlyph } from "./painted.ts";

/** The glyphs a piece of the book has used. */
export interface Usage {
  piece: number;
  readonly glyphs: UsedGlyph[];
}

/** The pairs of glyph and text that a font has printed, in the order they came. */
export interface Pairs {
  /** Takes a glyph to those encoded, and gives its code. */
  encode(glyph: number, text: string): number;
  /** Number of glyphs encoded so far. */
  readonly encoded: number;
  /** Notes that a piece uses the glyphs of a text. */
  use(text: CodedText, usage: Usage): void;
}

/** None yet; `pairFor` gives the code of one that is new. */
export function createPairs(pairFor: (glyph: number, text: string) => UsedGlyph): Pairs {
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
