import { unreachable } from "../base/unreachable.ts";
import type { Block, Book, Inline, Part, Section } from "../model/book.ts";

/** New inlines for old, by the identity of the array the run was made from. */
export type Replacements = ReadonlyMap<readonly Inline[], readonly Inline[]>;

/** The book with the texts of its runs replaced; what has not changed is shared with the old one. */
export function rebuild(book: Book, texts: Replacements): Book {
  return {
    ...book,
    front: book.front.map((section) => section_(section, texts)),
    body: book.body.map((node) =>
      node.type === "part" ? part(node, texts) : section_(node, texts),
    ),
    back: book.back.map((section) => section_(section, texts)),
  };
}

function part(node: Part, texts: Replacements): Part {
  return {
    ...node,
    label: inlines(node.label, texts),
    title: inlines(node.title, texts),
    blocks: blocks(node.blocks, texts),
    sections: node.sections.map((section) => section_(section, texts)),
  };
}

function section_(node: Section, texts: Replacements): Section {
  return {
    ...node,
    label: inlines(node.label, texts),
    title: inlines(node.title, texts),
    blocks: blocks(node.blocks, texts),
    sections: node.sections.map((section) => section_(section, texts)),
  };
}

function blocks(nodes: readonly Block[], texts: Replacements): readonly Block[] {
  return nodes.map((node) => block(node, texts));
}

function block(node: Block, texts: Replacements): Block {
  switch (node.type) {
    case "paragraph": {
      const own = inlines(node.inlines, texts);
      return own === node.inlines ? node : { ...node, inlines: own };
    }
    case "quotation":
      return {
        ...node,
        blocks: blocks(node.blocks, texts),
        attribution: inlines(node.attribution, texts),
      };
    case "list":
      return { ...node, items: node.items.map((item) => blocks(item, texts)) };
    case "verse":
      return {
        ...node,
        stanzas: node.stanzas.map((lines) =>
          lines.map((line) => ({ ...line, inlines: inlines(line.inlines, texts) })),
        ),
        attribution: inlines(node.attribution, texts),
      };
    case "figure":
      return { ...node, caption: inlines(node.caption, texts) };
    case "table": {
      const rows = (list: typeof node.body): typeof node.body =>
        list.map((row) => ({ ...row, cells: row.cells.map((cell) => inlines(cell, texts)) }));
      return {
        ...node,
        head: rows(node.head),
        body: rows(node.body),
        caption: inlines(node.caption, texts),
      };
    }
    case "custom":
      return { ...node, fallback: blocks(node.fallback, texts) };
    case "codeBlock":
    case "sceneBreak":
      return node;
    default:
      return unreachable(node);
  }
}

/** What neither was replaced nor holds anything that was comes back as it is. */
function inlines(nodes: readonly Inline[], texts: Replacements): readonly Inline[] {
  const replaced = texts.get(nodes) ?? nodes;
  if (!replaced.some(holdsMore)) return replaced;
  return replaced.map((node): Inline => {
    if (node.type === "note") return { ...node, blocks: blocks(node.blocks, texts) };
    return "inlines" in node ? { ...node, inlines: inlines(node.inlines, texts) } : node;
  });
}

function holdsMore(node: Inline): boolean {
  return node.type === "note" || "inlines" in node;
}
