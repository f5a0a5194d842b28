import { grouped, type Item } from "../rich/group.ts";
import type { RichBlock } from "../rich/rich.ts";

/** The blocks of a note, in which nothing is a heading. */
export function noteBlocks(items: readonly Item[]): readonly RichBlock[] {
  return grouped(items)
    .filter(({ type }) => type !== "gap")
    .map((block) => {
      if (block.type !== "paragraph") return block;
      const { level: _, role: __, newPage: ___, ...rest } = block;
      return rest;
    });
}
