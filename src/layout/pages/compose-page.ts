import { unreachable } from "../../base/unreachable.ts";
import type { Span } from "../../source/span.ts";
import type { Column, ColumnItem, TextItem } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { moved, placeLine, placePlain, told } from "../blocks/place-line.ts";
import { ABOVE } from "../blocks/stacked.ts";
import { ARTIFACT } from "../blocks/structure.ts";
import type { Mark, Place, PlacedText } from "../pagination.ts";
import type { SetLine } from "../paragraph.ts";
import { baseline, leftEdge, type Side } from "./geometry.ts";
import { notesAtFoot } from "./notes-at-foot.ts";
import { inkTooFar } from "./page-diagnostics.ts";
import type { PagePlan, Slice } from "./page-plan.ts";
import { offsetOf, textsOn } from "./placed-text.ts";
import { inkOutside } from "./safe-area.ts";

/** The marks of a page's text and notes, and where in the book the page begins. */
export interface ComposedPage {
  readonly marks: Mark[];
  readonly begins: Place | undefined;
  /** A picture has the page to itself: it bears neither head nor folio. */
  readonly bare: boolean;
  /** Where the author's text stands on it, worked out when asked for: printing needs none of it. */
  texts(): readonly PlacedText[];
}

/** Puts what the plan says on a page of this side. Order of marks is order of reading. */
export function composePage(desk: Desk, column: Column, plan: PagePlan, side: Side): ComposedPage {
  const marks: Mark[] = [];
  const x = leftEdge(desk.geometry, side);
  let begins: Place | undefined;
  let bare = false;
  for (const slice of plan.slices) {
    const item = column.items[slice.item];
    const placed = marks.length;
    if (item === undefined) continue;
    if (item.type === "text") begins ??= placeOf(item, slice);
    if (item.type === "box") {
      begins ??= item.begins;
      bare ||= item.extent !== undefined;
    }
    placeItem(desk, marks, { item, slice, x });
    const span = item.type === "text" || item.type === "box" ? item.span : undefined;
    watchInk(desk, marks.slice(placed), span);
  }
  placeNotes(desk, column, plan, { marks, x });
  return { marks, begins, bare, texts: () => textsOn(desk, column, plan) };
}

function placeItem(
  desk: Desk,
  marks: Mark[],
  { item, slice, x }: { readonly item: ColumnItem; readonly slice: Slice; readonly x: number },
): void {
  const y = baseline(desk.geometry, slice.line);
  switch (item.type) {
    case "text":
      placeText(desk, marks, { item, slice, x });
      break;
    case "box": {
      const top = y - ABOVE * desk.geometry.leading;
      const bleeds = item.extent === "bleed";
      for (const mark of item.marks) marks.push(bleeds ? mark : moved(mark, x, top));
      break;
    }
    case "scene":
      if (item.shown || slice.edge !== undefined)
        for (const mark of item.marks) marks.push(moved(mark, x, y));
      break;
    case "gap":
      break;
    default:
      unreachable(item);
  }
}

/** Says where ink would come too near to the knife, once for each block of a page. */
function watchInk(desk: Desk, marks: readonly Mark[], span: Span | undefined): void {
  const by = inkOutside(desk, marks);
  if (by > 0) desk.diagnostics.push(inkTooFar(by, span));
}

function placeText(
  desk: Desk,
  marks: Mark[],
  { item, slice, x }: { readonly item: TextItem; readonly slice: Slice; readonly x: number },
): void {
  const { geometry } = desk;
  const lines = (slice.setting ?? item.settings.best).lines(slice.from, slice.to);
  if (slice.from === 0) {
    const y = baseline(geometry, slice.line);
    for (const id of item.anchors) marks.push({ type: "anchor", x, y: y - geometry.leading, id });
    for (const mark of item.extras) marks.push(moved(mark, x, y));
  }
  for (let n = 0; n < lines.length; n += 1) {
    const line = told(lines[n] as SetLine, item.text);
    const spot = { x, y: baseline(geometry, slice.line + n), tag: item.tag };
    if (item.special || line.logical !== undefined) placeLine(desk, marks, line, spot);
    else placePlain(marks, line, spot);
  }
}

function placeOf({ place, settings }: TextItem, { setting, from }: Slice): Place | undefined {
  if (place === undefined) return undefined;
  if (from === 0) return { block: place.block, offset: place.first };
  const at = (setting ?? settings.best).start(from);
  return { block: place.block, offset: offsetOf(place, at) };
}

/** Thickness of the rule above the notes, and its length in parts of the measure. */
const RULE = { height: 0.5, length: 0.2 } as const;

/** White between text and notes, in parts of the leading; the rule stands in its middle. */
export const NOTE_GAP = 0.7;

function placeNotes(
  desk: Desk,
  column: Column,
  plan: PagePlan,
  { marks, x }: { readonly marks: Mark[]; readonly x: number },
): void {
  const { geometry } = desk;
  const notes = notesAtFoot(desk, column, plan);
  const first = notes[0]?.lines[0]?.y;
  if (first === undefined) return;
  const continued = (plan.notes[0]?.from ?? 0) > 0;
  marks.push({
    type: "rule",
    x,
    y: first - ABOVE * column.noteLeading - (NOTE_GAP * geometry.leading) / 2,
    // A note that runs on from the page before has its rule over the whole measure.
    width: geometry.measure * (continued ? 1 : RULE.length),
    height: RULE.height,
    tag: ARTIFACT,
  });
  for (const { lines, span } of notes) {
    const placed = marks.length;
    for (const { line, y } of lines) for (const mark of line.marks) marks.push(moved(mark, x, y));
    watchInk(desk, marks.slice(placed), span);
  }
}
