import type { Book } from "../../model/book.ts";

/** Ids that links and cross-references of a book point at. */
export function targetsOf(book: Book): ReadonlySet<string> {
  const targets = new Set<string>();
  visitNodes(book, (node) => {
    if (node["type"] === "link" && typeof node["href"] === "string" && node["href"].startsWith("#"))
      targets.add(node["href"].slice(1));
    if (node["type"] === "crossReference" && typeof node["target"] === "string")
      targets.add(node["target"]);
  });
  return targets;
}

/** The languages a book is written in, its own first. */
export function languagesOf(book: Book): readonly string[] {
  const languages = new Set([book.metadata.language]);
  visitNodes(book, (node) => {
    if (typeof node["language"] === "string") languages.add(node["language"]);
  });
  return [...languages];
}

/** Calls `see` on every node of the tree. Plain text, which is most of a book, has nothing below it to look for. */
export function visitNodes(
  value: unknown,
  see: (node: Readonly<Record<string, unknown>>) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) visitNodes(item, see);
    return;
  }
  if (value === null || typeof value !== "object") return;
  const node = value as Readonly<Record<string, unknown>>;
  see(node);
  if (node["type"] === "text") return;
  // To ask each paragraph of a book for fourteen fields it has not takes longer than all else here.
  if (node["type"] === "paragraph") visitNodes(node["inlines"], see);
  else for (const key of BRANCHES) if (node[key] !== undefined) visitNodes(node[key], see);
}

/** Fields under which nodes have other nodes. */
const BRANCHES = [
  "front",
  "body",
  "back",
  "sections",
  "blocks",
  "inlines",
  "label",
  "title",
  "items",
  "stanzas",
  "caption",
  "attribution",
  "head",
  "cells",
  "fallback",
] as const;
