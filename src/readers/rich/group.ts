import type { QuotationKind } from "../../model/book.ts";
import { pushWords, type RichBlock, type RichPiece, wordsOf } from "./rich.ts";

/** A paragraph's place in a list, in documents where lists are looks of paragraphs. */
export interface ListPlace {
  readonly id: string;
  readonly depth: number;
  readonly ordered: boolean;
  readonly start: number;
  /** What stands before the item: `%1.`, `•`, `–`. */
  readonly mark: string;
}

/** A block of a document, with what joins it to its neighbours. */
export interface Item {
  readonly block: RichBlock;
  readonly list?: ListPlace;
  readonly quotation?: QuotationKind;
  readonly shape?: "verse" | "code" | "caption";
}

/** Joins the items of a document to blocks: lists, quotations, verse, code, figures. */
export function grouped(given: readonly Item[]): readonly RichBlock[] {
  const items = isAllCode(given) ? given.map(({ shape: _, ...item }) => item) : given;
  const blocks: RichBlock[] = [];
  for (let i = 0; i < items.length; ) {
    const end = runEnd(items, i);
    // Word wants an empty line after a table; it is no gap.
    const afterTable = items[i]?.block.type === "gap" && blocks.at(-1)?.type === "table";
    if (afterTable) {
      i = end;
      continue;
    }
    for (const block of blocksOf(items.slice(i, end), blocks)) blocks.push(block);
    i = end;
  }
  return blocks;
}

/** A text saved without styles comes out of a word processor as if it were typed at a machine. */
function isAllCode(items: readonly Item[]): boolean {
  const prose = items.filter(
    ({ block }) => block.type === "paragraph" && block.level === undefined,
  );
  const code = prose.filter(({ shape }) => shape === "code").length;
  return code > 3 && code > prose.length * 0.8;
}

/** The end of the run of items that are one block with the one at `from`. */
function runEnd(items: readonly Item[], from: number): number {
  const first = items[from];
  let end = from + 1;
  if (first === undefined || first.shape === "caption") return end;
  if (first.list === undefined && first.quotation === undefined && first.shape === undefined)
    return end;
  for (let item = items[end]; item !== undefined; item = items[end]) {
    const same =
      item.quotation === first.quotation &&
      item.shape === first.shape &&
      (item.list === undefined) === (first.list === undefined) &&
      (item.list?.id === first.list?.id || (item.list?.depth ?? 0) > 0);
    // An empty line parts the stanzas of verse and belongs to what goes on after it.
    const between =
      item.block.type === "gap" && first.list === undefined && goesOn(items[end + 1], first);
    if (!same && !between) break;
    end++;
  }
  return end;
}

function goesOn(item: Item | undefined, first: Item): boolean {
  return item !== undefined && item.quotation === first.quotation && item.shape === first.shape;
}

function blocksOf(run: readonly Item[], before: RichBlock[]): readonly RichBlock[] {
  const [first] = run;
  if (first === undefined) return [];
  const blocks = run.map(({ block }) => block);
  if (first.quotation !== undefined)
    return [
      {
        type: "quotation",
        kind: first.quotation,
        blocks: blocks.filter(({ type }) => type !== "gap"),
      },
    ];
  if (first.shape === "verse") return [{ type: "verse", lines: verseLines(blocks) }];
  if (first.shape === "code")
    return [{ type: "code", value: blocks.map((block) => wordsOf(piecesOf(block))).join("\n") }];
  if (first.shape === "caption") return captioned(first.block, before);
  if (first.list === undefined) return blocks;
  const dashed = run.every(({ list }) => isDash(list?.mark ?? ""));
  return dashed && areSpeech(blocks) ? blocks.map(spoken) : [listOf(run, 0)];
}

function piecesOf(block: RichBlock): readonly RichPiece[] {
  return block.type === "paragraph" ? block.pieces : [];
}

function verseLines(blocks: readonly RichBlock[]): readonly (readonly RichPiece[])[] {
  return blocks.flatMap((block) => {
    const lines: RichPiece[][] = [[]];
    for (const piece of piecesOf(block)) {
      if (piece.type === "break") lines.push([]);
      else lines.at(-1)?.push(piece);
    }
    return lines;
  });
}

/** A caption belongs to the image right above it; elsewhere it is a paragraph. */
function captioned(caption: RichBlock, before: RichBlock[]): readonly RichBlock[] {
  const above = before.at(-1);
  const pieces =
    above?.type === "paragraph"
      ? above.pieces.filter(({ type }) => !/^(?:break|remark)$/.test(type))
      : [];
  const [image] = pieces;
  if (image?.type !== "image" || pieces.length > 1) return [caption];
  before.pop();
  // Some programs print the description again under the image.
  const words = wordsOf(piecesOf(caption)).trim() === image.alt ? [] : piecesOf(caption);
  return [{ type: "figure", image, caption: words }];
}

/** True for a bullet that is a dash: word processors make lists of dialogue that starts with one. */
export function isDash(mark: string): boolean {
  return /^[-–—]$/.test(mark.trim());
}

/** True where most paragraphs end as sentences do. */
export function areSpeech(blocks: readonly RichBlock[]): boolean {
  const ends = blocks.filter((block) => /[.!?…][”"»’]?$/.test(wordsOf(piecesOf(block)).trim()));
  return ends.length >= blocks.length * 0.7;
}

/** A paragraph of dialogue with the dash its list stood for. */
export function spoken(block: RichBlock): RichBlock {
  if (block.type !== "paragraph") return block;
  const into: RichPiece[] = [];
  pushWords("— ", {}, into);
  return { ...block, pieces: [...into, ...block.pieces] };
}

/** A list with the lists inside its items. */
function listOf(run: readonly Item[], depth: number): RichBlock {
  const items: RichBlock[][] = [];
  for (let i = 0; i < run.length; ) {
    const item = run[i];
    const own = item?.list?.depth ?? 0;
    if (item !== undefined && (own <= depth || depth >= 8)) {
      items.push([item.block]);
      i++;
      continue;
    }
    let end = i;
    while ((run[end]?.list?.depth ?? 0) > depth) end++;
    const inner = listOf(run.slice(i, end), depth + 1);
    const last = items.at(-1);
    if (last === undefined) items.push([inner]);
    else last.push(inner);
    i = end;
  }
  const first = run.find(({ list }) => list?.depth === depth)?.list;
  return { type: "list", ordered: first?.ordered ?? false, start: first?.start ?? 1, items };
}
