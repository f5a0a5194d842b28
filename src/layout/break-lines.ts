import type { Pt } from "../base/units.ts";
import { type Breakpoints, FLAG_ADDED, FLAG_FORCED, FLAG_HYPHEN } from "./galley.ts";
import type { Tuning } from "./tuning.ts";

/** One search for the cheapest lines of a paragraph. */
export interface Search {
  readonly points: Breakpoints;
  readonly tuning: Tuning;
  /** Measure of line `n`; lines from `special` on are all as wide as that one. */
  readonly measures: readonly Pt[];
  readonly justify: boolean;
  /** Whether added hyphens are allowed. */
  readonly hyphens: boolean;
  /** Most stretch of a space. */
  readonly tolerance: number;
  /** Takes an overfull line rather than none. */
  readonly emergency: boolean;
  /** Lines are told apart up to this number; beyond it nodes of different lines compete. */
  readonly lineCap: number;
  /** Only settings of this many lines count. */
  readonly exactly?: number;
}

/** The breakpoints that end each line, in order, and what they cost together. */
export interface Solution {
  readonly breaks: Int32Array;
  readonly demerits: number;
}

const FITS = 4;
const STATES = FITS * 3;
const OVERFULL_DEMERITS = 1e9;

/** Nodes of the search: a breakpoint reached in the cheapest way for its line, fitness and run of hyphens. */
interface Nodes {
  count: number;
  point: Int32Array;
  line: Int32Array;
  /** Fitness class and hyphen run: `fit + FITS * run`. */
  state: Uint8Array;
  previous: Int32Array;
  demerits: Float64Array;
}

/** Arrays that searches share, grown as needed. */
export interface Scratch {
  nodes: Nodes;
  active: Int32Array;
  /** Best way to the present breakpoint by line and state. */
  best: Float64Array;
  from: Int32Array;
  touched: Int32Array;
}

export function createScratch(): Scratch {
  return {
    nodes: createNodes(4096),
    active: new Int32Array(4096),
    best: new Float64Array(STATES * 64).fill(Number.POSITIVE_INFINITY),
    from: new Int32Array(STATES * 64),
    touched: new Int32Array(STATES * 64),
  };
}

function createNodes(capacity: number): Nodes {
  return {
    count: 0,
    point: new Int32Array(capacity),
    line: new Int32Array(capacity),
    state: new Uint8Array(capacity),
    previous: new Int32Array(capacity),
    demerits: new Float64Array(capacity),
  };
}

/**
 * Knuth and Plass's search: `undefined` where no lines are within tolerance.
 *
 * D. E. Knuth & M. F. Plass, “Breaking Paragraphs into Lines”, Softw. Pract.
 * Exp. 11 (1981). Two additions: a node knows how many hyphens end the lines
 * before it, so that three never stand in a row, and stacks are charged to
 * the edge between two breakpoints, where both words are known.
 */
