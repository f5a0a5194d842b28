import type { Entry, Move, WordRun } from "./collation.ts";
import type { Desk } from "./desk.ts";
import { movedRuns } from "./moved-runs.ts";
import { type MovedPassage, movedAndEdited, movedPassages } from "./moves.ts";
import type { Placed } from "./stream.ts";
import { compareWords } from "./words.ts";

/** Tells apart what was cut or added from what was only moved. */
export function settleMoves(
  desk: Desk,
  placed: readonly Placed[],
): { readonly placed: readonly Placed[]; readonly moves: readonly Move[] } {
  const cut = placed.flatMap(({ entry }) => (entry.type === "cut" ? [entry.a] : []));
  const added = placed.flatMap(({ entry }) => (entry.type === "added" ? [entry.b] : []));
  const strays = { before: desk.before, after: desk.after, keys: desk.keys };
  const whole = movedPassages({ ...strays, cut, added });
  const takenA = new Set(whole.map(({ a }) => a));
  const takenB = new Set(whole.map(({ b }) => b));
  const edited = movedAndEdited({
    ...strays,
    cut: cut.filter((a) => !takenA.has(a)),
    added: added.filter((b) => !takenB.has(b)),
  });
  const moves: Move[] = [];
  const from = new Map<number, number>();
  const to = new Map<number, { readonly move: number; readonly runs?: readonly WordRun[] }>();
  numbered(desk, whole, moves, ({ a, b }, move) => {
    from.set(a, move);
    to.set(b, { move });
  });
  for (const pair of edited) {
    const runs = compareWords(desk.tokensA(pair.a), desk.tokensB(pair.b));
    from.set(pair.a, moves.length);
    to.set(pair.b, { move: moves.length, runs });
    moves.push(moveOf(desk, [pair]));
  }
  const entries = placed.map(
    ({ entry, home }): Placed => ({
      home,
      entry: movedEntry(entry, from, to),
    }),
  );
  return movedRuns(desk, entries, moves);
}

/** Passages moved together are one move. */
function numbered(
  desk: Desk,
  pairs: readonly MovedPassage[],
  moves: Move[],
  each: (pair: MovedPassage, move: number) => void,
): void {
  let run: MovedPassage[] = [];
  const close = (): void => {
    if (run.length > 0) moves.push(moveOf(desk, run));
    run = [];
  };
  for (const pair of pairs) {
    const last = run.at(-1);
    const chapterOf = ({ b }: MovedPassage) => desk.after.passages[b]?.chapter;
    const goesOn =
      last !== undefined &&
      last.a + 1 === pair.a &&
      last.b + 1 === pair.b &&
      chapterOf(last) === chapterOf(pair);
    if (!goesOn) close();
    run.push(pair);
    each(pair, moves.length);
  }
  close();
}

function moveOf({ before, after }: Desk, pairs: readonly MovedPassage[]): Move {
  const texts = pairs.map(({ b }) => after.passages[b]);
  return {
    words: texts.reduce((sum, passage) => sum + (passage?.words ?? 0), 0),
    fromChapter: before.passages[pairs[0]?.a ?? 0]?.chapter ?? 0,
    toChapter: after.passages[pairs[0]?.b ?? 0]?.chapter ?? 0,
    text: texts.map((passage) => passage?.text ?? "").join(" "),
  };
}

function movedEntry(
  entry: Entry,
  from: ReadonlyMap<number, number>,
  to: ReadonlyMap<number, { readonly move: number; readonly runs?: readonly WordRun[] }>,
): Entry {
  if (entry.type === "cut") {
    const move = from.get(entry.a);
    return move === undefined ? entry : { type: "movedFrom", a: entry.a, move };
  }
  if (entry.type === "added") {
    const known = to.get(entry.b);
    return known === undefined ? entry : { type: "movedTo", b: entry.b, ...known };
  }
  return entry;
}
