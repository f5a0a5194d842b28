import { unreachable } from "../base/unreachable.ts";
import type { Block, Inline } from "./book.ts";

/**
 * A tree as lines of text, for golden files and for people: one line a block,
 * marks of emphasis as braces, each leaf between bars.
 *
 * *Law:* two trees have the same dump only where they differ in nothing but spans and ids.
 */
export function dumpBlocks(blocks: readonly Block[], indent = ""): string {
  return blocks.map((block) => dumpBlock(block, indent)).join("");
}

/** Inlines on one line: `|text|`, `{emphasis |text|}`. */
export function dumpInlines(inlines: readonly Inline[]): string {
  return inlines.map(dumpInline).join(" ");
}

function dumpBlock(block: Block, indent: string): string {
  const deeper = `${indent}  `;
  const line = (words: string) => `${indent}${words}\n`;
  switch (block.type) {
    case "paragraph":
      return line(`paragraph${block.align ? ` ${block.align}` : ""} ${dumpInlines(block.inlines)}`);
    case "quotation":
      return (
        line(`quotation ${block.kind}${credit(block.attribution)}`) +
        dumpBlocks(block.blocks, deeper)
      );
    case "list":
      return (
        line(`list ${block.ordered ? `from ${block.start}` : "bullets"}`) +
        block.items.map((item) => `${deeper}item\n${dumpBlocks(item, `${deeper}  `)}`).join("")
      );
    case "verse":
      return (
        line(`verse${credit(block.attribution)}`) +
        block.stanzas
          .map((stanza) =>
            stanza
              .map((verse) => `${deeper}${verse.indent} ${dumpInlines(verse.inlines)}\n`)
              .join(""),
          )
          .join(`${deeper}.\n`)
      );
    case "codeBlock":
      return line(`code ${block.syntax ?? ""} ${JSON.stringify(block.value)}`);
    case "figure":
      return line(
        `figure ${block.extent === undefined ? "" : `${block.extent} `}${block.image} ${block.decorative ? "decorative" : JSON.stringify(block.alt)}${credit(block.caption)}`,
      );
    case "table":
      return (
        line(`table ${block.align.join(" ")}${credit(block.caption)}`) +
        [
          ...block.head.map((row) => ["head", row] as const),
          ...block.body.map((row) => ["row", row] as const),
        ]
          .map(([kind, row]) => `${deeper}${kind} ${row.cells.map(dumpInlines).join(" / ")}\n`)
          .join("")
      );
    case "sceneBreak":
      return line(`break ${block.style} ${block.typed}`.trimEnd());
    case "custom":
      return line(`custom ${block.name}`) + dumpBlocks(block.fallback, deeper);
    default:
      return unreachable(block);
  }
}

function credit(inlines: readonly Inline[]): string {
  return inlines.length === 0 ? "" : ` -- ${dumpInlines(inlines)}`;
}

function dumpInline(inline: Inline): string {
  const language = inline.language === undefined ? "" : ` lang=${inline.language}`;
  switch (inline.type) {
    case "text":
      return `|${inline.value}|`;
    case "code":
      return `{code ${JSON.stringify(inline.value)}}`;
    case "emphasis":
    case "strong":
    case "smallCaps":
    case "strikethrough":
    case "superscript":
    case "subscript":
    case "phrase":
    case "indexMark":
      return `{${inline.type}${language} ${dumpInlines(inline.inlines)}}`;
    case "link":
      return `{link ${inline.href} ${dumpInlines(inline.inlines)}}`;
    case "image":
      return `{image ${inline.image} ${JSON.stringify(inline.alt)}}`;
    case "lineBreak":
      return "{line}";
    case "note":
      return `{note ${dumpBlocks(inline.blocks).trimEnd()}}`;
    case "crossReference":
      return `{see ${inline.target}}`;
    default:
      return unreachable(inline);
  }
}
