import type { Pt } from "../../base/units.ts";
import type { Breakpoints } from "./breakpoints.ts";
import { createScratch, FITS, type Nodes, offer, type Scratch, STATES } from "./search-nodes.ts";
import type { Tuning } from "./tuning.ts";

/** What all searches of a paragraph share. */
export interface Search {
  readonly points: Breakpoints;
  /** Measure of line `n`; the last one holds for all that follow. */
  readonly measures: readonly Pt[];
  readonly justify: boolean;
  /** Lines are told apart up to this number; beyond it nodes of different lines compete. */
  readonly lineCap: number;
  /** Demerits added for ending a line at a breakpoint: rivers, seen at a second look. */
  readonly surcharge: ReadonlyMap<number, number> | undefined;
}

/** One of the searches of a paragraph: what it allows. Few of them serve a whole book. */
export interface Pass {
  readonly tuning: Tuning;
  /** Whether added hyphens are allowed. */
  readonly hyphens: boolean;
  /** Most stretch of a space. */
  readonly tolerance: number;
  /** Takes loose, and at last overfull, lines rather than none. */
  readonly emergency: boolean;
}

/** Badness of a line looser than the emergency tolerance, and what each further space-width adds. */
const VERY_LOOSE = 1e4;
const LOOSER = 1e3;
/** Stretch of a line that has no space to stretch. */
const RIGID = 1e3;
/** Rounding of sums of widths must not make a full line overfull. */
export const EPSILON = 1e-6;
/** Demerits of a third hyphen in a row, where nothing else is left. */
const THIRD_HYPHEN = 1e8;

/**
 * What is known of a search, of the present breakpoint and of the line at hand.
 *
 * One for all searches of a book. There are millions of lines: whole numbers
 * change in place, and lengths stand in `now`, since a fraction in an object
 * is an object of its own.
 */
export interface Trial {
  readonly scratch: Scratch;
  readonly nodes: Nodes;
  readonly now: Float64Array;
  points: Breakpoints;
  measures: readonly Pt[];
  surcharge: ReadonlyMap<number, number> | undefined;
  justify: boolean;
  emergency: boolean;
  lastMeasure: number;
  lineCap: number;
  /** True where a line may be too loose to be tried. */
  bounded: boolean;
  forced: boolean;
  final: boolean;
  hyphen: boolean;
  /** Words before and after the breakpoint, to see stacks. */
  before: number;
  after: number;
  /** Last node found too far away, or -1. */
  dropped: number;
  /** Fitness class of the line. */
  fit: number;
}

/** Places in `now`. Of the breakpoint: its sums, its penalty, the sum by which lines to it are seen to be too loose. */
export const END = 0;
export const END_SPACE = 1;
export const PENALTY = 2;
export const FULLEST = 3;
/** Of the active nodes: the least such sum that is of use to one of them. */
export const NEAREST = 4;
/** Of the line: what is left to its spaces, their width, its own. */
export const REST = 5;
export const SPACE = 6;
export const NATURAL = 7;
/** Share of what its glyphs can give that they give; beyond 1 the spaces help. */
export const BENT = 8;
/** Its badness, and demerits beside those of it. */
const BADNESS = 9;
const EXTRA = 10;

/** Of the search: what glyphs give and how far spaces shrink, nothing where lines are ragged. */
export const EXPANSION = 11;
export const CONTRACTION = 12;
export const SHRINK = 13;
/** A line is not too loose where its width and its spaces, times these, come to its measure. */
export const GLYPH_SHARE = 14;
export const SPACE_SHARE = 15;
/** The taste of its pass, as `Tuning` has it. */
const STRETCH = 16;
const TOLERANCE = 17;
const HOLE = 18;
const HOLE_DEMERITS = 19;
const LINE_PENALTY = 20;
const DOUBLE_HYPHEN = 21;
const FINAL_HYPHEN = 22;
const EDGE_HYPHENS = 23;
const CONTRAST = 24;
const RUNT = 25;
const RUNT_WIDTH = 26;
const STACK = 27;
const FACTS = 28;

/** A trial before its first search. */
export function createTrial(points: Breakpoints): Trial {
  const scratch = createScratch();
  return {
    scratch,
    nodes: scratch.nodes,
    now: new Float64Array(FACTS),
    points,
    measures: [],
    surcharge: undefined,
    justify: true,
    emergency: false,
    lastMeasure: 0,
    lineCap: 1,
    bounded: true,
    forced: false,
    final: false,
    hyphen: false,
    before: 0,
    after: 0,
    dropped: -1,
    fit: 1,
  };
}

/** Takes up a search. */
export function begin(trial: Trial, search: Search, pass: Pass): void {
  const { measures, justify } = search;
  const { emergency, tolerance } = pass;
  trial.points = search.points;
  trial.measures = measures;
  trial.surcharge = search.surcharge;
  trial.justify = justify;
  trial.emergency = emergency;
  trial.lastMeasure = measures.length - 1;
  trial.lineCap = search.lineCap;
  trial.bounded = justify && !emergency && tolerance < RIGID;
  taste(trial.now, pass, justify);
}

