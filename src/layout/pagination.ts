import type { Pt } from "../base/units.ts";
import type { Font, ShapedText } from "../fonts/font.ts";
import type { AssetRef } from "../model/book.ts";

/** The result of layout: finished pages as plain data. Painters draw them and decide nothing. */
export interface Pagination {
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
  /** Structure elements by index; a mark's `tag` points here. Parents come before children. */
  readonly structure: readonly StructureElement[];
}

/** What page lists are made from: the folios, and where in the book their pages begin. */
export interface PageStarts {
  readonly pages: readonly Pick<Page, "folio" | "begins">[];
  /** Pages from 0 of what may be pointed at, by its id. */
  readonly anchors?: ReadonlyMap<string, { readonly page: number }>;
}

export interface Page {
  /** Printed form of the page number, `xii` or `7`; every page has one, blank pages too. */
  readonly folio: string;
  readonly side: "recto" | "verso";
  readonly width: Pt;
  readonly height: Pt;
  readonly blank: boolean;
  readonly marks: readonly Mark[];
  /** Where in the book the first word of the page's text stands; absent on blank and generated pages. */
  readonly begins?: Place;
  /** Where the author's text stands on the page, from the top; absent on blank pages. */
  readonly texts?: readonly PlacedText[];
}

/** A line of a paragraph, or a whole block that is never divided, as it stands on a page. */
export interface PlacedText {
  readonly block: string;
  /** The half-open range of the block's `flowText`; a whole block ends at infinity. */
  readonly start: number;
  readonly end: number;
  readonly top: Pt;
  readonly bottom: Pt;
}

/** A place in the book: the id of a paragraph, verse or other block, and a UTF-16 offset in its `flowText`. */
export interface Place {
  readonly block: string;
  readonly offset: number;
}

export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly y: Pt;
  readonly children: readonly OutlineEntry[];
}

/** An element of the tagged structure, in the vocabulary of PDF 1.7. */
export interface StructureElement {
  readonly role: string;
  readonly parent: number;
  readonly language?: string;
  readonly alt?: string;
  readonly actualText?: string;
  /**
   * The words as they are read, where glyphs stand from left to right and words do not. For the
   * structure only: what takes text from a page by its glyphs turns such words round by itself.
   */
  readonly readAs?: string;
}

/** Index into `structure`, or -1 for an artifact: running heads, folios, ornaments. */
export type Tag = number;

/**
 * A finished page is only these. Origin top left, y downwards, points.
 *
 * A `text` mark is a whole line: pieces share one baseline, and `space` is
 * added after each piece but the last, as the set width of the word space.
 */
export type Mark =
  | {
      readonly type: "text";
      readonly x: Pt;
      readonly y: Pt;
      readonly pieces: readonly TextPiece[];
      readonly tag: Tag;
    }
  | {
      readonly type: "rule";
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly height: Pt;
      readonly tag: Tag;
    }
  | {
      readonly type: "image";
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly height: Pt;
      readonly asset: AssetRef;
      readonly tag: Tag;
    }
  | {
      readonly type: "link";
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly height: Pt;
      readonly href: string;
      readonly contents: string;
      readonly tag: Tag;
    }
  | { readonly type: "anchor"; readonly x: Pt; readonly y: Pt; readonly id: string };

/** A word or part of one on a line. `x` is from the start of the mark. */
export interface TextPiece {
  readonly x: Pt;
  /** Set width of the word space after the piece; 0 where the next piece joins it, and on the last. */
  readonly space: Pt;
  /** Horizontal scale of the glyphs (font expansion), 1 for none. */
  readonly scale: number;
  readonly look: Look;
  readonly shaped: ShapedText;
}

/** How pieces look: one font at one size. Those of one run share it, since a book has a piece a word. */
export interface Look {
  readonly font: Font;
  readonly size: Pt;
  readonly rise: Pt;
  /** Space added after each glyph. */
  readonly tracking: Pt;
  /** Where the pieces have a structure element of their own (emphasis in another language, a link, a note call). */
  readonly tag?: Tag;
}
