import type { Pt } from "../../base/units.ts";
import { FLAG_FORCED, FLAG_HYPHEN } from "./breakpoints.ts";
import { EPSILON, type Pass, type Search } from "./line-costs.ts";

/** How few and how many lines a paragraph may come to: no search finds fewer or more. */
export interface LineBounds {
  readonly least: number;
  readonly most: number;
}

/** Places where lines of a paragraph may begin, in order; used again for every paragraph. */
interface Starts {
  count: number;
  /** Those before it are too far away. */
  head: number;
  /** Lines that may stand before a start, at the least and at the most. */
  least: Int32Array;
  most: Int32Array;
  /** The sum a breakpoint must come to so that a line to it is not too loose: none is greater than one after it. */
  nearest: Float64Array;
  /** The sum it may come to so that a line to it is not too wide. */
  farthest: Float64Array;
}

/**
 * Makes a count of what is possible: in how few and how many lines the end can be reached.
 *
 * Nothing is weighed, so it takes a small part of the time of a search, and
 * most paragraphs turn out to have no setting of another length.
 */
export function createLineBounds(): (search: Search, pass: Pass) => LineBounds {
  const starts = createStarts(1024);
  return (search, pass) => {
    const { count } = search.points;
    if (count > starts.least.length) Object.assign(starts, createStarts(count * 2));
    return boundsOf(starts, search, pass);
  };
}

const NONE: LineBounds = { least: Number.POSITIVE_INFINITY, most: -1 };

function boundsOf(starts: Starts, search: Search, pass: Pass): LineBounds {
  const { points, measures } = search;
  const shares = sharesOf(pass);
  const [first = 0] = measures;
  const later = measures.length > 1 ? measures.slice(1) : measures;
  const [narrowest, widest] = [Math.min(...later), Math.max(...later)];
  starts.count = 0;
  starts.head = 0;
  starts.least[0] = 0;
  starts.most[0] = 0;
  putStart(starts, search, shares, { b: 0, narrowest: first, widest: first });
  for (let b = 1; b < points.count; b += 1) {
    const found = reaches(starts, search, shares, b);
    if (((points.flags[b] as number) & FLAG_FORCED) !== 0) starts.head = starts.count;
    if (found) putStart(starts, search, shares, { b, narrowest, widest });
    if (starts.head === starts.count) return NONE;
  }
  // The end is a forced break, so nothing but its own start is left.
  const end = starts.head;
  return { least: starts.least[end] as number, most: starts.most[end] as number };
}

function createStarts(capacity: number): Starts {
  return {
    count: 0,
    head: 0,
    least: new Int32Array(capacity),
    most: new Int32Array(capacity),
    nearest: new Float64Array(capacity),
    farthest: new Float64Array(capacity),
  };
}

/** Parts of the width and of the spaces of a line that tell whether it is too loose, and whether it is too wide. */
interface Shares {
  readonly loose: number;
  readonly looseSpace: number;
  readonly wide: number;
  readonly wideSpace: number;
}

function sharesOf({ tuning, tolerance }: Pass): Shares {
  const { expansion, contraction, shrink } = tuning;
  return {
    loose: 1 + expansion,
    looseSpace: tolerance - expansion,
    wide: 1 - contraction,
    wideSpace: contraction - shrink,
  };
}

interface Place {
  readonly b: number;
  /** Measures of the line that begins there. */
  readonly narrowest: Pt;
  readonly widest: Pt;
}

function putStart(starts: Starts, { points }: Search, shares: Shares, place: Place): void {
  const { count, nearest, farthest } = starts;
  const start = points.start[place.b] as number;
  const space = points.startSpace[place.b] as number;
  const near = start * shares.loose + space * shares.looseSpace + place.narrowest - EPSILON;
  farthest[count] = start * shares.wide + space * shares.wideSpace + place.widest + 2 * EPSILON;
  nearest[count] = near;
  // What hangs makes a later start the earlier one now and then.
  for (let i = count - 1; i >= 0 && (nearest[i] as number) > near; i -= 1) nearest[i] = near;
  starts.count = count + 1;
}

/** Whether a line may end at a breakpoint; if so, the next start has the lines up to there. */
function reaches(starts: Starts, { points }: Search, shares: Shares, b: number): boolean {
  const { count, nearest, farthest, least, most } = starts;
  const end = points.end[b] as number;
  const space = points.endSpace[b] as number;
  const flag = points.flags[b] as number;
  const wide = end * shares.wide + space * shares.wideSpace;
  const forced = (flag & FLAG_FORCED) !== 0;
  const loose = forced ? Number.POSITIVE_INFINITY : end * shares.loose + space * shares.looseSpace;
  // A hyphen makes a prefix wider than the whole may be.
  if ((flag & FLAG_HYPHEN) === 0)
    while (starts.head < count && (farthest[starts.head] as number) < wide) starts.head += 1;
  let fewest = Number.POSITIVE_INFINITY;
  let greatest = -1;
  for (let i = starts.head; i < count && (nearest[i] as number) <= loose; i += 1) {
    if ((farthest[i] as number) < wide) continue;
    fewest = Math.min(fewest, least[i] as number);
    greatest = Math.max(greatest, most[i] as number);
  }
  if (greatest < 0) return false;
  least[count] = fewest + 1;
  most[count] = greatest + 1;
  return true;
}
