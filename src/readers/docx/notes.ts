import { grouped } from "../rich/group.ts";
import type { RichBlock } from "../rich/rich.ts";
import { type Node, nodesOf } from "../xml.ts";
import { allText, type Document } from "./document.ts";
import { closedFields, noteOpen } from "./fields.ts";
import { itemsIn, lastComments } from "./items.ts";
import { relationsOf, relationsPath, sidePart } from "./parts.ts";

type Kind = "footnote" | "endnote";

/** The notes of one part: as they lie in it by id, and as they were read. */
interface Part {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly inside: Document;
  readonly found: Map<string, readonly RichBlock[]>;
}

/** Notes that call notes are followed so far. */
const DEEPEST = 60;

const DEEPER = `Notes call notes more than ${DEEPEST} deep, and those beyond were left out`;

/** Characters of notes that are read again because they are called again: more is no book. */
const MOST_AGAIN = 2_000_000;

const AGAIN = "Notes are called again and again, and the later calls were left out";

/**
 * The blocks of a note by its kind and id. All of a part are read when the first is called. A note that a note calls
 * is given there, to the first that calls it, so nothing turns in a circle.
 */
export function notesOf(document: Document): Document["note"] {
  const parts = new Map<Kind, Part>();
  const open = new Set<Node>();
  const given = new Set<Node>();
  let deeper = false;
  const partOf = (kind: Kind) => {
    const part = parts.get(kind) ?? partIn(document, kind, called);
    parts.set(kind, part);
    return part;
  };
  const read = ({ nodes, inside, found }: Part, id: string): readonly RichBlock[] => {
    const node = nodes.get(id);
    const known = found.get(id);
    if (known !== undefined || node === undefined || open.has(node)) return known ?? [];
    if (open.size > DEEPEST) {
      if (!deeper) document.remarks.push({ name: "reference", message: DEEPER });
      deeper = true;
      return [];
    }
    open.add(node);
    const blocks = blocksOf(inside, node);
    open.delete(node);
    found.set(id, blocks);
    return blocks;
  };
  function called(kind: Kind, id: string): readonly RichBlock[] {
    const part = partOf(kind);
    const node = part.nodes.get(id);
    if (node === undefined || given.has(node) || open.has(node)) return [];
    given.add(node);
    return read(part, id);
  }
  const whole = new Set<Kind>();
  const mayGive = repetition(document);
  return (kind, id) => {
    const part = partOf(kind);
    if (!whole.has(kind)) {
      whole.add(kind);
      for (const one of part.nodes.keys()) read(part, one);
      for (const one of parts.values()) addCounts(document, one.inside);
    }
    const blocks = part.found.get(id);
    return blocks !== undefined && mayGive(part.nodes.get(id)) ? blocks : [];
  };
}

/** False for a note that is called again, once that has been done so often that it is no book. */
function repetition({ remarks }: Document): (note: Node | undefined) => boolean {
  const sizes = new Map<Node, number>();
  let again = 0;
  return (note) => {
    if (note === undefined) return false;
    const size = sizes.get(note);
    sizes.set(note, size ?? allText(note).length + note.children.length);
    if (size === undefined) return true;
    const before = again;
    again += size;
    if (before <= MOST_AGAIN && again > MOST_AGAIN)
      remarks.push({ name: "reference", message: AGAIN });
    return again <= MOST_AGAIN;
  };
}

const NOTHING = { insertions: 0, deletions: 0, formatting: 0, pages: 0 };

/** What was counted in notes counts for the document. */
function addCounts({ seen }: Document, inside: Document): void {
  seen.insertions += inside.seen.insertions;
  seen.deletions += inside.seen.deletions;
  seen.formatting += inside.seen.formatting;
  seen.pages += inside.seen.pages;
  Object.assign(inside.seen, NOTHING);
}

function partIn(document: Document, kind: Kind, note: Document["note"]): Part {
  const { archive, seen } = document;
  const path = sidePart(archive, document.path, { ...document, type: `${kind}s` });
  const relations = relationsOf(archive.text(relationsPath(path)));
  const part = closedFields(archive.text(path) ?? "");
  noteOpen(document, part);
  const nodes = new Map<string, Node>();
  for (const node of nodesOf(part.xml))
    if (!/separator|notice/i.test(node.attributes["w:type"] ?? ""))
      nodes.set(node.attributes["w:id"] ?? "", node);
  const own = { fields: [], bookmarks: [], marks: [], ...NOTHING };
  const inside: Document = { ...document, path, relations, note, seen: { ...seen, ...own } };
  return { nodes, inside, found: new Map() };
}

function blocksOf(inside: Document, node: Node): readonly RichBlock[] {
  const items = [...itemsIn(inside, node.children), ...lastComments(inside)];
  return grouped(items)
    .filter(({ type }) => type !== "gap")
    .map(withoutLevel);
}

function withoutLevel(block: RichBlock): RichBlock {
  if (block.type !== "paragraph") return block;
  const { level: _, role: __, ...rest } = block;
  return rest;
}
