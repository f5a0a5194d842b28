import type { AssetRef } from "../../model/book.ts";
import type { Remark } from "../rich/draft.ts";
import type { Item } from "../rich/group.ts";
import { type Node, WORDS } from "../xml.ts";
import type { OdtComments } from "./comments.ts";
import type { OdtStyles } from "./styles.ts";
import type { OdtChanges } from "./tracked.ts";

/** An OpenDocument text while it is read. It lives for one call of `read`. */
export interface OdtDocument {
  readonly part: (path: string) => Uint8Array | undefined;
  readonly styles: OdtStyles;
  /** The items of everything inside a node. */
  readonly itemsIn: (document: OdtDocument, node: Node) => readonly Item[];
  readonly embedded: Map<AssetRef, Uint8Array>;
  readonly comments: OdtComments;
  readonly changes: OdtChanges;
  readonly remarks: Remark[];
  readonly seen: OdtSeen;
}

/** What is counted or waits while a document is read. */
export interface OdtSeen {
  /** True once anything has been read: what comes first needs no page of its own. */
  begun: boolean;
  /** Bookmarks set since the last paragraph. */
  bookmarks: string[];
  /** Bookmarks that a link leads to. */
  readonly linked: Set<string>;
  /** References to pages. */
  pages: number;
  readonly hidden: string[];
  readonly unknownStyles: Map<string, number>;
  /** How many headings of each level were numbered. */
  readonly numbers: number[];
  /** The number a list ended at, by its own id and by its style. */
  readonly lists: Map<string, number>;
}

/** The document for what is read after the text round it was: changes that are open there are none inside. */
export function apart(document: OdtDocument): OdtDocument {
  const { changes } = document;
  return changes.open.size === 0
    ? document
    : { ...document, changes: { ...changes, open: new Set() } };
}

/** Nothing counted, nothing waiting. */
export function nothingSeen(): OdtSeen {
  return {
    begun: false,
    bookmarks: [],
    linked: new Set(),
    pages: 0,
    hidden: [],
    unknownStyles: new Map(),
    numbers: [],
    lists: new Map(),
  };
}

/** All words in a node but for comments on them, paragraphs parted by a space. */
export function allText(node: Node): string {
  if (node.name === WORDS) return node.text;
  if (node.name === "office:annotation") return "";
  if (node.name === "text:s") return " ".repeat(spacesOf(node));
  if (node.name === "text:tab" || node.name === "text:line-break") return " ";
  const words = node.children.map(allText).join("");
  return node.name === "text:p" || node.name === "text:h" ? `${words} ` : words;
}

/** Spaces beyond the first are counted in this format; nobody types a thousand. */
export function spacesOf({ attributes }: Node): number {
  const count = Number(attributes["text:c"] ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, 1000) : 1;
}
