import type { Locale } from "./locale.ts";
import {
  classAt,
  classOf,
  DASH,
  DIGIT,
  isCapital,
  isSmall,
  LETTER,
  OPENING,
  SPACE,
} from "./marks/chars.ts";

/** What of a language keeps two words on one line, laid out for looking up. */
export interface Bindings {
  readonly next: ReadonlySet<string>;
  readonly previous: ReadonlySet<string>;
  readonly short: ReadonlySet<string>;
  /** The length of the longest of these that stand before a space; an ordinal has three. */
  readonly longest: number;
  readonly pointedOrdinals: boolean;
  readonly spacedThousands: boolean;
  /** By first word, the whole abbreviations of several words. */
  readonly abbreviations: readonly string[];
  /** By UTF-16 unit, 1 for what may stand before a space that binds; figures of other scripts apart. */
  readonly ends: Uint8Array;
}

/** The bindings of a language. */
export function bindingsOf(locale: Locale): Bindings {
  const known = tables.get(locale);
  if (known !== undefined) return known;
  const bindings: Bindings = {
    next: new Set(locale.bindsNext),
    previous: new Set(locale.bindsPrevious),
    short: new Set(locale.shortWords),
    longest: Math.max(
      3,
      ...[...locale.bindsNext, ...locale.shortWords].map(({ length }) => length),
    ),
    pointedOrdinals: locale.pointedOrdinals === true,
    spacedThousands: locale.spacedThousands === true,
    abbreviations: locale.abbreviations ?? [],
    ends: endsOf(locale),
  };
  tables.set(locale, bindings);
  return bindings;
}

const tables = new WeakMap<Locale, Bindings>();

/** Nothing binds but a short word, an abbreviation, an ordinal or an initial with its point, and a figure. */
function endsOf({ bindsNext, shortWords, abbreviations = [] }: Locale): Uint8Array {
  const ends = new Uint8Array(0x10000);
  // Letters outside ASCII may have several forms that are one when small.
  if (shortWords.length > 0) ends.fill(1, 128);
  const short = shortWords.flatMap((word) => [word.toLowerCase(), word.toUpperCase()]);
  const inner = abbreviations.flatMap((whole) => whole.split(" ").slice(0, -1));
  for (const word of [...bindsNext, ...short, ...inner, ".", ..."0123456789"])
    if (word !== "") ends[word.charCodeAt(word.length - 1)] = 1;
  return ends;
}

/** Calls `visit` with each space that may bind; nearly every space of a book is passed over at a look at the unit before it. */
export function eachBinding(text: string, { ends }: Bindings, visit: (at: number) => void): void {
  for (let at = 1; at < text.length; at++) {
    if (text.charCodeAt(at) !== SPACE_CODE) continue;
    const before = text.charCodeAt(at - 1);
    if (ends[before] === 1 || (before > 127 && classOf(before) === DIGIT)) visit(at);
  }
}

const SPACE_CODE = 32;

/** Why the space at `at` may not end a line; undefined: it may. */
export function boundBecause(text: string, at: number, bindings: Bindings): string | undefined {
  const after = text.charCodeAt(at + 1);
  const left = mayBind(text, at, bindings) ? wordBefore(text, at, bindings.longest) : "";
  if (bindings.short.size > 0 && bindings.short.has(left.toLowerCase()))
    return "a short word never ends a line";
  if (bindings.next.has(left) && (isCapital(after) || classAt(text, at + 1) === DIGIT))
    return "an abbreviation stays with the name or number after it";
  if (isInitial(left) && isCapital(after) && isName(text, at)) return "initials stay with the name";
  if (classAt(text, at - 1) === DIGIT) return afterFigure(text, at, bindings);
  const counts = isSmall(after) || classAt(text, at + 1) === DIGIT;
  if (bindings.pointedOrdinals && counts && isOrdinal(left))
    return "an ordinal number stays with what it counts";
  return isAbbreviated(text, at, bindings) ? "an abbreviation is one word" : undefined;
}

/** True where the word before a space has to be looked at: in most languages, before a capital or figure only. */
function mayBind(text: string, at: number, { short, pointedOrdinals }: Bindings): boolean {
  if (short.size > 0 || pointedOrdinals) return true;
  return isCapital(text.charCodeAt(at + 1)) || classAt(text, at + 1) === DIGIT;
}

function afterFigure(text: string, at: number, bindings: Bindings): string | undefined {
  const word = wordAfter(text, at + 1);
  const bare = word.replace(/[,;:!?…)]+$/u, "");
  if (bindings.previous.has(bare) || bindings.previous.has(bare.replace(/\.$/u, "")))
    return "a number stays with its unit";
  const isThousand = bindings.spacedThousands && isThousands(text, at);
  return isThousand ? "a number is one word" : undefined;
}

/** One to three figures, a space, exactly three more. */
function isThousands(text: string, at: number): boolean {
  let from = at;
  while (at - from < 4 && classAt(text, from - 1) === DIGIT) from--;
  if (at - from > 3 || text[from] === "0") return false;
  for (const place of [at + 1, at + 2, at + 3]) if (classAt(text, place) !== DIGIT) return false;
  return classAt(text, at + 4) !== DIGIT;
}

function isOrdinal(word: string): boolean {
  return /^\d{1,2}\.$/.test(word);
}

function isAbbreviated(text: string, at: number, { abbreviations }: Bindings): boolean {
  return abbreviations.some((whole) => {
    for (let space = whole.indexOf(" "); space >= 0; space = whole.indexOf(" ", space + 1)) {
      const start = at - space;
      if (text.startsWith(whole, start) && classAt(text, start - 1) !== LETTER) return true;
    }
    return false;
  });
}

/** No word with a binding is longer. */
const WORD = 16;

/** The word before a space, or none where it is longer than any that binds. */
function wordBefore(text: string, at: number, longest: number): string {
  let from = at;
  for (const stop = at - longest; from > 0 && isInWord(text, from - 1); from--)
    if (from === stop) return "";
  return text.slice(from, at);
}

function wordAfter(text: string, at: number): string {
  let end = at;
  for (const stop = Math.min(text.length, at + WORD); end < stop && isInWord(text, end); end++);
  return text.slice(at, end);
}

/** Quotes, opening brackets and long dashes stand round a word, not in it. */
function isInWord(text: string, at: number): boolean {
  const kind = classAt(text, at);
  if (kind === LETTER) return true;
  if (kind === SPACE || kind === OPENING) return false;
  if (kind === DASH) return text[at] === "-";
  return !"“”„‟‘‚‛«»‹›".includes(text.charAt(at));
}

/** One capital and a point; I is left out, for a sentence may end on it. */
function isInitial(word: string): boolean {
  return word.length === 2 && word[1] === "." && isCapital(word.charCodeAt(0)) && word !== "I.";
}

/** A name follows: a capital, and a small letter or another point after it. */
function isName(text: string, at: number): boolean {
  return classAt(text, at + 2) === LETTER || text[at + 2] === ".";
}
