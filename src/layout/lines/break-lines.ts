import type { Pt } from "../../base/units.ts";
import { type Breakpoints, FLAG_ADDED, FLAG_FORCED, FLAG_HYPHEN } from "./breakpoints.ts";
import { FITS, offer, restart, type Scratch, STATES, settle } from "./search-nodes.ts";
import type { Tuning } from "./tuning.ts";

/** One search for the cheapest lines of a paragraph. */
export interface Search {
  readonly points: Breakpoints;
  readonly tuning: Tuning;
  /** Measure of line `n`; the last one holds for all that follow. */
  readonly measures: readonly Pt[];
  readonly justify: boolean;
  /** Whether added hyphens are allowed. */
  readonly hyphens: boolean;
  /** Most stretch of a space. */
  readonly tolerance: number;
  /** Takes loose, and at last overfull, lines rather than none. */
  readonly emergency: boolean;
  /** Lines are told apart up to this number; beyond it nodes of different lines compete. */
  readonly lineCap: number;
  /** Demerits added for ending a line at a breakpoint: rivers, seen at a second look. */
  readonly surcharge?: ReadonlyMap<number, number>;
}

/** The breakpoints that end each line, in order, and what they cost together. */
export interface Solution {
  readonly breaks: Int32Array;
  readonly demerits: number;
}

/** Demerits of a line that no tolerance allows. */
export const OVERFULL = 1e9;
/** Badness of a line looser than the emergency tolerance, and what each further space-width adds. */
const VERY_LOOSE = 1e4;
const LOOSER = 1e3;
/** Stretch of a line that has no space to stretch. */
const RIGID = 1e3;
/** Rounding of sums of widths must not make a full line overfull. */
const EPSILON = 1e-6;

/** What is known of the present breakpoint and of the line at hand, beside the nodes: numbers in place, as there are millions of lines. */
interface Present {
  readonly search: Search;
  readonly scratch: Scratch;
  b: number;
  end: Pt;
  endSpace: Pt;
  forced: boolean;
  final: boolean;
  hyphen: boolean;
  penalty: number;
  after: number;
  before: number;
  /** Last node found too far away, or -1. */
  dropped: number;
  /** The line: what is left to its spaces, their width, its own. */
  rest: Pt;
  space: Pt;
  natural: Pt;
  measure: Pt;
  /** Share of what the glyphs can give that they give; beyond 1 the spaces help. */
  bent: number;
  /** Its fitness class, and demerits beside those of its badness. */
  fit: number;
  extra: number;
}

/**
 * Knuth and Plass's search: `undefined` where no lines are within tolerance.
 *
 * D. E. Knuth & M. F. Plass, “Breaking Paragraphs into Lines”, Softw. Pract.
 * Exp. 11 (1981). Two additions: a node knows how many hyphens end the lines
 * before it, so that three never stand in a row, and stacks are charged to
 * the edge between two breakpoints, where both words are known.
 */
export function searchLines(search: Search, scratch: Scratch): Solution | undefined {
  const { points, emergency } = search;
  restart(scratch);
  const skipped = search.hyphens ? 0 : FLAG_ADDED;
  const now = presentOf(search, scratch);
  for (let b = 1; b < points.count; b += 1) {
    const flags = points.flags[b] as number;
    if ((flags & skipped) !== 0) continue;
    now.b = b;
    now.end = points.end[b] as number;
    now.endSpace = points.endSpace[b] as number;
    now.forced = (flags & FLAG_FORCED) !== 0;
    now.final = b === points.count - 1;
    now.hyphen = (flags & FLAG_HYPHEN) !== 0;
    now.penalty = (points.penalty[b] as number) ** 2 + (search.surcharge?.get(b) ?? 0);
    now.before = points.before[b] as number;
    now.after = points.after[b] as number;
    now.dropped = -1;
    scan(now);
    if (now.forced) scratch.activeCount = 0;
    if (emergency && scratch.activeCount === 0 && scratch.touchedCount === 0) rescue(now);
    settle(scratch, b);
    if (scratch.activeCount === 0) return undefined;
  }
  return solutionOf(scratch);
}

function presentOf(search: Search, scratch: Scratch): Present {
  return {
    search,
    scratch,
    b: 0,
    end: 0,
    endSpace: 0,
    forced: false,
    final: false,
    hyphen: false,
    penalty: 0,
    after: 0,
    before: 0,
    dropped: -1,
    // Not whole numbers, so that the engine makes room for fractions at once.
    rest: 0.5,
    space: 0.5,
    natural: 0.5,
    measure: 0.5,
    bent: 0.5,
    fit: 1,
    extra: 0,
  };
}

/** Share of their width by which glyphs are widened or, below nought, narrowed at the most to fill a gap. */
function giveOf({ expansion, contraction }: typeof RIGID_GLYPHS | Tuning, gap: Pt): number {
  return gap < 0 ? -contraction : expansion;
}

/** What glyphs that give so much leave to the spaces. */
function restOf(gap: Pt, give: Pt): Pt {
  return gap < 0 ? gap - Math.max(give, gap) : gap - Math.min(give, gap);
}

/** Ragged lines keep the glyphs as they are. */
const RIGID_GLYPHS = { expansion: 0, contraction: 0 } as const;

