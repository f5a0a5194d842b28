import type { Pt } from "../../base/units.ts";
import type { Breakpoints } from "./breakpoints.ts";
import type { Tuning } from "./tuning.ts";

/** Lines whose gaps must stand over one another before the eye sees a river. */
const RIVER = 5;
/** Gaps overlap by more than this share of a word space. */
const OVERLAP = 1 / 3;

/** The gaps of one line, and how many lines above each a chain of gaps began. */
interface GapRow {
  count: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly chain: Int32Array;
}

/** Looks for rivers; holds the rows it works in. */
export interface RiverWatch {
  /** Calls `found` with the index of each line in which a river reaches its fifth line. */
  rivers(lines: RiverLines, found: (line: number) => void): void;
}

/** A solution as the watch sees it: no line is drawn for this. */
export interface RiverLines {
  readonly points: Breakpoints;
  readonly breaks: Int32Array;
  readonly measures: readonly Pt[];
  /** Left edges differ as the measures do: a narrower line begins further in. */
  readonly tuning: Tuning;
  readonly space: Pt;
}

/** Makes a watch for lines of any length. */
export function createRiverWatch(): RiverWatch {
  let above = rowOf(256);
  let row = rowOf(256);
  return {
    rivers(lines, found) {
      above.count = 0;
      const { breaks, measures } = lines;
      // The last line of a paragraph is not justified; its gaps still close a river above.
      for (let i = 0; i < breaks.length - 1; i += 1) {
        const measure = measures[Math.min(i, measures.length - 1)] as number;
        const widest = measures[measures.length - 1] as number;
        const from = i === 0 ? 0 : (breaks[i - 1] as number);
        fillRow(row, lines, { from, to: breaks[i] as number, measure, left: widest - measure });
        if (chainRows(above, row, lines.space * OVERLAP)) found(i);
        [above, row] = [row, above];
      }
    },
  };
}

function rowOf(size: number): GapRow {
  return {
    count: 0,
    start: new Float64Array(size),
    end: new Float64Array(size),
    chain: new Int32Array(size),
  };
}

interface LineOfPoints {
  readonly from: number;
  readonly to: number;
  readonly measure: Pt;
  readonly left: Pt;
}

function fillRow(row: GapRow, { points, tuning }: RiverLines, line: LineOfPoints): void {
  const { from, to, measure, left } = line;
  const start = points.start[from] as number;
  const startSpace = points.startSpace[from] as number;
  const natural = (points.end[to] as number) - start;
  const space = (points.endSpace[to] as number) - startSpace;
  const glyphs = natural - space;
  const gap = measure - natural;
  const taken = Math.max(-tuning.contraction * glyphs, Math.min(tuning.expansion * glyphs, gap));
  const scale = glyphs > 0 ? 1 + taken / glyphs : 1;
  const stretch = space > 0 ? 1 + (gap - taken) / space : 1;
  row.count = 0;
  for (let k = from + 1; k < to && row.count < row.start.length; k += 1) {
    const spaces = points.endSpace[k] as number;
    const width = (points.startSpace[k] as number) - spaces;
    if (width === 0) continue;
    const before = spaces - startSpace;
    const x = left + ((points.at[k] as number) - start - before) * scale + before * stretch;
    row.start[row.count] = x;
    row.end[row.count] = x + width * stretch;
    row.count += 1;
  }
}

/** Carries chains on from the row above; true where one of them becomes a river. */
function chainRows(above: GapRow, row: GapRow, overlap: Pt): boolean {
  let river = false;
  let first = 0;
  for (let j = 0; j < row.count; j += 1) {
    const start = row.start[j] as number;
    const end = row.end[j] as number;
    while (first < above.count && (above.end[first] as number) <= start) first += 1;
    let chain = 0;
    for (let k = first; k < above.count && (above.start[k] as number) < end; k += 1) {
      const shared =
        Math.min(above.end[k] as number, end) - Math.max(above.start[k] as number, start);
      if (shared > overlap) chain = Math.max(chain, above.chain[k] as number);
    }
    row.chain[j] = chain + 1;
    river ||= chain + 1 === RIVER;
  }
  return river;
}
