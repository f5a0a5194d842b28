import type { Font } from "../fonts/font.ts";

/**
 * Splits a text where its characters need another font than the first one.
 *
 * Ordinary characters are looked up once per font and remembered, so that the
 * cost of a long book is one array access per character.
 */
export interface Coverage {
  /** Calls `take` for each stretch with the font that has it; unknown characters stay in the first font. */
  split(text: string, font: Font, take: Take): void;
  /** The same knowledge of fonts, with someone else told of what is missing, each character once. */
  heardBy(missing: (codePoint: number) => void): Coverage;
}

type Take = (text: string, font: Font) => void;

/** `missing` hears of each character that no font has, once. */
export function createCoverage(
  fallback: readonly Font[],
  missing: (codePoint: number) => void,
): Coverage {
  return coverageOf(fallback, missing, new Map());
}

function coverageOf(
  fallback: readonly Font[],
  missing: (codePoint: number) => void,
  memo: Map<Font, Uint8Array>,
): Coverage {
  const missed = new Set<number>();

  const fontFor = (codePoint: number, font: Font): Font => {
    if (font.hasGlyph(codePoint)) return font;
    const found = fallback.find((other) => other.hasGlyph(codePoint));
    if (found === undefined && !missed.has(codePoint)) {
      missed.add(codePoint);
      missing(codePoint);
    }
    return found ?? font;
  };

  /** The slow way, for texts with a character that the font may lack. */
  const divide = (text: string, font: Font, take: Take): void => {
    let start = 0;
    let current = font;
    for (let at = 0; at < text.length; ) {
      const codePoint = text.codePointAt(at) ?? 0;
      // Marks and joiners stay with the letter they belong to.
      const follows = FOLLOWS.test(String.fromCodePoint(codePoint));
      const next = follows ? current : fontFor(codePoint, font);
      if (next !== current && at > start) {
        take(text.slice(start, at), current);
        start = at;
      }
      current = next;
      at += codePoint > 0xffff ? 2 : 1;
    }
    take(text.slice(start), current);
  };

  return {
    heardBy: (other) => coverageOf(fallback, other, memo),
    split(text, font, take) {
      const known = memo.get(font) ?? new Uint8Array(0x10000);
      memo.set(font, known);
      let covered = 0;
      while (covered < text.length && isCovered(text.charCodeAt(covered), font, known))
        covered += 1;
      if (covered === text.length) take(text, font);
      else divide(text, font, take);
    },
  };
}

/** Spaces, controls, marks and other characters that are never a reason to change the font. */
const FOLLOWS = /^[\p{M}\p{Cf}\p{Zs}\p{Cc}\uFFFC]$/u;

const YES = 1;
const NO = 2;

function isCovered(unit: number, font: Font, known: Uint8Array): boolean {
  const answer = known[unit];
  if (answer !== 0) return answer === YES;
  const surrogate = unit >= 0xd800 && unit <= 0xdfff;
  const covered = !surrogate && (font.hasGlyph(unit) || FOLLOWS.test(String.fromCharCode(unit)));
  known[unit] = covered ? YES : NO;
  return covered;
}
