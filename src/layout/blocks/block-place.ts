import type { Pt } from "../../base/units.ts";
import type { Block, Inline } from "../../model/book.ts";
import type { Tag } from "../pagination.ts";
import type { ColumnItem, GapItem, TextItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import type { Footnotes } from "./footnotes.ts";
import { changedItem, type Frame, paragraphItem, spanOf } from "./paragraphs.ts";
import { type BlockType, blockType } from "./type-style.ts";

/** Where blocks are set: how they look, between which indents, and in which element. */
export interface BlockPlace {
  readonly style: BlockType;
  readonly frame: Frame;
  readonly tag: Tag;
  readonly language?: string | undefined;
  /** The notes of the chapter. */
  readonly notes: Footnotes;
  /** True where the first paragraph stands flush: after a heading, or at the start of a quotation. */
  readonly flush: boolean;
  /** Inside a letter, whose first short lines are no paragraphs. */
  readonly letter?: boolean;
  /** Text stands above already: the first block has its white, as any later one. */
  readonly opened?: boolean;
  /** A list inside a list stands without white. */
  readonly inList?: boolean;
}

/** Sets blocks that stand inside others; the one implementation is `blockItems`. */
export type SetBlocks = (
  desk: Desk,
  blocks: readonly Block[],
  place: BlockPlace,
) => readonly ColumnItem[];

/** White in whole lines of the grid; half a line and more counts as one. */
export function gapOf(desk: Desk, white: Pt): GapItem | undefined {
  const lines = Math.round(white / desk.geometry.leading + 0.01);
  return lines > 0 ? { type: "gap", lines, stretch: 1 } : undefined;
}

/** The language of a block, where it is told. */
export function languageOf(block: Block): { readonly language?: string } {
  return block.language === undefined ? {} : { language: block.language };
}

/** A paragraph of running text or of a quotation. `place.tag` is its own element. */
export function textItem(
  desk: Desk,
  paragraph: Extract<Block, { type: "paragraph" }>,
  place: BlockPlace,
): TextItem {
  const { style, frame, flush, tag, language, notes } = place;
  return paragraphItem(
    desk,
    {
      inlines: paragraph.inlines,
      style,
      frame,
      indent: flush || paragraph.align !== undefined ? 0 : style.indent,
      tag,
      id: paragraph.id,
      language,
      span: paragraph.span,
      align: paragraph.align,
    },
    (runs) => notes.book(runs),
  );
}

/** Who said it: a line of its own, with the dash the model leaves out. */
export function attributionItems(
  desk: Desk,
  attribution: readonly Inline[],
  place: BlockPlace,
): readonly ColumnItem[] {
  if (attribution.length === 0) return [];
  const style = blockType(desk.theme, "attribution");
  const gap = gapOf(desk, style.before);
  const frame = {
    left: place.frame.left + style.left,
    right: place.frame.right + style.right,
  };
  const tag = desk.structure.add(place.tag, "P");
  const inlines: readonly Inline[] = [{ type: "text", value: "—" }, ...attribution];
  const span = spanOf(attribution);
  const item = paragraphItem(desk, { inlines, style, frame, indent: 0, tag, span }, (runs) =>
    place.notes.book(runs),
  );
  return gap === undefined ? [item] : [{ ...gap, stretch: 0 }, item];
}

/** Asks the last text not to end a page: what follows belongs to it. */
export function keptTogether(items: readonly ColumnItem[]): readonly ColumnItem[] {
  const last = items.at(-1);
  const before = items.slice(0, -1);
  if (last?.type === "text") return [...before, changedItem(last, { keepWithNext: true })];
  return last?.type === "box" ? [...before, { ...last, keepWithNext: true }] : items;
}
