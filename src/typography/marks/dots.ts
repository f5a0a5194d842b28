import type { Locale } from "../locale.ts";
import { CLOSING, classAt, DIGIT, isCapital, isNewline, LETTER, SPACE } from "./chars.ts";

const DOT = 46;

/** More dots than this lead the eye across a table or a playbill. */
const LEADERS = 7;

/** What a run of dots becomes; undefined: it stays as typed. */
export function dotsText(
  text: string,
  at: number,
  end: number,
  locale: Locale,
): string | undefined {
  const count = countDots(text, at, end);
  const afterPoint = dotsAfterPoint(text, at, end, locale);
  if (afterPoint !== undefined) return afterPoint;
  if (count < 3 || count > LEADERS || aloneInLine(text, at, end) || isLeader(text, end))
    return undefined;
  if (count === 3) return "…";
  if (count > 4) return "…";
  return locale.fourDots === "pointAndEllipsis" && endsSentence(text, end) ? ".…" : "…";
}

/** `?..`: the mark has one of the three points already, in languages that count so. */
function dotsAfterPoint(
  text: string,
  at: number,
  end: number,
  { ellipsisAfterPoint }: Locale,
): string | undefined {
  const before = text[at - 1];
  if (ellipsisAfterPoint === undefined || (before !== "?" && before !== "!")) return undefined;
  const typed = text.slice(at, end);
  return typed === "…" || typed === "..." ? ellipsisAfterPoint : undefined;
}

/** Where the ellipsis begins with the space before it that the language leaves out: `Attends ... je`. */
export function dotsFrom(text: string, at: number, end: number, locale: Locale): number {
  if (locale.ellipsisSpace !== "closed" || text.charCodeAt(at - 1) !== 32) return at;
  if (text.charCodeAt(at) !== 0x2026 && end - at !== 3) return at;
  const after = classAt(text, end);
  return classAt(text, at - 2) === LETTER && (after === SPACE || after === CLOSING) ? at - 1 : at;
}

/** A space put before an ellipsis between two words, where the author asks for it. */
export function dotsLead(text: string, at: number, end: number, locale: Locale): "" | " " {
  const asked = locale.ellipsisSpace === "spaced" && dotsGap(text, at, end) === "closed";
  return asked && (text.charCodeAt(at) === 0x2026 || countDots(text, at, end) === 3) ? " " : "";
}

/** How an ellipsis between two words stands to the first; undefined: it stands elsewhere. */
export function dotsGap(text: string, at: number, end: number): "closed" | "spaced" | undefined {
  if (text.charCodeAt(end) !== 32 || classAt(text, end + 1) !== LETTER) return undefined;
  if (text.charCodeAt(at) !== 0x2026 && countDots(text, at, end) < 3) return undefined;
  if (classAt(text, at - 1) === LETTER) return "closed";
  const isSpaced = text.charCodeAt(at - 1) === 32 && classAt(text, at - 2) === LETTER;
  return isSpaced ? "spaced" : undefined;
}

/** Plain dots in the run; 0 where an ellipsis is typed already. */
function countDots(text: string, at: number, end: number): number {
  let count = 0;
  for (let place = at; place < end; place++) {
    const code = text.charCodeAt(place);
    if (code === 0x2026) return 0;
    if (code === DOT) count++;
  }
  return count;
}

/** A line of dots is a break in the text, not a pause in a sentence. */
function aloneInLine(text: string, at: number, end: number): boolean {
  if (end - at < 4) return false;
  let left = at - 1;
  while (left >= 0 && text.charCodeAt(left) === 32) left--;
  let right = end;
  while (right < text.length && text.charCodeAt(right) === 32) right++;
  return (
    (left < 0 || isNewline(text.charCodeAt(left))) &&
    (right >= text.length || isNewline(text.charCodeAt(right)))
  );
}

/** The dots that lead the eye to a page number. */
function isLeader(text: string, end: number): boolean {
  let place = end;
  while (text.charCodeAt(place) === 32 && place < end + 4) place++;
  return classAt(text, place) === DIGIT && text.charCodeAt(end - 4) === DOT;
}

/** True where the next word starts a sentence, or none follows. */
function endsSentence(text: string, end: number): boolean {
  let place = end;
  for (const stop = end + 8; place < stop && place < text.length; place++) {
    const kind = classAt(text, place);
    if (kind === SPACE && isNewline(text.charCodeAt(place))) return true;
    const code = text.charCodeAt(place);
    if (isCapital(code)) return true;
    if (kind !== SPACE && code !== 34 && code !== 39 && code !== 40 && code < 0x2018) return false;
  }
  return true;
}
