import type { AssetRef, CellAlign, QuotationKind, SectionRole } from "../../model/book.ts";

/**
 * A document of a format with looks (Word, HTML), on its way to blocks.
 *
 * The readers of such formats have no text that spans could point into. They
 * give these blocks, `project` lays their words out as one text, and
 * `richDraft` makes of them what the readers of text make of theirs.
 */

/** How a run of characters looks. Absent is no. */
export interface Look {
  readonly emphasis?: boolean;
  readonly strong?: boolean;
  readonly smallCaps?: boolean;
  readonly strikethrough?: boolean;
  readonly superscript?: boolean;
  readonly subscript?: boolean;
  readonly code?: boolean;
  readonly href?: string;
  readonly language?: string;
}

/** Something in a line: words, a line break, a note where it is called, an image. */
export type RichPiece =
  | { readonly type: "text"; readonly text: string; readonly look: Look }
  | { readonly type: "break"; readonly look: Look }
  | { readonly type: "note"; readonly blocks: readonly RichBlock[]; readonly look: Look }
  /** Where a comment begins or ends. */
  | { readonly type: "remark"; readonly comment: RichComment; readonly look: Look }
  | RichImage;

/** What somebody wrote beside the text, with the answers of others; one object, whose pieces show where it hangs. */
export interface RichComment {
  readonly author: string;
  readonly words: string;
  /** It was marked as settled in the word processor. */
  readonly settled: boolean;
}

/** An image inside the file, or one it names by a path. */
export interface RichImage {
  readonly type: "image";
  readonly image: AssetRef;
  /** The path as written, where the image is a file beside the document. */
  readonly path?: string;
  readonly alt: string;
  readonly decorative: boolean;
  readonly look: Look;
}

/** What a paragraph is by its style: the title, a byline, the date of the book. */
export type RichRole = "title" | "subtitle" | "author" | "date";

export interface RichParagraph {
  readonly type: "paragraph";
  readonly pieces: readonly RichPiece[];
  /** 1 to 9 where the document says that it is a heading. */
  readonly level?: number;
  /** What a heading heads, where the document says it; such a heading may be without words. */
  readonly section?: SectionRole | "part";
  readonly role?: RichRole;
  readonly id?: string;
  readonly align?: "center" | "end";
  /** The type size in half points, where it is known. */
  readonly size?: number;
  /** A page break stands before it. */
  readonly newPage?: boolean;
}

export interface RichTable {
  readonly type: "table";
  readonly align: readonly CellAlign[];
  readonly head: readonly RichRow[];
  readonly body: readonly RichRow[];
  readonly caption: readonly RichPiece[];
}

/** The cells of a row, each a run of pieces. */
export type RichRow = readonly (readonly RichPiece[])[];

export type RichBlock =
  | RichParagraph
  | RichTable
  | {
      readonly type: "quotation";
      readonly kind: QuotationKind;
      readonly blocks: readonly RichBlock[];
    }
  | {
      readonly type: "verse";
      readonly lines: readonly (readonly RichPiece[])[];
      /** Steps of indent by line; none where absent. */
      readonly indents?: readonly number[];
    }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly RichBlock[])[];
    }
  | { readonly type: "figure"; readonly image: RichImage; readonly caption: readonly RichPiece[] }
  | { readonly type: "code"; readonly value: string; readonly syntax?: string }
  /** A turn of scene; `space` where it shows as nothing else. */
  | { readonly type: "rule"; readonly space?: boolean }
  /** An empty line, or a page break that no paragraph carries. */
  | { readonly type: "gap"; readonly newPage: boolean };

/** The words of pieces. */
export function wordsOf(pieces: readonly RichPiece[]): string {
  return pieces
    .map((piece) => (piece.type === "text" ? piece.text : piece.type === "break" ? "\n" : ""))
    .join("");
}

/** True where pieces hold nothing that could be seen. */
export function isEmpty(pieces: readonly RichPiece[]): boolean {
  return pieces.every(
    (piece) =>
      piece.type === "break" ||
      piece.type === "remark" ||
      (piece.type === "text" && /^[\s\u200B\uFEFF\u00AD]*$/.test(piece.text)),
  );
}

/** Adds words to a run of pieces, joined with the last where they look the same. */
export function pushWords(text: string, look: Look, into: RichPiece[]): void {
  if (text === "") return;
  const last = into.at(-1);
  if (last?.type === "text" && sameLook(last.look, look))
    into[into.length - 1] = { type: "text", text: last.text + text, look: last.look };
  else into.push({ type: "text", text, look });
}

const KEYS = [
  "emphasis",
  "strong",
  "smallCaps",
  "strikethrough",
  "superscript",
  "subscript",
  "code",
  "href",
  "language",
] as const;

function sameLook(a: Look, b: Look): boolean {
  return a === b || KEYS.every((key) => (a[key] || undefined) === (b[key] || undefined));
}
