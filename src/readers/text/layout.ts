import { isBlank, type Line } from "../lines.ts";

/** How a text file is laid out: measured over the whole of it before a line is read. */
export interface TextProfile {
  /** Lines end at a fixed width and are to be joined. */
  readonly wrapped: boolean;
  /** The width in columns that nine lines of ten stay within. */
  readonly width: number;
  /** Paragraphs start with an indent. */
  readonly indented: boolean;
  /** One line in five or more is indented, wrapped or not: an indent means a paragraph and nothing else. */
  readonly indents: boolean;
  /** The indent most lines have, in columns. */
  readonly margin: number;
  /** Blank lines that as a rule stand between two paragraphs. */
  readonly gap: number;
  /** Lines with words in them. */
  readonly lines: number;
}

/** Lines typed one after another, with what stands before them. */
export interface Chunk {
  readonly lines: readonly Line[];
  /** Blank lines before it; 0 for the first. */
  readonly gap: number;
  /** True where a page break stands before it. */
  readonly newPage: boolean;
  /** Number of the blank-line-separated group it was typed in. */
  readonly group: number;
}

/** Wider lines were not broken to fit a screen or a page, in columns. */
const WIDEST = 100;

const ENDS = /[.!?…:;"”’'»)\]*_—–-]$/u;

/** Measures the layout of a file. */
export function layoutOf(text: string, lines: readonly Line[]): TextProfile {
  const filled = lines.filter((line) => !isBlank(line));
  const pairs = adjacent(lines);
  const width = percentile(
    pairs.map(([line]) => line.end - line.at),
    0.9,
  );
  const going = pairs.filter(([line, next]) => continues(text, line, next)).length;
  const full = pairs.filter(([line]) => line.end - line.at >= width * 0.7).length;
  const wrapped =
    pairs.length > 0 &&
    width <= WIDEST &&
    width >= 30 &&
    going >= pairs.length * 0.35 &&
    full >= pairs.length * 0.5;
  const indents = count(filled.map(({ indent }) => indent));
  const margin = mostCommon(indents, 0);
  const indentedLines = filled.filter(
    ({ indent }) => indent > margin && indent <= margin + 10,
  ).length;
  const gaps = count(gapsOf(lines));
  return {
    wrapped,
    width,
    indented: wrapped && indentedLines >= filled.length * 0.04 && indentedLines >= 2,
    indents: indentedLines >= filled.length * 0.2,
    margin,
    // Stanzas and lists have lines without a gap; a file without gaps has next to none of them.
    gap: mostCommon(gaps, wrapped || spaced(gaps) ? 1 : 0),
    lines: filled.length,
  };
}

/** The groups of lines between blank ones, with the gaps before them. */
export function groupsOf(lines: readonly Line[]): readonly Chunk[] {
  const groups: Chunk[] = [];
  let current: Line[] = [];
  let gap = 0;
  let newPage = false;
  let before = { gap: 0, newPage: false };
  const close = () => {
    if (current.length > 0) groups.push({ lines: current, ...before, group: groups.length });
    current = [];
  };
  for (const line of lines) {
    if (isBlank(line)) {
      close();
      gap++;
    } else {
      if (current.length > 0 && newPage) close();
      if (current.length === 0) before = { gap: groups.length === 0 ? 0 : gap, newPage };
      current.push(line);
      gap = 0;
      newPage = false;
    }
    newPage ||= line.ends === "page";
  }
  close();
  return groups;
}

/** True where the sentence of one line plainly runs on into the next. */
export function continues(text: string, line: Line, next: Line): boolean {
  if (/^\p{Ll}/u.test(text.slice(next.start, next.start + 2))) return true;
  return !ENDS.test(text.slice(Math.max(line.start, line.end - 2), line.end));
}

/** True where a fair share of lines have a blank one before them. */
function spaced(gaps: ReadonlyMap<number, number>): boolean {
  const all = [...gaps.values()].reduce((sum, times) => sum + times, 0);
  return all - (gaps.get(0) ?? 0) >= all * 0.25;
}

function adjacent(lines: readonly Line[]): readonly (readonly [Line, Line])[] {
  const pairs: (readonly [Line, Line])[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [line, next] = [lines[i - 1], lines[i]];
    if (line && next && !isBlank(line) && !isBlank(next)) pairs.push([line, next]);
  }
  return pairs;
}

function gapsOf(lines: readonly Line[]): readonly number[] {
  const gaps: number[] = [];
  let gap = 0;
  let seen = false;
  for (const line of lines) {
    if (isBlank(line)) {
      gap++;
      continue;
    }
    if (seen) gaps.push(gap);
    seen = true;
    gap = 0;
  }
  return gaps;
}

function count(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The commonest value not below `least`; `least` where there is none. */
function mostCommon(counts: ReadonlyMap<number, number>, least: number): number {
  let best = least;
  for (const [value, times] of counts)
    if (value >= least && times > (counts.get(best) ?? 0)) best = value;
  return best;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
