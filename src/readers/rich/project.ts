import { unreachable } from "../../base/unreachable.ts";
import type { Range } from "../passage.ts";
import type { RichBlock, RichComment, RichImage, RichPiece } from "./rich.ts";

/** The words of a document as one text, and where in it each block and piece stands. */
export interface Projection {
  readonly text: string;
  /** By block, piece or comment, each an object of its own. */
  readonly places: ReadonlyMap<object, Range>;
}

/** What a rule drawn across the page is in the text. */
const RULE = "* * *";

/** Nesting deeper than this is not followed: no book has it. */
const DEEPEST = 60;

interface Page {
  readonly parts: string[];
  readonly places: Map<object, Range>;
  readonly notes: (readonly RichBlock[])[];
  length: number;
}

/**
 * Lays a document out as text: a paragraph a line, a blank line between two, one more for each empty
 * paragraph, a form feed for a page break. Notes follow at the end.
 */
export function project(blocks: readonly RichBlock[]): Projection {
  const page: Page = { parts: [], places: new Map(), notes: [], length: 0 };
  layBlocks(page, blocks, 0);
  // The list grows while it is read: a note may call a note.
  for (const inside of page.notes) layBlocks(page, inside, 0);
  return { text: page.parts.join(""), places: page.places };
}

function put(page: Page, text: string): void {
  page.parts.push(text);
  page.length += text.length;
}

function layBlocks(page: Page, blocks: readonly RichBlock[], depth: number): void {
  if (depth > DEEPEST) return;
  for (const block of blocks) {
    if (block.type === "gap") {
      put(page, block.newPage ? "\f" : "\n");
      continue;
    }
    if (block.type === "paragraph" && block.newPage === true) put(page, "\f");
    const start = page.length;
    layBlock(page, block, depth);
    page.places.set(block, { start, end: trimmedEnd(page, start) });
    if (!holdsBlocks(block)) put(page, "\n\n");
  }
}

function holdsBlocks({ type }: RichBlock): boolean {
  return type === "quotation" || type === "list" || type === "table" || type === "verse";
}

/** The end of what was put since `start`, without the blank lines after it. */
function trimmedEnd(page: Page, start: number): number {
  let end = page.length;
  for (let i = page.parts.length - 1; i >= 0 && end > start; i--) {
    const part = page.parts[i] ?? "";
    const kept = part.replace(/[\n\f]+$/, "").length;
    end -= part.length - kept;
    if (kept > 0) break;
  }
  return Math.max(start, end);
}

function layBlock(page: Page, block: Exclude<RichBlock, { type: "gap" }>, depth: number): void {
  switch (block.type) {
    case "paragraph":
      layPieces(page, block.pieces);
      return;
    case "quotation":
      layBlocks(page, block.blocks, depth + 1);
      return;
    case "list":
      for (const item of block.items) layBlocks(page, item, depth + 1);
      return;
    case "verse":
      layRows(page, block.lines);
      return;
    case "table":
      layRows(page, [...block.head, ...block.body].flat());
      if (block.caption.length > 0) layRows(page, [block.caption]);
      return;
    case "figure":
      layImage(page, block.image);
      layPieces(page, block.caption);
      return;
    case "code":
      put(page, block.value);
      return;
    case "rule":
      if (block.space !== true) put(page, RULE);
      return;
    default:
      unreachable(block);
  }
}

function layRows(page: Page, rows: readonly (readonly RichPiece[])[]): void {
  for (const row of rows) {
    layPieces(page, row);
    put(page, "\n");
  }
  put(page, "\n");
}

function layPieces(page: Page, pieces: readonly RichPiece[]): void {
  for (const piece of pieces) {
    const start = page.length;
    if (piece.type === "text") put(page, piece.text.replace(/[\n\r\f\v\u2028\u2029]/g, " "));
    else if (piece.type === "break") put(page, "\n");
    else if (piece.type === "image") layImage(page, piece);
    else if (piece.type === "note") page.notes.push(piece.blocks);
    else if (piece.type === "remark") layComment(page, piece.comment);
    page.places.set(piece, { start, end: page.length });
  }
}

/** A comment is no text: its first piece says where its passage begins, its last where that ends. */
function layComment(page: Page, comment: RichComment): void {
  const start = page.places.get(comment)?.start ?? page.length;
  page.places.set(comment, { start, end: page.length });
}

/** An image is its description in the text, so that it can be quoted. */
function layImage(page: Page, image: RichImage): void {
  const start = page.length;
  put(page, `[${image.alt.replace(/\s+/g, " ")}]`);
  page.places.set(image, { start, end: page.length });
}
