import { CLEAR, classAt, isNewline, SPACE } from "../marks/chars.ts";
import { HYPHENS, type Marks, PARAGRAPH, RESET, SINGLE, TYPED_CLOSE } from "../marks/scan.ts";
import { AGAINST_CURL, type Evidence, weigh } from "./evidence.ts";
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
  THIRD,
} from "./moves.ts";
import { CONTINUED } from "./settings.ts";
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

/** A lattice that is being laid, and where it stands. */
interface Laying {
  readonly mark: Int32Array;
  readonly key: Int32Array;
  readonly costs: Int32Array;
  readonly senses: Uint8Array;
  readonly evidence: Evidence;
  count: number;
  place: number;
  /** True in a paragraph of a speech that a dash has opened. */
  isSpeech: boolean;
}

/** Weighs every quote of a run. */
export function latticeOf(marks: Marks, words: Words): Lattice {
  const size = marks.at.length;
  const laying: Laying = {
    mark: new Int32Array(size),
    key: new Int32Array(size),
    costs: new Int32Array(size * 3),
    senses: new Uint8Array(size),
    evidence: { open: 0, close: 0, mark: 0, sense: 0 },
    count: 0,
    place: PLACE_INSIDE,
    isSpeech: words.closesAgain && opensSpeech(marks, 0, false),
  };
  for (let i = 0; i < size; i++) {
    const kind = marks.kind[i] ?? RESET;
    if (kind > RESET) continue;
    laying.mark[laying.count] = i;
    if (kind <= SINGLE) layQuote(laying, marks, i, words);
    else layBoundary(laying, marks, i, words);
    laying.count++;
  }
  const { count, mark, key, costs, senses } = laying;
  return { count, mark, key, costs, senses };
}

function layQuote(laying: Laying, marks: Marks, i: number, words: Words): void {
  const { evidence, costs, count } = laying;
  weigh(marks, i, words, evidence);
  laying.place = placeOf(marks, i, laying.place);
  if (words.closesAgain && laying.place === PLACE_FIRST)
    weighAgain(marks, i, laying.isSpeech, evidence);
  costs[count * 3] = evidence.mark;
  costs[count * 3 + 1] = evidence.open;
  costs[count * 3 + 2] = evidence.close;
  laying.senses[i] = evidence.sense;
  const isThird = words.third.has(marks.text.charCodeAt(marks.at[i] ?? 0));
  laying.key[count] = quoteKey(laying.place, isThird ? THIRD : (marks.kind[i] ?? SINGLE));
}

function layBoundary(laying: Laying, marks: Marks, i: number, words: Words): void {
  const isReset = marks.kind[i] === RESET;
  const after = isReset ? AFTER_NOTHING : openingOf(marks, i + 1, words);
  laying.isSpeech = words.closesAgain && !isReset && opensSpeech(marks, i + 1, laying.isSpeech);
  laying.key[laying.count] = boundaryKey(after);
}

/** A `»` that opens a paragraph of a speech is no slip, whether another mark opened the speech or a dash. */
function weighAgain(marks: Marks, i: number, isSpeech: boolean, evidence: Evidence): void {
  if (marks.typed[i] !== TYPED_CLOSE) return;
  evidence.open = Math.max(0, evidence.open - AGAINST_CURL) + AGAIN;
  if (!isSpeech) return;
  evidence.mark = AGAIN;
  evidence.sense = CONTINUED;
}

/** A mark that closes elsewhere is a little dearer than one that opens. */
const AGAIN = 4;

/** True where the paragraph whose first mark is `i` opens with a dash, or goes on with a speech that does. */
function opensSpeech(marks: Marks, i: number, before: boolean): boolean {
  const kind = marks.kind[i] ?? RESET;
  if (kind === HYPHENS) return marks.at[i] === (marks.end[i - 1] ?? 0);
  return (
    before && marks.typed[i] === TYPED_CLOSE && placeOf(marks, i, PLACE_INSIDE) === PLACE_FIRST
  );
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
