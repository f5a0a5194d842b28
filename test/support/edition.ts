import type {
  Block,
  Book,
  Inline,
  Metadata,
  Note,
  Part,
  Section,
  SectionRole,
} from "../../src/model/book.ts";
import type { Asset, ContentsEntry, Edition, NoteEntry } from "../../src/model/edition.ts";
import { textsOf, titleText } from "../../src/model/text.ts";

/** Short constructors for books in tests: `section("A title", [p("Some words.")])`. */
export const text = (value: string): Inline => ({ type: "text", value });

/** A run of inlines from strings and inlines. */
export function run(...parts: readonly (string | Inline)[]): readonly Inline[] {
  return parts.map((part) => (typeof part === "string" ? text(part) : part));
}

export function p(...parts: readonly (string | Inline)[]): Block {
  return { type: "paragraph", inlines: run(...parts) };
}

export function note(...blocks: readonly (string | Block)[]): Note {
  return {
    type: "note",
    blocks: blocks.map((block) => (typeof block === "string" ? p(block) : block)),
  };
}

/** Section ids come from the title, so titles of one book differ. */
export function section(
  title: string,
  blocks: readonly Block[],
  more: Partial<Section> = {},
): Section {
  const role: SectionRole = "chapter";
  return {
    type: "section",
    id: idOf(title),
    role,
    label: [],
    title: title === "" ? [] : run(title),
    blocks,
    sections: [],
    ...more,
  };
}

export function part(title: string, sections: readonly Section[], more: Partial<Part> = {}): Part {
  return {
    type: "part",
    id: idOf(title),
    label: [],
    title: run(title),
    blocks: [],
    sections,
    ...more,
  };
}

export function metadata(more: Partial<Metadata> = {}): Metadata {
  return {
    title: "The Specimen",
    authors: ["Nobody Atall"],
    contributors: [],
    language: "en-GB",
    identifier: "urn:uuid:5f0d5a3e-7d86-5c2a-9c3b-0d1f1e8a4b11",
    subjects: [],
    ...more,
  };
}

/** A book of chapters, with whatever else is given. */
export function book(body: Book["body"], more: Partial<Book> = {}): Book {
  return { type: "book", metadata: metadata(), front: [], body, back: [], ...more };
}

/**
 * The edition of a book with its ids, note numbers and contents settled, as the
 * pipeline settles them. Blocks and notes without an id get one.
 */
export function editionOf(
  draft: Book,
  assets: readonly Asset[] = [],
  more: Partial<Edition> = {},
): Edition {
  const identified = identify(draft);
  const tops = [
    ...identified.front,
    ...identified.body.flatMap((node) =>
      node.type === "part" ? [node, ...node.sections] : [node],
    ),
    ...identified.back,
  ];
  const notes = tops.flatMap((top) => notesOf(top));
  const settled = {
    book: identified,
    slug: "specimen",
    labels: labelsOf(identified, notes),
    notes,
    contents: contentsOf(identified),
    assets: new Map(assets.map((found) => [found.ref, found])),
    words: tops.reduce((sum, top) => sum + wordsOf(top), 0),
    ...more,
  };
  return settled;
}

function idOf(title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return slug === "" ? "untitled" : slug;
}

/** Gives every block and note that has none an id, counted in reading order. */
function identify(draft: Book): Book {
  let count = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== "object" || value instanceof Uint8Array) return value;
    const { type, id } = value as { type?: string; id?: string };
    const named = type !== undefined && NAMED.has(type) && id === undefined;
    const own = named ? { id: `${type === "note" ? "n" : "b"}${++count}` } : {};
    const copied = Object.entries(value).map(([key, inner]) => [
      key,
      key === "data" || key === "metadata" ? inner : walk(inner),
    ]);
    return { ...Object.fromEntries(copied), ...own };
  };
  return walk(draft) as Book;
}

const NAMED: ReadonlySet<string> = new Set([
  "paragraph",
  "quotation",
  "list",
  "verse",
  "codeBlock",
  "figure",
  "table",
  "sceneBreak",
  "custom",
  "note",
]);

function notesOf(top: Section | Part): readonly NoteEntry[] {
  const found: Note[] = [];
  const blocks = top.type === "part" ? top.blocks : undefined;
  if (blocks) for (const block of blocks) collect(block, found);
  else
    visitSections(top as Section, (section) => {
      for (const block of section.blocks) collect(block, found);
    });
  return found.map(({ id }, i) => ({ id: id!, number: i + 1, section: top.id }));
}

function visitSections(section: Section, visit: (section: Section) => void): void {
  visit(section);
  for (const child of section.sections) visitSections(child, visit);
}

/** Notes in the order they are called; those called inside a note follow it. */
function collect(value: unknown, found: Note[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (value === null || typeof value !== "object") return;
  if ((value as { type?: string }).type === "note") found.push(value as Note);
  for (const [key, inner] of Object.entries(value)) if (key !== "data") collect(inner, found);
}

function labelsOf(draft: Book, notes: readonly NoteEntry[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>(notes.map(({ id, number }) => [id, String(number)]));
  const visit = (section: Section | Part): void => {
    labels.set(section.id, titleText(section.label) || titleText(section.title) || "Section");
    for (const child of section.sections) visit(child);
  };
  for (const top of [...draft.front, ...draft.body, ...draft.back]) visit(top);
  return labels;
}

function contentsOf(draft: Book): readonly ContentsEntry[] {
  const of =
    (matter: ContentsEntry["matter"]) =>
    (node: Section | Part): readonly ContentsEntry[] => {
      const children = node.sections.flatMap(of(matter));
      const label = titleText(node.label);
      const title = titleText(node.title);
      if (label === "" && title === "") return children;
      const role = node.type === "part" ? "part" : node.role;
      return [{ id: node.id, label, title, matter, role, children }];
    };
  return [
    ...draft.front.flatMap(of("front")),
    ...draft.body.flatMap(of("body")),
    ...draft.back.flatMap(of("back")),
  ];
}

function wordsOf(top: Section | Part): number {
  let words = 0;
  const count = (blocks: readonly Block[]): void => {
    for (const block of blocks)
      for (const piece of textsOf(block)) words += piece.split(/\s+/).filter(Boolean).length;
  };
  if (top.type === "part") count(top.blocks);
  else visitSections(top, (section) => count(section.blocks));
  return words;
}
