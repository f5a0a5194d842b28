import type { Pt } from "../../base/units.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { Block, Quotation, QuotationKind, SceneBreak } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import type { StyleName } from "../../theme/theme.ts";
import {
  attributionItems,
  type BlockPlace,
  gapOf,
  keptTogether,
  languageOf,
  textItem,
} from "./block-place.ts";
import { codeItem } from "./code.ts";
import type { ColumnItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { figureItem } from "./figure.ts";
import { listItems } from "./list.ts";
import { changedItem } from "./paragraphs.ts";
import { sceneItem } from "./scene.ts";
import { tableItems } from "./table.ts";
import { type BlockType, blockType, indented } from "./type-style.ts";
import { verseItems } from "./verse.ts";

/** Blocks as items of the column, with the white their styles ask for between them. */
export function blockItems(
  desk: Desk,
  blocks: readonly Block[],
  place: BlockPlace,
): readonly ColumnItem[] {
  const items: ColumnItem[] = [];
  let flush = place.flush;
  let after: Pt = 0;
  let first = place.opened !== true;
  const inside = { ...place, opened: false };
  for (const [i, block] of blocks.entries()) {
    const [above, below] = whiteOf(desk, block, place);
    const gap = gapOf(desk, Math.max(after, first ? 0 : above));
    const closes = after > 0 && block.type === "paragraph";
    if (gap !== undefined) items.push(closes ? { ...gap, closes } : gap);
    const language = block.language ?? place.language;
    const own = itemsOf(desk, block, { ...inside, flush, language });
    const keeps = announces(block, blocks[i + 1]) || headsLetter(blocks, i, place);
    items.push(...(keeps ? keptTogether(own) : own));
    flush = leavesFlush(blocks, i, place);
    after = below;
    first = false;
  }
  return items;
}

/** Whether the paragraph after block `at` has no indent. Text goes on after a figure as if it were elsewhere, where it may well be. */
function leavesFlush(blocks: readonly Block[], at: number, place: BlockPlace): boolean {
  const block = blocks[at];
  if (block?.type === "figure") return at === 0 && place.flush;
  if (block?.type !== "paragraph") return true;
  return block.align !== undefined || opensLetter(blocks, at, place);
}

/** Characters of an address, a date or a salutation at the most. */
const SALUTATION = 48;

/** Whether the next paragraph is still one of those short ones a letter begins with. */
function opensLetter(blocks: readonly Block[], at: number, place: BlockPlace): boolean {
  if (place.letter !== true) return false;
  return blocks.slice(0, at + 2).every(isShort);
}

/** Short paragraphs at the head of a letter, at the most: more of them are its text. */
const LETTER_HEAD = 4;

/** Address, date and salutation stand on the page on which the letter begins. */
function headsLetter(blocks: readonly Block[], at: number, place: BlockPlace): boolean {
  if (place.letter !== true || at >= LETTER_HEAD || at === blocks.length - 1) return false;
  return blocks.slice(0, at + 1).every(isShort);
}

function isShort(block: Block): boolean {
  return block.type === "paragraph" && flowText(block.inlines).split("\n").every(isSalutation);
}

function isSalutation(line: string): boolean {
  return line.length <= SALUTATION;
}

/** A paragraph that ends in a colon belongs to the list, verse or quotation it announces. */
function announces(block: Block, next: Block | undefined): boolean {
  if (block.type !== "paragraph" || next === undefined || next.type === "paragraph") return false;
  const last = block.inlines.at(-1);
  return last?.type === "text" && last.value.trimEnd().endsWith(":");
}

const STYLE_OF: Readonly<Record<QuotationKind, StyleName>> = {
  quotation: "quotation",
  epigraph: "epigraph",
  letter: "letter",
  message: "message",
  dedication: "dedication",
  sign: "sign",
  aside: "aside",
};

/** What a block asks for above and below itself. */
function whiteOf(desk: Desk, block: Block, place: BlockPlace): readonly [Pt, Pt] {
  const { theme, geometry } = desk;
  switch (block.type) {
    case "paragraph":
      return [place.style.before, place.style.after];
    case "sceneBreak":
      return [0, 0];
    case "quotation": {
      const { before, after } = blockType(theme, STYLE_OF[block.kind]);
      return [before, after];
    }
    case "verse": {
      const { before, after } = blockType(theme, "verse");
      return [before, after];
    }
    case "codeBlock": {
      const { before, after } = blockType(theme, "code");
      return [before, after];
    }
    case "list":
      return place.inList ? [0, 0] : [geometry.leading / 2, geometry.leading / 2];
    case "figure":
    case "table":
      return [geometry.leading, geometry.leading];
    case "custom":
      return [0, 0];
    default:
      return unreachable(block);
  }
}

function itemsOf(desk: Desk, block: Block, place: BlockPlace): readonly ColumnItem[] {
  switch (block.type) {
    case "paragraph":
      return [
        textItem(desk, block, {
          ...place,
          tag: desk.structure.add(place.tag, "P", languageOf(block)),
        }),
      ];
    case "quotation":
      return quotationItems(desk, block, place);
    case "list":
      return place.inList
        ? listItems(desk, block, place)
        : keptEdges(listItems(desk, block, place));
    case "verse":
      return verseItems(desk, block, place);
    case "codeBlock":
      return [codeItem(desk, block, place)];
    case "figure":
      return [figureItem(desk, block, place)];
    case "table":
      return tableItems(desk, block, place);
    case "sceneBreak":
      return [sceneOf(desk, block)];
    case "custom":
      return blockItems(desk, block.fallback, place);
    default:
      return unreachable(block);
  }
}

function sceneOf(desk: Desk, block: SceneBreak): ColumnItem {
  return sceneItem(desk, block.style === "ornament");
}

/** Inside smaller matter, a note, nothing is set larger than it. */
function within(style: BlockType, { size, leading }: BlockType): BlockType {
  return style.size > size ? { ...style, size, leading } : style;
}

/** The first line of what is set apart never stands alone at a foot, nor the last alone at a head. */
function keptEdges(items: readonly ColumnItem[]): readonly ColumnItem[] {
  const last = items.length - 1;
  return items.map((item, i) => {
    const keeps =
      item.type === "text" &&
      i < last &&
      ((i === 0 && item.settings.best.count === 1) || (i === last - 1 && isLine(items[last])));
    return keeps ? changedItem(item, { keepWithNext: true }) : item;
  });
}

/** What hangs on one wall stands on one page, unless it is a whole wall of text. */
function keptWhole(items: readonly ColumnItem[]): readonly ColumnItem[] {
  const lines = items.map((item) => (item.type === "text" ? item.settings.best.count : 1));
  if (lines.reduce((sum, count) => sum + count, 0) > WHOLE) return keptEdges(items);
  return items.map((item, i) =>
    item.type === "text"
      ? changedItem(item, { least: item.settings.best.count, keepWithNext: i < items.length - 1 })
      : item,
  );
}

/** Lines of a sign that is never divided, at the most. */
const WHOLE = 8;

function isLine(item: ColumnItem | undefined): boolean {
  return item?.type === "text" && item.settings.best.count === 1;
}

/** Kinds whose paragraphs are lines of their own, not running text. */
const LINES: ReadonlySet<QuotationKind> = new Set(["message", "sign", "dedication"]);

/** Lines of a message that runs on stand in, so that who speaks stands out; in parts of the type size, as in EPUB. */
const HANG = 1.3;

function quotationItems(desk: Desk, block: Quotation, place: BlockPlace): readonly ColumnItem[] {
  const own = within(blockType(desk.theme, STYLE_OF[block.kind]), place.style);
  const running = own.align !== "center" && !LINES.has(block.kind);
  const message = block.kind === "message";
  const hang = message ? own.size * HANG : 0;
  const style = message ? { ...own, indent: -hang } : running ? indented(desk.theme, own) : own;
  const tag = desk.structure.add(place.tag, "BlockQuote", languageOf(block));
  const frame = {
    left: place.frame.left + style.left + hang,
    right: place.frame.right + style.right,
  };
  const plain = { ...style, before: 0, after: 0 };
  const inner = { ...place, style: plain, frame, tag, flush: !message };
  const letter = block.kind === "letter";
  const set = blockItems(desk, block.blocks, { ...inner, letter });
  const items = block.kind === "sign" ? keptWhole(set) : keptEdges(set);
  const by = attributionItems(desk, block.attribution, inner);
  return by.length > 0 ? [...keptTogether(items), ...by] : items;
}
