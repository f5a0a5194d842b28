import { unreachable } from "../base/unreachable.ts";
import type { Block, Inline } from "./book.ts";

/** Stands for one thing in a paragraph's text that is no character: an image, a note, a reference. */
export const OBJECT = "\uFFFC";

/**
 * The text of a paragraph as one string: the text that rules see, that pages
 * count offsets in, and that search finds.
 *
 * *Law:* one UTF-16 unit for each unit of text and code, `\n` for a line
 * break, `OBJECT` for each image, note and cross-reference.
 */
export function flowText(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) text += inlineText(inline);
  return text;
}

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
      return inline.value;
    case "emphasis":
    case "strong":
    case "smallCaps":
    case "strikethrough":
    case "superscript":
    case "subscript":
    case "phrase":
    case "indexMark":
    case "link":
      return flowText(inline.inlines);
    case "lineBreak":
      return "\n";
    case "image":
    case "note":
    case "crossReference":
      return OBJECT;
    default:
      return unreachable(inline);
  }
}

/** A title or label as a contents list or a running head prints it: one line, without notes and images. */
export function titleText(inlines: readonly Inline[]): string {
  return flowText(inlines)
    .replaceAll(OBJECT, "")
    .replace(/\s+/g, (run) => (run.includes("\u00A0") ? "\u00A0" : " "))
    .trim();
}

/** Every text a block holds, its notes included, in reading order: one string for each paragraph, verse line, cell or code block. */
export function* textsOf(block: Block): Generator<string> {
  switch (block.type) {
    case "paragraph":
      yield* textsOfAll([block.inlines]);
      return;
    case "quotation":
      yield* textsOfBlocks(block.blocks);
      yield* textsOfAll([block.attribution]);
      return;
    case "list":
      yield* textsOfBlocks(block.items.flat());
      return;
    case "verse":
      yield* textsOfAll([...block.stanzas.flat().map((line) => line.inlines), block.attribution]);
      return;
    case "codeBlock":
      yield block.value;
      return;
    case "figure":
      yield* textsOfAll([block.caption]);
      return;
    case "table":
      yield* textsOfAll([
        ...[...block.head, ...block.body].flatMap((row) => row.cells),
        block.caption,
      ]);
      return;
    case "sceneBreak":
      return;
    case "custom":
      yield* textsOfBlocks(block.fallback);
      return;
    default:
      unreachable(block);
  }
}

function* textsOfBlocks(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) yield* textsOf(block);
}

function* textsOfAll(texts: readonly (readonly Inline[])[]): Generator<string> {
  for (const inlines of texts) yield* textsOfInlines(inlines);
}

function* textsOfInlines(inlines: readonly Inline[]): Generator<string> {
  if (inlines.length === 0) return;
  yield flowText(inlines);
  for (const note of notesIn(inlines)) for (const block of note.blocks) yield* textsOf(block);
}

/** The notes called in a run of inlines, in order, those inside emphasis and links included. */
export function* notesIn(inlines: readonly Inline[]): Generator<Extract<Inline, { type: "note" }>> {
  for (const inline of inlines) {
    if (inline.type === "note") yield inline;
    else if ("inlines" in inline) yield* notesIn(inline.inlines);
  }
}
