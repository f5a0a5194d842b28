import type { Pt } from "../../base/units.ts";
import type { Block, List } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import type { Mark } from "../pagination.ts";
import { type BlockPlace, languageOf } from "./block-place.ts";
import type { ColumnItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { readsRightToLeft } from "./direction.ts";
import { changedItem } from "./paragraphs.ts";
import { placePlain } from "./place-line.ts";
import { runsOfText } from "./runs.ts";

/** Space between a number or bullet and its text, in parts of the type size. */
const GAP = 0.5;

/** A list: numbers and bullets stand in a column of their own, as wide as the widest, on the side where its lines begin. */
export function listItems(desk: Desk, list: List, place: BlockPlace): readonly ColumnItem[] {
  const { style } = place;
  const tag = desk.structure.add(place.tag, "L", languageOf(list));
  const labels = list.items.map((_, i) =>
    desk.setter.measure(
      runsOfText(desk, list.ordered ? `${list.start + i}.` : "•", { ...style, slant: "upright" }),
    ),
  );
  const widest = labels.reduce((most, { width }) => Math.max(most, width), 0);
  const room: Pt = Math.max(style.size * 1.5, widest + style.size * GAP);
  const { left, right } = place.frame;
  const rtl = readsRightToLeft(firstWords(list.items.flat()), languageIn(desk, list, place));
  const frame = rtl ? { left, right: right + room } : { left: left + room, right };
  return list.items.flatMap((blocks, i): readonly ColumnItem[] => {
    const item = desk.structure.add(tag, "LI");
    const label = desk.structure.add(item, "Lbl");
    const body = desk.structure.add(item, "LBody");
    const items = desk.setBlocks(desk, blocks, {
      ...place,
      frame,
      tag: body,
      flush: true,
      inList: true,
    });
    const line = labels[i];
    const marks: Mark[] = [];
    if (line !== undefined) {
      const away = style.size * GAP;
      const x = rtl ? desk.geometry.measure - frame.right + away : frame.left - away - line.width;
      placePlain(marks, line, { x, y: 0, tag: label });
    }
    return labelled(desk, items, marks);
  });
}

/** The words of the first paragraph; by them a list runs one way or the other. */
function firstWords(blocks: readonly Block[]): string {
  const first = blocks.find((block) => block.type === "paragraph");
  return first?.type === "paragraph" ? flowText(first.inlines) : "";
}

function languageIn(desk: Desk, list: List, place: BlockPlace): string {
  return list.language ?? place.language ?? desk.edition.book.metadata.language;
}

/** The label stands on the first line of the first text; an item without text gets a line for it. */
function labelled(
  desk: Desk,
  items: readonly ColumnItem[],
  marks: readonly Mark[],
): readonly ColumnItem[] {
  const [first, ...rest] = items;
  if (first?.type === "text")
    return [changedItem(first, { extras: [...marks, ...first.extras] }), ...rest];
  const y = desk.geometry.leading * 0.75;
  const lowered = marks.map((mark) => ({ ...mark, y: mark.y + y }));
  return [
    { type: "box", lines: 1, marks: lowered, keepWithNext: items.length > 0, called: 0 },
    ...items,
  ];
}
