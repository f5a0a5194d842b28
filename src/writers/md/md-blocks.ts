import { unreachable } from "../../base/unreachable.ts";
import type {
  Block,
  CodeBlock,
  Figure,
  Inline,
  List,
  Paragraph,
  Quotation,
  Table,
  Verse,
} from "../../model/book.ts";
import { titleText } from "../../model/text.ts";
import {
  escapeStarts,
  imageMarkdown,
  inLanguage,
  type MarkdownContext,
  markdownOf,
} from "./md-inlines.ts";

/** Blocks as Markdown, parted by blank lines. */
export function blocksMarkdown(blocks: readonly Block[], context: MarkdownContext): string {
  const texts: string[] = [];
  let lists = 0;
  for (const block of blocks) {
    lists = block.type === "list" ? lists + 1 : 0;
    const text = blockMarkdown(block, lists, context);
    if (text !== "") texts.push(text);
  }
  return texts.join("\n\n");
}

function blockMarkdown(block: Block, lists: number, context: MarkdownContext): string {
  switch (block.type) {
    case "paragraph":
      return paragraphMarkdown(block, context);
    case "quotation":
      return quotationMarkdown(block, context);
    case "list":
      return listMarkdown(block, lists % 2 === 0, context);
    case "verse":
      return verseMarkdown(block, context);
    case "codeBlock":
      return codeMarkdown(block);
    case "figure":
      return figureMarkdown(block, context);
    case "table":
      return tableMarkdown(block, context);
    case "sceneBreak":
      if (block.style === "space") context.lose("a line space, which became a scene break");
      return "* * *";
    case "custom":
      return blocksMarkdown(block.fallback, context);
    default:
      return unreachable(block);
  }
}

function paragraphMarkdown(block: Paragraph, context: MarkdownContext): string {
  if (block.align !== undefined) context.lose("a paragraph set to the middle or the end");
  return lineOf(block.inlines, context, block.language);
}

function lineOf(inlines: readonly Inline[], context: MarkdownContext, language?: string): string {
  return escapeStarts(inLanguage(markdownOf(inlines, context).trim(), language));
}

function quotationMarkdown(block: Quotation, context: MarkdownContext): string {
  const credit = block.attribution.length === 0 ? "" : `— ${lineOf(block.attribution, context)}`;
  const inner = [blocksMarkdown(block.blocks, context), credit].filter((text) => text !== "");
  if (block.kind !== "quotation") return `::: ${block.kind}\n${inner.join("\n\n")}\n:::`;
  return prefixed("> ", "> ", inner.join("\n\n"));
}

/** Every line with a prefix, the first with one of its own; blank lines stay bare but in quotations. */
function prefixed(first: string, rest: string, text: string): string {
  return text
    .split("\n")
    .map((line, i) => `${i === 0 ? first : rest}${line}`.trimEnd())
    .join("\n");
}

/** Of lists right after one another every second has other marks, or they would be one. */
function listMarkdown(block: List, second: boolean, context: MarkdownContext): string {
  const items = block.items.map((item, i) => {
    const mark = block.ordered
      ? `${block.start + i}${second ? ")" : "."} `
      : `${second ? "*" : "-"} `;
    return prefixed(mark, " ".repeat(mark.length), blocksMarkdown(item, context));
  });
  const tight = block.items.every((item) => item.length === 1 && item[0]?.type === "paragraph");
  return items.join(tight ? "\n" : "\n\n");
}

function verseMarkdown(block: Verse, context: MarkdownContext): string {
  const stanzas = block.stanzas.map((stanza) =>
    stanza
      .map(({ indent, inlines }) => "  ".repeat(indent) + oneLine(markdownOf(inlines, context)))
      .join("\n"),
  );
  const credit = block.attribution.length === 0 ? [] : [`— ${lineOf(block.attribution, context)}`];
  return `::: verse\n${[...stanzas, ...credit].join("\n\n")}\n:::`;
}

function oneLine(markdown: string): string {
  return markdown.replace(/\\?\n/g, " ").trim();
}

function codeMarkdown({ value, syntax }: CodeBlock): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${syntax ?? ""}\n${value.replace(/\n$/, "")}\n${fence}`;
}

function figureMarkdown(block: Figure, context: MarkdownContext): string {
  const image = imageMarkdown(block, titleText(block.caption), context);
  return block.extent === undefined ? image : `${image}{.full-${block.extent}}`;
}

function tableMarkdown(block: Table, context: MarkdownContext): string {
  const [head, ...more] = block.head;
  const body = [...more, ...block.body];
  const columns = Math.max(...[head, ...body].map((row) => row?.cells.length ?? 0), 1);
  const row = (cells: readonly (readonly Inline[])[]): string =>
    `| ${Array.from({ length: columns }, (_, i) => cell(cells[i] ?? [], context)).join(" | ")} |`;
  const marks = { start: ":---", center: ":---:", end: "---:" } as const;
  const rule = `| ${Array.from({ length: columns }, (_, i) => marks[block.align[i] ?? "start"]).join(" | ")} |`;
  if (block.caption.length > 0) context.lose("the caption of a table, which became a paragraph");
  const caption = lineOf(block.caption, context);
  const table = [row(head?.cells ?? []), rule, ...body.map(({ cells }) => row(cells))].join("\n");
  return caption === "" ? table : `${caption}\n\n${table}`;
}

function cell(inlines: readonly Inline[], context: MarkdownContext): string {
  return oneLine(markdownOf(inlines, context)).replaceAll("|", "\\|");
}
