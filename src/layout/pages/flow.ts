import type { Note, Part, Section } from "../../model/book.ts";
import type { Matter } from "../../model/composition.ts";
import type { StyleName } from "../../theme/theme.ts";
import type { BlockPlace } from "../blocks/block-place.ts";
import type { Column, ColumnItem, FootNote } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { firstParagraph } from "../blocks/first-paragraph.ts";
import { type Footnotes, footnotesAtEnd, footnotesAtFoot } from "../blocks/footnotes.ts";
import { headingItems } from "../blocks/heading.ts";
import { changedItem } from "../blocks/paragraphs.ts";
import { DOCUMENT } from "../blocks/structure.ts";
import { blockType, bodyType } from "../blocks/type-style.ts";
import type { Mark, Tag } from "../pagination.ts";
import { chapterOpening, partOpening } from "./opening.ts";

/** What the pages of a piece need to know besides what is set on them. */
export interface Flow {
  readonly start: "recto" | "verso" | "next";
  readonly matter: Matter;
  /** A display page bears neither head nor folio. */
  readonly display: boolean;
  /** What running heads may say of it. */
  readonly chapter: string;
  readonly part: string;
}

/** What is known of the book when a section is set. */
interface SectionSetting {
  /** Level of the section's heading: 2 below a part, else 1. */
  readonly level: number;
  /** Receives the notes where the theme prints them at the end. */
  readonly endNotes: Note[];
}

/** Roles whose sections are a page of display, and the style of their paragraphs. */
const DISPLAY: Partial<Readonly<Record<Section["role"], StyleName>>> = {
  halfTitle: "bookTitle",
  titlePage: "bookSubtitle",
  copyright: "copyright",
  dedication: "dedication",
  epigraph: "epigraph",
};

/** Whether a section is a page of display, without head and folio. */
export function isDisplay({ role }: Section): boolean {
  return DISPLAY[role] !== undefined;
}

/** A chapter or other section as a column. */
export function sectionColumn(desk: Desk, section: Section, place: SectionSetting): Column {
  const notes: FootNote[] = [];
  const footnotes = notesOf(desk, notes, place.endNotes);
  const language = section.language;
  const tag = desk.structure.add(DOCUMENT, "Sect", language === undefined ? {} : { language });
  const style = DISPLAY[section.role];
  const items =
    style === undefined
      ? chapterItems(desk, section, { tag, notes: footnotes, level: place.level })
      : displayItems(desk, section, { style, tag, notes: footnotes });
  return columnOf(desk, items, notes);
}

/** The page of a part, with its epigraph where it has one. */
export function partColumn(desk: Desk, part: Part, endNotes: Note[]): Column {
  const notes: FootNote[] = [];
  const footnotes = notesOf(desk, notes, endNotes);
  const tag = desk.structure.add(DOCUMENT, "Sect");
  const items = [
    partOpening(desk, part, tag, footnotes),
    ...desk.setBlocks(desk, part.blocks, bodyPlace(desk, tag, footnotes)),
  ];
  return columnOf(desk, items, notes);
}

/** A column whose notes stand in the theme's note style. */
export function columnOf(
  desk: Desk,
  items: readonly ColumnItem[],
  notes: readonly FootNote[] = [],
): Column {
  return { items, notes, noteLeading: blockType(desk.theme, "note").leading };
}

/** The number of the first level below the pieces of `composition` that is a heading inside the text. */
interface SectionPlace {
  readonly tag: Tag;
  readonly notes: Footnotes;
  readonly level: number;
}

function notesOf(desk: Desk, notes: FootNote[], end: Note[]): Footnotes {
  return desk.theme.notes === "foot" ? footnotesAtFoot(desk, notes) : footnotesAtEnd(end);
}

function bodyPlace(desk: Desk, tag: Tag, notes: Footnotes): BlockPlace {
  const style = bodyType(desk.theme);
  return { style, frame: { left: 0, right: 0 }, tag, notes, flush: true };
}

function chapterItems(desk: Desk, section: Section, place: SectionPlace): readonly ColumnItem[] {
  const body = { ...bodyPlace(desk, place.tag, place.notes), language: section.language };
  return [
    chapterOpening(desk, section, place),
    ...openingBlocks(desk, section, body),
    ...subsections(desk, section, place, 1),
  ];
}

/** Roles whose text opens like a chapter, with a drop capital and small capitals. */
const OPENS: ReadonlySet<Section["role"]> = new Set([
  "chapter",
  "prologue",
  "epilogue",
  "interlude",
]);

function openingBlocks(
  desk: Desk,
  { role, blocks }: Section,
  place: BlockPlace,
): readonly ColumnItem[] {
  const [first, ...rest] = blocks;
  if (first?.type !== "paragraph" || !OPENS.has(role)) return desk.setBlocks(desk, blocks, place);
  const tag = desk.structure.add(place.tag, "P");
  const language = first.language ?? place.language;
  const opened = firstParagraph(desk, first, { ...place, tag, language });
  const followed = first.align === undefined && rest[0]?.type === "paragraph";
  return [opened, ...desk.setBlocks(desk, rest, { ...place, flush: !followed, opened: true })];
}

function subsections(
  desk: Desk,
  section: Section,
  place: SectionPlace,
  depth: number,
): readonly ColumnItem[] {
  return section.sections.flatMap((child) => {
    const tag = desk.structure.add(place.tag, "Sect");
    const level = child.title.length + child.label.length > 0 ? place.level + 1 : place.level;
    const inner = { ...place, tag, level };
    const body = { ...bodyPlace(desk, tag, place.notes), language: child.language };
    return [
      ...headingItems(desk, child, { ...inner, depth }),
      ...headed(desk.setBlocks(desk, child.blocks, body)),
      ...subsections(desk, child, inner, depth + 1),
    ];
  });
}

/** A single line below a heading is no text for it to stand on at a foot: the next stays with both. */
function headed(items: readonly ColumnItem[]): readonly ColumnItem[] {
  const [first, ...rest] = items;
  if (first?.type !== "text" || first.settings.best.count > 1 || rest.length === 0) return items;
  return [changedItem(first, { keepWithNext: true }), ...rest];
}

/** White above the text of a display page, in parts of the page. */
const DISPLAY_SINK = 0.25;

function displayItems(
  desk: Desk,
  section: Section,
  {
    style,
    tag,
    notes,
  }: { readonly style: StyleName; readonly tag: Tag; readonly notes: Footnotes },
): readonly ColumnItem[] {
  const sink = Math.floor(desk.geometry.lines * DISPLAY_SINK);
  const look = blockType(desk.theme, style);
  const anchor: Mark = { type: "anchor", x: 0, y: 0, id: section.id };
  // A quotation brings its indents along; those of its page would come to them.
  const bare = section.blocks.some(({ type }) => type === "quotation" || type === "verse");
  const place: BlockPlace = {
    style: { ...look, before: 0 },
    frame: bare ? { left: 0, right: 0 } : { left: look.left, right: look.right },
    tag,
    notes,
    flush: true,
    language: section.language,
  };
  return [
    { type: "box", lines: sink, marks: [anchor], keepWithNext: true, called: 0 },
    ...desk.setBlocks(desk, section.blocks, place),
    ...subsections(desk, section, { tag, notes, level: 1 }, 1),
  ];
}
