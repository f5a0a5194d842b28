import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { Column, ColumnItem } from "../blocks/column.ts";
import { missedCharacter } from "../lines/line-diagnostics.ts";
import type { PagePlan, Slice } from "./page-plan.ts";

/** What was noticed, and on which page of the piece, from 0, where that is known. */
export interface SheetDiagnostic extends Diagnostic {
  readonly sheet?: number;
}

/** A part of an item on a page. */
interface Spot {
  readonly sheet: number;
  readonly slice: Slice;
  readonly item: ColumnItem;
  readonly span: Span;
}

/** Finds the page of each diagnostic: that on which the block it is about begins, or the character it misses stands. */
export function sheetsOf(
  diagnostics: readonly Diagnostic[],
  { items }: Column,
  plans: readonly PagePlan[],
): readonly SheetDiagnostic[] {
  if (!diagnostics.some(({ at }) => at !== undefined)) return diagnostics;
  const spots: Spot[] = [];
  const begun = new Map<number, number>();
  for (const [sheet, { slices }] of plans.entries())
    for (const slice of slices) {
      const item = items[slice.item];
      const span = item?.type === "text" || item?.type === "box" ? item.span : undefined;
      if (item === undefined || span === undefined) continue;
      spots.push({ sheet, slice, item, span });
      if (!begun.has(span.start)) begun.set(span.start, sheet);
    }
  return diagnostics.map((diagnostic) => {
    const { at } = diagnostic;
    if (at === undefined) return diagnostic;
    const missed = missedCharacter(diagnostic);
    const sheet =
      missed === undefined
        ? (begun.get(at.start) ?? spots.find(({ span }) => holds(span, at))?.sheet)
        : spots.find((spot) => holds(spot.span, at) && prints(spot, missed))?.sheet;
    return sheet === undefined ? diagnostic : { ...diagnostic, sheet };
  });
}

function holds(outer: Span, { source, start, end }: Span): boolean {
  return outer.source === source && outer.start <= start && end <= outer.end;
}

/** Whether a character stands on the page, in the part of the item that does; no glyph of it tells. */
function prints({ slice, item }: Spot, character: string): boolean {
  if (item.type !== "text") return true;
  const { count, lines } = slice.setting ?? item.settings.best;
  if (slice.from === 0 && slice.to === count) return true;
  const at = item.text.indexOf(character);
  const line = at < 0 ? -1 : lines().findIndex(({ end }) => at < end);
  return slice.from <= line && line < slice.to;
}
