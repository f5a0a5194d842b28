import {
  CLOSING,
  classAt,
  DIGIT,
  isCapital,
  isNewline,
  LETTER,
  QUOTE,
  SPACE,
} from "../marks/chars.ts";
import type { Evidence } from "./evidence.ts";
import {
  INSIDE,
  LEADING,
  MEASURE,
  MID_CLAUSE,
  settingBefore,
  TRAILING,
  WORD_END,
} from "./settings.ts";
import type { Sides } from "./sides.ts";
import { leadingCost, trailingCost, type Words, wordEnd } from "./words.ts";

/** A single quote after a bare letter is oftener an apostrophe than the end of a speech. */
export const BARE_SINGLE_CLOSE = 10;

/** What a single mark is: a quote, an apostrophe within, before or after a word, or a foot. */
export function weighSingle(text: string, sides: Sides, words: Words, evidence: Evidence): void {
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
