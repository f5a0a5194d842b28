import type { BookPlace } from "../pipeline/discover.ts";
import type { Copy } from "./diff-book.ts";
import type { Side } from "./diff-sides.ts";
import { differing } from "./revision-host.ts";
import { concerned } from "./select.ts";

/** A book before and after; it may be on one side only. */
export type Pair = readonly [Copy | undefined, Copy | undefined];

type Books = Extract<Side, { type: "books" }>;

/**
 * Pairs the books of two sides by name; where each side has one alone, those
 * two are meant. Of two revisions, books none of whose files differ are counted and not read.
 */
export function pairsOf(
  cwd: string,
  before: Side,
  after: Side,
): { readonly pairs: readonly Pair[]; readonly untouched: number } {
  if (before.type !== "books" || after.type !== "books") return { pairs: [], untouched: 0 };
  const all = paired(before, after);
  if (before.holds === undefined || after.holds === undefined) return { pairs: all, untouched: 0 };
  const places = after.places;
  const touched = new Set(concerned(cwd, places, differing(before.holds, after.holds)));
  const pairs = all.filter(([old, now]) => !old || !now || touched.has(now.place));
  return { pairs, untouched: all.length - pairs.length };
}

function paired(before: Books, after: Books): readonly Pair[] {
  const copy = ({ host }: Books, place: BookPlace): Copy => ({ host, place });
  const [old, now] = [before.places[0], after.places[0]];
  if (before.places.length === 1 && after.places.length === 1 && old && now)
    return [[copy(before, old), copy(after, now)]];
  const known = new Map(before.places.map((place) => [place.slug, place]));
  const kept = new Set(after.places.map(({ slug }) => slug));
  return [
    ...after.places.map((place): Pair => {
      const was = known.get(place.slug);
      return [was && copy(before, was), copy(after, place)];
    }),
    ...before.places
      .filter(({ slug }) => !kept.has(slug))
      .map((place): Pair => [copy(before, place), undefined]),
  ];
}
