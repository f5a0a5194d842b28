import { grouped, type ListPlace } from "../rich/group.ts";
import type { RichBlock } from "../rich/rich.ts";
import type { Style, StyleOf } from "./style.ts";
import { type Element, firstIn, textOf } from "./tree.ts";

/** An item of a list that Word wrote as a paragraph: its place, and the paragraph without what stands before it. */
export interface WordItem {
  readonly place: ListPlace;
  readonly paragraph: Element;
}

/** The item of a list a paragraph of Word is: its mark is parted from its words by spaces in a small type of their own. */
export function wordItemOf(element: Element, styleOf: StyleOf): WordItem | undefined {
  if (element.name !== "p") return undefined;
  const filler = firstIn(element, (one) => isFiller(one));
  if (filler === undefined) return undefined;
  const { before, rest } = partedAt(element, filler);
  const mark = before.replace(/\s+/g, " ").trim();
  if (mark === "" || mark.length > 8) return undefined;
  const number = Number.parseInt(mark, 10);
  const ordered = /^[(]?[\dA-Za-z]{1,6}[.)]$/.test(mark) && mark !== "o";
  const depth = depthOf(styleOf(element));
  const start = Number.isNaN(number) ? 1 : number;
  return { place: { id: "word", depth, ordered, start, mark }, paragraph: rest };
}

/** Blocks, of which some are items of lists, with their lists. */
export function withLists(
  blocks: readonly RichBlock[],
  listed: ReadonlyMap<RichBlock, ListPlace>,
): readonly RichBlock[] {
  if (listed.size === 0) return blocks;
  return grouped(
    blocks.map((block) => {
      const list = listed.get(block);
      return list === undefined ? { block } : { block, list };
    }),
  );
}

function isFiller(element: Element): boolean {
  const { style = "" } = element.attributes;
  return /^\s*font:\s*7(?:\.0)?pt/i.test(style) && textOf(element).replaceAll("\u00A0", "") === "";
}

/** Word says the level, but for where it filtered what is its own; then the indent tells, half an inch a level. */
function depthOf(style: Style): number {
  const said = /level([1-9])/.exec(style["mso-list"] ?? "")?.[1];
  if (said !== undefined) return Number(said) - 1;
  const [, number = "0", unit = ""] =
    /^(\d*\.?\d+)(in|cm|pt)$/.exec(style["margin-left"] ?? "") ?? [];
  const inches = Number(number) / (unit === "cm" ? 2.54 : unit === "pt" ? 72 : 1);
  return Math.max(0, Math.min(8, Math.round(inches * 2) - 1));
}

/** The words before an element inside another, and that without them and it. */
function partedAt(
  element: Element,
  at: Element,
): { readonly before: string; readonly rest: Element } {
  const index = element.children.findIndex(
    (child) => typeof child !== "string" && (child === at || firstIn(child, (one) => one === at)),
  );
  const child = element.children[index];
  const before = element.children
    .slice(0, index)
    .map((one) => (typeof one === "string" ? one : textOf(one)))
    .join("");
  const after = element.children.slice(index + 1);
  if (child === undefined || typeof child === "string" || child === at)
    return { before, rest: { ...element, children: after } };
  const inner = partedAt(child, at);
  return {
    before: before + inner.before,
    rest: { ...element, children: [inner.rest, ...after] },
  };
}
