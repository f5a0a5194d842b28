import type { Pt } from "../../base/units.ts";
import type { Column, FootLine, TextItem } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { ABOVE } from "../blocks/stacked.ts";
import type { Place, PlacedText } from "../pagination.ts";
import { baseline } from "./geometry.ts";
import { notesAtFoot } from "./notes-at-foot.ts";
import type { PagePlan, Slice } from "./page-plan.ts";

/** Where the author's text stands on a page, line by line: what a proof marks in the margin. */
export function textsOn(desk: Desk, column: Column, plan: PagePlan): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  for (const slice of plan.slices) {
    const item = column.items[slice.item];
    if (item?.type === "text") texts.push(...placedLines(desk, item, slice));
    if (item?.type === "box" && item.begins !== undefined)
      texts.push(placedBox(desk, item.begins, slice, item.lines));
  }
  for (const { lines } of notesAtFoot(desk, column, plan))
    for (const { line, y } of lines)
      if (line.of !== undefined) texts.push(placedNote(line.of, y, column.noteLeading));
  return texts;
}

function placedNote(
  { place, start, end }: NonNullable<FootLine["of"]>,
  y: Pt,
  leading: Pt,
): PlacedText {
  const top = y - ABOVE * leading;
  const [from, to] = [offsetOf(place, start), offsetOf(place, end)];
  return { block: place.block, start: from, end: to, top, bottom: top + leading };
}

/** Where in the book each line of a slice stands. */
function placedLines({ geometry }: Desk, item: TextItem, slice: Slice): readonly PlacedText[] {
  const { place, settings } = item;
  if (place === undefined) return [];
  const setting = slice.setting ?? settings.best;
  const count = Math.min(slice.to, setting.count) - slice.from;
  return Array.from({ length: count }, (_, n) => {
    const line = slice.from + n;
    const top = baseline(geometry, slice.line + n) - ABOVE * geometry.leading;
    return {
      block: place.block,
      start: line === 0 ? place.first : offsetOf(place, setting.start(line)),
      end: offsetOf(place, setting.end(line)),
      top,
      bottom: top + geometry.leading,
    };
  });
}

function placedBox(
  { geometry }: Desk,
  { block, offset }: Place,
  slice: Slice,
  lines: number,
): PlacedText {
  const top = baseline(geometry, slice.line) - ABOVE * geometry.leading;
  const bottom = top + lines * geometry.leading;
  return { block, start: offset, end: Number.POSITIVE_INFINITY, top, bottom };
}

/** The offset in the block's text of one in the text of its lines. */
export function offsetOf(
  { first, skipped, shifts }: NonNullable<TextItem["place"]>,
  at: number,
): number {
  let offset = at + skipped;
  for (const shift of shifts) if (shift.at < at) offset -= Math.min(shift.by, at - shift.at);
  return Math.max(first, offset);
}