function taste(now: Float64Array, { tuning, tolerance }: Pass, justify: boolean): void {
  // Ragged lines keep the glyphs as they are.
  now[EXPANSION] = justify ? tuning.expansion : 0;
  now[CONTRACTION] = justify ? tuning.contraction : 0;
  now[SHRINK] = justify ? tuning.shrink : 0;
  now[GLYPH_SHARE] = 1 + (now[EXPANSION] as number);
  now[SPACE_SHARE] = tolerance - (now[EXPANSION] as number);
  now[STRETCH] = tuning.stretch;
  now[TOLERANCE] = tolerance;
  now[HOLE] = tuning.hole;
  now[HOLE_DEMERITS] = tuning.holeDemerits;
  now[LINE_PENALTY] = tuning.linePenalty;
  now[DOUBLE_HYPHEN] = tuning.doubleHyphen;
  now[FINAL_HYPHEN] = tuning.finalHyphen;
  now[EDGE_HYPHENS] = tuning.edgeHyphens;
  now[CONTRAST] = tuning.contrast;
  now[RUNT] = tuning.runt;
  now[RUNT_WIDTH] = tuning.runtWidth;
  now[STACK] = tuning.stack;
}

/** Offers the line from a node to the present breakpoint; true where it is looser than the tolerance. */
export function grade(trial: Trial, node: number): boolean {
  trial.fit = 1;
  trial.now[EXTRA] = 0;
  if (trial.justify) {
    if (isTooLoose(trial)) return true;
  } else judgeRagged(trial, node);
  weigh(trial, node);
  return false;
}

/** Finds the badness and fitness class of a justified line, unless it is looser than the tolerance. */
function isTooLoose(trial: Trial): boolean {
  const { now } = trial;
  const rest = now[REST] as number;
  const space = now[SPACE] as number;
  now[BADNESS] = 0;
  if (trial.forced && rest >= 0) return false;
  const x = rest === 0 ? 0 : space > 0 ? rest / space : RIGID;
  if (x <= (now[TOLERANCE] as number)) {
    const r = x < 0 ? -x / (now[SHRINK] as number) : x / (now[STRETCH] as number);
    const give = now[BENT] as number;
    const bent = Math.min(1, give * give);
    if (x > (now[HOLE] as number)) now[EXTRA] = now[HOLE_DEMERITS] as number;
    trial.fit = fitness(x, r);
    now[BADNESS] = 100 * r * r * r + EXPANSION_BADNESS * bent;
    return false;
  }
  trial.fit = 3;
  now[BADNESS] = VERY_LOOSE + Math.min(x, RIGID) * LOOSER;
  return !trial.emergency;
}

/** Fitness class of a line: 0 tight, 1 decent, 2 loose, 3 very loose. */
function fitness(x: number, r: number): number {
  if (r <= 0.5) return 1;
  if (x < 0) return 0;
  return r <= 1 ? 2 : 3;
}

/** Badness of a line whose glyphs are widened or narrowed as far as they may be: seen by nobody, yet not for nothing. */
const EXPANSION_BADNESS = 5;

/** A line whose spaces keep their size: what is left at its end is its badness. */
function judgeRagged({ now, nodes, forced }: Trial, node: number): void {
  const r = (now[REST] as number) / (RAG * (nodes.measure[node] as number));
  now[BADNESS] = forced ? 0 : 100 * r * r;
}

/** Share of the measure by which a ragged line may be short at a badness of 100. */
const RAG = 0.2;

/** Charges a line and offers it as a way to the present breakpoint. */
function weigh(trial: Trial, node: number): void {
  const { now, nodes, hyphen, fit } = trial;
  const state = nodes.state[node] as number;
  const line = nodes.line[node] as number;
  const run = (state / FITS) | 0;
  if (hyphen && run === 2 && !trial.emergency) return;
  const cost = (now[LINE_PENALTY] as number) + (now[BADNESS] as number);
  let demerits = (nodes.demerits[node] as number) + cost * cost;
  demerits = demerits + (now[PENALTY] as number) + (now[EXTRA] as number);
  const hyphens = run > 0 ? hyphensInRow(trial, run, line) : 0;
  demerits += hyphens + stackDemerits(trial, nodes.point[node] as number);
  if (trial.final && line > 0 && (now[NATURAL] as number) < (now[RUNT_WIDTH] as number))
    demerits += now[RUNT] as number;
  const contrast = fit - (state % FITS);
  if (contrast > 1 || contrast < -1) demerits += now[CONTRAST] as number;
  const next = Math.min(line + 1, trial.lineCap);
  const runs = hyphen ? FITS * Math.min(run + 1, 2) : 0;
  offer(trial.scratch, next * STATES + fit + runs, demerits, node);
}

/** What a line costs that begins or ends with the word the line before it does. */
function stackDemerits({ points, now, before, after }: Trial, a: number): number {
  let demerits = 0;
  if (before !== 0 && points.before[a] === before) demerits += now[STACK] as number;
  if (after !== 0 && points.after[a] === after) demerits += now[STACK] as number;
  return demerits;
}

/** What it costs that the line before ends in a hyphen, the second of two or the first. */
function hyphensInRow({ now, final, hyphen }: Trial, run: number, line: number): number {
  if (final) return now[run === 2 ? EDGE_HYPHENS : FINAL_HYPHEN] as number;
  if (!hyphen) return 0;
  if (run === 2) return THIRD_HYPHEN;
  return now[line === 1 ? EDGE_HYPHENS : DOUBLE_HYPHEN] as number;
}
