import type { StructureElement, Tag } from "../layout/pagination.ts";
import type { FaceGlyphs, GlyphBook } from "./paint-glyphs.ts";
import type { Ink } from "./paint-ink.ts";
import { utf16Hex } from "./paint-text.ts";

/** What all pages of a piece share while they are painted. */
export interface ContentInput {
  readonly glyphs: GlyphBook;
  readonly structure: readonly StructureElement[];
  /** How Exif wants a picture turned; absent for one that cannot be printed. */
  readonly orientationOf: (asset: string) => number | undefined;
  /** Height of the page. */
  readonly height: number;
}

/** No marked content is open. */
export const CLOSED = -2;

/** The state of the stream: what the last operators have set. */
export interface Pen {
  readonly input: ContentInput;
  readonly ink: Ink;
  inText: boolean;
  open: Tag;
  face: FaceGlyphs | undefined;
  size: number;
  scale: number;
  tracking: number;
  rise: number;
  readonly sequences: Tag[];
  readonly faces: Set<FaceGlyphs>;
  /** Names by asset. */
  readonly images: Map<string, string>;
}

/** Numbers with a space after each. */
export function numbers({ ink }: Pen, values: readonly number[]): void {
  for (const value of values) {
    ink.number(value);
    ink.text(" ");
  }
}

/** A number and the operator that takes it. */
export function operator({ ink }: Pen, value: number, name: string): void {
  ink.text(" ");
  ink.number(value);
  ink.text(name);
}

/** Marked content opens and closes on the same side of `BT` and `ET`. */
export function beginText(pen: Pen): void {
  if (pen.inText) return;
  closeSequence(pen);
  pen.ink.text("BT\n");
  pen.inText = true;
}

/** Ends the text object, and the marked content in it. */
export function endText(pen: Pen): void {
  if (!pen.inText) return;
  closeSequence(pen);
  pen.ink.text("ET\n");
  pen.inText = false;
}

/** Closes the marked content that is open. */
export function closeSequence(pen: Pen): void {
  if (pen.open === CLOSED) return;
  pen.ink.text(" EMC\n");
  pen.open = CLOSED;
}

/** Makes sure that what follows belongs to `tag`. */
export function openSequence(pen: Pen, tag: Tag): void {
  if (pen.open === tag) return;
  closeSequence(pen);
  pen.open = tag;
  const element = pen.input.structure[tag];
  if (element === undefined) {
    pen.ink.text("/Artifact BMC ");
    return;
  }
  const actual =
    element.actualText === undefined ? "" : `/ActualText <${utf16Hex(element.actualText)}>`;
  pen.ink.text(`/${element.role} <</MCID ${pen.sequences.length}${actual}>> BDC `);
  pen.sequences.push(tag);
}
