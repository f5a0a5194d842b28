import { classAt, isNewline, LETTER, SPACE } from "../marks/chars.ts";

/** What a mark is that neither opens nor closes. */
export const LEADING = 1;
export const TRAILING = 2;
export const MEASURE = 3;
export const DITTO = 4;
export const INSIDE = 5;
/** Opens a further paragraph of a speech that a dash has opened. */
export const CONTINUED = 6;

/** Where a single quote stands: before a word in mid-clause, or where a sentence may start; and after a bare word. */
export const MID_CLAUSE = 0;
export const SENTENCE_START = 1;
export const WORD_END = 2;

/** MID_CLAUSE where a word and a space stand before `at`. */
export function settingBefore(text: string, at: number): number {
  let place = at - 1;
  while (place > at - 4 && classAt(text, place) === SPACE && !isNewline(text.charCodeAt(place)))
    place--;
  return place < at - 1 && classAt(text, place) === LETTER ? MID_CLAUSE : SENTENCE_START;
}
