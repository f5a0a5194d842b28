import type { StructureElement, Tag } from "../pagination.ts";

/** Collects the elements of the tagged structure while the book is set. */
export interface Structure {
  readonly elements: readonly StructureElement[];
  /** Adds an element below `parent` and gives its index. */
  add(parent: Tag, role: string, more?: Omit<StructureElement, "role" | "parent">): Tag;
}

/** What is no content: running heads, folios, ornaments, leaders. */
export const ARTIFACT: Tag = -1;

/** The whole document, the first element of every structure. */
export const DOCUMENT: Tag = 0;

/** An empty structure with its document element. */
export function createStructure(): Structure {
  const elements: StructureElement[] = [{ role: "Document", parent: ARTIFACT }];
  return {
    elements,
    add(parent, role, more) {
      elements.push({ role, parent, ...more });
      return elements.length - 1;
    },
  };
}
