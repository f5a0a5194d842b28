import { align } from "./align.ts";
import type { ChapterPairs } from "./chapters.ts";
import { type Entry, PARTING } from "./collation.ts";
import type { Desk, Group } from "./desk.ts";
import { type Cluster, clustersIn, type Gap } from "./passages.ts";
import { type Tokens, tokensOf } from "./tokens.ts";
import { compareWords } from "./words.ts";

/** An entry and the chapter it is told in: one after, or one before that is gone. */
export interface Placed {
  readonly entry: Entry;
  readonly home: { readonly a: number; readonly b: number | undefined };
}

/** Compares the chapters of a group as one stream of passages. */
export function streamEntries(
  desk: Desk,
  pairs: ChapterPairs,
  { as: chaptersA, bs: chaptersB }: Group,
): readonly Placed[] {
  const as = chaptersA.flatMap((chapter) => passagesOf(desk.before.chapters[chapter]));
  const bs = chaptersB.flatMap((chapter) => passagesOf(desk.after.chapters[chapter]));
  const matches = align(
    Int32Array.from(as, (at) => desk.keys.a[at] ?? 0),
    Int32Array.from(bs, (at) => desk.keys.b[at] ?? 0),
  );
  const placed: Placed[] = [];
  const put = (entry: Entry): void => void placed.push({ entry, home: homeOf(desk, pairs, entry) });
  let i = 0;
  let j = 0;
  while (i < as.length || j < bs.length) {
    const [gapA, gapB] = [i, j];
    while (i < as.length && matches[i] === -1) i += 1;
    j = i < as.length ? (matches[i] ?? bs.length) : bs.length;
    for (const entry of gapEntries(desk, { as: as.slice(gapA, i), bs: bs.slice(gapB, j) }))
      put(entry);
    const [a, b] = [as[i], bs[j]];
    if (a === undefined || b === undefined) continue;
    put({ type: "same", a, b });
    i += 1;
    j += 1;
  }
  return placed;
}

function passagesOf(
  chapter: { readonly from: number; readonly to: number } | undefined,
): readonly number[] {
  if (chapter === undefined) return [];
  return Array.from({ length: chapter.to - chapter.from }, (_, at) => chapter.from + at);
}

/** What was cut is told in the chapter that its own became. */
function homeOf({ before, after }: Desk, pairs: ChapterPairs, entry: Entry): Placed["home"] {
  const b = "b" in entry ? (typeof entry.b === "number" ? entry.b : entry.b.from) : undefined;
  if (b !== undefined) return { a: -1, b: after.passages[b]?.chapter };
  const at = "a" in entry && typeof entry.a === "number" ? entry.a : 0;
  const a = before.passages[at]?.chapter ?? 0;
  const now = pairs.now[a] ?? -1;
  return { a, b: now === -1 ? undefined : now };
}

/** What became of passages between two that are the same. */
function gapEntries(desk: Desk, gap: Gap): readonly Entry[] {
  const clusters = clustersIn(gap, {
    a: desk.before.passages,
    b: desk.after.passages,
    tokensA: desk.tokensA,
    tokensB: desk.tokensB,
  });
  const entries: Entry[] = [];
  let [i, j] = [0, 0];
  const upTo = (a: number, b: number): void => {
    for (; i < gap.as.length && (gap.as[i] ?? a) !== a; i += 1)
      entries.push({ type: "cut", a: gap.as[i] ?? 0 });
    for (; j < gap.bs.length && (gap.bs[j] ?? b) !== b; j += 1)
      entries.push({ type: "added", b: gap.bs[j] ?? 0 });
  };
  for (const cluster of clusters) {
    upTo(cluster.as[0] ?? -1, cluster.bs[0] ?? -1);
    entries.push(edited(desk, cluster));
    i += cluster.as.length;
    j += cluster.bs.length;
  }
  upTo(-1, -1);
  return entries;
}

function edited(desk: Desk, { as, bs }: Cluster): Entry {
  const [a, b] = [as[0] ?? 0, bs[0] ?? 0];
  const left = joinedTokens(desk, as, "before");
  const right = joinedTokens(desk, bs, "after");
  const runs = compareWords(left, right);
  const same = as.length === 1 && bs.length === 1 && runs.every(({ type }) => type === "same");
  if (same) return { type: "same", a, b };
  return {
    type: "edited",
    a: { from: a, to: a + as.length },
    b: { from: b, to: b + bs.length },
    runs,
  };
}

/** Several passages as one text, with a mark where one ends. */
function joinedTokens(desk: Desk, at: readonly number[], side: "before" | "after"): Tokens {
  const [only] = at;
  if (at.length === 1 && only !== undefined)
    return side === "before" ? desk.tokensA(only) : desk.tokensB(only);
  const texts = at.map((one) => desk[side].passages[one]?.text ?? "");
  return tokensOf(texts.join(PARTING), desk.lexicon);
}
