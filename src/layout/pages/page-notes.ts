import { COST } from "./page-costs.ts";
import type { NoteSlice } from "./page-plan.ts";
import type { Fill, Start } from "./page-ways.ts";

/** The notes at the foot of a page, and the first line of them that is left for the next. */
export interface Foot {
  readonly note: number;
  readonly noteLine: number;
  readonly depth: number;
  readonly cost: number;
  readonly notes: readonly NoteSlice[];
}

const NO_NOTES: Foot = { note: 0, noteLine: 0, depth: 0, cost: 0, notes: [] };

/** A page as far as its notes care. */
interface NotePage {
  readonly fill: Fill;
  readonly start: Start;
  /** Notes called so far: those before this index. */
  readonly called: number;
}

/** Lines of a new note that must stand where it is called, at least. */
const NOTE_LINES = 2;

/** The notes at the foot of a page with so much room. What finds none runs on to the next page. */
export function footNotes({ fill, start, called }: NotePage, room: number): Foot {
  if (start.note === called) return { ...NO_NOTES, note: called };
  const { notes } = fill.column;
  const slices: NoteSlice[] = [];
  let capacity = fill.noteRoom(room);
  let lines = 0;
  for (let note = start.note; note < called; note += 1) {
    const from = note === start.note ? start.noteLine : 0;
    const count = notes[note]?.lines.length ?? 0;
    const to = Math.min(count, from + capacity);
    if (to > from) slices.push({ note, from, to });
    lines += to - from;
    capacity -= to - from;
    if (to < count) {
      const begun = note === called - 1 && (from > 0 || to - from >= NOTE_LINES);
      const cost = begun ? COST.noteSplit : COST.noteLate;
      return { note, noteLine: to, depth: room, cost, notes: slices };
    }
  }
  return { note: called, noteLine: 0, depth: fill.noteDepth(lines), cost: 0, notes: slices };
}
