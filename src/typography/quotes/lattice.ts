import { CLEAR, classAt, isNewline, SPACE } from "../marks/chars.ts";
import { HYPHENS, type Marks, PARAGRAPH, RESET, SINGLE } from "../marks/scan.ts";
import { type Evidence, weigh } from "./evidence.ts";
import {
  AFTER_DASH,
  AFTER_DOUBLE,
  AFTER_NOTHING,
  AFTER_PLAIN,
  AFTER_SINGLE,
  boundaryKey,
  PLACE_FIRST,
  PLACE_INSIDE,
  PLACE_LINE,
  PLACE_SECOND,
  quoteKey,
} from "./moves.ts";
import type { Words } from "./words.ts";

/** The quotes and paragraph ends of a run in order, with all the parse needs to know of each. */
export interface Lattice {
  readonly count: number;
  /** Index into the marks. */
  readonly mark: Int32Array;
  /** Key of its moves in state 0. */
  readonly key: Int32Array;
  /** Three costs each: as a mark, as opening, as closing; none for a paragraph end. */
  readonly costs: Int32Array;
  /** By mark, what it is if it is neither open nor close. */
  readonly senses: Uint8Array;
}

/** Weighs every quote of a run. */
export function latticeOf(marks: Marks, words: Words): Lattice {
  const size = marks.at.length;
  const mark = new Int32Array(size);
  const key = new Int32Array(size);
  const costs = new Int32Array(size * 3);
  const senses = new Uint8Array(size);
  const evidence: Evidence = { open: 0, close: 0, mark: 0, sense: 0 };
  let count = 0;
  let place = PLACE_INSIDE;
  for (let i = 0; i < size; i++) {
    const kind = marks.kind[i] ?? RESET;
    if (kind > RESET) continue;
    mark[count] = i;
    if (kind <= SINGLE) {
      weigh(marks, i, words, evidence);
      costs[count * 3] = evidence.mark;
      costs[count * 3 + 1] = evidence.open;
      costs[count * 3 + 2] = evidence.close;
      senses[i] = evidence.sense;
      place = placeOf(marks, i, place);
      key[count] = quoteKey(place, kind);
    } else
      key[count] = boundaryKey(kind === RESET ? AFTER_NOTHING : openingOf(marks, i + 1, words));
    count++;
  }
  return { count, mark, key, costs, senses };
}

/** What the paragraph opens with whose first mark is `i`. */
function openingOf(marks: Marks, i: number, { quotedScenes }: Words): number {
  const kind = marks.kind[i] ?? RESET;
  if (quotedScenes && kind === HYPHENS && marks.at[i] === marks.end[i - 1]) return AFTER_DASH;
  if (kind > SINGLE || placeOf(marks, i, PLACE_INSIDE) !== PLACE_FIRST) return AFTER_PLAIN;
  return kind === SINGLE ? AFTER_SINGLE : AFTER_DOUBLE;
}

/** First in its paragraph, second after such a one, first in its line, or inside; `last` is the place of the quote before. */
function placeOf(marks: Marks, i: number, last: number): number {
  const at = marks.at[i] ?? 0;
  const previous = marks.kind[i - 1] ?? RESET;
  if (previous <= SINGLE && marks.end[i - 1] === at)
    return last === PLACE_FIRST ? PLACE_SECOND : PLACE_INSIDE;
  let before = at - 1;
  while (isBlank(marks.text, before)) before--;
  const isFirst = previous === PARAGRAPH || previous === RESET;
  if (isFirst && before < (marks.end[i - 1] ?? 0)) return PLACE_FIRST;
  return before >= 0 && isNewline(marks.text.charCodeAt(before)) ? PLACE_LINE : PLACE_INSIDE;
}

function isBlank(text: string, at: number): boolean {
  if (at < 0) return false;
  const kind = classAt(text, at);
  return kind === CLEAR || (kind === SPACE && !isNewline(text.charCodeAt(at)));
}
