import type { Font } from "../fonts/font.ts";
import type { Span } from "../source/span.ts";

/**
 * Splits a text where its characters need another font than the first one.
 *
 * Ordinary characters are looked up once per font and remembered, so that the
 * cost of a long book is one array access per character.
 */
export interface Coverage {
  /** Calls `take` for each stretch with the font that has it; unknown characters stay in the first font. `span` is where the author wrote the text. */
  split(text: string, font: Font, take: Take, span?: Span): void;
  /** The same knowledge of fonts, with someone else told of what is missing, each character once. */
  heardBy(missing: Missing): Coverage;
}

type Take = (text: string, font: Font) => void;

/** Hears of a character that no font has, and where the author wrote it first. */
type Missing = (codePoint: number, span: Span | undefined) => void;

/** `missing` hears of each character that no font has, once. */
export function createCoverage(fallback: readonly Font[], missing: Missing): Coverage {
  return coverageOf(fallback, missing, new Map());
}

function coverageOf(
  fallback: readonly Font[],
  missing: Missing,
  memo: Map<Font, Uint8Array>,
): Coverage {
  /** Characters missed, and whether their place is known. */
  const missed = new Map<number, boolean>();

  const fontFor = (codePoint: number, font: Font): Font | undefined =>
    font.hasGlyph(codePoint) ? font : fallback.find((other) => other.hasGlyph(codePoint));

  /** Says so once; again where the character was missed before in words that nobody wrote. */
  const miss = (codePoint: number, at: number, { text, span }: Written): void => {
    const placed = span !== undefined;
    const known = missed.get(codePoint);
    if (known !== undefined && (known || !placed)) return;
    missed.set(codePoint, placed);
    missing(codePoint, span && spanAt(span, text, at));
  };

  /** The slow way, for texts with a character that the font may lack. */
  const divide = (written: Written, font: Font, take: Take): void => {
    const { text } = written;
    let start = 0;
    let current = font;
    for (let at = 0; at < text.length; ) {
      const codePoint = text.codePointAt(at) ?? 0;
      // Marks and joiners stay with the letter they belong to.
      const follows = FOLLOWS.test(String.fromCodePoint(codePoint));
      const found = follows ? current : fontFor(codePoint, font);
      const next = found ?? font;
      if (found === undefined) miss(codePoint, at, written);
      if (next !== current && at > start) {
        take(text.slice(start, at), current);
        start = at;
      }
      current = next;
      at += unitsOf(codePoint);
    }
    take(text.slice(start), current);
  };

  return {
    heardBy: (other) => coverageOf(fallback, other, memo),
    split(text, font, take, span) {
      const known = memo.get(font) ?? new Uint8Array(0x10000);
      memo.set(font, known);
      let covered = 0;
      while (covered < text.length && isCovered(text.charCodeAt(covered), font, known))
        covered += 1;
      if (covered === text.length) take(text, font);
      else divide({ text, span }, font, take);
    },
  };
}

/** A text, and where the author wrote it. */
interface Written {
  readonly text: string;
  readonly span: Span | undefined;
}

/** Where a character of a text stands; the place of the whole where the text is not letter for letter what the author wrote. */
function spanAt(span: Span, text: string, at: number): Span {
  if (span.end - span.start !== text.length) return span;
  const start = span.start + at;
  return { source: span.source, start, end: start + unitsOf(text.codePointAt(at) ?? 0) };
}

/** UTF-16 units of a character. */
function unitsOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
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
