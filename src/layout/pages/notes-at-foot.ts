import type { Pt } from "../../base/units.ts";
import type { Column, FootLine } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { baseline } from "./geometry.ts";
import type { PagePlan } from "./page-plan.ts";

/** The lines of notes a page has, and the baseline of the first. */
export interface NotesAtFoot {
  readonly lines: readonly FootLine[];
  readonly first: Pt;
}

/** Notes stand at the foot: their last line on the last line of the grid. */
export function notesAtFoot({ geometry }: Desk, column: Column, plan: PagePlan): NotesAtFoot {
  const lines = plan.notes.flatMap(({ note, from, to }) =>
    (column.notes[note]?.lines ?? []).slice(from, to),
  );
  // A page a line long has its notes a line lower.
  const last = baseline(geometry, Math.max(geometry.lines, plan.depth) - 1);
  return { lines, first: last - (lines.length - 1) * column.noteLeading };
}
