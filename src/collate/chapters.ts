import { heaviestChain } from "./chain.ts";
import type { Chapter, Witness } from "./collation.ts";

/** Which chapters of two witnesses are the same, by what they say. */
export interface ChapterPairs {
  /** For each chapter before, the chapter it is now, or -1. */
  readonly now: readonly number[];
  /** For each chapter after, the chapter it was, or -1. */
  readonly was: readonly number[];
  /** For a chapter that is new: the chapter before that most of its text stood in, or -1. */
  readonly splitFrom: readonly number[];
  /** For a chapter that is gone: the chapter after that most of its text stands in, or -1. */
  readonly mergedInto: readonly number[];
}

/** The share of the smaller chapter's words that must be found in the other for the two to be one chapter. */
const SAME = 0.15;
/** The share of a new or lost chapter's words that must stand in another for it to be split off or merged. */
const MOST = 0.4;

/**
 * Pairs chapters by the passages they share, which their names and places do
 * not decide: a chapter may be renamed, renumbered or moved. Only what shares
 * no passage is paired by its name.
 */
export function pairChapters(
  before: Witness,
  after: Witness,
  keys: { readonly a: Int32Array; readonly b: Int32Array },
): ChapterPairs {
  const votes = votesOf(before, after, keys);
  const now = before.chapters.map(() => -1);
  const was = after.chapters.map(() => -1);
  const take = (a: number, b: number): void => {
    if (now[a] !== -1 || was[b] !== -1) return;
    now[a] = b;
    was[b] = a;
  };
  for (const { a, b, words } of votes) {
    const smaller = Math.min(before.chapters[a]?.words ?? 0, after.chapters[b]?.words ?? 0);
    if (words >= SAME * smaller) take(a, b);
  }
  const names = new Map<string, number>();
  before.chapters.forEach((chapter, a) => {
    if (now[a] === -1 && !names.has(nameOf(chapter))) names.set(nameOf(chapter), a);
  });
  after.chapters.forEach((chapter, b) => {
    const a = names.get(nameOf(chapter));
    if (a !== undefined) take(a, b);
  });
  const splitFrom = was.map((known, b) => {
    const best = known === -1 ? votes.find((vote) => vote.b === b) : undefined;
    const needed = MOST * (after.chapters[b]?.words ?? 0);
    return best !== undefined && best.words >= needed && now[best.a] !== -1 ? best.a : -1;
  });
  const mergedInto = now.map((known, a) => {
    const best = known === -1 ? votes.find((vote) => vote.a === a) : undefined;
    const needed = MOST * (before.chapters[a]?.words ?? 0);
    return best !== undefined && best.words >= needed && was[best.b] !== -1 ? best.b : -1;
  });
  return { now, was, splitFrom, mergedInto };
}

function nameOf({ name, role }: Chapter): string {
  return name === "" ? `(${role})` : name;
}

interface Vote {
  readonly a: number;
  readonly b: number;
  /** Words of the passages both have. */
  readonly words: number;
}

/** How many words each two chapters share in passages that occur once in each book, the most first. */
function votesOf(
  before: Witness,
  after: Witness,
  keys: { readonly a: Int32Array; readonly b: Int32Array },
): readonly Vote[] {
  const inA = once(keys.a);
  const inB = once(keys.b);
  const counts = new Map<number, number>();
  for (const [key, i] of inA) {
    const j = inB.get(key);
    const passage = before.passages[i];
    const other = j === undefined ? undefined : after.passages[j];
    if (i < 0 || passage === undefined || other === undefined) continue;
    const pair = passage.chapter * after.chapters.length + other.chapter;
    counts.set(pair, (counts.get(pair) ?? 0) + passage.words);
  }
  return [...counts]
    .map(([pair, words]) => ({
      a: Math.floor(pair / after.chapters.length),
      b: pair % after.chapters.length,
      words,
    }))
    .filter(({ words }) => words > 0)
    .sort((x, y) => y.words - x.words || x.a - y.a || x.b - y.b);
}

const TWICE = -1;

function once(keys: Int32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  keys.forEach((key, at) => {
    places.set(key, places.has(key) ? TWICE : at);
  });
  return places;
}

/** Chapters that are paired and stand in another order: all but the weightiest run that kept its order. */
export function movedChapters(
  { was }: ChapterPairs,
  weights: readonly number[],
): ReadonlySet<number> {
  const links = was.flatMap((j, i) => (j === -1 ? [] : [{ i, j, weight: (weights[i] ?? 0) + 1 }]));
  const stayed = new Set(heaviestChain(links).map(({ i }) => i));
  return new Set(links.flatMap(({ i }) => (stayed.has(i) ? [] : [i])));
}
