import { unreachable } from "../../base/unreachable.ts";
import type { Block, Inline, Part, Section } from "../../model/book.ts";
import type { Edition } from "../../model/edition.ts";

/** What is told of each node met on a walk, in reading order, those in notes included. */
export interface Visitor {
  block?(block: Block): void;
  inline?(inline: Inline): void;
}

/** Walks all the text of an edition, front matter to back matter. */
export function walkEdition({ book }: Edition, visitor: Visitor): void {
  for (const node of [...book.front, ...book.body, ...book.back]) {
    walkHeading(node, visitor);
    walkBlocks(node.blocks, visitor);
    for (const section of node.sections) walkSection(section, visitor);
  }
}

/** Walks the heading, blocks and sections of a section. */
export function walkSection(section: Section, visitor: Visitor): void {
  walkHeading(section, visitor);
  walkBlocks(section.blocks, visitor);
  for (const child of section.sections) walkSection(child, visitor);
}

/** Walks the label and title of a section or part. */
export function walkHeading({ label, title }: Section | Part, visitor: Visitor): void {
  walkInlines(label, visitor);
  walkInlines(title, visitor);
}

export function walkBlocks(blocks: readonly Block[], visitor: Visitor): void {
  for (const block of blocks) walkBlock(block, visitor);
}

function walkBlock(block: Block, visitor: Visitor): void {
  visitor.block?.(block);
  switch (block.type) {
    case "paragraph":
      walkInlines(block.inlines, visitor);
      break;
    case "quotation":
      walkBlocks(block.blocks, visitor);
      walkInlines(block.attribution, visitor);
      break;
    case "list":
      for (const item of block.items) walkBlocks(item, visitor);
      break;
    case "verse":
      for (const { inlines } of block.stanzas.flat()) walkInlines(inlines, visitor);
      walkInlines(block.attribution, visitor);
      break;
    case "figure":
      walkInlines(block.caption, visitor);
      break;
    case "table":
      walkInlines(block.caption, visitor);
      for (const { cells } of [...block.head, ...block.body])
        for (const cell of cells) walkInlines(cell, visitor);
      break;
    case "custom":
      walkBlocks(block.fallback, visitor);
      break;
    case "codeBlock":
    case "sceneBreak":
      break;
    default:
      unreachable(block);
  }
}

export function walkInlines(inlines: readonly Inline[], visitor: Visitor): void {
  for (const inline of inlines) {
    visitor.inline?.(inline);
    if ("inlines" in inline) walkInlines(inline.inlines, visitor);
    else if (inline.type === "note") walkBlocks(inline.blocks, visitor);
  }
}
