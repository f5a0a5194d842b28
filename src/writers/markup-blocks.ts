import { unreachable } from "../base/unreachable.ts";
import type {
  Block,
  CodeBlock,
  CustomBlock,
  Figure,
  Inline,
  List,
  Paragraph,
  Quotation,
  QuotationKind,
  SceneBreak,
  Text,
  Verse,
} from "../model/book.ts";
import { flowText } from "../model/text.ts";
import { leadInEnd } from "../theme/lead-in.ts";
import { attribute, escapeMarkup } from "./escape.ts";
import {
  epubType,
  languageAttributes,
  type MarkupContext,
  type PageBreak,
  pageMarker,
  type Sink,
  sinkFor,
  voidEnd,
} from "./markup-context.ts";
import { finishPages, imageMarkup, writeInlines, writeText } from "./markup-inlines.ts";
import { writeTable } from "./markup-table.ts";

/**
 * How the first paragraph of a run is set: `opening` as a chapter opens, `first` without indent,
 * `running` like any other.
 */
export type Start = "opening" | "first" | "running";

/** Blocks as markup, in order, each with its id. */
export function blocksMarkup(
  blocks: readonly Block[],
  context: MarkupContext,
  start: Start = "running",
): string {
  const sink = sinkFor(context);
  writeBlocks(blocks, sink, start);
  return sink.parts.join("");
}

/** Writes blocks to a sink; `lead` is markup that goes before the words of the first one. */
export function writeBlocks(
  blocks: readonly Block[],
  sink: Sink,
  start: Start,
  lead: string = "",
): void {
  let next = start;
  for (const [index, block] of blocks.entries()) {
    const before = index === 0 ? lead : "";
    if (block.type === "paragraph") {
      writeParagraph(block, sink, next, before);
      next = "running";
    } else {
      if (before !== "") sink.parts.push(`<p class="lead">${before}</p>\n`);
      writeBlock(block, sink);
      if (block.type === "sceneBreak" && next === "running") next = "first";
    }
  }
}

function writeBlock(block: Exclude<Block, Paragraph>, sink: Sink): void {
  if (block.type !== "verse" && block.type !== "codeBlock" && block.type !== "table")
    markPagesOf(block, sink);
  switch (block.type) {
    case "quotation":
      writeQuotation(block, sink);
      break;
    case "list":
      writeList(block, sink);
      break;
    case "verse":
      withPages(block, sink, () => writeVerse(block, sink));
      break;
    case "codeBlock":
      withPages(block, sink, () => writeCode(block, sink));
      break;
    case "figure":
      writeFigure(block, sink);
      break;
    case "table":
      withPages(block, sink, () => writeTable(block, sink));
      break;
    case "sceneBreak":
      writeSceneBreak(block, sink);
      break;
    case "custom":
      writeCustom(block, sink);
      break;
    default:
      unreachable(block);
  }
}

/** Gives the sink the page breaks of one block of text, and what it had before back again. */
function withPages(block: Block, sink: Sink, write: () => void): void {
  const { breaks, nextBreak, offset, context } = sink;
  const own = block.id === undefined ? undefined : context.pageBreaksIn?.(block.id);
  sink.breaks = own ?? NO_BREAKS;
  sink.nextBreak = 0;
  sink.offset = 0;
  write();
  sink.breaks = breaks;
  sink.nextBreak = nextBreak;
  sink.offset = offset;
}

const NO_BREAKS: readonly PageBreak[] = [];

function markPagesOf({ id }: Block, { context, parts }: Sink): void {
  if (id === undefined || context.pageBreaksIn === undefined) return;
  for (const { folio } of context.pageBreaksIn(id)) parts.push(pageMarker(context, folio, "div"));
}

/** Attributes every block may carry. */
function blockAttributes(block: Block, classes: string, { context }: Sink): string {
  return (
    attribute("id", block.id) +
    (classes === "" ? "" : ` class="${classes}"`) +
    languageAttributes(context, block.language)
  );
}

/** Characters that three lines of a tablet hold; a shorter paragraph cannot carry a drop capital. */
const OPENING_LENGTH = 220;

function writeParagraph(block: Paragraph, sink: Sink, start: Start, lead: string): void {
  const asked = block.align === undefined ? start : "running";
  const short = asked === "opening" && flowText(block.inlines).length < OPENING_LENGTH;
  const opens = short ? "first" : asked;
  const classes = opens === "running" ? (block.align ?? "") : opens;
  withPages(block, sink, () => {
    sink.parts.push(`<p${blockAttributes(block, classes, sink)}>`, lead);
    writeInlines(asked === "opening" ? withLeadIn(block.inlines, sink) : block.inlines, sink);
    finishPages(sink);
    sink.parts.push("</p>\n");
  });
}

/** Wraps the first words in small capitals where they are plain text; anything else opens as it is. */
function withLeadIn(inlines: readonly Inline[], { context }: Sink): readonly Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type !== "text") return inlines;
  const end = leadInEnd(flowText(inlines), context.chapter.leadIn);
  if (end === 0 || end > first.value.length) return inlines;
  const words: Text = { ...first, value: first.value.slice(0, end) };
  const remainder: Text = { ...first, value: first.value.slice(end) };
  return [{ type: "smallCaps", inlines: [words] }, remainder, ...rest];
}

