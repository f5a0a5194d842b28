import type { Pt } from "../../base/units.ts";
import type { FigureExtent } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import type { Mark, Place, Tag } from "../pagination.ts";
import type { ParagraphSettings } from "../paragraph.ts";

/**
 * What a chapter is before it is cut into pages: items stacked from the top,
 * each some whole lines of the grid high.
 */
export type ColumnItem = TextItem | BoxItem | GapItem | SceneItem;

/** Lines that may be divided over pages. */
export interface TextItem {
  readonly type: "text";
  /** `shorter` and `longer` are worked out when first asked for. */
  readonly settings: ParagraphSettings;
  readonly tag: Tag;
  /** What the offsets of lines count in; empty where no word is ever divided. */
  readonly text: string;
  /** Notes by the offset at which they are called. */
  readonly calls: readonly { readonly offset: number; readonly note: number }[];
  readonly special: boolean;
  /** Marks of no line of text: a drop capital, a list's number. Relative to the baseline of the first line. */
  readonly extras: readonly Mark[];
  /** Lines at least that stay together at the start and at the end. */
  readonly least: number;
  /** Lines before which the item may not be divided: the turnovers of verse. */
  readonly closed: ReadonlySet<number>;
  readonly keepWithNext: boolean;
  readonly anchors: readonly string[];
  readonly place: TextPlace | undefined;
  /** Where the author wrote it. */
  readonly span?: Span | undefined;
}

/** How an offset in the runs of a paragraph is told as a place in the book. */
export interface TextPlace {
  readonly block: string;
  /** Offset of the first line: 0, but for the later stanzas of verse. */
  readonly first: number;
  /** Offset of what the runs begin with; a drop capital stands before them. */
  readonly skipped: number;
  readonly shifts: readonly { readonly at: number; readonly by: number }[];
}

/** Something that is never divided. Its marks are relative to the left edge and the top of its first line. */
export interface BoxItem {
  readonly type: "box";
  readonly lines: number;
  readonly marks: readonly Mark[];
  readonly keepWithNext: boolean;
  /** Notes called here: those before this index; 0 for none. */
  readonly called: number;
  /** Where in the book it stands; absent where it is none of the author's. */
  readonly begins?: Place;
  /** Where the author wrote it. */
  readonly span?: Span | undefined;
  /** It has a page to itself, which bears neither head nor folio; one that bleeds is placed from the corner of the page. */
  readonly extent?: FigureExtent;
  /** Where a page has no room for it, it stands at the head of the next, and the text goes on. */
  readonly floats?: boolean;
}

/** White between blocks; it vanishes where a page ends or begins. */
export interface GapItem {
  readonly type: "gap";
  readonly lines: number;
  /** Lines it may take more where the page asks for it. */
  readonly stretch: number;
  /** It ends what is set apart, and looks best as wide as the white that begins it. */
  readonly closes?: boolean;
}

/** A turn of scene. At the edge of a page it always shows its ornament, or it would be lost. */
export interface SceneItem {
  readonly type: "scene";
  /** Lines of the whole, white included. */
  readonly lines: number;
  /** Absent where the author left only a gap; it stands in the middle of the lines. */
  readonly shown: boolean;
  /** The ornament on a line of its own, relative to the left edge and the baseline. */
  readonly marks: readonly Mark[];
}

/** A note as it stands at the foot: lines of its own leading. */
export interface FootNote {
  readonly lines: readonly FootLine[];
  /** Where the author wrote it. */
  readonly span?: Span | undefined;
}

/** Marks relative to the left edge and the baseline of the line. */
export interface FootLine {
  readonly marks: readonly Mark[];
  /** The stretch of a paragraph it is, where it is one. */
  readonly of?: { readonly place: TextPlace; readonly start: number; readonly end: number };
}

/** What a chapter's pages are cut from. */
export interface Column {
  readonly items: readonly ColumnItem[];
  readonly notes: readonly FootNote[];
  readonly noteLeading: Pt;
}
