/**
 * Looking at every word of a book, without an expression where the text is plain:
 * a long book has half a million of them.
 */

/** Called with a word and where it stands. */
export type Visit = (word: string, at: number) => void;

/** Letters above the Latin ones, marks that join letters, pairs of surrogates: left to the expressions. */
const UNUSUAL = /[\u0300-\u1FFF\u20D0-\u20FF\u2070-\u209F\u2100-\u218F\u2C00-\uFFFF]/;

/** The text looked at last: several rules ask the same of one paragraph after another. */
let asked = { text: "", plain: true };

/** True where `isLetter` knows every character. */
export function isPlain(text: string): boolean {
  if (asked.text !== text) asked = { text, plain: !UNUSUAL.test(text) };
  return asked.plain;
}

const letters = Uint8Array.from({ length: 0x300 }, (_, code) =>
  /\p{L}/u.test(String.fromCharCode(code)) ? 1 : 0,
);

/** A letter of plain text. */
function isLetter(code: number): boolean {
  return code < 0x300 && letters[code] === 1;
}

const WORDS = /\p{L}+(?:[-’']\p{L}+)*/gu;

/** Visits every word; hyphens and apostrophes inside it are part of it. */
export function eachWord(text: string, visit: Visit): void {
  if (!isPlain(text)) {
    for (const { 0: word, index } of text.matchAll(WORDS)) visit(word, index);
    return;
  }
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      if (start < 0) start = at;
    } else if (start >= 0 && !(joins(code) && isLetter(text.charCodeAt(at + 1)))) {
      visit(text.slice(start, at), start);
      start = -1;
    }
  }
}

function joins(code: number): boolean {
  return code === 45 || code === 39 || code === 0x2019;
}

/** True where the same letters may stand on both sides of a space. */
export function mayDouble(text: string): boolean {
  if (!isPlain(text)) return true;
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code > 32 && code < 0xa0) || isLetter(code) || !isLetter(text.charCodeAt(at - 1)))
      continue;
    let after = at + 1;
    while (after < text.length && /\s/.test(text.charAt(after))) after++;
    let end = after;
    while (isLetter(text.charCodeAt(end))) end++;
    const length = end - after;
    if (length > 1 && text.startsWith(text.slice(at - length, at), after)) return true;
  }
  return false;
}
