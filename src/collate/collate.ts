import { type ChapterPairs, movedChapters, pairChapters } from "./chapters.ts";
import type { ChapterFate, Collation, Entry, Witness } from "./collation.ts";
import { type Desk, deskOf, type Group } from "./desk.ts";
import { calledOf, fateNames } from "./fates.ts";
import { settleMoves } from "./settle-moves.ts";
import { type Placed, streamEntries } from "./stream.ts";
import { NONE, plus, tallyOf } from "./tally.ts";

/**
 * Compares two states of a book as a reader would: chapter by chapter, passage
 * by passage, word by word. Nothing is lost: the entries tell every passage of
 * either witness once, and their runs joined are its text.
 */
export function collate(before: Witness, after: Witness): Collation {
  const desk = deskOf(before, after);
  const pairs = pairChapters(before, after, desk.keys);
  const placed = groupsOf(pairs).flatMap((group) => streamEntries(desk, pairs, group));
  const settled = settleMoves(desk, placed);
  const chapters = fatesOf(desk, pairs, settled.placed);
  const same = settled.placed.flatMap(({ entry }) => (entry.type === "same" ? [entry] : []));
  return {
    before,
    after,
    chapters,
    moves: settled.moves,
    tally: chapters.reduce((sum, { tally }) => plus(sum, tally), NONE),
    retyped: same.filter(({ a, b }) => before.passages[a]?.text !== after.passages[b]?.text).length,
  };
}

function groupsOf({ now, was, splitFrom, mergedInto }: ChapterPairs): readonly Group[] {
  // A chapter before is named by itself, one after by the sum: each group by its least.
  const home = Array.from({ length: now.length + was.length }, (_, at) => at);
  const homeOf = (at: number): number => {
    let top = at;
    while (home[top] !== undefined && home[top] !== top) top = home[top] ?? top;
    home[at] = top;
    return top;
  };
  const join = (a: number, b: number): void => {
    const [x, y] = [homeOf(a), homeOf(now.length + b)];
    home[Math.max(x, y)] = Math.min(x, y);
  };
  now.forEach((b, a) => {
    for (const other of [b, mergedInto[a] ?? -1]) if (other !== -1) join(a, other);
  });
  splitFrom.forEach((a, b) => {
    if (a !== -1) join(a, b);
  });
  const groups = new Map<number, { as: number[]; bs: number[] }>();
  home.forEach((_, at) => {
    const top = homeOf(at);
    const group = groups.get(top) ?? { as: [], bs: [] };
    groups.set(top, group);
    if (at < now.length) group.as.push(at);
    else group.bs.push(at - now.length);
  });
  return [...groups.values()];
}

/** One fate for each chapter after, and for each before that is gone. */
function fatesOf(
  { before, after }: Desk,
  pairs: ChapterPairs,
  placed: readonly Placed[],
): readonly ChapterFate[] {
  const ofB = new Map<number, Entry[]>();
  const ofA = new Map<number, Entry[]>();
  for (const { entry, home } of placed) {
    const [entries, at] = home.b === undefined ? [ofA, home.a] : [ofB, home.b];
    const known = entries.get(at);
    if (known === undefined) entries.set(at, [entry]);
    else known.push(entry);
  }
  const moved = movedChapters(
    pairs,
    after.chapters.map(({ words }) => words),
  );
  const gone = (a: number): readonly ChapterFate[] => {
    if (a >= before.chapters.length || pairs.now[a] !== -1) return [];
    const entries = ofA.get(a) ?? [];
    const tally = tallyOf(entries, before, after);
    const fate = { a, moved: false, tally, entries, ...fateNames(before, after, pairs, { a }) };
    return [fate, ...gone(a + 1)];
  };
  const present = after.chapters.flatMap((_, b): readonly ChapterFate[] => {
    const a = pairs.was[b] === -1 ? undefined : pairs.was[b];
    const entries = ofB.get(b) ?? [];
    const tally = tallyOf(entries, before, after);
    const names = fateNames(before, after, pairs, { a, b });
    const [last] = moved.has(b) ? after.chapters.slice(Math.max(0, b - 1), b) : [];
    const follows = last === undefined ? {} : { follows: calledOf(last) };
    const fate = { a, b, moved: moved.has(b), ...follows, tally, entries, ...names };
    return a === undefined ? [fate] : [fate, ...gone(a + 1)];
  });
  return [...gone(0), ...present];
}
