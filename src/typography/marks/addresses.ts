import { classOf, DIGIT, LETTER } from "./chars.ts";

/** Web addresses and e-mail addresses, as pairs of offsets: nothing in them is ever a mark of prose. */
export function protectedRanges(text: string): readonly number[] {
  const ranges: number[] = [];
  for (const sign of ["://", "www.", "@"]) {
    let at = text.indexOf(sign);
    while (at >= 0) {
      const range = addressAround(text, at, sign);
      if (range !== undefined) ranges.push(range.start, range.end);
      at = text.indexOf(sign, Math.max(at + sign.length, range?.end ?? 0));
    }
  }
  return ranges.length > 2 ? mergeRanges(ranges) : ranges;
}

/** Longer than any address in prose; keeps a text of nothing but signs linear. */
const ADDRESS_LIMIT = 300;

function addressAround(
  text: string,
  at: number,
  sign: string,
): { readonly start: number; readonly end: number } | undefined {
  let start = at;
  while (start > 0 && at - start < ADDRESS_LIMIT && isAddress(text.charCodeAt(start - 1))) start--;
  let end = at + sign.length;
  while (end < text.length && end - at < ADDRESS_LIMIT && isAddress(text.charCodeAt(end))) end++;
  while (end > at && !endsAddress(text.charCodeAt(end - 1))) end--;
  if (end <= at + sign.length || (sign !== "www." && start === at)) return undefined;
  return { start, end };
}

/** A letter, a figure or a stroke; a point or a quote after it belongs to the sentence. */
function endsAddress(code: number): boolean {
  const kind = classOf(code);
  return kind === LETTER || kind === DIGIT || code === SLASH;
}

const SLASH = 47;

/** Letters of any script, and the ASCII that addresses hold: quotes and brackets end one. */
function isAddress(code: number): boolean {
  if (code > 127) return classOf(code) === LETTER;
  return code > 32 && code < 127 && !'"()<>[]'.includes(String.fromCharCode(code));
}

function mergeRanges(ranges: readonly number[]): readonly number[] {
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [start, end] of pairs) {
    const last = merged[merged.length - 1] ?? -1;
    if (start >= last) merged.push(start, end);
    else merged[merged.length - 1] = Math.max(last, end);
  }
  return merged;
}
