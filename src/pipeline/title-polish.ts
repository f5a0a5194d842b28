import type { Book, Metadata, Section } from "../model/book.ts";
import { flowText } from "../model/text.ts";
import { type PolishOptions, polish } from "../typography/polish.ts";

const PRINTED = ["title", "subtitle", "publisher", "rights", "description"] as const;

/**
 * The metadata with the marks of printed type: a title page deserves its
 * apostrophe. Identifiers are made from what the author typed, before this.
 */
export function polishedMetadata(metadata: Metadata, options: PolishOptions): Metadata {
  const given = PRINTED.filter((key) => metadata[key] !== undefined);
  const texts = [...given.map((key) => metadata[key] ?? ""), ...metadata.authors];
  const body = texts.map(sectionOf);
  const book: Book = { type: "book", metadata, front: [], body, back: [] };
  const outcome = polish(book, options);
  if (!outcome.ok) return metadata;
  const set = outcome.value.book.body.map((node) => plainSpaces(flowText(node.title)));
  const printed = Object.fromEntries(given.map((key, at) => [key, set[at] ?? metadata[key]]));
  return { ...metadata, ...printed, authors: set.slice(given.length) };
}

/** Catalogues and searches want the spaces that people type. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replaceAll("\u2060", "");
}

/** Each text stands alone, so that a mark in one says nothing of another. */
function sectionOf(value: string): Section {
  return {
    type: "section",
    id: "",
    role: "chapter",
    label: [],
    title: [{ type: "text", value }],
    blocks: [],
    sections: [],
  };
}
