import { fingerprint } from "../base/fingerprint.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import type { Block, Book, Inline, Part, Section, VerseLine } from "../model/book.ts";
import { flowText, textsOf, titleText } from "../model/text.ts";
import { idTaken } from "./diagnostics.ts";
import { idOf } from "./slug.ts";

/**
 * Gives sections, blocks and notes the ids they are linked and cached by.
 *
 * An id comes from what stands in the node and in which section, with a count
 * where one section says the same twice; so an edit elsewhere leaves it as it
 * is. Ids an author gave are kept. *Law:* unique in the book, lower-case ASCII.
 */
export function identify(book: Book): Outcome<Book> {
  const naming: Naming = { taken: new Set(), diagnostics: [] };
  claimAuthored([...book.front, ...book.body, ...book.back], naming);
  const section = (node: Section): Section => identifySection(node, naming);
  const identified: Book = {
    ...book,
    front: book.front.map(section),
    body: book.body.map((node) =>
      node.type === "part" ? identifyPart(node, naming) : section(node),
    ),
    back: book.back.map(section),
  };
  return success(identified, naming.diagnostics);
}

interface Naming {
  readonly taken: Set<string>;
  readonly diagnostics: Diagnostic[];
}

/** Ids of one section: how often each text was seen in it. */
interface Scope {
  readonly naming: Naming;
  readonly section: string;
  readonly seen: Map<string, number>;
}

/** What an author's id may be as it stands in EPUB, HTML and PDF alike. */
const AUTHORED = /^[a-z][a-z0-9._-]*$/;

/** Authors' ids are taken before any is derived, wherever they stand. */
function claimAuthored(nodes: readonly (Part | Section)[], naming: Naming): void {
  for (const node of nodes) {
    if (node.id !== "") naming.taken.add(authoredId(node.id));
    claimAuthored(node.sections, naming);
  }
}

function authoredId(id: string): string {
  const lower = id.toLowerCase();
  return AUTHORED.test(lower) ? lower : idOf(lower) || `s-${fingerprint(id)}`;
}

function identifyPart(part: Part, naming: Naming): Part {
  const id = headId(part, "part", naming);
  const scope: Scope = { naming, section: id, seen: new Map() };
  return {
    ...part,
    id,
    label: identifyInlines(part.label, scope),
    title: identifyInlines(part.title, scope),
    blocks: part.blocks.map((block) => identifyBlock(block, scope)),
    sections: part.sections.map((section) => identifySection(section, naming)),
  };
}

function identifySection(section: Section, naming: Naming): Section {
  const id = headId(section, section.role, naming);
  const scope: Scope = { naming, section: id, seen: new Map() };
  return {
    ...section,
    id,
    label: identifyInlines(section.label, scope),
    title: identifyInlines(section.title, scope),
    blocks: section.blocks.map((block) => identifyBlock(block, scope)),
    sections: section.sections.map((child) => identifySection(child, naming)),
  };
}

/** Author ids seen once are kept; the second of a name gets a derived one and a warning. */
function headId(node: Part | Section, role: string, naming: Naming): string {
  const { taken, diagnostics } = naming;
  if (node.id !== "") {
    const own = authoredId(node.id);
    const mark = `\u0000${own}`;
    if (!taken.has(mark)) {
      taken.add(mark);
      return own;
    }
    diagnostics.push(idTaken(node.id, node.span));
  }
  const words = [titleText(node.label), titleText(node.title)].filter((text) => text !== "");
  const readable = idOf(words.join(" ")) || (words.length === 0 ? idOf(role) : "");
  const base = readable || `s-${fingerprint(...words)}`;
  return claim(/^[a-z]/.test(base) ? base : `s-${base}`, taken);
}

/** The id itself, or with the first count that makes it one of a kind. */
function claim(base: string, taken: Set<string>): string {
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

/** An id from what a node says: the count runs within its section, so other sections do not move it. */
function derived(prefix: string, text: string, { naming, section, seen }: Scope): string {
  const base = `${prefix}-${fingerprint(section, text)}`;
  const count = (seen.get(base) ?? 0) + 1;
  seen.set(base, count);
  return claim(count === 1 ? base : `${base}-${count}`, naming.taken);
}

function identifyBlock(block: Block, scope: Scope): Block {
  const id = block.id ?? derived("b", contentOf(block), scope);
  const inlines = (run: readonly Inline[]) => identifyInlines(run, scope);
  const blocks = (run: readonly Block[]) => run.map((inner) => identifyBlock(inner, scope));
  switch (block.type) {
    case "paragraph":
      return { ...block, id, inlines: inlines(block.inlines) };
    case "quotation":
      return {
        ...block,
        id,
        blocks: blocks(block.blocks),
        attribution: inlines(block.attribution),
      };
    case "list":
      return { ...block, id, items: block.items.map(blocks) };
    case "verse": {
      const line = (verse: VerseLine) => ({ ...verse, inlines: inlines(verse.inlines) });
      const stanzas = block.stanzas.map((stanza) => stanza.map(line));
      return { ...block, id, stanzas, attribution: inlines(block.attribution) };
    }
    case "table": {
      const row = ({ cells }: { readonly cells: readonly (readonly Inline[])[] }) => ({
        cells: cells.map(inlines),
      });
      const { head, body, caption } = block;
      return { ...block, id, head: head.map(row), body: body.map(row), caption: inlines(caption) };
    }
    case "figure":
      return { ...block, id, caption: inlines(block.caption) };
    case "custom":
      return { ...block, id, fallback: blocks(block.fallback) };
    case "codeBlock":
    case "sceneBreak":
      return { ...block, id };
  }
}

function contentOf(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return flowText(block.inlines);
    case "figure":
      return `figure\n${block.image}`;
    case "sceneBreak":
      return "sceneBreak";
    default:
      return `${block.type}\n${[...textsOf(block)].join("\n")}`;
  }
}

/** Runs without notes, nearly all of them, come back as they are. */
function identifyInlines(run: readonly Inline[], scope: Scope): readonly Inline[] {
  if (!holdsNote(run)) return run;
  return run.map((inline) => {
    if (inline.type === "note") {
      const text = inline.blocks.map(contentOf).join("\n");
      const id = inline.id ?? derived("n", text, scope);
      return { ...inline, id, blocks: inline.blocks.map((block) => identifyBlock(block, scope)) };
    }
    if ("inlines" in inline) return { ...inline, inlines: identifyInlines(inline.inlines, scope) };
    return inline;
  });
}

function holdsNote(run: readonly Inline[]): boolean {
  return run.some(
    (inline) => inline.type === "note" || ("inlines" in inline && holdsNote(inline.inlines)),
  );
}
