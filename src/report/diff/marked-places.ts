import { type Collation, type Entry, PARTING, type WordRun } from "../../collate/collation.ts";
import { lineOf, moveWords } from "./wording.ts";

/** A stretch of a block's text that is new, or typed anew. */
export interface MarkedRange {
  readonly block: string;
  readonly start: number;
  readonly end: number;
}

/** What is said beside a place of the later book: what was cut there, or where it came from. */
export interface MarginNote {
  readonly block: string;
  readonly offset: number;
  /** `cut` is struck; `said` is our own words. */
  readonly kind: "cut" | "said";
  readonly text: string;
}

/** What a proof of the later book marks, in the order of reading. */
export interface MarkedPlaces {
  readonly ranges: readonly MarkedRange[];
  readonly notes: readonly MarginNote[];
}

/**
 * Finds the places in the later book at which something changed; `placed` are the blocks that stand on its pages. A note
 * that is not among them is marked where it is called.
 */
export function markedPlaces(collation: Collation, placed: ReadonlySet<string>): MarkedPlaces {
  const marking: Marking = {
    ...{ collation, placed, ranges: [], notes: [] },
    ...{ waiting: [], last: undefined },
  };
  for (const { entries, b, name, mergedInto } of collation.chapters) {
    if (b === undefined && mergedInto !== undefined)
      marking.waiting.push({ kind: "said", text: `“${name}” ends as a chapter of its own` });
    for (const entry of entries) mark(marking, entry);
    // What a chapter lost at its end is said there, and not at the head of the next.
    if (b !== undefined) settle(marking, marking.last);
  }
  settle(marking, marking.last);
  return marking;
}

interface Place {
  readonly block: string;
  readonly offset: number;
}

type Saying = Pick<MarginNote, "kind" | "text">;

interface Marking {
  readonly collation: Collation;
  readonly placed: ReadonlySet<string>;
  readonly ranges: MarkedRange[];
  readonly notes: MarginNote[];
  /** What was cut before a place of the later book is reached. */
  waiting: Saying[];
  last: Place | undefined;
}

/** What waits is said at this place. */
function settle(marking: Marking, place: Place | undefined): void {
  if (place === undefined) return;
  for (const saying of marking.waiting) marking.notes.push({ ...saying, ...place });
  marking.waiting = [];
}

function mark(marking: Marking, entry: Entry): void {
  const { collation } = marking;
  switch (entry.type) {
    case "same":
      reach(marking, entry.b);
      return;
    case "cut": {
      const text = lineOf(collation.before.passages[entry.a]?.text ?? "");
      if (text !== "") marking.waiting.push({ kind: "cut", text });
      return;
    }
    case "movedFrom":
      sayMove(marking, entry.move, "from");
      return;
    case "added":
      reach(marking, entry.b);
      whole(marking, entry.b);
      return;
    case "movedTo":
      sayMove(marking, entry.move, "to");
      reach(marking, entry.b);
      whole(marking, entry.b);
      return;
    case "edited":
      reach(marking, entry.b.from);
      markRuns(marking, entry.b.from, entry.runs);
  }
}

/** Comes to a passage of the later book. */
function reach(marking: Marking, b: number): void {
  const found = standing(marking, b);
  if (found === undefined) return;
  const { block, offset, length } = found;
  settle(marking, { block, offset });
  marking.last = { block, offset: offset + Math.max(0, length - 1) };
}

function whole(marking: Marking, b: number): void {
  const found = standing(marking, b);
  if (found === undefined) return;
  const { block, offset, length } = found;
  marking.ranges.push({ block, start: offset, end: offset + length });
}

/** Where a passage stands on the pages, and how much of the block's text it is: of a note that has no place there, its call. */
function standing(
  { collation, placed }: Marking,
  b: number,
): (Place & { readonly length: number }) | undefined {
  const { block, offset = 0, own, kind, text = "" } = collation.after.passages[b] ?? {};
  if (own !== undefined && placed.has(own)) return { block: own, offset: 0, length: text.length };
  if (block === undefined) return undefined;
  return { block, offset, length: kind === "note" ? 1 : text.length };
}

/** One sentence for a move, however many passages it has. */
function sayMove(marking: Marking, move: number, side: "from" | "to"): void {
  const { from, to, words } = moveWords(marking.collation, move);
  const text =
    side === "from" ? `${words} moved from here to “${to}”` : `${words} moved here from “${from}”`;
  if (!marking.waiting.some((saying) => saying.text === text) && !saidLast(marking, text))
    marking.waiting.push({ kind: "said", text });
}

function saidLast({ notes }: Marking, text: string): boolean {
  return notes.at(-1)?.text === text;
}

function markRuns(marking: Marking, first: number, runs: readonly WordRun[]): void {
  const { ranges, notes } = marking;
  let b = first;
  let at = 0;
  const here = (): Place | undefined => {
    const found = standing(marking, b);
    if (found === undefined) return undefined;
    const { block, offset, length } = found;
    return { block, offset: offset + (length === 1 ? 0 : at) };
  };
  for (const run of runs) {
    const place = here();
    if (run.type === "cut" || run.type === "movedFrom") {
      const text = lineOf(run.before);
      if (place !== undefined && text !== "") notes.push({ ...place, ...cutSaying(marking, run) });
      continue;
    }
    run.after.split(PARTING).forEach((text, part) => {
      if (part > 0) [b, at] = [b + 1, 0];
      const start = here();
      at += text.length;
      if (run.type === "same" || start === undefined) return;
      ranges.push({ ...start, start: start.offset, end: start.offset + Math.max(1, text.length) });
    });
  }
}

function cutSaying({ collation }: Marking, { before, move }: WordRun): Saying {
  // Few text faces have a pilcrow an editor would know.
  if (before.trim() === PARTING) return { kind: "said", text: "a paragraph ended here" };
  if (move === undefined) return { kind: "cut", text: lineOf(before.replaceAll(PARTING, " / ")) };
  const { to, words } = moveWords(collation, move);
  return { kind: "said", text: `${words} moved from here to “${to}”` };
}
