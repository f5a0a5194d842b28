/** A stretch of two sequences, half-open on both sides. */
interface Box {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
}

/** How often a stretch may be parted at anchors before it is compared step by step: past this its anchors are too few to help. */
const MAX_DEPTH = 24;

/** Steps a stretch without anchors may cost. Two texts that share nothing are told apart by giving up, not by proving it. */
const MAX_STEPS = 2_000_000;

/**
 * Pairs the items of two sequences: for each of `a` the index of its equal in
 * `b`, or -1. Pairs never cross.
 *
 * What occurs once on both sides is an anchor (Cohen's patience diff); between
 * anchors, Myers's comparison in linear space (“An O(ND) Difference Algorithm
 * and Its Variations”, 1986) finds the rest.
 */
export function align(a: Int32Array, b: Int32Array): Int32Array {
  const pairs = new Int32Array(a.length).fill(-1);
  const waiting: { readonly box: Box; readonly depth: number }[] = [
    { box: { aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }, depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const box = trimmed(a, b, next.box, pairs);
    if (box.aFrom === box.aTo || box.bFrom === box.bTo) continue;
    const anchors = next.depth < MAX_DEPTH ? anchorsIn(a, b, box) : [];
    if (anchors.length === 0) {
      compare(a, b, box, pairs);
      continue;
    }
    let { aFrom, bFrom } = box;
    for (const [i, j] of anchors) {
      pairs[i] = j;
      waiting.push({ box: { aFrom, aTo: i, bFrom, bTo: j }, depth: next.depth + 1 });
      aFrom = i + 1;
      bFrom = j + 1;
    }
    waiting.push({ box: { ...box, aFrom, bFrom }, depth: next.depth + 1 });
  }
  return pairs;
}

/** The stretch without what both sides begin and end with, which is paired. */
function trimmed(a: Int32Array, b: Int32Array, box: Box, pairs: Int32Array): Box {
  let { aFrom, aTo, bFrom, bTo } = box;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    pairs[aFrom] = bFrom;
    aFrom += 1;
    bFrom += 1;
  }
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
    aTo -= 1;
    bTo -= 1;
    pairs[aTo] = bTo;
  }
  return { aFrom, aTo, bFrom, bTo };
}

const TWICE = -2;

/** Items that occur once on both sides, as many as stand in the same order. */
function anchorsIn(a: Int32Array, b: Int32Array, box: Box): readonly (readonly [number, number])[] {
  const inA = placesOf(a, box.aFrom, box.aTo);
  const inB = placesOf(b, box.bFrom, box.bTo);
  const shared: (readonly [number, number])[] = [];
  for (const [value, i] of inA) {
    const j = inB.get(value);
    if (i !== TWICE && j !== undefined && j !== TWICE) shared.push([i, j]);
  }
  shared.sort(([i], [k]) => i - k);
  return rising(shared.map(([, j]) => j)).flatMap((at) => {
    const pair = shared[at];
    return pair === undefined ? [] : [pair];
  });
}

function placesOf(items: Int32Array, from: number, to: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let i = from; i < to; i += 1) {
    const item = items[i] ?? 0;
    places.set(item, places.has(item) ? TWICE : i);
  }
  return places;
}

/** The indexes of the longest rising run of `values`, by patience sorting. */
function rising(values: readonly number[]): readonly number[] {
  const tops: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, at) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tops[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = tops[low - 1] ?? -1;
    tops[low] = at;
  });
  const run: number[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.push(at);
  return run.reverse();
}

/** Pairs what is left step by step: the middle of the shortest way, then both halves. */
function compare(a: Int32Array, b: Int32Array, whole: Box, pairs: Int32Array): void {
  const waiting: Box[] = [whole];
  let steps = MAX_STEPS;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const box = trimmed(a, b, next, pairs);
    if (box.aFrom === box.aTo || box.bFrom === box.bTo) continue;
    const { i, j, cost } = middleOf(a, b, box, steps);
    steps -= cost;
    if (i === undefined || j === undefined) continue;
    const { aFrom, bFrom, aTo, bTo } = box;
    waiting.push({ aFrom, bFrom, aTo: i, bTo: j }, { aFrom: i, bFrom: j, aTo, bTo });
  }
}

interface Middle {
  readonly i?: number;
  readonly j?: number;
  readonly cost: number;
}

/** A diagonal no way has come to. */
const NOWHERE = -(2 ** 30);

/** One of the two searches: how far its best way has come on each diagonal. */
interface Search {
  readonly reached: Int32Array;
  readonly origin: number;
  readonly n: number;
  readonly m: number;
  /** How many items are equal from a point of the box on. */
  slide(x: number, y: number): number;
}

/**
 * A point in the middle of a shortest way through the box; none where finding
 * it costs more than `limit`. Myers searches from both ends, and the ways meet
 * after half the changes.
 */
function middleOf(a: Int32Array, b: Int32Array, box: Box, limit: number): Middle {
  const { aFrom, aTo, bFrom, bTo } = box;
  const n = aTo - aFrom;
  const m = bTo - bFrom;
  const reach = Math.min(Math.ceil((n + m) / 2), Math.ceil(Math.sqrt(Math.max(limit, 0))));
  const search = (slide: Search["slide"]): Search => {
    const reached = new Int32Array(2 * reach + 3).fill(NOWHERE);
    return { reached, origin: reach + 1, n, m, slide };
  };
  const forth = search((x, y) => {
    let long = 0;
    while (x + long < n && y + long < m && a[aFrom + x + long] === b[bFrom + y + long]) long += 1;
    return long;
  });
  const back = search((x, y) => {
    let long = 0;
    while (x + long < n && y + long < m && a[aTo - 1 - x - long] === b[bTo - 1 - y - long])
      long += 1;
    return long;
  });
  const odd = (n - m) % 2 !== 0;
  for (let d = 0; d <= reach; d += 1) {
    const met = advance(forth, d, odd ? { other: back, within: d - 1 } : undefined);
    if (met !== undefined) return { i: aFrom + met.x, j: bFrom + met.y, cost: d * d };
    const again = advance(back, d, odd ? undefined : { other: forth, within: d });
    if (again !== undefined) return { i: aTo - again.x, j: bTo - again.y, cost: d * d };
  }
  return { cost: reach * reach };
}

/** Lets every way of a search make one more change; gives the point where one meets the other search. */
function advance(
  search: Search,
  d: number,
  meeting: { readonly other: Search; readonly within: number } | undefined,
): { readonly x: number; readonly y: number } | undefined {
  const { reached, origin, n, m } = search;
  for (let k = -d; k <= d; k += 2) {
    const start = d === 0 ? 0 : stepTo(search, k);
    if (start < 0) continue;
    const x = start + search.slide(start, start - k);
    reached[origin + k] = x;
    if (meeting === undefined) continue;
    const across = n - m - k;
    const theirs = meeting.other.reached[origin + across] ?? NOWHERE;
    if (Math.abs(across) <= meeting.within && x + theirs >= n) return { x, y: x - k };
  }
  return undefined;
}

/** The furthest point of diagonal `k` that one change more leads to, inside the box. */
function stepTo({ reached, origin, n, m }: Search, k: number): number {
  const right = (reached[origin + k - 1] ?? NOWHERE) + 1;
  const down = reached[origin + k + 1] ?? NOWHERE;
  const fits = (x: number): number => (x >= 0 && x <= n && x - k >= 0 && x - k <= m ? x : NOWHERE);
  return Math.max(fits(right), fits(down));
}
