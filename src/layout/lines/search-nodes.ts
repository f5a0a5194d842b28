/** Fitness classes of a line, from tight to very loose, times the runs of hyphens told apart. */
export const FITS = 4;
export const STATES: number = FITS * 3;

/** Nodes of the search: a breakpoint reached in the cheapest way for its line, fitness and run of hyphens. */
export interface Nodes {
  count: number;
  point: Int32Array;
  line: Int32Array;
  /** Fitness class and hyphen run: `fit + FITS * run`. */
  state: Uint8Array;
  previous: Int32Array;
  demerits: Float64Array;
  /** Sums where lines from the node begin, the measure they have, and the sum a breakpoint must come to so that one is not too loose. */
  start: Float64Array;
  startSpace: Float64Array;
  measure: Float64Array;
  reach: Float64Array;
}

/** Arrays that searches share, grown as needed. */
export interface Scratch {
  readonly nodes: Nodes;
  active: Int32Array;
  activeCount: number;
  /** Best way to the present breakpoint by line and state. */
  best: Float64Array;
  from: Int32Array;
  touched: Int32Array;
  touchedCount: number;
}

/** Arrays for a first paragraph of ordinary length. */
export function createScratch(): Scratch {
  const nodes = 4096;
  const states = STATES * 64;
  return {
    nodes: {
      count: 0,
      point: new Int32Array(nodes),
      line: new Int32Array(nodes),
      state: new Uint8Array(nodes),
      previous: new Int32Array(nodes),
      demerits: new Float64Array(nodes),
      start: new Float64Array(nodes),
      startSpace: new Float64Array(nodes),
      measure: new Float64Array(nodes),
      reach: new Float64Array(nodes),
    },
    active: new Int32Array(nodes),
    activeCount: 0,
    best: new Float64Array(states).fill(Number.POSITIVE_INFINITY),
    from: new Int32Array(states),
    touched: new Int32Array(states),
    touchedCount: 0,
  };
}

/** Empties the scratch and puts the start of the paragraph in it. */
export function restart(scratch: Scratch): void {
  const { nodes } = scratch;
  nodes.point[0] = 0;
  nodes.line[0] = 0;
  nodes.state[0] = 1;
  nodes.previous[0] = -1;
  nodes.demerits[0] = 0;
  nodes.count = 1;
  scratch.active[0] = 0;
  scratch.activeCount = 1;
  scratch.touchedCount = 0;
}

/** Notes a way to the present breakpoint, if it is the cheapest for its key so far. */
export function offer(scratch: Scratch, key: number, demerits: number, from: number): void {
  if (key >= scratch.best.length) growStates(scratch, key);
  const known = scratch.best[key] as number;
  if (demerits >= known) return;
  if (known === Number.POSITIVE_INFINITY) {
    scratch.touched[scratch.touchedCount] = key;
    scratch.touchedCount += 1;
  }
  scratch.best[key] = demerits;
  scratch.from[key] = from;
}

/** Makes nodes of the ways offered to breakpoint `point`. */
export function settle(scratch: Scratch, point: number): void {
  const { nodes } = scratch;
  for (let t = 0; t < scratch.touchedCount; t += 1) {
    const key = scratch.touched[t] as number;
    const from = scratch.from[key] as number;
    if (nodes.count === nodes.point.length) growNodes(nodes);
    if (scratch.activeCount === scratch.active.length) scratch.active = grown(scratch.active);
    const n = nodes.count;
    nodes.point[n] = point;
    nodes.line[n] = (nodes.line[from] as number) + 1;
    nodes.state[n] = key % STATES;
    nodes.previous[n] = from;
    nodes.demerits[n] = scratch.best[key] as number;
    nodes.count = n + 1;
    scratch.active[scratch.activeCount] = n;
    scratch.activeCount += 1;
    scratch.best[key] = Number.POSITIVE_INFINITY;
  }
  scratch.touchedCount = 0;
}

function grown(array: Int32Array): Int32Array {
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
  nodes.demerits = widened(nodes.demerits);
  nodes.start = widened(nodes.start);
  nodes.startSpace = widened(nodes.startSpace);
  nodes.measure = widened(nodes.measure);
  nodes.reach = widened(nodes.reach);
}

function widened(array: Float64Array): Float64Array {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

function growStates(scratch: Scratch, key: number): void {
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
