import type { RichBlock } from "../rich/rich.ts";
import type { Element } from "./tree.ts";

/** How the walk reads the items of a list. */
export interface ItemReader {
  readonly isLeftOut: (item: Element) => boolean;
  readonly blocks: (item: Element) => readonly RichBlock[];
}

/** A list; what stands beside its items is an item too, and a list there belongs to the item before it. */
export function listOf(element: Element, read: ItemReader): RichBlock {
  const items: RichBlock[][] = [];
  let loose: Element["children"] = [];
  const flush = () => {
    const blocks = read.blocks({ ...element, children: loose });
    if (blocks.length > 0) items.push([...blocks]);
    loose = [];
  };
  for (const child of element.children) {
    const item = items.at(-1);
    if (item !== undefined && isList(child) && loose.every(isSpace))
      for (const block of read.blocks({ ...element, children: [child] })) item.push(block);
    else if (typeof child === "string" || child.name !== "li") loose.push(child);
    else if (!read.isLeftOut(child)) {
      flush();
      items.push([...read.blocks(child)]);
    }
  }
  flush();
  const start = Number(element.attributes["start"] ?? 1);
  return {
    type: "list",
    ordered: element.name === "ol",
    start: Number.isInteger(start) && start >= 0 ? start : 1,
    items,
  };
}

function isList(child: Element | string): child is Element {
  return typeof child !== "string" && (child.name === "ul" || child.name === "ol");
}

function isSpace(child: Element | string): boolean {
  return typeof child === "string" && child.trim() === "";
}
