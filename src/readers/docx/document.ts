import type { AssetRef } from "../../model/book.ts";
import type { Archive } from "../archive.ts";
import type { ChangePolicy } from "../choices.ts";
import type { Remark } from "../rich/draft.ts";
import type { RichBlock, RichComment, RichPiece } from "../rich/rich.ts";
import type { Node } from "../xml.ts";
import type { Numbering } from "./numbering.ts";
import type { Relation } from "./parts.ts";
import type { Styles } from "./styles.ts";

/** A document of Word while it is read. It lives for one call of `read`. */
export interface Document {
  readonly archive: Archive;
  /** The path of the part that is read, where its relations start from. */
  readonly path: string;
  readonly styles: Styles;
  /** What becomes of tracked changes. */
  readonly changes: ChangePolicy;
  readonly numbering: Numbering;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly comments: ReadonlyMap<string, RichComment>;
  /** The blocks of a footnote or endnote. */
  readonly note: (kind: "footnote" | "endnote", id: string) => readonly RichBlock[];
  readonly embedded: Map<AssetRef, Uint8Array>;
  readonly remarks: Remark[];
  readonly seen: Seen;
}

/** What is counted or waits while a document is read. */
export interface Seen {
  /** Fields that are open, the innermost last: what they do, and whether their result has begun. */
  readonly fields: { code: string; shown: boolean }[];
  /** Bookmarks set since the last paragraph. */
  bookmarks: string[];
  /** Where comments begin or end between paragraphs, until there is a paragraph to hang them on. */
  marks: RichPiece[];
  /** Bookmarks that a link leads to. */
  readonly linked: Set<string>;
  /** Who tracked changes. */
  readonly changedBy: Set<string>;
  insertions: number;
  deletions: number;
  /** Changes of looks alone. */
  formatting: number;
  /** References to pages. */
  pages: number;
  readonly hidden: string[];
  readonly unknownStyles: Map<string, number>;
}

/** Nothing counted, nothing waiting. */
export function nothingSeen(): Seen {
  return {
    fields: [],
    bookmarks: [],
    marks: [],
    linked: new Set(),
    changedBy: new Set(),
    insertions: 0,
    deletions: 0,
    formatting: 0,
    pages: 0,
    hidden: [],
    unknownStyles: new Map(),
  };
}

/** All words of a part of a document, paragraphs parted by a space. */
export function allText(node: Node): string {
  if (node.name === "w:t" || node.name === "m:t") return node.text;
  const words = node.children.map(allText).join("");
  return node.name === "w:p" ? `${words} ` : words;
}
