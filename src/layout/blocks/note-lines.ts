import type { Pt } from "../../base/units.ts";
import type { Block, Inline, Note } from "../../model/book.ts";
import type { Mark, Tag } from "../pagination.ts";
import type { ColumnItem, FootLine } from "./column.ts";
import type { Desk } from "./desk.ts";
import type { Footnotes } from "./footnotes.ts";
import { changedItem } from "./paragraphs.ts";
import { moved, placeLine, told } from "./place-line.ts";
import { blockType, indented } from "./type-style.ts";

/** A note as the lines that stand at the foot, its number before its first words. */
export function noteLines(
  desk: Desk,
  note: Note,
  parent: Tag,
  inner: Footnotes,
): readonly FootLine[] {
  const { items, leading } = setNote(desk, note, parent, inner);
  const lines = items.flatMap((item) => linesOf(desk, item));
  const anchor: Mark = { type: "anchor", x: 0, y: -leading, id: note.id ?? "" };
  const [first, ...rest] = lines;
  if (first === undefined) return [{ marks: [anchor] }];
  return [{ ...first, marks: [anchor, ...first.marks] }, ...rest];
}

/** A note set in its own type, its number before its first words, wherever it is to stand. */
export function setNote(
  desk: Desk,
  note: Note,
  parent: Tag,
  inner: Footnotes,
): { readonly items: readonly ColumnItem[]; readonly leading: Pt } {
  const own = { ...blockType(desk.theme, "note"), before: 0, after: 0 };
  const style = indented(desk.theme, own);
  const lead = `${desk.noteNumbers.get(note.id ?? "") ?? "*"}.\u00a0`;
  const items = desk.setBlocks(desk, numbered(note, lead), {
    style,
    frame: { left: style.left, right: style.right },
    tag: desk.structure.add(parent, "Note"),
    notes: inner,
    flush: own.indent === 0,
  });
  return {
    items: items.map((item, i) => (i === 0 ? without(item, lead) : item)),
    leading: style.leading,
  };
}

/** The number is none of the author's text: places in the note are told without it. */
function without(item: ColumnItem, lead: string): ColumnItem {
  if (item.type !== "text" || item.place === undefined) return item;
  return changedItem(item, { place: { ...item.place, skipped: -lead.length } });
}

/** The blocks of a note, with its number at the start of the first paragraph. */
function numbered({ blocks }: Note, number: string): readonly Block[] {
  const lead: Inline = { type: "text", value: number };
  const [first, ...rest] = blocks;
  return first?.type === "paragraph"
    ? [{ ...first, inlines: [lead, ...first.inlines] }, ...rest]
    : [{ type: "paragraph", inlines: [lead] }, ...blocks];
}

function linesOf(desk: Desk, item: ColumnItem): readonly FootLine[] {
  switch (item.type) {
    case "text": {
      const { tag, settings, extras, text, place } = item;
      return settings.best.lines().map((line, i) => {
        const marks: Mark[] = i === 0 ? [...extras] : [];
        placeLine(desk, marks, told(line, text), { x: 0, y: 0, tag });
        const { start, end } = line;
        return place === undefined ? { marks } : { marks, of: { place, start, end } };
      });
    }
    case "box": {
      const up = desk.geometry.leading;
      const blank = Array.from({ length: item.lines - 1 }, () => ({ marks: [] }));
      return [{ marks: item.marks.map((mark) => moved(mark, 0, -up)) }, ...blank];
    }
    case "scene":
      return [{ marks: item.marks }];
    case "gap":
      return [];
  }
}
