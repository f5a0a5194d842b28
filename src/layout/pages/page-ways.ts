import type { Column } from "../blocks/column.ts";
import type { Setting } from "../paragraph.ts";
import type { NoteSlice, Slice } from "./page-plan.ts";

/** One way to set a paragraph, and what that costs beside the best. */
export interface Variant {
  readonly setting: Setting;
  readonly cost: number;
}

/** Where a page begins: before a line of an item, with notes still owed from pages before. */
export interface Start {
  readonly item: number;
  readonly line: number;
  /** How the divided paragraph was set; only with `line` > 0. */
  readonly setting: Setting | undefined;
  /** The first note not yet wholly printed, and its first line not printed. */
  readonly note: number;
  readonly noteLine: number;
  /** Notes called before this page: those with a smaller index. */
  readonly called: number;
  /** A figure that found no room on the page before and stands at the head of this one. */
  readonly owed: number | undefined;
}

/** One way to end the page. */
export interface Ending {
  readonly next: Start;
  /** The number of `next`. */
  readonly place: number;
  readonly short: number;
  readonly depth: number;
  readonly cost: number;
  readonly last: boolean;
  readonly choices: Choice | undefined;
  readonly notes: readonly NoteSlice[];
}

/** What was put on the page, last first. */
export interface Choice extends Pick<Slice, "item" | "line" | "from" | "to"> {
  /** More whole items after it, which could be set in one way only. */
  readonly more: number;
  readonly setting: Setting | undefined;
  readonly edge: Slice["edge"] | undefined;
  readonly before: Choice | undefined;
}

/** How far a page may be filled and what may be tried for it. */
export interface Fill {
  readonly column: Column;
  /** Lines of the grid on the page. */
  readonly lines: number;
  /** Lines of the grid that so many lines of notes take. */
  readonly noteDepth: (noteLines: number) => number;
  /** Lines of notes that fit in so many lines of the grid. */
  readonly noteRoom: (lines: number) => number;
  /** The ways to set each item, best first; none where it is no text. */
  readonly variants: readonly (readonly Variant[])[];
  /** Lines of each item of text that can be set in one way only and calls no note; 0 for all others. */
  readonly plain: Readonly<Int32Array>;
  /** Numbers starts; equal ones alike. */
  readonly placeOf: (start: Start) => number;
}

/** One way to have filled the page so far. */
export interface Way {
  readonly used: number;
  /** Lines by which white was stretched. */
  readonly stretched: number;
  /** The same of the last white alone. */
  readonly wider: number;
  readonly cost: number;
  /** Lines used where the last scene began on this page. */
  readonly turn: number;
  /** Lines of white at the end. */
  readonly white: number;
  /** A figure put off to the next page. */
  readonly owed: number | undefined;
  readonly choices: Choice | undefined;
}
