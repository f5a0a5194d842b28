import type { Block, FigureExtent, Inline } from "../../model/book.ts";
import type { Reading } from "../reading.ts";

/** Why a note is not given where it is called: inside another, or again and again. */
export type NoNote = "inside" | "again";

/** A Markdown file while it is being read. */
export interface MarkdownReading extends Reading {
  /** Two spaces at the end of a line mean a line break. */
  readonly hardBreaks: boolean;
  /** Where `[label]` leads, by the label in the form of `referenceKey`. */
  readonly references: ReadonlyMap<string, string>;
  /** Makes the blocks of a note by its label, or says why there are none; undefined where it is not defined. */
  readonly note: (label: string) => readonly Block[] | NoNote | undefined;
  /** Captions of images, which matter only where one stands alone. */
  readonly captions: Map<Inline, readonly Inline[]>;
  /** Images that ask for a page of their own; the same holds for them. */
  readonly extents: Map<Inline, FigureExtent>;
}

/** A label of a reference as labels are compared: without case, white space run together. */
export function referenceKey(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
}
