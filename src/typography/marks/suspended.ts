import { wordEnd, wordStart } from "../quotes/words.ts";
import { classAt, DIGIT, LETTER, OPENING, QUOTE, SPACE } from "./chars.ts";

/** Words that a hyphen may hang after, in languages that hyphenate their compounds. */
export interface Hanging {
  /** Never words of their own: `pre`, `semi`. */
  readonly prefixes: ReadonlySet<string>;
  /** Prefixes that are words as well, `over`, and make closed compounds. */
  readonly words: readonly string[];
  /** Ends of closed compounds with a number before them: `fold`. */
  readonly countedEnds: readonly string[];
}

const HYPHEN = 45;

/** Words after the conjunction among which the compound must stand: `two- or even three-storey`. */
const REACH = 2;

/**
 * True where the hyphen after the word that ends at `last` waits for the end
 * of a compound behind the conjunction at `next`: `ten- to twelve-year-olds`,
 * and not `to the mantle- and there it was`.
 */
export function isSuspended(
  text: string,
  { last, next }: { readonly last: number; readonly next: number },
  hanging: Hanging,
): boolean {
  const left = text.slice(wordStart(text, last), last + 1).toLowerCase();
  if (hanging.prefixes.has(left)) return true;
  let at = skipGap(text, wordEnd(text, next));
  const first = text.slice(at, wordEnd(text, at)).toLowerCase();
  if (makesCompound(first, left, hanging)) return true;
  for (let words = 0; words < REACH; words++) {
    const end = partEnd(text, at);
    if (end === at) return false;
    if (text.charCodeAt(end) === HYPHEN && classAt(text, end + 1) !== HYPHEN) return true;
    if (classAt(text, end) !== SPACE) return false;
    at = skipGap(text, end);
  }
  return false;
}

/** `over- and underestimate`, `two- to threefold`. */
function makesCompound(word: string, left: string, { words, countedEnds }: Hanging): boolean {
  if (countedEnds.some((end) => word.endsWith(end) && word.length > end.length + 1)) return true;
  if (!words.includes(left)) return false;
  return words.some((start) => word.startsWith(start) && word.length > start.length + 2);
}

function partEnd(text: string, from: number): number {
  if (classAt(text, from) !== DIGIT) return wordEnd(text, from);
  let at = from;
  while (classAt(text, at) === DIGIT || classAt(text, at) === LETTER) at++;
  return at;
}

function skipGap(text: string, from: number): number {
  let at = from;
  for (const stop = from + 6; at < stop; at++) {
    const kind = classAt(text, at);
    if (kind !== SPACE && kind !== QUOTE && kind !== OPENING) break;
  }
  return at;
}
