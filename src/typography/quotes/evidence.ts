import {
  CLEAR,
  CLOSING,
  classAt,
  DIGIT,
  ELLIPSIS,
  isCapital,
  isNewline,
  LETTER,
  QUOTE,
  SPACE,
} from "../marks/chars.ts";
import { type Marks, SINGLE, STRAIGHT, TYPED_CLOSE, TYPED_OPEN } from "../marks/scan.ts";
import {
  DITTO,
  INSIDE,
  LEADING,
  MEASURE,
  MID_CLAUSE,
  settingBefore,
  TRAILING,
  WORD_END,
} from "./settings.ts";
import { leadingCost, trailingCost, type Words, wordEnd } from "./words.ts";

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

/** A single quote after a bare letter is oftener an apostrophe than the end of a speech. */
const BARE_SINGLE_CLOSE = 10;
/** Against a curl the author typed; a straight mark costs nothing. */
export const AGAINST_CURL = 70;
/** ‘ for ’ is what every word processor types at `'em`. */
const OPEN_CURL_AS_APOSTROPHE = 22;

/** Fills `evidence` with what stands round mark `i`. */
export function weigh(marks: Marks, i: number, words: Words, evidence: Evidence): void {
  const { text } = marks;
  const at = marks.at[i] ?? 0;
  const end = marks.end[i] ?? at;
  const typed = marks.typed[i] ?? STRAIGHT;
  const left = skipLeft(text, typed === TYPED_CLOSE ? outOfAngle(text, at, -1) : at - 1);
  const right = skipRight(text, typed === TYPED_OPEN ? outOfAngle(text, end - 1, 1) : end);
  const before = sideBefore(text, left);
  const after = sideAfter(text, right);
  evidence.open = OPEN_COST[before - 1]?.[after - 1] ?? NEVER;
  evidence.close = CLOSE_COST[before - 1]?.[after - 1] ?? NEVER;
  evidence.mark = NEVER;
  evidence.sense = 0;
  if (marks.kind[i] === SINGLE && NEVER_APOSTROPHES.has(text.charCodeAt(at)))
    evidence.close += before === LETTER && after !== LETTER ? BARE_SINGLE_CLOSE : 0;
  else if (marks.kind[i] === SINGLE)
    weighSingle(text, { left, right, before, after, at, end }, words, evidence);
  else weighDouble(text, { left, right, before, after, at, end }, evidence);
  if (typed !== STRAIGHT) weighCurl(typed, evidence);
}

/** The next character on the inner side of an angle quote, past the space the French put there. */
function outOfAngle(text: string, at: number, step: 1 | -1): number {
  const next = text.charCodeAt(at + step);
  const isGap = next === 32 || next === 0xa0 || next === 0x2009 || next === 0x202f;
  return ANGLES.has(text.charCodeAt(at)) && isGap ? at + 2 * step : at + step;
}

const ANGLES: ReadonlySet<number> = new Set([0xab, 0xbb, 0x2039, 0x203a, 60, 62]);

/** “ ” „ « » ‹ ›: second-level quotes in many languages, and nothing else in any. */
const NEVER_APOSTROPHES: ReadonlySet<number> = new Set([
  0x201c, 0x201d, 0x201e, 0x201f, 0xab, 0xbb, 0x2039, 0x203a,
]);

interface Sides {
  /** Offsets of the nearest characters that are no quotes and not seen through. */
  readonly left: number;
  readonly right: number;
  readonly before: number;
  readonly after: number;
  readonly at: number;
  readonly end: number;
}

/** Runs of quotes longer than this are rubbish, and skipping them must stay linear. */
const CLUSTER = 12;

function skipLeft(text: string, from: number): number {
  let at = from;
  for (const stop = from - CLUSTER; at > stop; at--) {
    const kind = classAt(text, at);
    if (kind === QUOTE || kind === CLEAR) continue;
    if (kind === SPACE && isNestGap(text, at) && classAt(text, at - 1) === QUOTE) continue;
    break;
  }
  return at;
}

function skipRight(text: string, from: number): number {
  let at = from;
  for (const stop = from + CLUSTER; at < stop; at++) {
    const kind = classAt(text, at);
    if (kind === QUOTE || kind === CLEAR) continue;
    if (kind === SPACE && isNestGap(text, at) && classAt(text, at + 1) === QUOTE) continue;
    break;
  }
  return at;
}

/** The thin or fixed spaces that printers put between ’ and ”. */
function isNestGap(text: string, at: number): boolean {
  const code = at < 0 || at >= text.length ? 0 : text.charCodeAt(at);
  return code === 0xa0 || code === 0x200a || code === 0x2009 || code === 0x202f;
}

const DOT = 46;

function sideBefore(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind === CLOSING && text.charCodeAt(at) === DOT && text.charCodeAt(at - 1) === DOT)
    return ELLIPSIS;
  return kind;
}

function sideAfter(text: string, at: number): number {
  const kind = classAt(text, at);
  if (kind === CLOSING && text.charCodeAt(at) === DOT && text.charCodeAt(at + 1) === DOT)
    return ELLIPSIS;
  return kind;
}

