import { type Element, elementsIn, textOf } from "../html/tree.ts";

const BLOCKS =
  /^(?:p|h[1-6]|div|li|blockquote|section|header|td|center|dt|dd|figure|table|ul|ol|aside)$/;

/** The blocks of words of a file, in order, and where each of its elements stands among them. */
export interface Leaves {
  readonly leaves: readonly Element[];
  /** Index of the first block of words at an element or after it. */
  readonly from: (element: Element) => number;
}

/** Finds the blocks of a file that hold words and no other blocks. */
export function leavesOf(body: Element): Leaves {
  const all = elementsIn(body);
  const holders = new Set<Element>();
  for (const { name, parent } of all) {
    if (!BLOCKS.test(name)) continue;
    for (let up = parent; up !== undefined && !holders.has(up); up = up.parent) holders.add(up);
  }
  const leaves: Element[] = [];
  const inside = new Set<Element>();
  const starts = new Map<Element, number>([[body, 0]]);
  for (const element of all) {
    const { name, parent = body } = element;
    // What stands inside a block of words leads to that block.
    const inLeaf = inside.has(parent);
    if (inLeaf) inside.add(element);
    starts.set(element, inLeaf ? leaves.length - 1 : leaves.length);
    if (inLeaf || !BLOCKS.test(name) || holders.has(element) || textOf(element) === "") continue;
    leaves.push(element);
    inside.add(element);
  }
  return { leaves, from: (element) => starts.get(element) ?? 0 };
}
