import type { Pt } from "../../base/units.ts";
import { type Solution, searchLines } from "./break-lines.ts";
import type { Pass, Search, Trial } from "./line-costs.ts";
import type { RiverWatch } from "./rivers.ts";

/** What a second look needs. */
export interface SecondLook {
  readonly trial: Trial;
  readonly search: Search;
  /** The pass that allows hyphens. */
  readonly pass: Pass;
  readonly watch: RiverWatch;
  /** Word space of the paragraph in points. */
  readonly space: Pt;
}

/** Fewer lines hold no river. */
const RIVER_LINES = 5;
/** How often a paragraph is looked at again. */
const LOOKS = 3;
/** The most that being rid of a river may cost, in surcharges. */
const WORTH = 2;

/**
 * A second look at a paragraph with rivers.
 *
 * The breaks a river runs past are made dearer, those nearest its end first;
 * what comes is taken if it has fewer rivers and costs little more.
 */
export function withoutRivers(look: SecondLook, found: Solution): Solution {
  const { trial, search, pass } = look;
  const { river } = pass.tuning;
  if (river === 0 || found.breaks.length <= RIVER_LINES) return found;
  let best = found;
  let rivers = riversOf(look, found);
  for (let back = 1; rivers.length > 0 && back <= LOOKS; back += 1) {
    const surcharge = surchargeOf(best, rivers, { back, river });
    const other = searchLines(trial, { ...search, surcharge }, pass);
    if (other === undefined || other.demerits > found.demerits + WORTH * river) continue;
    const left = riversOf(look, other);
    if (left.length >= rivers.length) continue;
    best = other;
    rivers = left;
  }
  return best;
}

function riversOf(
  { search, pass, watch, space }: SecondLook,
  { breaks }: Solution,
): readonly number[] {
  const { points, measures } = search;
  const { tuning } = pass;
  const rivers: number[] = [];
  watch.rivers({ points, breaks, measures, tuning, space }, (line) => rivers.push(line));
  return rivers;
}

function surchargeOf(
  { breaks }: Solution,
  rivers: readonly number[],
  { back, river }: { readonly back: number; readonly river: number },
): ReadonlyMap<number, number> {
  const surcharge = new Map<number, number>();
  for (const line of rivers)
    for (const point of breaks.slice(Math.max(0, line - back - 1), Math.max(0, line - back + 1)))
      surcharge.set(point, river);
  return surcharge;
}