/** Looks at the line from every active node to the present breakpoint, and drops nodes too far away. */
function scan(now: Present): void {
  const { search, scratch, end, endSpace, hyphen } = now;
  const { points, measures, justify } = search;
  const shrink = justify ? search.tuning.shrink : 0;
  const elastic = justify ? search.tuning : RIGID_GLYPHS;
  const { nodes, active } = scratch;
  const lastMeasure = measures.length - 1;
  const count = scratch.activeCount;
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    const node = active[i] as number;
    const a = nodes.point[node] as number;
    const line = nodes.line[node] as number;
    const measure = measures[Math.min(line, lastMeasure)] as number;
    const natural = end - (points.start[a] as number);
    const space = endSpace - (points.startSpace[a] as number);
    // Glyphs give first, then spaces; `rest` is left to the spaces.
    const gap = measure - natural;
    const give = giveOf(elastic, gap) * (natural - space);
    const rest = restOf(gap, give);
    if (rest < -shrink * space - EPSILON) {
      // A hyphen makes a prefix wider than the whole may be, so only a gap between words proves a node dead.
      if (hyphen) active[kept++] = node;
      else now.dropped = node;
      continue;
    }
    active[kept++] = node;
    now.rest = rest;
    now.space = space;
    now.natural = natural;
    now.measure = measure;
    now.bent = gap / (give + EPSILON);
    const loose = justify ? gradeJustified(now, node) : gradeRagged(now, node);
    // Nodes further on are nearer, and their lines looser still.
    if (loose && line >= lastMeasure)
      for (i += 1; i < count; i += 1) active[kept++] = active[i] as number;
  }
  scratch.activeCount = kept;
}

/** Offers a justified line; true where it is looser than the tolerance. */
function gradeJustified(now: Present, node: number): boolean {
  const { search, rest, space } = now;
  const { tuning } = search;
  now.fit = 1;
  now.extra = 0;
  if (now.forced && rest >= 0) {
    weigh(now, node, 0);
    return false;
  }
  const x = rest === 0 ? 0 : space > 0 ? rest / space : RIGID;
  if (x > search.tolerance) {
    if (!search.emergency) return true;
    now.fit = 3;
    weigh(now, node, VERY_LOOSE + Math.min(x, RIGID) * LOOSER);
    return false;
  }
  const r = x < 0 ? -x / tuning.shrink : x / tuning.stretch;
  const bent = Math.min(1, now.bent * now.bent);
  if (x > tuning.hole) now.extra = tuning.holeDemerits;
  now.fit = fitness(x, r);
  weigh(now, node, 100 * r * r * r + EXPANSION_BADNESS * bent);
  return false;
}

/** Fitness class of a line: 0 tight, 1 decent, 2 loose, 3 very loose. */
function fitness(x: number, r: number): number {
  if (r <= 0.5) return 1;
  if (x < 0) return 0;
  return r <= 1 ? 2 : 3;
}

/** Badness of a line whose glyphs are widened or narrowed as far as they may be: seen by nobody, yet not for nothing. */
const EXPANSION_BADNESS = 5;

/** Offers a line whose spaces keep their size: what is left at its end is its badness. */
function gradeRagged(now: Present, node: number): boolean {
  const r = now.rest / (RAG * now.measure);
  now.fit = 1;
  now.extra = 0;
  weigh(now, node, now.forced ? 0 : 100 * r * r);
  return false;
}

/** Share of the measure by which a ragged line may be short at a badness of 100. */
const RAG = 0.2;

/** Charges a line and offers it as a way to the present breakpoint. */
function weigh(now: Present, node: number, badness: number): void {
  const { search, scratch, hyphen, fit, natural, extra } = now;
  const { nodes } = scratch;
  const state = nodes.state[node] as number;
  const line = nodes.line[node] as number;
  const run = (state / FITS) | 0;
  if (hyphen && run === 2 && !search.emergency) return;
  const cost = search.tuning.linePenalty + badness;
  let demerits = (nodes.demerits[node] as number) + cost * cost + now.penalty + extra;
  const hyphens = run > 0 ? hyphensInRow(now, run, line) : 0;
  demerits += hyphens + stackDemerits(now, nodes.point[node] as number);
  if (now.final && line > 0 && natural < search.tuning.runtWidth) demerits += search.tuning.runt;
  const contrast = fit - (state % FITS);
  if (contrast > 1 || contrast < -1) demerits += search.tuning.contrast;
  const next = Math.min(line + 1, search.lineCap);
  const runs = hyphen ? FITS * Math.min(run + 1, 2) : 0;
  offer(scratch, next * STATES + fit + runs, demerits, node);
}

/** What a line costs that begins or ends with the word the line before it does. */
function stackDemerits(now: Present, a: number): number {
  const { points, tuning } = now.search;
  let demerits = 0;
  if (now.before !== 0 && points.before[a] === now.before) demerits += tuning.stack;
  if (now.after !== 0 && points.after[a] === now.after) demerits += tuning.stack;
  return demerits;
}

/** What it costs that the line before ends in a hyphen, the second of two or the first. */
function hyphensInRow(now: Present, run: number, line: number): number {
  const { final, hyphen } = now;
  const { tuning } = now.search;
  if (final) return run === 2 ? tuning.edgeHyphens : tuning.finalHyphen;
  if (!hyphen) return 0;
  if (run === 2) return OVERFULL / 10;
  return line === 1 ? tuning.edgeHyphens : tuning.doubleHyphen;
}

/** Nothing fits: the shortest of the overlong lines is taken; whoever draws it reports it. */
function rescue(now: Present): void {
  const { scratch, dropped } = now;
  if (dropped < 0) return;
  const line = Math.min((scratch.nodes.line[dropped] as number) + 1, now.search.lineCap);
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
