import type { Pt } from "../../base/units.ts";
import { type Solution, searchLines, solutionOf } from "./break-lines.ts";
import type { Breakpoints } from "./breakpoints.ts";
import type { Drawing } from "./drawing.ts";
import type { LineBounds } from "./line-bounds.ts";
import type { Pass, Search, Trial } from "./line-costs.ts";
import { type Pressure, pressed, type Tuning } from "./tuning.ts";

/** A way to look for settings of another length. */
export interface Attempt {
  readonly pass: Pass;
  /** Demerits over those of the best setting, at the most. */
  readonly dearer: number;
  /** Demerits added for each line: what the page pays for letters that are bent further. */
  readonly strain: number;
}

/**
 * From mild to harsh: what a page is offered first hurts the paragraph least.
 *
 * A runt is dearer than any of them allows: it is not worth
 * an even foot. One loose line is, where letters bent as far as can be unseen do not help.
 */
export function attemptsOf(tuning: Tuning): readonly Attempt[] {
  const { expansion, contraction, emergency, distress, hole, holeDemerits, runt } = tuning;
  const pass = (pressure: Pressure, tolerance: number): Pass => ({
    tuning: pressed(tuning, pressure),
    hyphens: true,
    tolerance,
    emergency: false,
  });
  const mild = { shrink: 0.3, expansion, contraction };
  return [
    { pass: pass(mild, 0.6), dearer: holeDemerits, strain: 0 },
    { pass: pass(emergency, hole), dearer: holeDemerits, strain: 3_000 },
    { pass: pass(distress, hole), dearer: holeDemerits, strain: 70_000 },
    { pass: pass(emergency, distress.tolerance), dearer: runt, strain: 24_000 },
  ];
}

/** A pass that allows what any of the attempts allows: of what it does not reach no attempt need be made. */
export function harshestOf(attempts: readonly Attempt[], tuning: Tuning): Pass {
  const most = (of: (pass: Pass) => number): number =>
    Math.max(...attempts.map(({ pass }) => of(pass)));
  const pressure = {
    shrink: most((pass) => pass.tuning.shrink),
    expansion: most((pass) => pass.tuning.expansion),
    contraction: most((pass) => pass.tuning.contraction),
  };
  const tolerance = most((pass) => pass.tolerance);
  return { tuning: pressed(tuning, pressure), hyphens: true, tolerance, emergency: false };
}

/** A setting a line shorter or longer than the best, and the tuning it was found with. */
export interface LooseSolution {
  readonly solution: Solution;
  readonly tuning: Tuning;
}

/** What looking for settings of another length needs. */
export interface Looseness {
  readonly trial: Trial;
  readonly attempts: readonly Attempt[];
  /** Allows what any of the attempts allows. */
  readonly harshest: Pass;
  readonly boundsOf: (search: Search, pass: Pass) => LineBounds;
}

/** Settings a line shorter and a line longer than `best`, by their number of lines. */
export function looseSolutions(
  looseness: Looseness,
  { points, measures, justify }: Search,
  best: Solution,
): ReadonlyMap<number, LooseSolution> {
  const { trial, attempts, harshest } = looseness;
  const count = best.breaks.length;
  const search = { points, measures, justify, lineCap: count + 2, surcharge: undefined };
  const wanted = new Set([count - 1, count + 1]);
  const found = new Map<number, LooseSolution>();
  const within = (pass: Pass): boolean => mayReach(looseness, search, { pass, wanted });
  if (!within(harshest)) return found;
  for (const { pass, dearer, strain } of attempts) {
    if (!within(pass) || searchLines(trial, search, pass) === undefined) continue;
    for (const lines of wanted) {
      const solution = solutionOf(trial.scratch, lines);
      if (solution === undefined || solution.demerits >= best.demerits + dearer) continue;
      const { breaks } = solution;
      const demerits = solution.demerits + strain * lines;
      found.set(lines, { solution: { breaks, demerits }, tuning: pass.tuning });
      wanted.delete(lines);
    }
    if (wanted.size === 0) break;
  }
  return found;
}

/** Whether a pass may find one of the settings wanted; ragged lines are not counted beforehand. */
function mayReach(
  { boundsOf }: Looseness,
  search: Search,
  { pass, wanted }: { readonly pass: Pass; readonly wanted: ReadonlySet<number> },
): boolean {
  if (!search.justify) return true;
  const { least, most } = boundsOf(search, pass);
  for (const lines of wanted) if (least <= lines && lines <= most) return true;
  return false;
}

/** Natural width of all words and fixed spaces of a paragraph, and of its word spaces. */
export interface Extent {
  readonly glyphs: Pt;
  readonly space: Pt;
}

/** The extent of what the breakpoints were last filled with. */
export function extentOf({ start, startSpace, count }: Breakpoints): Extent {
  const space = startSpace[count - 1] as number;
  return { glyphs: (start[count - 1] as number) - space, space };
}

/**
 * Whether the words, pressed or stretched as far as they go, could come to so many lines.
 *
 * Most paragraphs have no setting of another length, and a sum tells: then nothing is searched.
 */
export function mayFill(
  { paragraph, shape, tuning }: Drawing,
  { glyphs, space }: Extent,
  lines: number,
): boolean {
  if (lines < 1) return false;
  const { contraction, expansion, shrink, tolerance } = tuning.distress;
  let room = 0;
  for (let i = 0; i < lines - 1; i += 1) room += shape.measureOf(i).width;
  const last = shape.measureOf(lines - 1).width;
  const least = glyphs * (1 - contraction) + space * (1 - shrink);
  const most = glyphs * (1 + expansion) + space * (1 + tolerance);
  // What hangs at both edges of a line, and the hyphens added, come to less than half an em a line.
  const spare = (lines * (paragraph.runs[0]?.size ?? 0)) / 2;
  return least <= room + last + spare && most + spare >= room;
}
