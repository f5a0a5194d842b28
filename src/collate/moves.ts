import type { Passage, Witness } from "./collation.ts";
import { wordRuns } from "./word-runs.ts";

/** Fewer words than this are said twice in any book, and are no move. */
const LEAST = 6;

/** A passage that is gone and the passage that has its words now. */
export interface MovedPassage {
  readonly a: number;
  readonly b: number;
}

/** What is looked through for moves: passages that nothing was found for in their place. */
export interface Strays {
  readonly before: Witness;
  readonly after: Witness;
  readonly cut: readonly number[];
  readonly added: readonly number[];
  readonly keys: { readonly a: Int32Array; readonly b: Int32Array };
}

/**
 * Passages that were cut in one place and stand unchanged in another, found by
 * their digests. A long one is found by itself; a short one only beside another,
 * as “Yes.” is said all over a book.
 */
export function movedPassages({
  before,
  after,
  cut,
  added,
  keys,
}: Strays): readonly MovedPassage[] {
  const free = { a: new Set(cut), b: new Set(added) };
  const places = new Map<number, number[]>();
  for (const b of added.toReversed()) {
    const key = keys.b[b] ?? 0;
    const known = places.get(key);
    if (known === undefined) places.set(key, [b]);
    else known.push(b);
  }
  const moved: MovedPassage[] = [];
  const take = (a: number, b: number): void => {
    free.a.delete(a);
    free.b.delete(b);
    moved.push({ a, b });
  };
  const spread = (a: number, b: number, step: number): void => {
    for (let by = step; free.a.has(a + by) && free.b.has(b + by); by += step) {
      const near = before.passages[a]?.chapter === before.passages[a + by]?.chapter;
      if (!near || keys.a[a + by] !== keys.b[b + by]) return;
      take(a + by, b + by);
    }
  };
  for (const a of cut) {
    if (!free.a.has(a) || (before.passages[a]?.words ?? 0) < LEAST) continue;
    const known = places.get(keys.a[a] ?? 0) ?? [];
    const b = nextFree(known, free.b);
    if (b === undefined || after.passages[b] === undefined) continue;
    take(a, b);
    spread(a, b, 1);
    spread(a, b, -1);
  }
  return moved.sort((x, y) => x.b - y.b);
}

function nextFree(places: number[], free: ReadonlySet<number>): number | undefined {
  for (let b = places.pop(); b !== undefined; b = places.pop()) if (free.has(b)) return b;
  return undefined;
}

/** The share of its runs of words that must be found for a passage to be the same, edited. */
const FOUND = 0.5;
/** Shorter passages are not looked for. */
const WORTH = 12;

/** Passages that were moved and edited on the way: half of their runs of four words stand in the other. */
export function movedAndEdited(strays: Strays): readonly MovedPassage[] {
  const { before, after, cut, added } = strays;
  const holders = new Map<string, number>();
  const sizes = new Map<number, number>();
  for (const b of added) {
    const runs = runsOf(after.passages[b]);
    sizes.set(b, runs.length);
    for (const run of runs) holders.set(run, holders.has(run) ? -1 : b);
  }
  const taken = new Set<number>();
  const moved: MovedPassage[] = [];
  for (const a of cut) {
    const runs = runsOf(before.passages[a]);
    const best = mostShared(runs, (run) => {
      const b = holders.get(run) ?? -1;
      return taken.has(b) ? -1 : b;
    });
    if (best === undefined) continue;
    const [b, found] = best;
    if (found < FOUND * Math.max(runs.length, sizes.get(b) ?? 0)) continue;
    taken.add(b);
    moved.push({ a, b });
  }
  return moved;
}

/** The passage that holds most of these runs, and how many. */
function mostShared(
  runs: readonly string[],
  holderOf: (run: string) => number,
): readonly [b: number, found: number] | undefined {
  const counts = new Map<number, number>();
  for (const run of runs) {
    const b = holderOf(run);
    if (b >= 0) counts.set(b, (counts.get(b) ?? 0) + 1);
  }
  return [...counts].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0];
}

function runsOf(passage: Passage | undefined): readonly string[] {
  if (passage === undefined || passage.words < WORTH || passage.kind === "title") return [];
  return wordRuns(passage.text);
}
