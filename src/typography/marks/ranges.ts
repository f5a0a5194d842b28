import { classAt, DIGIT, LETTER } from "./chars.ts";

const HYPHEN = 45;

/**
 * True where the hyphen at `at` stands between the ends of a range: `1914-18`,
 * `pp. 3-5`, `1863-'64`. Telephone numbers, dates in figures, scores, parts of
 * identifiers and `50-50` are none.
 */
export function isRange(text: string, at: number): boolean {
  const left = numberBefore(text, at);
  const right = numberAfter(text, at + 1);
  if (left.length === 0 || right.length === 0 || left.length > 4 || right.length > 4) return false;
  const after = at + 1 + right.length + (right.shortened ? 1 : 0);
  const chained = isHyphenAt(text, left.from - 1) || isHyphenAt(text, after);
  if (chained && !right.shortened && !left.shortened) return false;
  if (touchesMore(text, left.from - (left.shortened ? 2 : 1), after)) return false;
  if (left.length === 3 && right.length === 4) return false;
  const first = text.slice(left.from, at);
  const second = text.slice(after - right.length, after);
  if (first.length > 1 && first.startsWith("0")) return false;
  return rises(first, second);
}

/** True where the second number, its left digits filled in from the first, is the greater. */
function rises(first: string, second: string): boolean {
  const whole =
    second.length < first.length ? first.slice(0, first.length - second.length) + second : second;
  if (second.length > 1 && second.startsWith("0") && second.length >= first.length) return false;
  return Number(whole) > Number(first);
}

interface Digits {
  readonly from: number;
  readonly length: number;
  /** Typed with an apostrophe for the century. */
  readonly shortened: boolean;
}

const LIMIT = 6;

function numberBefore(text: string, at: number): Digits {
  let from = at;
  while (at - from < LIMIT && classAt(text, from - 1) === DIGIT) from--;
  return { from, length: at - from, shortened: isApostrophe(text, from - 1) };
}

function numberAfter(text: string, at: number): Digits {
  const shortened = isApostrophe(text, at);
  const from = shortened ? at + 1 : at;
  let end = from;
  while (end - from < LIMIT && classAt(text, end) === DIGIT) end++;
  return { from, length: end - from, shortened };
}

/** A letter, a stroke, or a point with a digit behind it makes both numbers part of something else. */
function touchesMore(text: string, before: number, after: number): boolean {
  const left = text[before] ?? " ";
  const right = text[after] ?? " ";
  if (
    classAt(text, before) === LETTER ||
    left === "/" ||
    left === "#" ||
    left === "_" ||
    left === "="
  )
    return true;
  if (classAt(text, after) === LETTER && right !== "s") return true;
  if (right === "/" || right === "=" || right === "_") return true;
  if (".,:".includes(left) && classAt(text, before - 1) === DIGIT) return true;
  return ".,:".includes(right) && classAt(text, after + 1) === DIGIT;
}

function isHyphenAt(text: string, at: number): boolean {
  const code = at < 0 ? 0 : text.charCodeAt(at);
  return code === HYPHEN || code === 0x2013;
}

function isApostrophe(text: string, at: number): boolean {
  const code = at < 0 ? 0 : text.charCodeAt(at);
  return code === 39 || code === 0x2019 || code === 0x2018;
}
