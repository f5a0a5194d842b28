/**
 * What a character is to a mark that stands beside it. The scan asks this a
 * few times for each mark of a book, so the answers live in one flat table.
 */
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** Opening brackets and ¿ ¡. */
export const OPENING = 4;
/** Points and closing brackets. */
export const CLOSING = 5;
export const DASH = 6;
export const QUOTE = 7;
/** Seen through: emphasis typed as `_` or `*`, joiners, and the OBJECT of notes and images. */
export const CLEAR = 8;
export const SYMBOL = 9;
/** `…`, and for neighbours a run of dots. */
export const ELLIPSIS = 10;

const table = new Uint8Array(0x10000);

const FIXED: readonly (readonly [number, string])[] = [
  [
    SPACE,
    " \t\n\r\f\v\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFDD0",
  ],
  [OPENING, "([{¿¡⟨"],
  [CLOSING, ".,;:!?)]}⟩"],
  [DASH, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B"],
  [QUOTE, "\"'“”„‟‘’‚‛«»‹›`´′″"],
  [CLEAR, "_*~\uFFFC\u00AD\u200B\u200C\u200D\u2060\uFEFF"],
  [ELLIPSIS, "…"],
];
for (const [kind, characters] of FIXED)
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = kind;

const LETTERS = /[\p{L}\p{M}\p{Cs}]/u;
const DIGITS = /\p{Nd}/u;

/** The class of a UTF-16 unit; half a surrogate pair counts as a letter. */
export function classOf(code: number): number {
  const known = table[code];
  if (known !== undefined && known !== 0) return known;
  const character = String.fromCharCode(code);
  const found = LETTERS.test(character) ? LETTER : DIGITS.test(character) ? DIGIT : SYMBOL;
  table[code] = found;
  return found;
}

/** The class at an offset; the edge of the text counts as space. */
export function classAt(text: string, at: number): number {
  return at < 0 || at >= text.length ? SPACE : classOf(text.charCodeAt(at));
}

/** True for line feed, carriage return and the end of a wrapped line (`SOFT_END`). */
export function isNewline(code: number): boolean {
  return code === 10 || code === 13 || code === 0xfdd0;
}

/** True for a capital letter of any script. */
export function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character;
}

/** True for a small letter of any script. */
export function isSmall(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  const character = String.fromCharCode(code);
  return character.toUpperCase() !== character;
}