interface Container {
  readonly element: "blockquote" | "div";
  readonly role?: string;
  readonly type?: string;
}

/** `aside` would be a landmark inside a chapter; a note of the author is a `note`. */
const CONTAINERS: Readonly<Record<QuotationKind, Container>> = {
  quotation: { element: "blockquote" },
  epigraph: { element: "blockquote", role: "doc-epigraph", type: "epigraph" },
  letter: { element: "blockquote" },
  message: { element: "blockquote" },
  dedication: { element: "div", role: "doc-dedication", type: "dedication" },
  sign: { element: "div" },
  aside: { element: "div", role: "note" },
};

function writeQuotation(block: Quotation, sink: Sink): void {
  const { element, role, type } = CONTAINERS[block.kind];
  const attributes = blockAttributes(block, block.kind, sink);
  sink.parts.push(
    `<${element}${attributes}${epubType(sink.context, type)}${attribute("role", role)}>\n`,
  );
  if (block.kind === "letter") writeLetter(block.blocks, sink);
  else writeBlocks(block.blocks, sink, "first");
  writeAttribution(block.attribution, sink);
  sink.parts.push(`</${element}>\n`);
}

/** Characters of an address, a date or a salutation at the most. */
const SALUTATION = 48;

/** The short lines a letter begins with have no indent, nor has a name below its last words. */
function writeLetter(blocks: readonly Block[], sink: Sink): void {
  let opening = true;
  for (const [index, block] of blocks.entries()) {
    const lines = block.type === "paragraph" ? flowText(block.inlines).split("\n") : [];
    const short = lines.length > 0 && lines.every(({ length }) => length <= SALUTATION);
    opening &&= short;
    const flush = index === 0 || opening || (short && lines.length > 1);
    writeBlocks([block], sink, flush ? "first" : "running");
  }
}

function writeAttribution(inlines: readonly Inline[], sink: Sink): void {
  if (inlines.length === 0) return;
  sink.parts.push('<p class="attribution">—');
  writeInlines(inlines, sink);
  sink.parts.push("</p>\n");
}

function writeList(block: List, sink: Sink): void {
  const name = block.ordered ? "ol" : "ul";
  const start = block.ordered && block.start !== 1 ? attribute("start", block.start) : "";
  sink.parts.push(`<${name}${blockAttributes(block, "", sink)}${start}>\n`);
  for (const item of block.items) {
    sink.parts.push("<li>");
    writeBlocks(item, sink, "first");
    sink.parts.push("</li>\n");
  }
  sink.parts.push(`</${name}>\n`);
}

/** Deepest step of indent that the style sheet knows. */
const DEEPEST_INDENT = 8;

function writeVerse(block: Verse, sink: Sink): void {
  sink.parts.push(`<div${blockAttributes(block, "verse", sink)}>\n`);
  let written = 0;
  for (const stanza of block.stanzas) {
    sink.parts.push('<div class="stanza">\n');
    for (const { indent, inlines } of stanza) {
      if (written > 0) sink.offset += 1;
      const step = Math.min(Math.max(Math.round(indent), 0), DEEPEST_INDENT);
      sink.parts.push(`<div class="${step === 0 ? "line" : `line in${step}`}">`);
      writeInlines(inlines, sink);
      sink.parts.push("</div>\n");
      written += 1;
    }
    sink.parts.push("</div>\n");
  }
  writeAttribution(block.attribution, sink);
  finishPages(sink);
  sink.parts.push("</div>\n");
}

function writeCode(block: CodeBlock, sink: Sink): void {
  const syntax = block.syntax?.replace(/[^\w+#-]/g, "") ?? "";
  sink.parts.push(`<pre${blockAttributes(block, "", sink)}><code`);
  sink.parts.push(syntax === "" ? ">" : `${attribute("class", `language-${syntax}`)}>`);
  writeText(block.value, sink);
  finishPages(sink);
  sink.parts.push("</code></pre>\n");
}

function writeFigure(block: Figure, sink: Sink): void {
  sink.parts.push(
    `<figure${blockAttributes(block, block.extent === undefined ? "" : `full-${block.extent}`, sink)}>\n`,
  );
  sink.parts.push(imageMarkup(block, sink.context), "\n");
  if (block.caption.length > 0) {
    sink.parts.push("<figcaption>");
    writeInlines(block.caption, sink);
    sink.parts.push("</figcaption>\n");
  }
  sink.parts.push("</figure>\n");
}

/** The ornament is text, so that it shows where no style sheet is read; a gap is a rule that style hides. */
function writeSceneBreak(block: SceneBreak, sink: Sink): void {
  const { context, parts } = sink;
  const ornament = context.sceneBreak.ornament || block.typed;
  if (block.style === "space" || ornament === "")
    parts.push(`<hr${blockAttributes(block, "scene-space", sink)}${voidEnd(context)}\n`);
  else
    parts.push(
      `<div${blockAttributes(block, "scene-break", sink)} role="separator">${escapeMarkup(ornament)}</div>\n`,
    );
}

function writeCustom(block: CustomBlock, sink: Sink): void {
  const name = block.name.replace(/[^\w-]/g, "-");
  sink.parts.push(`<div${blockAttributes(block, `custom ${name}`, sink)}>\n`);
  writeBlocks(block.fallback, sink, "first");
  sink.parts.push("</div>\n");
}
