import type { Book, Part, Section } from "../model/book.ts";
import type { EditionIndex } from "../model/edition.ts";
import { type IndexPlace, indexBlocks, indexOf } from "../model/index-entries.ts";
import { termsOf } from "../model/terms.ts";
import { titleText } from "../model/text.ts";

/** A book with its index in it, and what the index is made of. */
export interface Indexed {
  readonly book: Book;
  readonly index?: EditionIndex;
}

/** What stands behind the index where both are at the back. */
const AFTER: ReadonlySet<string> = new Set(["aboutAuthor", "alsoBy", "colophon"]);

/**
 * Puts an index of the marked places at the back of the book, or into the empty section that its
 * author has for it. A book without marks stays as it is, and so does one with an index of its author's own.
 */
export function withIndex(book: Book): Indexed {
  const entries = indexOf(book);
  const own = book.back.findIndex(({ role }) => role === "index");
  const kept = book.back[own];
  if (entries.length === 0 || (kept !== undefined && kept.blocks.length > 0)) return { book };
  const { language } = book.metadata;
  const terms = termsOf(language);
  const section: Section = {
    ...(kept ?? {
      type: "section",
      id: freeId(book),
      role: "index",
      label: [],
      title: [{ type: "text", value: terms.index }],
      sections: [],
    }),
    blocks: indexBlocks(entries, { language, terms, nameOf: namesByChapter(book), alike: "each" }),
  };
  const at = own >= 0 ? own : book.back.findIndex(({ role }) => AFTER.has(role));
  const place = at < 0 ? book.back.length : at;
  const back = [
    ...book.back.slice(0, place),
    section,
    ...book.back.slice(own >= 0 ? at + 1 : place),
  ];
  return { book: { ...book, back }, index: { section: section.id, entries } };
}

function freeId(book: Book): string {
  const taken = new Set<string>();
  const visit = (node: Part | Section): void => {
    taken.add(node.id);
    for (const block of node.blocks) if (block.id !== undefined) taken.add(block.id);
    node.sections.forEach(visit);
  };
  [...book.front, ...book.body, ...book.back].forEach(visit);
  let id = "index";
  for (let count = 2; taken.has(id); count += 1) id = `index-${count}`;
  return id;
}

/** Where there are no pages a place is called after its chapter. */
function namesByChapter(book: Book): (place: IndexPlace) => string {
  const names = new Map<string, string>();
  const visit = (node: Part | Section, above: string): void => {
    const name = titleText(node.label) || titleText(node.title) || above;
    names.set(node.id, name);
    for (const section of node.sections) visit(section, name);
  };
  for (const node of [...book.front, ...book.body, ...book.back]) visit(node, "1");
  return ({ section }) => names.get(section) ?? "1";
}
