import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import type { AssetRef, Block, Book, Inline, Part, Section } from "../model/book.ts";
import type { Matter } from "../model/composition.ts";
import type { Asset, ContentsEntry, Edition, NoteEntry } from "../model/edition.ts";
import { titleText } from "../model/text.ts";
import { countWords, wordsOfBlock } from "./count.ts";
import { withIndex } from "./index-section.ts";
import { settleLinks } from "./links.ts";

/** Settles every reference of a book: labels, note numbers, contents, links, words. */
export function resolve(
  book: Book,
  slug: string,
  assets: ReadonlyMap<AssetRef, Asset>,
): Outcome<Edition> {
  const diagnostics: Diagnostic[] = [];
  const linked = settleLinks(book, diagnostics);
  const { book: settled, index } = withIndex(linked);
  const tops = [...settled.front, ...settled.body, ...settled.back];
  const notes = tops.flatMap(notesOfTop);
  const edition = {
    book: settled,
    slug,
    labels: labelsOf(tops, notes),
    notes,
    contents: contentsOf(settled),
    assets,
    // An index says nothing that the text does not.
    words: [...linked.front, ...linked.body, ...linked.back].reduce(
      (sum, node) => sum + wordsOf(node),
      0,
    ),
    ...(index && { index }),
  };
  return success(edition, diagnostics);
}

/** Notes are numbered from 1 in each part of the book that a chapter is. */
function notesOfTop(node: Part | Section): readonly NoteEntry[] {
  const own = (inner: Part | Section, nested: readonly Section[]): readonly NoteEntry[] => {
    const ids = notesOfNode(inner, nested);
    return ids.map((id, at) => ({ id, number: at + 1, section: inner.id }));
  };
  if (node.type === "section") return own(node, node.sections);
  return [...own(node, []), ...node.sections.flatMap(notesOfTop)];
}

function notesOfNode(node: Part | Section, sections: readonly Section[]): readonly string[] {
  const ids: string[] = [];
  addNotes(node, sections, ids);
  return ids;
}

/** Into one list, as nearly every paragraph of a long book has none to add. */
function addNotes(node: Part | Section, sections: readonly Section[], ids: string[]): void {
  noteIds(node.label, ids);
  noteIds(node.title, ids);
  for (const block of node.blocks) noteIdsOfBlock(block, ids);
  for (const child of sections) addNotes(child, child.sections, ids);
}

function noteIdsOfBlock(block: Block, ids: string[]): void {
  const add = (inlines: readonly Inline[]): void => noteIds(inlines, ids);
  const addBlock = (inner: Block): void => noteIdsOfBlock(inner, ids);
  switch (block.type) {
    case "paragraph":
      noteIds(block.inlines, ids);
      return;
    case "quotation":
      block.blocks.forEach(addBlock);
      add(block.attribution);
      return;
    case "list":
      block.items.flat().forEach(addBlock);
      return;
    case "verse":
      for (const { inlines } of block.stanzas.flat()) add(inlines);
      add(block.attribution);
      return;
    case "table":
      for (const row of [...block.head, ...block.body]) row.cells.forEach(add);
      add(block.caption);
      return;
    case "figure":
      add(block.caption);
      return;
    case "custom":
      block.fallback.forEach(addBlock);
      return;
    case "codeBlock":
    case "sceneBreak":
      return;
  }
}

/** A note's own notes follow it. */
function noteIds(inlines: readonly Inline[], ids: string[]): void {
  for (const inline of inlines) {
    if (inline.type === "note") {
      ids.push(inline.id ?? "");
      for (const block of inline.blocks) noteIdsOfBlock(block, ids);
    } else if ("inlines" in inline) noteIds(inline.inlines, ids);
  }
}

function labelsOf(
  tops: readonly (Part | Section)[],
  notes: readonly NoteEntry[],
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const add = (node: Part | Section): void => {
    const name = titleText(node.label) || titleText(node.title);
    if (name !== "") labels.set(node.id, name);
    for (const block of node.blocks) addBlock(block);
    node.sections.forEach(add);
  };
  const addBlock = (block: Block): void => {
    if (block.type !== "figure" && block.type !== "table") return;
    const name = titleText(block.caption);
    if (block.id !== undefined && name !== "") labels.set(block.id, name);
  };
  tops.forEach(add);
  for (const { id, number } of notes) labels.set(id, String(number));
  return labels;
}

/** Leaves that no contents list names, even where they have a title. */
const UNLISTED: ReadonlySet<string> = new Set([
  "halfTitle",
  "titlePage",
  "copyright",
  "dedication",
  "epigraph",
]);

function contentsOf(book: Book): readonly ContentsEntry[] {
  const list = (nodes: readonly (Part | Section)[], matter: Matter): readonly ContentsEntry[] =>
    nodes.flatMap((node) => entriesOf(node, matter));
  return [...list(book.front, "front"), ...list(book.body, "body"), ...list(book.back, "back")];
}

function entriesOf(node: Part | Section, matter: Matter): readonly ContentsEntry[] {
  const role = node.type === "part" ? "part" : node.role;
  if (UNLISTED.has(role)) return [];
  const children = node.sections.flatMap((section) => entriesOf(section, matter));
  const label = titleText(node.label);
  const title = titleText(node.title);
  if (label === "" && title === "") return children;
  return [{ id: node.id, label, title, matter, role, children }];
}

/** The words of a part or section, its titles and all that stands in it included. */
export function wordsOf(node: Part | Section): number {
  let words = countWords(titleText(node.label)) + countWords(titleText(node.title));
  for (const block of node.blocks) words += wordsOfBlock(block);
  return node.sections.reduce((sum, section) => sum + wordsOf(section), words);
}
