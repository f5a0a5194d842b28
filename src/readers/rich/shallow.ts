import type { RichBlock } from "./rich.ts";

/** Lists and quotations inside one another beyond this are read as if they ended here: no book has them. */
const DEEPEST = 40;

/** Blocks no deeper than a book has them; what stands deeper is kept, and stands in what is round it. */
export interface Shallow {
  readonly blocks: readonly RichBlock[];
  readonly cut: boolean;
}

/** Makes blocks shallow. Those of a book are handed back as they are. */
export function shallow(blocks: readonly RichBlock[]): Shallow {
  const cut = isDeep(blocks, 0);
  return { blocks: cut ? blocks.flatMap((block) => cutAt(block, 0)) : blocks, cut };
}

function innerOf(block: RichBlock): readonly (readonly RichBlock[])[] {
  if (block.type === "quotation") return [block.blocks];
  return block.type === "list" ? block.items : [];
}

function isDeep(blocks: readonly RichBlock[], depth: number): boolean {
  return blocks.some((block) => {
    const inner = innerOf(block);
    return inner.length > 0 && (depth >= DEEPEST || inner.some((one) => isDeep(one, depth + 1)));
  });
}

function cutAt(block: RichBlock, depth: number): readonly RichBlock[] {
  const inner = innerOf(block);
  if (inner.length === 0) return [block];
  const parts = inner.map((part) => part.flatMap((one) => cutAt(one, depth + 1)));
  if (depth >= DEEPEST) return parts.flat();
  if (block.type === "list") return [{ ...block, items: parts }];
  return block.type === "quotation" ? [{ ...block, blocks: parts.flat() }] : [block];
}
