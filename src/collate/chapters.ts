import { heaviestChain } from "./chain.ts";
import type { Chapter, Witness } from "./collation.ts";
import { wordRuns } from "./word-runs.ts";

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
/** What a name that stayed is worth, as a share of the smaller chapter's words: less than any text that stayed. */
const NAME = 0.15;

/**
 * Pairs chapters by the text they share, which their names and places do not
 * decide: a chapter may be renamed, renumbered or moved. A name that stayed
 * only adds its weight, and decides where no text did.
 */
export function pairChapters(
  before: Witness,
  after: Witness,
  keys: { readonly a: Int32Array; readonly b: Int32Array },
): ChapterPairs {
  const shared = sharedWords(before, after, keys);
  const votes = votesOf(before, after, shared);
  const now = before.chapters.map(() => -1);
  const was = after.chapters.map(() => -1);
  for (const { a, b, words } of votes) {
    if (now[a] !== -1 || was[b] !== -1) continue;
    if (words < SAME * smaller(before.chapters[a], after.chapters[b])) continue;
    now[a] = b;
    was[b] = a;
  }
  keepNames({ before, after }, votes, { now, was });
  const most = (chapter: Chapter | undefined, words: number): boolean =>
    words >= MOST * (chapter?.words ?? 0) && words > 0;
  const splitFrom = was.map((known, b) => {
    const best = known === -1 ? votes.find((vote) => vote.b === b) : undefined;
    return best && most(after.chapters[b], best.words) && now[best.a] !== -1 ? best.a : -1;
  });
  const mergedInto = now.map((known, a) => {
    const best = known === -1 ? votes.find((vote) => vote.a === a) : undefined;
    return best && most(before.chapters[a], best.words) && was[best.b] !== -1 ? best.b : -1;
  });
  return { now, was, splitFrom, mergedInto };
}

/**
 * Where several chapters became one, or one became several, the one that kept its name is the one that stayed, though
 * more of the text may be of another: “Two” that took in “Three” is no “Three” renamed.
 */
function keepNames(
  { before, after }: { readonly before: Witness; readonly after: Witness },
  votes: readonly Vote[],
  { now, was }: { readonly now: number[]; readonly was: number[] },
): void {
  const [olds, names] = [before, after].map(({ chapters }) => chapters.map(nameOf));
  const isNamed = (a: number, b: number): boolean => olds?.[a] === names?.[b];
  for (const { a, b, words } of votes) {
    if (!isNamed(a, b) || words < MOST * smaller(before.chapters[a], after.chapters[b])) continue;
    const [otherA, otherB] = [was[b] ?? -1, now[a] ?? -1];
    if (otherB === -1 && otherA !== -1 && !isNamed(otherA, b)) now[otherA] = -1;
    else if (otherA === -1 && otherB !== -1 && !isNamed(a, otherB)) was[otherB] = -1;
    else continue;
    now[a] = b;
    was[b] = a;
  }
}

function smaller(a: Chapter | undefined, b: Chapter | undefined): number {
  return Math.min(a?.words ?? 0, b?.words ?? 0);
}

interface Vote {
  readonly a: number;
  readonly b: number;
  readonly words: number;
}

/** What speaks for each two chapters being one, the most first. */
function votesOf(
  before: Witness,
  after: Witness,
  shared: ReadonlyMap<number, number>,
): readonly Vote[] {
  const wide = after.chapters.length;
  const weights = new Map(shared);
  const names = new Map<string, number>();
  before.chapters.forEach((chapter, a) => {
    if (!names.has(nameOf(chapter))) names.set(nameOf(chapter), a);
  });
  after.chapters.forEach((chapter, b) => {
    const a = names.get(nameOf(chapter));
    if (a === undefined) return;
    names.delete(nameOf(chapter));
    const pair = a * wide + b;
    const bonus = 1 + NAME * smaller(before.chapters[a], chapter);
    weights.set(pair, (weights.get(pair) ?? 0) + bonus);
  });
  return [...weights]
    .map(([pair, words]) => ({ a: Math.floor(pair / wide), b: pair % wide, words }))
    .filter(({ words }) => words > 0)
    .sort((x, y) => y.words - x.words || x.a - y.a || x.b - y.b);
}

function nameOf({ name, role }: Chapter): string {
  return name === "" ? `(${role})` : name;
}

/**
 * How many words each two chapters share: in passages that occur once in each
 * book, and of those found on one side only, in runs of four words that do.
 */
function sharedWords(
  before: Witness,
  after: Witness,
  keys: { readonly a: Int32Array; readonly b: Int32Array },
): ReadonlyMap<number, number> {
  const wide = after.chapters.length;
  const counts = new Map<number, number>();
  const vote = (i: number, j: number, words: number): void => {
    const a = before.passages[i]?.chapter ?? 0;
    const pair = a * wide + (after.passages[j]?.chapter ?? 0);
    counts.set(pair, (counts.get(pair) ?? 0) + words);
  };
  const inA = placesOf(keys.a);
  const inB = placesOf(keys.b);
  for (const [key, i] of inA) {
    const j = inB.get(key);
    if (i !== TWICE && j !== undefined && j !== TWICE) vote(i, j, before.passages[i]?.words ?? 0);
  }
  const runsA = runPlaces(before, (at) => !inB.has(keys.a[at] ?? 0));
  const runsB = runPlaces(after, (at) => !inA.has(keys.b[at] ?? 0));
  for (const [run, i] of runsA) {
    const j = runsB.get(run);
    if (i !== TWICE && j !== undefined && j !== TWICE) vote(i, j, 1);
  }
  return counts;
}

const TWICE = -1;

function placesOf(keys: Int32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  keys.forEach((key, at) => {
    places.set(key, places.has(key) ? TWICE : at);
  });
  return places;
}

/** The passage each run of words stands in, of those passages that are asked for. */
function runPlaces(
  { passages }: Witness,
  asked: (at: number) => boolean,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  passages.forEach((passage, at) => {
    if (passage.kind === "title" || !asked(at)) return;
    for (const run of wordRuns(passage.text)) places.set(run, places.has(run) ? TWICE : at);
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
