import type { Elisions } from "../locale.ts";
import { classAt, classOf, DIGIT, isCapital, LETTER } from "../marks/chars.ts";

/** What is known of words with an apostrophe at an end. */
export interface Words {
  readonly elisions: Elisions;
  /** From the book itself and from the author's decisions, lower case, with the apostrophe: `'orse`, `goin'`. */
  readonly own: ReadonlySet<string>;
  /** True where speeches stand in single quotes. */
  readonly singleOutside: boolean;
  /** True where a dash may open a speech inside a quotation; see `Locale`. */
  readonly quotedScenes: boolean;
  /** Characters of the third level; see `THIRD` in `moves.ts`. */
  readonly third: ReadonlySet<number>;
  /** True where a closing mark opens the further paragraphs of a speech; see `Locale`. */
  readonly closesAgain: boolean;
  /** What a quotation mark costs more by setting, see `odds` in `vocabulary.ts`. */
  readonly odds: readonly number[];
  /** Costs found already, by the word as it stands: most words of a book come back. */
  readonly leading: Map<string, number>;
  readonly trailing: Map<string, number>;
}

/** No word with an apostrophe is longer. */
const LONGEST = 24;

/** What a word costs that nobody has heard of with an apostrophe. */
const UNHEARD = 40;

/** How unlikely an apostrophe is before the word that starts at `from`, in the units of `Evidence`. */
export function leadingCost(text: string, from: number, words: Words): number {
  if (classAt(text, from) === DIGIT) return decadeCost(text, from);
  const end = wordEnd(text, from);
  // `T’ maister`: a lone letter with another apostrophe behind it belongs to that one.
  if (end === from + 1 && isApostrophe(text, end) && text.charCodeAt(from) !== 110) return 35;
  const word = text.slice(from, end);
  if (isJoin(word, text, end)) return 0;
  const known = words.leading.get(word);
  if (known !== undefined) return known;
  const cost = costBefore(word, words);
  words.leading.set(word, cost);
  return cost;
}

/** `salt 'n' pepper`: an and that has lost both its ends. */
function isJoin(word: string, text: string, end: number): boolean {
  return (word === "n" || word === "N") && isApostrophe(text, end);
}

function costBefore(typed: string, { elisions, own }: Words): number {
  const word = typed.toLowerCase().replaceAll("’", "'");
  const isOwn = own.has(`'${word}`);
  const stem = beforeApostrophe(word);
  if (elisions.leading.has(word) || elisions.leading.has(stem)) return 2;
  if (elisions.doubtful.has(word)) return isOwn ? 8 : 14;
  if (isOwn) return 3;
  if (elisions.aspirated.has(`h${word}`) || elisions.aspirated.has(`h${stem}`)) return 7;
  return dropsSyllable(word, elisions) ? 12 : UNHEARD;
}

/** True where the word with its weak first syllable put back is one that speakers clip: `'spute`, `'ford`. */
function dropsSyllable(word: string, elisions: Elisions): boolean {
  if (word.length < 3) return false;
  return elisions.weakStarts.some((start) => elisions.clipped.has(start + word));
}

/** The word up to an apostrophe inside it: `twould` of `twould've`. */
function beforeApostrophe(word: string): string {
  const at = word.indexOf("'", 1);
  return at < 0 ? word : word.slice(0, at);
}

/** `'90s` and `'07`, and the bare `'4` of a run of years. */
function decadeCost(text: string, from: number): number {
  let end = from;
  while (end < from + 5 && classAt(text, end) === DIGIT) end++;
  const digits = end - from;
  if (digits === 1) return 20;
  if (digits !== 2) return 45;
  const ending = text.slice(end, end + 4);
  const isDecade = /^(?:s|ers?)(?!\p{L})/u.test(ending);
  if (isDecade) return 1;
  return classAt(text, end) === LETTER ? 30 : 4;
}

/** How unlikely an apostrophe is after the word whose last letter stands at `last`. */
export function trailingCost(text: string, last: number, words: Words): number {
  const word = text.slice(wordStart(text, last), last + 1);
  const known = words.trailing.get(word);
  if (known !== undefined) return known;
  const cost = costAfter(word, words);
  words.trailing.set(word, cost);
  return cost;
}

function costAfter(typed: string, { elisions, own }: Words): number {
  const word = typed.toLowerCase().replaceAll("’", "'");
  if (own.has(`${word}'`)) return 1;
  if (elisions.trailing.has(word)) return 3;
  if (word.length === 1) return 30;
  if (elisions.tailSounds.some((sound) => elisions.tails.has(word + sound))) return 11;
  const capital = isCapital(typed.charCodeAt(0));
  if (elisions.productive) return possessiveCost(word, capital) + plain(word, elisions);
  return elisions.bareGenitive === true && capital && /[sxzß]$/u.test(word) ? 22 : 60;
}

/** By the last letters: -in’ for -ing, s’ for a possessive, the names that take a bare apostrophe. */
function possessiveCost(word: string, capital: boolean): number {
  if (word.length > 3 && word.endsWith("in")) return 4;
  if (word.endsWith("s")) return word.length > 2 ? 9 : 25;
  if (word.endsWith("z") || word.endsWith("x")) return 22;
  return word.endsWith("ce") && capital ? 26 : 42;
}

function plain(word: string, elisions: Elisions): number {
  return elisions.plainIn.has(word) && word.length > 3 ? 36 : 0;
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
