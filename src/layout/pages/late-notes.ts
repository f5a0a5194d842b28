import type { Column, ColumnItem } from "../blocks/column.ts";
import type { SheetDiagnostic } from "./diagnostic-sheets.ts";
import { lateNotes } from "./page-diagnostics.ts";
import type { PagePlan, Slice } from "./page-plan.ts";

/** Says of each page how many of the notes called on it begin on a later one. */
export function notesTooLate(
  { items, notes }: Column,
  plans: readonly PagePlan[],
): readonly SheetDiagnostic[] {
  if (notes.length === 0) return [];
  const begun = begunOn(plans);
  const called = calledOn(items, plans);
  const late = new Map<number, number[]>();
  let first = 0;
  // A call is known by the last note it brings: those called within a note follow it.
  for (const [last, sheet] of [...called].sort(([a], [b]) => a - b)) {
    if ((begun.get(first) ?? sheet) > sheet) late.set(sheet, [...(late.get(sheet) ?? []), first]);
    first = last + 1;
  }
  return [...late].map(([sheet, [note = 0, ...more]]) => ({
    ...lateNotes(1 + more.length, notes[note]?.span),
    sheet,
  }));
}

/** The page on which each note begins. */
function begunOn(plans: readonly PagePlan[]): ReadonlyMap<number, number> {
  const begun = new Map<number, number>();
  for (const [sheet, { notes }] of plans.entries())
    for (const { note, from } of notes) if (from === 0) begun.set(note, sheet);
  return begun;
}

/** The page of each call. */
function calledOn(
  items: readonly ColumnItem[],
  plans: readonly PagePlan[],
): ReadonlyMap<number, number> {
  const called = new Map<number, number>();
  for (const [sheet, { slices }] of plans.entries())
    for (const slice of slices)
      for (const note of callsIn(items[slice.item], slice)) called.set(note, sheet);
  return called;
}

/** The last note of each call in this part of an item. */
function callsIn(item: ColumnItem | undefined, { from, to, setting }: Slice): readonly number[] {
  if (item?.type === "box") return item.called > 0 ? [item.called - 1] : [];
  if (item?.type !== "text" || item.calls.length === 0) return [];
  const lines = setting ?? item.settings.best;
  const start = from === 0 ? 0 : lines.start(from);
  const end = to >= lines.count ? Number.POSITIVE_INFINITY : lines.start(to);
  return item.calls.filter(({ offset }) => start <= offset && offset < end).map(({ note }) => note);
}
