import type { Wrap } from "../inline-tree.ts";

/** A run of `*`, `_` or `~` that may open or close emphasis. */
export interface Delimiter {
  readonly marker: string;
  /** What is left of the run: pairs take marks from the inside. */
  start: number;
  end: number;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Reads the run of marks at `at`, with the flanking rules of CommonMark 0.31, section 6.2. */
export function delimiterAt(text: string, at: number): Delimiter {
  const marker = text.charAt(at);
  let end = at + 1;
  while (text.charAt(end) === marker) end++;
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(end, end + 2);
  const spaceBefore = before === "" || /\s$/.test(before);
  const spaceAfter = after === "" || /^\s/.test(after);
  const markBefore = /[\p{P}\p{S}]$/u.test(before);
  const markAfter = /^[\p{P}\p{S}]/u.test(after);
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  // An underscore inside a word is part of it: snake_case.
  const inWord = marker === "_";
  const opens = left && (!inWord || !right || markBefore);
  const closes = right && (!inWord || !left || markAfter);
  return { marker, start: at, end, length: end - at, opens, closes };
}

/**
 * Pairs delimiters by the rules of CommonMark 0.31, section 6.4, and appends the pairs.
 *
 * Linear: for each kind of closing run, openers once passed in vain are not looked at again.
 */
export function pairDelimiters(delimiters: readonly Delimiter[], wraps: Wrap[]): void {
  const before = delimiters.map((_, i) => i - 1);
  const floors = new Map<string, number>();
  for (const [i, closer] of delimiters.entries()) {
    if (!closer.closes) continue;
    for (let found = 0; found >= 0 && closer.end > closer.start; ) {
      found = openerFor(delimiters, before, i, floors);
      const opener = delimiters[found];
      if (opener === undefined) break;
      wraps.push(take(opener, closer));
      // What stood between the two can pair with nothing any more.
      before[i] = opener.end > opener.start ? found : (before[found] ?? -1);
    }
  }
}

function openerFor(
  delimiters: readonly Delimiter[],
  before: number[],
  at: number,
  floors: Map<string, number>,
): number {
  const closer = delimiters[at];
  if (closer === undefined) return -1;
  const kind = `${closer.marker}${closer.opens}${closer.length % 3}`;
  const floor = floors.get(kind) ?? -1;
  for (let i = before[at] ?? -1; i > floor; i = before[i] ?? -1) {
    const opener = delimiters[i];
    if (opener?.opens && matches(opener, closer)) return i;
  }
  floors.set(kind, before[at] ?? -1);
  return -1;
}

/** The same mark, something left of it, and the rule of three for runs that open and close. */
function matches(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.marker !== closer.marker || opener.end <= opener.start) return false;
  if (opener.marker === "~") return opener.length === 2 && closer.length === 2;
  const both = opener.closes || closer.opens;
  if (!both || (opener.length + closer.length) % 3 !== 0) return true;
  return opener.length % 3 === 0 && closer.length % 3 === 0;
}

function take(opener: Delimiter, closer: Delimiter): Wrap {
  const two = opener.end - opener.start > 1 && closer.end - closer.start > 1;
  const width = two ? 2 : 1;
  const open = { start: opener.end - width, end: opener.end };
  const close = { start: closer.start, end: closer.start + width };
  opener.end -= width;
  closer.start += width;
  const kind = opener.marker === "~" ? "strikethrough" : two ? "strong" : "emphasis";
  return { open, close, kind };
}
