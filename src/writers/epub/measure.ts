import type { Block, Inline, Part, Section } from "../../model/book.ts";
import { noteMarkup, notesOfBlocks } from "../markup.ts";
import { blocksMarkup } from "../markup-blocks.ts";
import type { MarkupContext } from "../markup-context.ts";
import { inlinesMarkup } from "../markup-inlines.ts";
import type { Measure } from "./cut.ts";
import { walkBlocks, walkHeading, walkSection } from "./walk.ts";

/** Bytes of a file of text at most: readers with little memory open larger ones slowly, or never. */
export const FILE_LIMIT = 250_000;

/** Room kept for the shell of a file and the tags of sections that go on in it. */
export const SHELL = 4_000;

/** A name longer than that of any file, for addresses that are only measured. */
const LONG_NAME = "x".repeat(24);

/** The context for measuring: addresses as long as they can become, and the pages that begin in each block. */
export function measuringContext(context: MarkupContext): MarkupContext {
  const href = (id: string): string => `${LONG_NAME}.xhtml#${id}_call`;
  return { ...context, hrefOf: href, noteHref: href, noteBackHref: href };
}

/** Measures markup by making it, with the notes that are called in it. */
export function measureIn(context: MarkupContext): Measure {
  const noteBytes = (blocks: readonly Block[]): number =>
    notesOfBlocks(blocks).reduce(
      (sum, note) => sum + Buffer.byteLength(noteMarkup(note, context)),
      0,
    );
  return {
    blocks: (blocks) => Buffer.byteLength(blocksMarkup(blocks, context)) + noteBytes(blocks),
    inlines: (inlines) =>
      Buffer.byteLength(inlinesMarkup(inlines, context)) +
      noteBytes([{ type: "paragraph", inlines }]),
  };
}

/** True where the markup of a section, or of the page of a part, may pass the limit; quick, and never wrongly false. */
export function mayBeLarge(node: Section | Part, context: MarkupContext): boolean {
  const { labels, pageBreaksIn } = context;
  // By its length alone nearly every chapter is small enough.
  return (
    boundOf(node, { labels, pageBreaksIn, spelt: longest }) > FILE_LIMIT &&
    boundOf(node, { labels, pageBreaksIn, spelt }) > FILE_LIMIT
  );
}

/** What bounds are reckoned with. */
interface Bounds {
  readonly labels: MarkupContext["labels"];
  readonly pageBreaksIn: MarkupContext["pageBreaksIn"] | undefined;
  /** Bytes of a text at most. */
  readonly spelt: (text: string) => number;
}

function boundOf(node: Section | Part, bounds: Bounds): number {
  let bound = SHELL;
  const visitor = {
    block: (block: Block) => {
      bound += blockBound(block, bounds);
    },
    inline: (inline: Inline) => {
      bound += inlineBound(inline, bounds);
    },
  };
  if (node.type === "section") {
    walkSection(node, visitor);
    bound += sectionsIn(node) * 600;
  } else {
    walkHeading(node, visitor);
    walkBlocks(node.blocks, visitor);
  }
  return bound;
}

function sectionsIn({ sections }: Section): number {
  return sections.reduce((sum, section) => sum + sectionsIn(section), 1);
}

/** Bytes of the tags of a block, its text apart. */
function blockBound(block: Block, { pageBreaksIn, spelt }: Bounds): number {
  const pages = block.id === undefined ? 0 : (pageBreaksIn?.(block.id).length ?? 0);
  return 250 + pages * 200 + innerTags(block, spelt);
}

function innerTags(block: Block, spelt: Bounds["spelt"]): number {
  switch (block.type) {
    case "codeBlock":
      return spelt(block.value);
    case "figure":
      return 200 + spelt(block.alt);
    case "verse":
      return block.stanzas.reduce((sum, lines) => sum + 40 + lines.length * 40, 0);
    case "list":
      return block.items.length * 20;
    case "table":
      return [...block.head, ...block.body].reduce(
        (sum, row) => sum + 20 + row.cells.length * 60,
        0,
      );
    default:
      return 0;
  }
}

function inlineBound(inline: Inline, { labels, spelt }: Bounds): number {
  switch (inline.type) {
    case "text":
      return spelt(inline.value) + (inline.language === undefined ? 0 : 100);
    case "crossReference":
      return 400 + spelt(labels.get(inline.target) ?? "");
    case "link":
      return 400 + spelt(inline.href) * 3;
    case "image":
      return 400 + spelt(inline.alt);
    case "note":
      return 1000;
    case "code":
      return 100 + spelt(inline.value);
    default:
      return 100;
  }
}

/** Bytes of a text at most, as if it were all quotation marks. */
function longest(text: string): number {
  return text.length * 6;
}

/** Bytes of a text at most: a quotation mark becomes six, any other character three. */
function spelt(text: string): number {
  return Buffer.byteLength(text) + (/[&<>"]/.test(text) ? text.length * 5 : 0);
}
