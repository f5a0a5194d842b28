import type { Pt } from "../base/units.ts";
import type { Font } from "../fonts/font.ts";
import type { Mark, OutlineEntry, Place, StructureElement, Tag } from "../layout/pagination.ts";
import type { Edition } from "../model/edition.ts";
import type { FaceProgram } from "./paint-fonts.ts";
import type { Pictures } from "./pictures/printable.ts";

/** The text of one page as a stream, and what it refers to. It knows nothing of the pages before it. */
export interface PaintedSheet {
  /** Deflated. */
  readonly stream: Uint8Array;
  /** Numbers of the fonts it names, in rising order. */
  readonly faces: readonly number[];
  /** Pictures by the order of their names: `I1`, `I2`. */
  readonly images: readonly string[];
  /** Structure element of each marked-content sequence, by its number on the page. */
  readonly sequences: readonly Tag[];
  readonly links: readonly LinkMark[];
}

/** A place on the page that leads elsewhere. */
export type LinkMark = Extract<Mark, { readonly type: "link" }>;

/** What is left of a piece of the book once it is painted: plain data. */
export interface PaintedPiece {
  readonly sheets: readonly PaintedSheet[];
  readonly structure: readonly StructureElement[];
  readonly glyphs: readonly UsedGlyph[];
}

/** A glyph that was printed for a text: the code it has in streams, and the number of its font. */
export type UsedGlyph = readonly [face: number, code: number, glyph: number, text: string];

/** A page in its place in the book. */
export interface PaintedPage {
  readonly folio: string;
  readonly side: "recto" | "verso";
  readonly width: Pt;
  readonly height: Pt;
  readonly blank: boolean;
  readonly begins?: Place;
  /** Head and folio as operators, each a stream of its own that other pages may share. */
  readonly furniture: readonly Furniture[];
  readonly of?: { readonly piece: PaintedPiece; readonly sheet: number };
}

/** A small stream, not deflated. */
export interface Furniture {
  readonly operators: string;
  readonly faces: readonly number[];
}

/** A subset of one font: its glyphs by their codes, in rising order. */
export interface PaintedFace {
  readonly font: Font;
  /** Resource name in content streams. */
  readonly name: string;
  readonly number: number;
  readonly glyphs: readonly UsedGlyph[];
  readonly program: FaceProgram;
}

/** A book as streams, ready to be bound into any number of documents. */
export interface Painted extends Pictures {
  readonly pages: readonly PaintedPage[];
  readonly faces: readonly PaintedFace[];
  /** Pages from 0 and heights by the id of what stands there. */
  readonly anchors: ReadonlyMap<string, { readonly page: number; readonly y: Pt }>;
  readonly outline: readonly OutlineEntry[];
}

/** What a document says of itself. */
export interface PaintJob {
  readonly edition: Edition;
  readonly date: Date;
  readonly generator: string;
  /** 32 hex digits that tell this document from every other. */
  readonly id: string;
}
