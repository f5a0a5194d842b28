import { countWords } from "../pipeline/count.ts";
import type { Entry, Move, WordRun } from "./collation.ts";
import type { Desk } from "./desk.ts";
import type { Placed } from "./stream.ts";
import { leveled } from "./tokens.ts";

/** Fewer words than this, moved within or between sentences, are told as cut and added. */
const LEAST = 6;

/** Words on the way: where they stood, or where they stand. */
interface Piece {
  readonly at: number;
  /** The run of an edited entry; absent for a whole passage. */
  readonly run?: number;
  readonly text: string;
  readonly words: number;
  readonly chapter: number;
}

/** Finds sentences that were cut in one passage and added in another. */
export function movedRuns(
  desk: Desk,
  placed: readonly Placed[],
  known: readonly Move[],
): { readonly placed: readonly Placed[]; readonly moves: readonly Move[] } {
  const gone = new Map<string, Piece[]>();
  for (const piece of piecesOf(desk, placed, "cut")) {
    const key = keyOf(piece.text);
    gone.set(key, [...(gone.get(key) ?? []), piece]);
  }
  const moves: Move[] = [...known];
  const moved = new Map<string, number>();
  for (const piece of piecesOf(desk, placed, "added")) {
    const source = gone.get(keyOf(piece.text))?.shift();
    if (source === undefined) continue;
    moved.set(nameOf(source, "cut"), moves.length);
    moved.set(nameOf(piece, "added"), moves.length);
    const { words, text } = piece;
    moves.push({ words, text, fromChapter: source.chapter, toChapter: piece.chapter });
  }
  if (moved.size === 0) return { placed, moves };
  const entries = placed.map(({ entry, home }, at) => ({ home, entry: marked(entry, at, moved) }));
  return { placed: entries, moves };
}

/** The words without the space and the marks at their ends. */
function keyOf(text: string): string {
  return leveled(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

function nameOf({ at, run }: Pick<Piece, "at" | "run">, side: "cut" | "added"): string {
  return `${side} ${at} ${run ?? ""}`;
}

function piecesOf(
  { before, after }: Desk,
  placed: readonly Placed[],
  side: "cut" | "added",
): readonly Piece[] {
  const passages = side === "cut" ? before.passages : after.passages;
  return placed
    .flatMap(({ entry }, at): readonly Piece[] => {
      if (entry.type === side) {
        const passage = passages[entry.type === "cut" ? entry.a : entry.b];
        if (passage === undefined) return [];
        const { text, words, chapter } = passage;
        return [{ at, text, words, chapter }];
      }
      if (entry.type !== "edited") return [];
      const chapter = passages[side === "cut" ? entry.a.from : entry.b.from]?.chapter ?? 0;
      return entry.runs.flatMap((run, n) => {
        const text = side === "cut" ? run.before : run.after;
        return run.type === side ? [{ at, run: n, text, words: countWords(text), chapter }] : [];
      });
    })
    .filter(({ words }) => words >= LEAST);
}

function marked(entry: Entry, at: number, moved: ReadonlyMap<string, number>): Entry {
  if (entry.type === "cut") {
    const move = moved.get(nameOf({ at }, "cut"));
    return move === undefined ? entry : { type: "movedFrom", a: entry.a, move };
  }
  if (entry.type === "added") {
    const move = moved.get(nameOf({ at }, "added"));
    return move === undefined ? entry : { type: "movedTo", b: entry.b, move };
  }
  if (entry.type !== "edited") return entry;
  const runs = entry.runs.map((run, n): WordRun => {
    const side = run.type === "cut" ? "cut" : "added";
    const move = moved.get(nameOf({ at, run: n }, side));
    if (move === undefined || run.type === "same") return run;
    return { ...run, type: run.type === "cut" ? "movedFrom" : "movedTo", move };
  });
  return { ...entry, runs };
}
