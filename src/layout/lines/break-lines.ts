import { FLAG_ADDED, FLAG_FORCED, FLAG_HYPHEN } from "./breakpoints.ts";
import {
  BENT,
  begin,
  CONTRACTION,
  END,
  END_SPACE,
  EPSILON,
  EXPANSION,
  FULLEST,
  GLYPH_SHARE,
  grade,
  NATURAL,
  NEAREST,
  type Pass,
  PENALTY,
  REST,
  type Search,
  SHRINK,
  SPACE,
  SPACE_SHARE,
  type Trial,
} from "./line-costs.ts";
import { offer, restart, type Scratch, STATES, settle } from "./search-nodes.ts";

/** The breakpoints that end each line, in order, and what they cost together. */
export interface Solution {
  readonly breaks: Int32Array;
  readonly demerits: number;
}

/** Demerits of a line that no tolerance allows. */
export const OVERFULL = 1e9;
/**
 * Knuth and Plass's search: `undefined` where no lines are within tolerance.
 *
 * D. E. Knuth & M. F. Plass, “Breaking Paragraphs into Lines”, Softw. Pract.
 * Exp. 11 (1981). Two additions: a node knows how many hyphens end the lines
 * before it, so that three never stand in a row, and stacks are charged to
 * the edge between two breakpoints, where both words are known.
 *
 * Most breakpoints are so near to every active node that any line to them is
 * too loose. Whether it is can be told by one sum a breakpoint, and of these
 * no more than that is asked.
 */
export function searchLines(trial: Trial, search: Search, pass: Pass): Solution | undefined {
  const { count, flags, end, endSpace } = search.points;
  const { scratch, now } = trial;
  begin(trial, search, pass);
  restart(scratch);
  reachOf(trial, 0);
  now[NEAREST] = nearestOf(scratch);
  const glyphShare = now[GLYPH_SHARE] as number;
  const spaceShare = now[SPACE_SHARE] as number;
  const skipped = pass.hyphens ? 0 : FLAG_ADDED;
  for (let b = 1; b < count; b += 1) {
    const flag = flags[b] as number;
    if ((flag & skipped) !== 0) continue;
    const fullest = (end[b] as number) * glyphShare + (endSpace[b] as number) * spaceShare;
    if (fullest < (now[NEAREST] as number) && (flag & FLAG_FORCED) === 0) continue;
    now[FULLEST] = fullest;
    if (!stepTo(trial, b, flag)) return undefined;
  }
  return solutionOf(scratch);
}

/** Tries all lines to breakpoint `b`; false where none of the ways so far leads on. */
function stepTo(trial: Trial, b: number, flag: number): boolean {
  const { points, scratch, now, emergency } = trial;
  const penalty = points.penalty[b] as number;
  trial.forced = (flag & FLAG_FORCED) !== 0;
  trial.final = b === points.count - 1;
  trial.hyphen = (flag & FLAG_HYPHEN) !== 0;
  trial.before = points.before[b] as number;
  trial.after = points.after[b] as number;
  trial.dropped = -1;
  now[END] = points.end[b] as number;
  now[END_SPACE] = points.endSpace[b] as number;
  now[PENALTY] = penalty * penalty + (trial.surcharge?.get(b) ?? 0);
  if (trial.forced) now[FULLEST] = Number.POSITIVE_INFINITY;
  scan(trial);
  if (trial.forced) scratch.activeCount = 0;
  if (emergency && scratch.activeCount === 0 && scratch.touchedCount === 0) rescue(trial);
  const known = scratch.nodes.count;
  settle(scratch, b);
  for (let node = known; node < scratch.nodes.count; node += 1) reachOf(trial, node);
  now[NEAREST] = nearestOf(scratch);
  return scratch.activeCount > 0;
}

