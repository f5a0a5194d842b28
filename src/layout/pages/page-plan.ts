import type { Setting } from "../paragraph.ts";

/** Which part of which item stands on a page, and from which line of the grid. */
export interface Slice {
  readonly item: number;
  readonly line: number;
  /** Lines of a text item, half-open. */
  readonly from: number;
  readonly to: number;
  readonly setting?: Setting;
  /** A turn of scene at the edge of a page shows its ornament. */
  readonly edge?: "top" | "foot";
}

/** Lines of one note at the foot of a page, half-open. */
export interface NoteSlice {
  readonly note: number;
  readonly from: number;
  readonly to: number;
}

/** One page before it is painted. */
export interface PagePlan {
  readonly slices: readonly Slice[];
  readonly notes: readonly NoteSlice[];
  /** Lines of text and of notes, all in lines of the grid. */
  readonly depth: number;
  /** What the search paid for it; 0 for a page without fault. */
  readonly cost: number;
}
