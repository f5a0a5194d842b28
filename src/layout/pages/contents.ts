import type { Pt } from "../../base/units.ts";
import type { ContentsEntry } from "../../model/edition.ts";
import type { BoxItem, Column } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { readsRightToLeft } from "../blocks/direction.ts";
import { footnotesAtEnd } from "../blocks/footnotes.ts";
import { placeLine, widthOf } from "../blocks/place-line.ts";
import { runsOf, runsOfText } from "../blocks/runs.ts";
import { ABOVE, boxOf, stacked } from "../blocks/stacked.ts";
import { ARTIFACT, DOCUMENT } from "../blocks/structure.ts";
import { type BlockType, blockType } from "../blocks/type-style.ts";
import type { Mark, Tag, TextPiece } from "../pagination.ts";
import { columnOf } from "./flow.ts";
import { chapterOpening } from "./opening.ts";

/** Indent of each level, and room kept for folios, in parts of the type size. */
const STEP = 1.4;
const FOLIO_ROOM = 2.6;
/** From one dot of the leaders to the next, and the white at their ends. */
const DOT = 0.62;
const CLEAR = 0.5;

/** On a wide measure the eye loses its line between a title and its folio: the whole stands in by so much at most. */
const INSET = 3.4;
/** What is left of the measure at least, in parts of the type size. */
const NARROWEST = 22;

/** How deep printed contents go: parts, chapters, and what stands below them. */
const DEPTH = 3;

/** The contents as a piece: entries with leaders to their folios. */
export function contentsColumn(
  desk: Desk,
  entries: readonly ContentsEntry[],
  folioOf: (id: string) => string,
): Column {
  const sect = desk.structure.add(DOCUMENT, "Sect");
  const { contents } = desk.terms;
  const heading = chapterOpening(
    desk,
    {
      type: "section",
      id: "contents",
      role: "section",
      label: [],
      title: [{ type: "text", value: contents }],
      blocks: [],
      sections: [],
    },
    { level: 1, tag: sect, notes: footnotesAtEnd([]) },
  );
  const tag = desk.structure.add(sect, "TOC");
  const own = blockType(desk.theme, "contents");
  // Entries stand on the grid: lines a little farther apart than it would leave a blank one above a long title.
  const leading = Math.min(own.leading, desk.geometry.leading);
  const style = { ...own, leading, hyphenate: false };
  const inset = insetOf(desk, entries, style);
  const items = [heading, ...entryItems(desk, entries, { tag, style, level: 0, inset, folioOf })];
  return columnOf(desk, items);
}

/** The folios that stand in the contents, in their order. */
export function foliosOfEntries(
  entries: readonly ContentsEntry[],
  folioOf: (id: string) => string,
  level = 0,
): readonly string[] {
  return entries.flatMap(({ id, children }) => [
    folioOf(id),
    ...(level + 1 < DEPTH ? foliosOfEntries(children, folioOf, level + 1) : []),
  ]);
}

interface EntryPlace {
  readonly tag: Tag;
  readonly style: BlockType;
  readonly level: number;
  /** White from both edges of the measure. */
  readonly inset: Pt;
  readonly folioOf: (id: string) => string;
}

function entryItems(
  desk: Desk,
  entries: readonly ContentsEntry[],
  place: EntryPlace,
): readonly BoxItem[] {
  return entries.flatMap((entry) => {
    const item = desk.structure.add(place.tag, "TOCI");
    const own = entryItem(desk, entry, { ...place, tag: item });
    if (entry.children.length === 0 || place.level + 1 >= DEPTH) return [own];
    const inner = desk.structure.add(item, "TOC");
    const below = entryItems(desk, entry.children, {
      ...place,
      tag: inner,
      level: place.level + 1,
    });
    return [{ ...own, keepWithNext: true }, ...below];
  });
}

function wordsOf({ label, title }: ContentsEntry): string {
  return [label, title].filter((part) => part !== "").join("\u2002");
}

/** Narrower than the measure, but not so narrow that an entry which has a line would need two. */
function insetOf(desk: Desk, entries: readonly ContentsEntry[], style: BlockType): Pt {
  const { measure } = desk.geometry;
  const em = style.size;
  let inset = Math.max(0, Math.min(INSET * em, (measure - NARROWEST * em) / 2));
  const visit = (list: readonly ContentsEntry[], level: number): void => {
    for (const entry of list) {
      const { width } = desk.setter.measure(runsOfText(desk, wordsOf(entry), style));
      const room = measure - width - (level * STEP + FOLIO_ROOM) * em;
      if (room > 0) inset = Math.min(inset, room / 2);
      if (level + 1 < DEPTH) visit(entry.children, level + 1);
    }
  };
  visit(entries, 0);
  return inset;
}

function entryItem(desk: Desk, entry: ContentsEntry, place: EntryPlace): BoxItem {
  const { style, tag, level, inset, folioOf } = place;
  const em = style.size;
  const edge = desk.geometry.measure - inset;
  const words = wordsOf(entry);
  const href = `#${entry.id}`;
  const rtl = readsRightToLeft(words, desk.edition.book.metadata.language);
  const [near, far] = [inset + level * STEP * em, inset + FOLIO_ROOM * em];
  const text = stacked(
    desk,
    [{ type: "link", href, inlines: [{ type: "text", value: words }] }],
    { ...style, align: "start" },
    { left: rtl ? far : near, right: rtl ? near : far, tag },
  );
  const marks = [...text.marks];
  const folio = desk.setter.measure(
    runsOf(
      desk,
      [{ type: "link", href, inlines: [{ type: "text", value: folioOf(entry.id) }] }],
      { ...style, caps: "none" },
      tag,
    ),
  );
  const y = text.height - (1 - ABOVE) * style.leading;
  const clear = CLEAR * em;
  const line = lastLine(text.marks);
  const left = rtl ? inset + folio.width + clear : line.right + clear;
  const right = rtl ? line.left - clear : edge - folio.width - clear;
  marks.push(...leaders(desk, style, { left, right, y }));
  placeLine(desk, marks, folio, { x: rtl ? inset : edge - folio.width, y, tag });
  return boxOf(desk, [{ before: 0, text: { ...text, marks } }]);
}

/** Where the last line of an entry begins and ends on the page. */
function lastLine(marks: readonly Mark[]): { readonly left: Pt; readonly right: Pt } {
  const line = marks.findLast((mark) => mark.type === "text");
  if (line === undefined) return { left: 0, right: 0 };
  const left = Math.min(...line.pieces.map(({ x }) => x));
  const right = Math.max(...line.pieces.map((piece) => piece.x + widthOf(piece)));
  return { left: line.x + left, right: line.x + right };
}

/** Dots on a grid of their own, so that they stand under one another. */
function leaders(
  desk: Desk,
  style: BlockType,
  { left, right, y }: { readonly left: Pt; readonly right: Pt; readonly y: Pt },
): readonly Mark[] {
  const pitch = style.size * DOT;
  const first = Math.ceil(left / pitch);
  const last = Math.floor(right / pitch);
  const plain = { ...style, caps: "none", tracking: 0, slant: "upright" } as const;
  const [dot] = desk.setter.measure(runsOfText(desk, ".", plain)).pieces;
  if (dot === undefined || last - first < 1) return [];
  const pieces: TextPiece[] = [];
  for (let n = first; n < last; n += 1) pieces.push({ ...dot, x: (n - first) * pitch });
  return [{ type: "text", x: first * pitch, y, pieces, tag: ARTIFACT }];
}