/** Notes where lines from a node begin, how wide they are, and what a breakpoint must reach so that they are not too loose. */
function reachOf(trial: Trial, node: number): void {
  const { points, scratch, measures, now } = trial;
  const { nodes } = scratch;
  const a = nodes.point[node] as number;
  const line = nodes.line[node] as number;
  const start = points.start[a] as number;
  const startSpace = points.startSpace[a] as number;
  const measure = measures[Math.min(line, measures.length - 1)] as number;
  nodes.start[node] = start;
  nodes.startSpace[node] = startSpace;
  nodes.measure[node] = measure;
  const least = start * (now[GLYPH_SHARE] as number) + startSpace * (now[SPACE_SHARE] as number);
  nodes.reach[node] = trial.bounded ? least + measure - EPSILON : Number.NEGATIVE_INFINITY;
}

function nearestOf({ nodes, active, activeCount }: Scratch): number {
  const { reach } = nodes;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < activeCount; i += 1) {
    const own = reach[active[i] as number] as number;
    if (own < nearest) nearest = own;
  }
  return nearest;
}

/** Looks at the line from every active node to the present breakpoint, and drops nodes too far away. */
function scan(trial: Trial): void {
  const { scratch, now, hyphen, lastMeasure, nodes } = trial;
  const { active, activeCount } = scratch;
  const fullest = now[FULLEST] as number;
  let kept = 0;
  let i = 0;
  while (i < activeCount) {
    const node = active[i] as number;
    i += 1;
    let loose = (nodes.reach[node] as number) > fullest;
    if (!loose) {
      if (isOverfull(trial, node)) {
        // A hyphen makes a prefix wider than the whole may be, so only a gap between words proves a node dead.
        if (hyphen) active[kept++] = node;
        else trial.dropped = node;
        continue;
      }
      loose = grade(trial, node);
    }
    active[kept++] = node;
    // Nodes further on are nearer, and their lines looser still.
    if (loose && (nodes.line[node] as number) >= lastMeasure) break;
  }
  if (kept === i) return;
  while (i < activeCount) active[kept++] = active[i++] as number;
  scratch.activeCount = kept;
}

/** Measures the line from a node to the present breakpoint; true where it is too wide, whatever gives. */
function isOverfull({ now, nodes }: Trial, node: number): boolean {
  const natural = (now[END] as number) - (nodes.start[node] as number);
  const space = (now[END_SPACE] as number) - (nodes.startSpace[node] as number);
  const gap = (nodes.measure[node] as number) - natural;
  // Glyphs give first, then spaces; `rest` is left to the spaces.
  const give =
    (gap < 0 ? -(now[CONTRACTION] as number) : (now[EXPANSION] as number)) * (natural - space);
  const rest = gap - (gap < 0 ? Math.max(give, gap) : Math.min(give, gap));
  now[REST] = rest;
  now[SPACE] = space;
  now[NATURAL] = natural;
  now[BENT] = gap / (give + EPSILON);
  return rest < -(now[SHRINK] as number) * space - EPSILON;
}

/** Nothing fits: the shortest of the overlong lines is taken; whoever draws it reports it. */
function rescue({ scratch, dropped, lineCap }: Trial): void {
  if (dropped < 0) return;
  const line = Math.min((scratch.nodes.line[dropped] as number) + 1, lineCap);
  const demerits = (scratch.nodes.demerits[dropped] as number) + OVERFULL;
  offer(scratch, line * STATES + 1, demerits, dropped);
}

/** The cheapest way to the end the last search found; with `exactly`, of those in so many lines. */
export function solutionOf(
  { nodes, active, activeCount }: Scratch,
  exactly?: number,
): Solution | undefined {
  let best = -1;
  for (let i = 0; i < activeCount; i += 1) {
    const node = active[i] as number;
    if (exactly !== undefined && nodes.line[node] !== exactly) continue;
    if (best < 0 || (nodes.demerits[node] as number) < (nodes.demerits[best] as number))
      best = node;
  }
  if (best < 0) return undefined;
  const breaks = new Int32Array(nodes.line[best] as number);
  let node = best;
  for (let i = breaks.length - 1; i >= 0; i -= 1) {
    breaks[i] = nodes.point[node] as number;
    node = nodes.previous[node] as number;
  }
  return { breaks, demerits: nodes.demerits[best] as number };
}
