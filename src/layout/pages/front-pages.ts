import { unreachable } from "../../base/unreachable.ts";
import type { Inline } from "../../model/book.ts";
import type { Piece } from "../../model/composition.ts";
import type { StyleName } from "../../theme/theme.ts";
import type { BoxItem, Column } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { boxOf, type Part, stacked } from "../blocks/stacked.ts";
import { DOCUMENT } from "../blocks/structure.ts";
import { blockType } from "../blocks/type-style.ts";
import type { Tag } from "../pagination.ts";
import { columnOf } from "./flow.ts";

/** The leaves we make: half-title, title page, copyright page. */
export type Leaf = Extract<Piece, { type: "halfTitle" | "titlePage" | "copyrightPage" }>;

/** A leaf as a column. */
export function leafColumn(desk: Desk, piece: Leaf): Column {
  const tag = desk.structure.add(DOCUMENT, "Sect");
  switch (piece.type) {
    case "halfTitle":
      return columnOf(desk, [halfTitle(desk, tag)]);
    case "titlePage":
      return columnOf(desk, titlePage(desk, tag));
    case "copyrightPage":
      return columnOf(desk, copyright(desk, piece.lines, tag));
    default:
      return unreachable(piece);
  }
}

/** White above the half-title and the title, in parts of the page. */
const SINK = 0.2;

function text(value: string): readonly Inline[] {
  return [{ type: "text", value }];
}

function styled(desk: Desk, value: string, name: StyleName, tag: Tag): Part {
  const style = blockType(desk.theme, name);
  return {
    before: style.before,
    text: stacked(desk, text(value), style, { left: 0, right: 0, tag }),
  };
}

function titleOf(desk: Desk): string {
  return desk.edition.book.metadata.title ?? desk.terms.untitled;
}

function halfTitle(desk: Desk, parent: Tag): BoxItem {
  const tag = desk.structure.add(parent, "P");
  const style = blockType(desk.theme, "bookTitle");
  // A half-title is the title again, smaller.
  const small = { ...style, size: style.size * 0.62, leading: style.leading * 0.62 };
  const half = stacked(desk, text(titleOf(desk)), small, { left: 0, right: 0, tag });
  return boxOf(desk, [{ before: 0, text: half }], { sink: sinkOf(desk) });
}

function sinkOf({ geometry }: Desk): number {
  return Math.floor(geometry.lines * SINK) * geometry.leading;
}

/** Title, subtitle and authors above; the publisher at the foot. */
function titlePage(desk: Desk, parent: Tag): readonly BoxItem[] {
  const { metadata } = desk.edition.book;
  const add = (role: string): Tag => desk.structure.add(parent, role);
  const parts = [styled(desk, titleOf(desk), "bookTitle", add("P"))];
  if (metadata.subtitle !== undefined)
    parts.push(styled(desk, metadata.subtitle, "bookSubtitle", add("P")));
  for (const author of metadata.authors) parts.push(styled(desk, author, "bookAuthor", add("P")));
  const box = boxOf(desk, parts, { sink: sinkOf(desk) });
  if (metadata.publisher === undefined) return [box];
  const { align } = blockType(desk.theme, "bookTitle");
  const style = { ...blockType(desk.theme, "copyright"), align };
  const frame = { left: 0, right: 0, tag: add("P") };
  const publisher = stacked(desk, text(metadata.publisher), style, frame);
  return atFoot(desk, box, boxOf(desk, [{ before: 0, text: publisher }]));
}

/** Puts `foot` on the last lines of the page below `above`. */
function atFoot({ geometry }: Desk, above: BoxItem, foot: BoxItem): readonly BoxItem[] {
  const room = geometry.lines - above.lines - foot.lines;
  if (room <= 0) return [above, foot];
  const white: BoxItem = { type: "box", lines: room, marks: [], keepWithNext: true, called: 0 };
  return [{ ...above, keepWithNext: true }, white, foot];
}

function copyright(desk: Desk, lines: readonly string[], parent: Tag): readonly BoxItem[] {
  const parts = lines.map((line) =>
    styled(desk, line, "copyright", desk.structure.add(parent, "P")),
  );
  const none: BoxItem = { type: "box", lines: 0, marks: [], keepWithNext: true, called: 0 };
  return atFoot(desk, none, boxOf(desk, parts));
}
