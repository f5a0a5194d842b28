import { CLOSING, classAt, DIGIT, isCapital, isNewline, LETTER, SPACE } from "../marks/chars.ts";
import { type Marks, SINGLE, STRAIGHT, TYPED_CLOSE, TYPED_OPEN } from "../marks/scan.ts";
import { DITTO, INSIDE, MEASURE } from "./settings.ts";
import { type Sides, sidesOf } from "./sides.ts";
import { BARE_SINGLE_CLOSE, weighSingle } from "./single-evidence.ts";
import type { Words } from "./words.ts";

/**
 * What the neighbours of one quote say of it, as costs: tenths of the negative
 * logarithm of a likelihood, so that 23 is “ten times rarer”. The structure
 * adds the rest; see `parse.ts`.
 */
export interface Evidence {
  open: number;
  close: number;
  /** As an apostrophe, a prime or a ditto. */
  mark: number;
  /** What the mark is, where it is neither open nor close. */
  sense: number;
}

/** Beyond this no structure makes a reading worth keeping. */
export const NEVER = 1000;

/** Rows: what stands before. Columns: what follows. Each after SPACE LETTER DIGIT OPENING CLOSING DASH QUOTE CLEAR SYMBOL ELLIPSIS. */
const OPEN_COST: readonly (readonly number[])[] = [
  /* SPACE */ [40, 0, 0, 1, 45, 8, 5, 5, 3, 3],
  /* LETTER */ [90, 50, 60, 70, 90, 80, 60, 60, 70, 80],
  /* DIGIT */ [90, 55, 60, 70, 90, 80, 60, 60, 70, 80],
  /* OPENING */ [45, 1, 1, 2, 45, 10, 5, 5, 3, 3],
  /* CLOSING */ [70, 22, 30, 30, 80, 60, 50, 50, 40, 60],
  /* DASH */ [45, 3, 3, 5, 60, 22, 10, 10, 5, 8],
  /* QUOTE */ [45, 5, 5, 5, 60, 20, 10, 10, 5, 8],
  /* CLEAR */ [45, 5, 5, 5, 60, 20, 10, 10, 5, 8],
  /* SYMBOL */ [60, 12, 12, 12, 60, 40, 20, 20, 20, 20],
  /* ELLIPSIS */ [70, 18, 18, 18, 70, 40, 20, 20, 20, 40],
];

const CLOSE_COST: readonly (readonly number[])[] = [
  /* SPACE */ [45, 90, 90, 80, 45, 50, 50, 50, 80, 60],
  /* LETTER */ [10, 50, 45, 12, 6, 8, 10, 10, 14, 8],
  /* DIGIT */ [10, 50, 45, 12, 8, 10, 10, 10, 14, 10],
  /* OPENING */ [60, 90, 90, 80, 50, 60, 60, 60, 80, 60],
  /* CLOSING */ [0, 32, 30, 8, 4, 1, 5, 5, 10, 5],
  /* DASH */ [2, 45, 45, 25, 8, 10, 10, 10, 20, 10],
  /* QUOTE */ [5, 45, 45, 12, 8, 8, 10, 10, 14, 10],
  /* CLEAR */ [5, 45, 45, 12, 8, 8, 10, 10, 14, 10],
  /* SYMBOL */ [8, 45, 45, 20, 10, 12, 12, 12, 20, 12],
  /* ELLIPSIS */ [0, 32, 32, 10, 5, 4, 8, 8, 14, 10],
];

/** Against a curl the author typed; a straight mark costs nothing. */
export const AGAINST_CURL = 70;
/** ‘ for ’ is what every word processor types at `'em`. */
const OPEN_CURL_AS_APOSTROPHE = 22;

/** Fills `evidence` with what stands round mark `i`. */
export function weigh(marks: Marks, i: number, words: Words, evidence: Evidence): void {
  const { text } = marks;
  const sides = sidesOf(marks, i);
  const { before, after, at } = sides;
  evidence.open = OPEN_COST[before - 1]?.[after - 1] ?? NEVER;
  evidence.close = CLOSE_COST[before - 1]?.[after - 1] ?? NEVER;
  evidence.mark = NEVER;
  evidence.sense = 0;
  if (marks.kind[i] === SINGLE && NEVER_APOSTROPHES.has(text.charCodeAt(at)))
    evidence.close += before === LETTER && after !== LETTER ? BARE_SINGLE_CLOSE : 0;
  else if (marks.kind[i] === SINGLE) weighSingle(text, sides, words, evidence);
  else weighDouble(text, sides, evidence);
  const typed = marks.typed[i] ?? STRAIGHT;
  if (typed !== STRAIGHT) weighCurl(typed, evidence);
}

/** “ ” „ « » ‹ ›: second-level quotes in many languages, and nothing else in any. */
const NEVER_APOSTROPHES: ReadonlySet<number> = new Set([
  0x201c, 0x201d, 0x201e, 0x201f, 0xab, 0xbb, 0x2039, 0x203a,
]);

function weighDouble(text: string, sides: Sides, evidence: Evidence): void {
  const { before, after, left, at } = sides;
  if (before === DIGIT && left === at - 1) {
    evidence.mark = isInch(text, at) ? 1 : 25;
    evidence.sense = MEASURE;
  }
  if (before !== SPACE || after !== SPACE) return;
  if (!isLineEdge(text, at)) {
    evidence.mark = 42;
    evidence.sense = DITTO;
  }
  // `" Hello, " she said`: the spaces are a slip, and what stands beyond them tells.
  if (classAt(text, at - 2) === CLOSING) evidence.close = FLOATING_CLOSE;
  if (isCapital(text.charCodeAt(at + 2))) evidence.open = FLOATING_OPEN;
}

const FLOATING_CLOSE = 15;
const FLOATING_OPEN = 20;

/** The second half of `6'2"`. */
function isInch(text: string, at: number): boolean {
  let place = at - 1;
  while (place > at - 4 && classAt(text, place) === DIGIT) place--;
  const code = text.charCodeAt(place);
  return (code === 39 || code === 0x2032 || code === 0x2019) && classAt(text, place - 1) === DIGIT;
}

function isLineEdge(text: string, at: number): boolean {
  return (
    at === 0 ||
    at + 1 >= text.length ||
    isNewline(text.charCodeAt(at - 1)) ||
    isNewline(text.charCodeAt(at + 1))
  );
}

function weighCurl(typed: number, evidence: Evidence): void {
  if (typed === TYPED_OPEN) {
    evidence.close += AGAINST_CURL;
    evidence.mark += evidence.sense === INSIDE ? 0 : OPEN_CURL_AS_APOSTROPHE;
  } else if (typed === TYPED_CLOSE) {
    evidence.open += AGAINST_CURL;
  }
}
