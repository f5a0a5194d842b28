import { toPt } from "../../base/units.ts";
import type { HeadContent } from "../../theme/theme.ts";
import type { Desk } from "../blocks/desk.ts";
import { placePlain } from "../blocks/place-line.ts";
import { runsOfText } from "../blocks/runs.ts";
import { ARTIFACT } from "../blocks/structure.ts";
import { bodyType, type TypeStyle } from "../blocks/type-style.ts";
import type { Mark } from "../pagination.ts";
import type { SetLine } from "../paragraph.ts";
import type { Flow } from "./flow.ts";
import { leftEdge, type Side } from "./geometry.ts";

/** A page as far as its head and foot care. */
export interface HeadPage {
  readonly flow: Flow;
  readonly side: Side;
  readonly folio: string;
  /** The first page of its piece bears no head, and its folio at the foot. */
  readonly opening: boolean;
  /** A picture has the page to itself. */
  readonly bare: boolean;
}

/** Letters of a head are spaced a little, as capitals and small capitals want. */
const TRACKING = 0.06;

/** Running head and folio of a page, as artifacts. A display page has neither. */
export function headMarks(desk: Desk, page: HeadPage): readonly Mark[] {
  if (page.flow.display || page.bare) return [];
  const { runningHeads } = desk.theme;
  const { geometry } = desk;
  const marks: Mark[] = [];
  const atFoot = page.opening || runningHeads.folio !== "headOutside";
  const folio = desk.setter.measure(runsOfText(desk, page.folio, folioStyle(desk)));
  const outer = runningHeads.folio !== "footCenter" && !page.opening;
  put(desk, marks, page, folio, {
    where: outer ? "outside" : "center",
    y: atFoot ? geometry.foot : geometry.head,
  });
  if (page.opening) return marks;
  const words = contentOf(desk, desk.theme.runningHeads[page.side], page.flow);
  if (words === "") return marks;
  const head = desk.heads.get(words) ?? headLine(desk, words);
  desk.heads.set(words, head);
  put(desk, marks, page, head, { where: "center", y: geometry.head });
  return marks;
}

function folioStyle(desk: Desk): TypeStyle {
  const size = toPt(desk.theme.runningHeads.size, desk.geometry.size);
  return { ...bodyType(desk.theme), size, hyphenate: false };
}

function headStyle(desk: Desk): TypeStyle {
  const { caps, slant } = desk.theme.runningHeads;
  const style = folioStyle(desk);
  return { ...style, caps, slant, tracking: caps === "none" ? 0 : style.size * TRACKING };
}

function put(
  desk: Desk,
  marks: Mark[],
  { side }: HeadPage,
  line: SetLine,
  { where, y }: { readonly where: "outside" | "center"; readonly y: number },
): void {
  const { geometry } = desk;
  const left = leftEdge(geometry, side);
  const room = geometry.measure - line.width;
  const shift = where === "center" ? room / 2 : side === "recto" ? room : 0;
  placePlain(marks, line, { x: left + shift, y, tag: ARTIFACT });
}

/** Room a head may take, in parts of the measure: the folio stands beside it. */
const ROOM = 0.78;

/** A head too long for its line is cut at a word, with an ellipsis. */
function headLine(desk: Desk, words: string): SetLine {
  const style = headStyle(desk);
  const set = (text: string): SetLine => desk.setter.measure(runsOfText(desk, text, style));
  const room = desk.geometry.measure * ROOM;
  let line = set(words);
  const pieces = words.split(" ");
  for (let count = pieces.length - 1; count > 0 && line.width > room; count -= 1)
    line = set(`${pieces.slice(0, count).join(" ")} …`);
  return line;
}

function contentOf(desk: Desk, content: HeadContent, flow: Flow): string {
  const { metadata } = desk.edition.book;
  switch (content) {
    case "author":
      return metadata.authors.join(", ");
    case "title":
      return metadata.title ?? "";
    case "part":
      return flow.part || (metadata.title ?? "");
    case "chapter":
      return flow.chapter || (metadata.title ?? "");
    case "none":
      return "";
  }
}
