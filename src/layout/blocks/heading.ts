import type { Inline, Section } from "../../model/book.ts";
import type { Mark, Tag } from "../pagination.ts";
import type { BoxItem, ColumnItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import type { Footnotes } from "./footnotes.ts";
import { boxOf, type Part, stacked } from "./stacked.ts";
import { blockType } from "./type-style.ts";

/** Deepest heading of the tagged vocabulary. */
const DEEPEST = 6;

/** The role of a heading so many levels down; PDF knows six. */
export function headingRole(level: number): string {
  return `H${Math.min(DEEPEST, Math.max(1, level))}`;
}

export interface HeadingPlace {
  /** Levels below the chapter, from 1. */
  readonly depth: number;
  /** Level among all headings of the book. */
  readonly level: number;
  readonly tag: Tag;
  readonly notes: Footnotes;
}

/** The heading of a section inside a chapter: white above, its text kept with what follows. */
export function headingItems(
  desk: Desk,
  section: Section,
  { depth, level, tag, notes }: HeadingPlace,
): readonly ColumnItem[] {
  const inlines = headingText(section);
  if (inlines.length === 0) return anchorOnly(section.id);
  const style = blockType(desk.theme, depth <= 1 ? "heading" : "subheading");
  const element = desk.structure.add(tag, headingRole(level));
  const text = stacked(desk, inlines, style, { left: 0, right: 0, tag: element, notes });
  const parts: readonly Part[] = [{ before: 0, text }];
  const box = boxOf(desk, parts, { after: style.after, keepWithNext: true });
  const above = Math.max(1, Math.round(style.before / desk.geometry.leading));
  const anchor: Mark = { type: "anchor", x: 0, y: 0, id: section.id };
  return [
    { type: "gap", lines: above, stretch: 1 },
    { ...box, begins: { block: section.id, offset: 0 }, marks: [anchor, ...box.marks] },
  ];
}

function anchorOnly(id: string): readonly BoxItem[] {
  return [
    {
      type: "box",
      lines: 0,
      marks: [{ type: "anchor", x: 0, y: 0, id }],
      keepWithNext: true,
      called: 0,
    },
  ];
}

/** Label and title on one line. */
function headingText({ label, title }: Section): readonly Inline[] {
  if (label.length === 0 || title.length === 0) return [...label, ...title];
  return [...label, { type: "text", value: "\u2002" }, ...title];
}
