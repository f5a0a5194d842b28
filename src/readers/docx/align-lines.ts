import type { WordLine } from "./word-runs.ts";

/** A line of the text as read with the line of the document it came from. */
export interface Aligned {
  readonly line: WordLine;
  /** Characters the reader put before it: the number of a heading, the dash of a speech. */
  readonly shift: number;
}

/** How far ahead a line is looked for between two that are sure; bounds what a strange file costs. */
const AHEAD = 50;

/** The longest number a reader puts before the words of a paragraph, in UTF-16 units. */
const LONGEST_LABEL = 60;

/**
 * The lines of a document for the lines of its text, by the number of the line in the text.
 *
 * Lines that stand once in both are sure where they come in the same order; between them equal lines are
 * paired as they come. What a reader left out or made has no pair.
 */
export function alignLines(
  text: readonly string[],
  document: readonly WordLine[],
): ReadonlyMap<number, Aligned> {
  const pairs = new Map<number, Aligned>();
  const sure = [...ascending(uniquePairs(text, document)), [text.length, document.length] as const];
  let [i, j] = [0, 0];
  for (const [nextText, nextLine] of sure) {
    fill({ text, document, pairs }, [i, nextText], [j, nextLine]);
    const line = document[nextLine];
    if (line !== undefined) pairs.set(nextText, { line, shift: 0 });
    [i, j] = [nextText + 1, nextLine + 1];
  }
  return pairs;
}

type Pair = readonly [text: number, document: number];

/** Lines that stand once in the text and once in the document, in the order of the document. */
function uniquePairs(text: readonly string[], document: readonly WordLine[]): readonly Pair[] {
  const places = onceIn(text);
  const own = onceIn(document.map((line) => line.text));
  return document.flatMap((line, j): readonly Pair[] => {
    const i = places.get(line.text) ?? -1;
    return i >= 0 && own.get(line.text) === j ? [[i, j]] : [];
  });
}

function onceIn(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [i, line] of lines.entries()) places.set(line, places.has(line) ? -1 : i);
  return places;
}

/** The longest run of pairs whose places in the text ascend, by patience sorting. */
function ascending(pairs: readonly Pair[]): readonly Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [at, [i]] of pairs.entries()) {
    const low = firstNotBelow(tops.length, (top) => (pairs[tops[top] ?? 0]?.[0] ?? 0) < i);
    before.push(low === 0 ? -1 : (tops[low - 1] ?? -1));
    tops[low] = at;
  }
  const run: Pair[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

/** The first number below `end` for which a claim, true up to some number, is not. */
function firstNotBelow(end: number, isBelow: (at: number) => boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Filling {
  readonly text: readonly string[];
  readonly document: readonly WordLine[];
  readonly pairs: Map<number, Aligned>;
}

function fill(
  { text, document, pairs }: Filling,
  [first, end]: readonly [number, number],
  [from, to]: readonly [number, number],
): void {
  let i = first;
  for (let j = from; j < to; j++) {
    const line = document[j];
    if (line === undefined) return;
    const last = Math.min(end, i + AHEAD);
    const found = indexIn(text, [i, last], (one) => shiftOf(one, line.text) !== undefined);
    if (found < 0) continue;
    pairs.set(found, { line, shift: shiftOf(text[found] ?? "", line.text) ?? 0 });
    i = found + 1;
  }
}

function indexIn(
  text: readonly string[],
  [from, to]: readonly [number, number],
  fits: (line: string) => boolean,
): number {
  for (let i = from; i < to; i++) if (fits(text[i] ?? "")) return i;
  return -1;
}

function shiftOf(text: string, words: string): number | undefined {
  const shift = text.length - words.length;
  return shift >= 0 && shift <= LONGEST_LABEL && text.endsWith(words) ? shift : undefined;
}
