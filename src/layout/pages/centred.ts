import type { ColumnItem } from "../blocks/column.ts";
import type { Slice } from "./page-plan.ts";

/**
 * Boxes between two whites, of which the page made one wider, in the middle of
 * both: what is set beside the grid anyway, a figure or a table, need not keep
 * to it there. *Law:* nothing but boxes moves, by a line at the most.
 */
export function centred(items: readonly ColumnItem[], slices: readonly Slice[]): readonly Slice[] {
  let down = 0;
  return slices.map((slice, i) => {
    const goesOn = isBox(items, slices[i - 1]) && follows(slices[i - 1], slice, 1);
    if (!goesOn) down = isBox(items, slice) ? shiftFrom(items, slices, i) : 0;
    return down === 0 || !isBox(items, slice) ? slice : { ...slice, line: slice.line + down };
  });
}

/** Lines by which the boxes from slice `first` on stand too high. */
function shiftFrom(items: readonly ColumnItem[], slices: readonly Slice[], first: number): number {
  let last = first;
  while (isBox(items, slices[last + 1]) && follows(slices[last], slices[last + 1], 1)) last += 1;
  const down = (wider(items, slices, last) - wider(items, slices, first - 1)) / 2;
  return Number.isNaN(down) ? 0 : down;
}

function isBox(items: readonly ColumnItem[], slice: Slice | undefined): boolean {
  return slice !== undefined && items[slice.item]?.type === "box";
}

function follows(slice: Slice | undefined, next: Slice | undefined, by: number): boolean {
  return slice !== undefined && next?.item === slice.item + by;
}

/** Lines by which the white after slice `at` is wider than it asks to be; no number where none follows it. */
function wider(items: readonly ColumnItem[], slices: readonly Slice[], at: number): number {
  const [slice, next] = [slices[at], slices[at + 1]];
  const gap = items[(slice?.item ?? 0) + 1];
  if (slice === undefined || next === undefined || gap?.type !== "gap") return Number.NaN;
  if (!follows(slice, next, 2)) return Number.NaN;
  const item = items[slice.item];
  const lines = item?.type === "box" ? item.lines : slice.to - slice.from;
  return next.line - slice.line - lines - gap.lines;
}
