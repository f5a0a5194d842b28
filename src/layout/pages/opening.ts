import type { Part as BookPart, Inline, Section } from "../../model/book.ts";
import type { StyleName } from "../../theme/theme.ts";
import type { BoxItem } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import type { Footnotes } from "../blocks/footnotes.ts";
import { headingRole } from "../blocks/heading.ts";
import { moved } from "../blocks/place-line.ts";
import { ornamentMarks } from "../blocks/scene.ts";
import { ABOVE, boxOf, type Part, type Stacked, stacked } from "../blocks/stacked.ts";
import { blockType } from "../blocks/type-style.ts";
import type { Mark, Tag } from "../pagination.ts";

interface OpeningStyle {
  readonly label: StyleName;
  readonly title: StyleName;
  readonly ornament: string;
  readonly level: number;
  readonly tag: Tag;
  readonly notes: Footnotes;
}

/** The head of a chapter's first page: white, label, title, ornament, white. */
export function chapterOpening(
  desk: Desk,
  section: Section,
  { level, tag, notes }: { readonly level: number; readonly tag: Tag; readonly notes: Footnotes },
): BoxItem {
  const { ornament } = desk.theme.chapter;
  const bare = section.label.length === 0 && section.title.length === 0;
  return opening(desk, section, {
    label: "chapterLabel",
    title: "chapterTitle",
    ornament: bare ? "" : ornament,
    level,
    tag,
    notes,
  });
}

/** The page of a part. */
export function partOpening(desk: Desk, part: BookPart, tag: Tag, notes: Footnotes): BoxItem {
  const style = {
    label: "partLabel",
    title: "partTitle",
    ornament: "",
    level: 1,
    tag,
    notes,
  } as const;
  return opening(desk, part, style);
}

/** A sink leaves room for the title and some text below it. */
const DEEPEST_SINK = 0.4;

function opening(
  desk: Desk,
  piece: {
    readonly id: string;
    readonly label: readonly Inline[];
    readonly title: readonly Inline[];
  },
  style: OpeningStyle,
): BoxItem {
  const { geometry, theme } = desk;
  const parts = titleParts(desk, piece, style);
  const sink = Math.min(theme.chapter.sink, Math.floor(geometry.lines * DEEPEST_SINK));
  const title = blockType(theme, style.title);
  const after = parts.length === 0 ? 0 : Math.max(title.after, geometry.leading);
  const box = boxOf(desk, parts, { sink: sink * geometry.leading, after, keepWithNext: true });
  const anchor: Mark = { type: "anchor", x: 0, y: 0, id: piece.id };
  const lines = parts.length === 0 ? Math.max(0, sink) : box.lines;
  const begins = parts.length === 0 ? {} : { begins: { block: piece.id, offset: 0 } };
  return { ...box, ...begins, lines, marks: [anchor, ...box.marks] };
}

function titleParts(
  desk: Desk,
  { label, title }: { readonly label: readonly Inline[]; readonly title: readonly Inline[] },
  style: OpeningStyle,
): readonly Part[] {
  const parts: Part[] = [];
  if (label.length === 0 && title.length === 0) return parts;
  const tag = desk.structure.add(style.tag, headingRole(style.level));
  const frame = { left: 0, right: 0, tag, notes: style.notes };
  // A label alone is the title of its chapter and looks like one.
  const [first, second] =
    label.length > 0 && title.length > 0 ? [label, title] : [[], [...label, ...title]];
  if (first.length > 0)
    parts.push({
      before: 0,
      text: stacked(desk, first, blockType(desk.theme, style.label), frame),
    });
  const look = blockType(desk.theme, style.title);
  const gap =
    first.length > 0 ? Math.max(blockType(desk.theme, style.label).after, look.before) : 0;
  parts.push({ before: gap, text: stacked(desk, second, look, frame) });
  if (style.ornament !== "")
    parts.push({ before: desk.geometry.leading / 2, text: ornament(desk, style.ornament) });
  return parts;
}

function ornament(desk: Desk, text: string): Stacked {
  const { leading } = desk.geometry;
  const y = ABOVE * leading;
  const marks = ornamentMarks(desk, text).map((mark) => moved(mark, 0, y));
  return { marks, height: leading, lastBaseline: y, called: 0, span: undefined };
}
