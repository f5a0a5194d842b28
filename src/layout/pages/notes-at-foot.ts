import type { Pt } from "../../base/units.ts";
import type { Span } from "../../source/span.ts";
import type { Column, FootLine } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { baseline } from "./geometry.ts";
import type { PagePlan } from "./page-plan.ts";

/** What of a note stands on a page: its lines, each with its baseline. */
export interface NoteAtFoot {
  readonly span: Span | undefined;
  readonly lines: readonly { readonly line: FootLine; readonly y: Pt }[];
}

/** Notes stand at the foot: their last line on the last line of the grid. */
export function notesAtFoot(
  { geometry }: Desk,
  { notes, noteLeading }: Column,
  plan: PagePlan,
): readonly NoteAtFoot[] {
  const standing = plan.notes.map(({ note, from, to }) => {
    const { lines = [], span } = notes[note] ?? {};
    return { span, lines: lines.slice(from, to) };
  });
  // A page a line long has its notes a line lower.
  const last = baseline(geometry, Math.max(geometry.lines, plan.depth) - 1);
  let y = last - standing.reduce((sum, { lines }) => sum + lines.length, 0) * noteLeading;
  return standing.map(({ span, lines }) => ({
    span,
    lines: lines.map((line) => {
      y += noteLeading;
      return { line, y };
    }),
  }));
}