function weighSingle(text: string, sides: Sides, words: Words, evidence: Evidence): void {
  const { before, after } = sides;
  if (before === LETTER && after !== LETTER)
    evidence.close += BARE_SINGLE_CLOSE + (after === SPACE ? (words.odds[WORD_END] ?? 0) : 0);
  const follows = isWord(before) && !hasQuote(text, sides.left + 1, sides.at);
  if (isWord(after) && !hasQuote(text, sides.end, sides.right)) {
    if (isWord(before)) setMark(evidence, 8, INSIDE);
    else weighLeading(text, sides, words, evidence);
  }
  if (follows) weighTrailing(text, sides, words, evidence);
  if (before === SPACE && after === SPACE) setMark(evidence, LONE_APOSTROPHE, TRAILING);
}

function isWord(kind: number): boolean {
  return kind === LETTER || kind === DIGIT;
}

/** An apostrophe with a space on either side. */
const LONE_APOSTROPHE = 45;
/** A figure with a foot or minute sign behind it. */
const MEASURE_COST = 25;

/** Keeps the cheaper sense of a mark that is no quotation mark. */
function setMark(evidence: Evidence, cost: number, sense: number): void {
  if (cost >= evidence.mark) return;
  evidence.mark = cost;
  evidence.sense = sense;
}

function weighTrailing(
  text: string,
  { before, left }: Sides,
  words: Words,
  evidence: Evidence,
): void {
  if (before === DIGIT) {
    setMark(evidence, MEASURE_COST, MEASURE);
    return;
  }
  const cost = trailingCost(text, left, words);
  if (cost <= SURE) evidence.close += CLOSE_AFTER_SURE;
  setMark(evidence, cost, TRAILING);
}

/** A sure elision is hardly ever the bare word after an opening quote. */
const SURE = 4;
const OPEN_BEFORE_SURE = 30;
const CLOSE_AFTER_SURE = 15;
const PROBABLE = 12;
const OPEN_BEFORE_PROBABLE = 6;
/** In a book of single quotes one opens a speech oftener than an elision starts a sentence, or a line. */
const LEADING_AT_START = 6;
const LEADING_AT_PARAGRAPH = 14;
/** `'E's 'ere, 'e is,' said he`: one mark typed for two at the start of a speech. */
const SURE_AT_PARAGRAPH = 4;
/** Few clipped words in mid-clause are names. */
const CAPITAL_INSIDE = 8;

function weighLeading(
  text: string,
  { before, left, right, at }: Sides,
  words: Words,
  evidence: Evidence,
): void {
  const cost = leadingCost(text, right, words);
  const capital = isCapital(text.charCodeAt(right));
  evidence.sense = LEADING;
  evidence.mark = cost;
  if (before === SPACE && !capital) evidence.open += openingOdds(text, at, words);
  // `'un' he said`: a word with a mark at either end may as well be quoted.
  if (cost <= SURE) evidence.open += isQuote(text, wordEnd(text, right)) ? 0 : OPEN_BEFORE_SURE;
  else if (capital && before === SPACE && settingBefore(text, at) === MID_CLAUSE)
    evidence.mark += CAPITAL_INSIDE;
  else if (cost <= PROBABLE) evidence.open += OPEN_BEFORE_PROBABLE;
  if (!words.singleOutside || before !== SPACE) return;
  const start = startOf(text, left);
  if (start === PARAGRAPH_START)
    evidence.mark += cost <= SURE ? SURE_AT_PARAGRAPH : LEADING_AT_PARAGRAPH;
  else if (start === SENTENCE && cost >= PROBABLE) evidence.mark += LEADING_AT_START;
}

/** A small letter in mid-clause seldom starts a speech, the less the oftener the book clips words there. */
function openingOdds(text: string, at: number, words: Words): number {
  const setting = settingBefore(text, at);
  const odds = words.odds[setting] ?? 0;
  return setting === MID_CLAUSE ? odds + SMALL_INSIDE : odds;
}

const SMALL_INSIDE = 8;
const PARAGRAPH_START = 1;
const SENTENCE = 2;

/** Whether the gap before a mark starts a paragraph, or may start a sentence: a line, a point, a comma. */
function startOf(text: string, space: number): number {
  let at = space;
  let lines = 0;
  for (const stop = space - 8; at > stop && classAt(text, at) === SPACE; at--) {
    if (at < 0) return PARAGRAPH_START;
    if (isNewline(text.charCodeAt(at))) lines++;
  }
  if (lines > 1) return PARAGRAPH_START;
  const kind = classAt(text, at);
  return lines > 0 || kind === CLOSING || kind === QUOTE ? SENTENCE : 0;
}

function isQuote(text: string, at: number): boolean {
  return classAt(text, at) === QUOTE;
}

/** True where another quote stands between two offsets. */
function hasQuote(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (classAt(text, at) === QUOTE) return true;
  return false;
}

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