export function search(options: Search, scratch: Scratch): Solution | undefined {
  const { points, tuning, measures, justify, hyphens, tolerance, emergency, lineCap } = options;
  const { nodes } = scratch;
  const { shrink, stretch, expansion } = tuning;
  const lastMeasure = measures.length - 1;
  nodes.count = 0;
  addNode(nodes, 0, 0, 1, -1, 0);
  let active = scratch.active;
  active[0] = 0;
  let activeCount = 1;
  const skipAdded = hyphens ? 0 : FLAG_ADDED;
  for (let b = 1; b < points.count; b += 1) {
    const flags = points.flags[b] as number;
    if ((flags & skipAdded) !== 0) continue;
    const forced = (flags & FLAG_FORCED) !== 0;
    const final = b === points.count - 1;
    const hyphen = (flags & FLAG_HYPHEN) !== 0;
    const penalty = points.penalty[b] as number;
    const end = (points.end[b] as number) - (points.right[b] as number);
    const endSpace = points.endSpace[b] as number;
    let touched = 0;
    let kept = 0;
    let lastDropped = -1;
    for (let i = 0; i < activeCount; i += 1) {
      const node = active[i] as number;
      const a = nodes.point[node] as number;
      const line = nodes.line[node] as number;
      const measure = measures[line < lastMeasure ? line : lastMeasure] as number;
      const natural = end - (points.start[a] as number) - (points.left[a] as number);
      const space = endSpace - (points.startSpace[a] as number);
      const gap = measure - natural;
      // Glyphs give first, then spaces; `x` is the change of a space as a share of itself.
      const give = justify ? expansion * (natural - space) : 0;
      const rest = gap > give ? gap - give : gap < -give ? gap + give : 0;
      const tooLong = rest < (justify ? -shrink * space : 0) - 1e-6;
      if (tooLong) {
        // Hyphens make a prefix wider than it will be whole, so only a gap between words proves the node dead.
        if (hyphen) active[kept++] = node;
        else lastDropped = node;
        continue;
      }
      active[kept++] = node;
      let badness: number;
      let fit = 1;
      if (forced && rest >= 0) badness = 0;
      else if (justify) {
        const x = rest === 0 ? 0 : space > 0 ? rest / space : 1e3;
        if (x > tolerance) {
          if (emergency) {
            badness = 1e4 + Math.min(x, 1e3) * 1e3;
            fit = 3;
          } else {
            // Nodes further on are nearer, and their lines looser still.
            if (line >= lastMeasure) {
              while (++i < activeCount) active[kept++] = active[i] as number;
              break;
            }
            continue;
          }
        } else {
          const r = x < 0 ? -x / shrink : x / stretch;
          const e = give > 0 ? Math.min(1, Math.abs(gap) / give) : 0;
          badness = 100 * r * r * r + 5 * e * e;
          fit = x < 0 ? (r > 0.5 ? 0 : 1) : r <= 0.5 ? 1 : r <= 1 ? 2 : 3;
        }
      } else {
        const r = rest / (0.2 * measure);
        badness = 100 * r * r;
      }
      const state = nodes.state[node] as number;
      const run = (state / FITS) | 0;
      if (hyphen && run === 2 && !emergency) continue;
      let demerits = tuning.linePenalty + badness;
      demerits *= demerits;
      if (penalty > 0) demerits += penalty * penalty;
      if (hyphen && run > 0) demerits += run === 2 ? 1e7 : tuning.doubleHyphen;
      if (final) {
        if (run > 0) demerits += tuning.finalHyphen;
        if (line > 0 && natural < tuning.runtWidth) demerits += tuning.runt;
      } else if (points.before[b] !== 0 && points.before[a] === points.before[b])
        demerits += tuning.stack;
      if (points.after[a] !== 0 && points.after[a] === points.after[b]) demerits += tuning.stack;
      const contrast = fit - (state % FITS);
      if (contrast > 1 || contrast < -1) demerits += tuning.contrast;
      demerits += nodes.demerits[node] as number;
      const key =
        (line + 1 < lineCap ? line + 1 : lineCap) * STATES +
        fit +
        (hyphen ? FITS * Math.min(run + 1, 2) : 0);
      if (key >= scratch.best.length) growBest(scratch, key);
      const known = scratch.best[key] as number;
      if (demerits >= known) continue;
      if (known === Number.POSITIVE_INFINITY) scratch.touched[touched++] = key;
      scratch.best[key] = demerits;
      scratch.from[key] = node;
    }
    activeCount = kept;
    if (forced) activeCount = 0;
    if (emergency && touched === 0 && (forced || activeCount === 0) && lastDropped >= 0) {
      // Nothing fits: the shortest of the overlong lines is taken, and reported by whoever draws it.
      const line = nodes.line[lastDropped] as number;
      const key = Math.min(line + 1, lineCap) * STATES + 1;
      if (key >= scratch.best.length) growBest(scratch, key);
      scratch.best[key] = (nodes.demerits[lastDropped] as number) + OVERFULL_DEMERITS;
      scratch.from[key] = lastDropped;
      scratch.touched[touched++] = key;
    }
    for (let t = 0; t < touched; t += 1) {
      const key = scratch.touched[t] as number;
      const from = scratch.from[key] as number;
      if (nodes.count === nodes.point.length) growNodes(nodes);
      if (activeCount === active.length) active = scratch.active = grown(active);
      active[activeCount++] = nodes.count;
      addNode(
        nodes,
        b,
        (nodes.line[from] as number) + 1,
        key % STATES,
        from,
        scratch.best[key] as number,
      );
      scratch.best[key] = Number.POSITIVE_INFINITY;
    }
    if (activeCount === 0) return undefined;
  }
  return trace(nodes, active, activeCount, options.exactly);
}

function addNode(
  nodes: Nodes,
  point: number,
  line: number,
  state: number,
  previous: number,
  demerits: number,
): void {
  const n = nodes.count;
  nodes.point[n] = point;
  nodes.line[n] = line;
  nodes.state[n] = state;
  nodes.previous[n] = previous;
  nodes.demerits[n] = demerits;
  nodes.count = n + 1;
}

function trace(
  nodes: Nodes,
  active: Int32Array,
  activeCount: number,
  exactly: number | undefined,
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
  for (let node = best, i = breaks.length - 1; i >= 0; i -= 1) {
    breaks[i] = nodes.point[node] as number;
    node = nodes.previous[node] as number;
  }
  return { breaks, demerits: nodes.demerits[best] as number };
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function growNodes(nodes: Nodes): void {
  nodes.point = grown(nodes.point);
  nodes.line = grown(nodes.line);
  nodes.previous = grown(nodes.previous);
  const state = new Uint8Array(nodes.point.length);
  state.set(nodes.state);
  nodes.state = state;
  const demerits = new Float64Array(nodes.point.length);
  demerits.set(nodes.demerits);
  nodes.demerits = demerits;
}

function growBest(scratch: Scratch, key: number): void {
  const size = (key + STATES) * 2;
  const best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  best.set(scratch.best);
  scratch.best = best;
  const from = new Int32Array(size);
  from.set(scratch.from);
  scratch.from = from;
  const touched = new Int32Array(size);
  touched.set(scratch.touched);
  scratch.touched = touched;
}
