import type { Elisions } from "../locale.ts";
import { classAt, classOf, DIGIT, isCapital, LETTER } from "../marks/chars.ts";

/** What is known of words with an apostrophe at an end. */
export interface Words {
  readonly elisions: Elisions;
  /** From the book itself and from the author's decisions, lower case, with the apostrophe: `'orse`, `goin'`. */
  readonly own: ReadonlySet<string>;
  /** True where speeches stand in single quotes. */
  readonly singleOutside: boolean;
  /** What a quotation mark costs more by setting, see `odds` in `vocabulary.ts`. */
  readonly odds: readonly number[];
}

/** No word with an apostrophe is longer. */
const LONGEST = 24;

/** How unlikely an apostrophe is before the word that starts at `from`, in the units of `Evidence`. */
export function leadingCost(text: string, from: number, words: Words): number {
  if (classAt(text, from) === DIGIT) return decadeCost(text, from);
  const end = wordEnd(text, from);
  const word = text.slice(from, end).toLowerCase();
  // `T’ maister`: a lone letter with another apostrophe behind it belongs to that one.
  if (word.length === 1 && word !== "n" && isApostrophe(text, end)) return 35;
  const { elisions } = words;
  const isOwn = words.own.has(`'${word}`);
  const stem = beforeApostrophe(word);
  if (elisions.leading.has(word) || elisions.leading.has(stem)) return 2;
  if (elisions.doubtful.has(word)) return isOwn ? 8 : 14;
  if (isOwn) return 3;
  if (elisions.aspirated.has(`h${word}`) || elisions.aspirated.has(`h${stem}`)) return 7;
  if (dropsSyllable(word, elisions)) return isCapital(text.charCodeAt(from)) ? 26 : 12;
  return 40;
}

/** True where the word with its weak first syllable put back is one that speakers clip: `'spute`, `'ford`. */
function dropsSyllable(word: string, elisions: Elisions): boolean {
  if (word.length < 3) return false;
  return elisions.weakStarts.some((start) => elisions.clipped.has(start + word));
}

/** The word up to an apostrophe inside it: `twould` of `twould've`. */
function beforeApostrophe(word: string): string {
  for (let i = 1; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code === 39 || code === 0x2019) return word.slice(0, i);
  }
  return word;
}

/** `'90s` and `'07`. */
function decadeCost(text: string, from: number): number {
  let end = from;
  while (end < from + 5 && classAt(text, end) === DIGIT) end++;
  const digits = end - from;
  if (digits !== 2) return 45;
  const isDecade = text.charCodeAt(end) === 115 && classAt(text, end + 1) !== LETTER;
  return isDecade ? 1 : classAt(text, end) === LETTER ? 30 : 4;
}

/** How unlikely an apostrophe is after the word whose last letter stands at `last`. */
export function trailingCost(text: string, last: number, words: Words): number {
  const start = wordStart(text, last);
  const word = text.slice(start, last + 1).toLowerCase();
  if (words.own.has(`${word}'`)) return 1;
  const { elisions } = words;
  if (elisions.trailing.has(word)) return 3;
  if (word.length === 1) return 30;
  if (dropsTail(word, elisions)) return 11;
  if (!elisions.productive) return 60;
  if (word.length > 3 && word.endsWith("in")) return elisions.plainIn.has(word) ? 40 : 4;
  if (word.endsWith("s")) return word.length > 2 ? 9 : 25;
  if (word.endsWith("z") || word.endsWith("x")) return 22;
  if (word.endsWith("ce") && isCapital(text.charCodeAt(start))) return 26;
  return 42;
}

/** True where the word with its last sound put back is one that speakers clip: `han'`, `buil'`. */
function dropsTail(word: string, elisions: Elisions): boolean {
  return elisions.tailSounds.some((sound) => elisions.tails.has(word + sound));
}

/** The end of the word at `from`, apostrophes inside it included. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  for (const stop = Math.min(text.length, from + LONGEST); at < stop; at++) {
    if (classOf(text.charCodeAt(at)) === LETTER) continue;
    if (isApostrophe(text, at) && classAt(text, at + 1) === LETTER) continue;
    break;
  }
  return at;
}

/** The start of the word that ends at `last`. */
export function wordStart(text: string, last: number): number {
  let at = last;
  for (const stop = Math.max(0, last - LONGEST); at > stop; at--) {
    if (classAt(text, at - 1) === LETTER) continue;
    if (isApostrophe(text, at - 1) && classAt(text, at - 2) === LETTER) continue;
    break;
  }
  return at;
}

function isApostrophe(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 39 || code === 0x2019;
}
