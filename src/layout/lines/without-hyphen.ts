import { searchLines, solutionOf } from "./break-lines.ts";
import { type Breakpoints, FLAG_HYPHEN } from "./breakpoints.ts";
import type { Search } from "./line-costs.ts";
import { type LineEnds, lineEnd } from "./line-ends.ts";
import type { Looseness, LooseSolution } from "./looseness.ts";

/** A setting, and the line of it that is not to end in a hyphen. */
export interface UnwantedHyphen {
  readonly ends: LineEnds;
  readonly line: number;
  readonly demerits: number;
}

/** Words on either side of the line's end in which no hyphen is wanted: the end may move so far, and the next line's does not come so near. */
const NEAR = 3;
/** Demerits of such a hyphen: more than of anything but an overfull line. */
const UNWANTED = 1e8;

/**
 * The cheapest lines without an unwanted hyphen, as many as before.
 *
 * They are looked for as lines of another length are, with more and more give, but never
 * with a hole, and are not taken where they cost as much as a runt.
 */
export function solutionWithout(
  { trial, attempts }: Looseness,
  { points, measures, justify }: Search,
  { ends, line, demerits }: UnwantedHyphen,
): LooseSolution | undefined {
  const count = ends.length / 2;
  const surcharge = unwantedNear(points, lineEnd(ends, line).word);
  const search = { points, measures, justify, lineCap: count + 1, surcharge };
  for (const { pass } of attempts) {
    const { runt, hole } = pass.tuning;
    searchLines(trial, search, { ...pass, tolerance: Math.min(pass.tolerance, hole) });
    const solution = solutionOf(trial.scratch, count);
    if (solution === undefined || solution.demerits >= demerits + runt) continue;
    const end = solution.breaks[line] as number;
    if (((points.flags[end] as number) & FLAG_HYPHEN) !== 0) continue;
    return { solution, tuning: pass.tuning };
  }
  return undefined;
}

function unwantedNear(
  { count, flags, word }: Breakpoints,
  last: number,
): ReadonlyMap<number, number> {
  const surcharge = new Map<number, number>();
  for (let point = 1; point < count; point += 1)
    if (
      ((flags[point] as number) & FLAG_HYPHEN) !== 0 &&
      Math.abs((word[point] as number) - last) <= NEAR
    )
      surcharge.set(point, UNWANTED);
  return surcharge;
}
