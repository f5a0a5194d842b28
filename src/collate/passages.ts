import { heaviestChain, type Link } from "./chain.ts";
import type { Passage } from "./collation.ts";
import type { Tokens } from "./tokens.ts";

/** Passages of a gap, by their index in the witness. */
export interface Gap {
  readonly as: readonly number[];
  readonly bs: readonly number[];
}

/** Passages that are one another's after editing: one of each, or one that was parted, or several that were joined. */
export interface Cluster {
  readonly as: readonly number[];
  readonly bs: readonly number[];
}

/** What the pairing may ask. */
export interface Sides {
  readonly a: readonly Passage[];
  readonly b: readonly Passage[];
  readonly tokensA: (at: number) => Tokens;
  readonly tokensB: (at: number) => Tokens;
}

/** The share of the shorter passage's pairs of words that the longer must have, to be the same passage edited. */
const ALIKE = 0.4;
/** The share of a passage's pairs of words that a neighbour must have had, for it to have been parted from it. */
const PART = 0.6;
/** A pair of words in more passages of one gap than this tells nothing. */
const COMMON = 12;

/** Finds which passages of a gap are the same, edited. Clusters do not cross. */
export function clustersIn(gap: Gap, sides: Sides): readonly Cluster[] {
  const { as, bs } = gap;
  if (as.length === 0 || bs.length === 0) return [];
  const shared = sharedIn(gap, sides);
  const pairs = heaviestChain(shared.filter(alike));
  const partsOf = grouped(shared, "i", "j", ({ weight, sizeB }) => weight >= PART * sizeB);
  const joinedIn = grouped(shared, "j", "i", ({ weight, sizeA }) => weight >= PART * sizeA);
  const takenA = new Set(pairs.map(({ i }) => i));
  const takenB = new Set(pairs.map(({ j }) => j));
  return pairs.map(({ i, j }) => {
    const [is, js] = [[i], [j]];
    grow(js, partsOf(i), { taken: takenB, index: bs, passages: sides.b });
    if (js.length === 1) grow(is, joinedIn(j), { taken: takenA, index: as, passages: sides.a });
    return { as: is.map((at) => as[at] ?? 0), bs: js.map((at) => bs[at] ?? 0) };
  });
}

function alike({ weight, sizeA, sizeB }: Shared): boolean {
  return weight >= ALIKE * Math.min(sizeA, sizeB) && weight >= 0.2 * Math.max(sizeA, sizeB);
}

/** The links that pass, as the ends `to` of each end `from`. */
function grouped(
  shared: readonly Shared[],
  from: "i" | "j",
  to: "i" | "j",
  passes: (link: Shared) => boolean,
): (at: number) => ReadonlySet<number> {
  const ends = new Map<number, Set<number>>();
  for (const link of shared) {
    if (!passes(link)) continue;
    const known = ends.get(link[from]) ?? new Set<number>();
    ends.set(link[from], known.add(link[to]));
  }
  return (at) => ends.get(at) ?? new Set();
}

/** Adds the neighbours that belong to a cluster's one side, as long as they stand beside it in the same chapter. */
function grow(
  side: number[],
  wanted: ReadonlySet<number>,
  {
    taken,
    index,
    passages,
  }: {
    readonly taken: Set<number>;
    readonly index: readonly number[];
    readonly passages: readonly Passage[];
  },
): void {
  const beside = (at: number, next: number): boolean => {
    const [from, to] = [index[at] ?? 0, index[next] ?? 0];
    const adjoins = Math.abs(from - to) === 1;
    return adjoins && passages[from]?.chapter === passages[to]?.chapter;
  };
  for (const step of [-1, 1])
    for (;;) {
      const edge = (step < 0 ? side[0] : side.at(-1)) ?? 0;
      const next = edge + step;
      if (!wanted.has(next) || taken.has(next) || !beside(edge, next)) break;
      taken.add(next);
      if (step < 0) side.unshift(next);
      else side.push(next);
    }
}

interface Shared extends Link {
  /** Pairs of words of either passage. */
  readonly sizeA: number;
  readonly sizeB: number;
}

/** How many pairs of neighbouring words each two passages of a gap share, sorted by `i`, then `j`. */
function sharedIn({ as, bs }: Gap, { a, b, tokensA, tokensB }: Sides): readonly Shared[] {
  const holders = new Map<string, number[]>();
  const sizesB = bs.map((at, j) => {
    const pairs = b[at]?.words === 0 ? [] : pairsOf(tokensB(at), b[at]);
    for (const pair of pairs) {
      const known = holders.get(pair);
      if (known === undefined) holders.set(pair, [j]);
      else known.push(j);
    }
    return pairs.length;
  });
  return as.flatMap((at, i) => {
    const pairs = a[at]?.words === 0 ? [] : pairsOf(tokensA(at), a[at]);
    const counts = new Map<number, number>();
    for (const pair of pairs) {
      const found = holders.get(pair) ?? [];
      if (found.length <= COMMON) for (const j of found) counts.set(j, (counts.get(j) ?? 0) + 1);
    }
    return [...counts]
      .sort(([j], [k]) => j - k)
      .map(([j, weight]) => ({ i, j, weight, sizeA: pairs.length, sizeB: sizesB[j] ?? 0 }));
  });
}

/** The pairs of neighbouring tokens of a passage, each once; titles are only like titles. */
function pairsOf({ keys }: Tokens, passage: Passage | undefined): readonly string[] {
  const kind = passage?.kind === "title" ? "title" : "";
  const pairs = new Set<string>();
  keys.forEach((key, at) => {
    pairs.add(`${kind}${keys[at - 1] ?? "^"} ${key}`);
  });
  pairs.add(`${kind}${keys.at(-1) ?? "^"} $`);
  return [...pairs];
}
