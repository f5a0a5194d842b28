import type { ChangePolicy } from "../choices.ts";
import { child, type Node, WORDS } from "../xml.ts";
import { allText } from "./document.ts";

/** The tracked changes of a document, and which of them the reading is inside of. */
export interface OdtChanges {
  readonly policy: ChangePolicy;
  /** What was taken out, by the number that marks its place; it is put back once. */
  readonly taken: Map<string, readonly Node[]>;
  readonly inserted: Set<string>;
  /** Insertions that are open and no part of the book. */
  readonly open: Set<string>;
  readonly authors: Set<string>;
  insertions: number;
  deletions: number;
  /** Changes of looks alone, of which the format does not keep what was before. */
  formatting: number;
}

/** Changes nobody has read yet. */
export function changesOf(policy: ChangePolicy = "accept"): OdtChanges {
  return {
    policy,
    taken: new Map(),
    inserted: new Set(),
    open: new Set(),
    authors: new Set(),
    insertions: 0,
    deletions: 0,
    formatting: 0,
  };
}

/** Reads the list of changes, which stands before the text. */
export function noteChanges(changes: OdtChanges, list: Node): void {
  for (const region of list.children) {
    const id = region.attributes["xml:id"] ?? region.attributes["text:id"] ?? "";
    for (const change of region.children) noteChange(changes, id, change);
  }
}

function noteChange(changes: OdtChanges, id: string, change: Node): void {
  switch (change.name) {
    case "text:insertion":
      changes.insertions++;
      changes.inserted.add(id);
      break;
    case "text:deletion":
      changes.deletions++;
      changes.taken.set(id, change.children.filter(isBlock));
      break;
    case "text:format-change":
      changes.formatting++;
      break;
    default:
      return;
  }
  const author = child(child(change, "office:change-info"), "dc:creator");
  const name = author === undefined ? "" : allText(author).trim();
  if (name !== "") changes.authors.add(name);
}

function isBlock({ name }: Node): boolean {
  return name !== WORDS && name !== "office:change-info";
}

/** Hands on blocks one by one as they were before the changes, where those are rejected. */
export interface Restorer {
  take(block: Node): void;
  end(): void;
}

/**
 * A restorer in front of `visit`: what was taken out is back at its mark, what was put in is gone, and paragraphs
 * that it divided are one again.
 */
export function restorerOf(changes: OdtChanges, visit: (block: Node) => void): Restorer {
  if (changes.policy !== "reject") return { take: visit, end: () => undefined };
  // A paragraph whose end was put in, and goes on in the next.
  let waiting: Node | undefined;
  const end = () => {
    const block = waiting;
    waiting = undefined;
    if (block !== undefined) visit(block);
  };
  const paragraph = (block: Node) => {
    const within = changes.open.size > 0 && waiting === undefined;
    const [first = block, ...rest] = segmentsOf(changes, block.children).map((segment) =>
      paragraphOf(block, segment),
    );
    const all = [waiting === undefined ? first : joined(waiting, first), ...rest];
    waiting = changes.open.size > 0 ? all.pop() : undefined;
    // Of a paragraph that lies in an insertion whole not even an empty line is left.
    if (within && waiting?.children.length === 0) waiting = undefined;
    for (const one of all) visit(one);
  };
  const take = (block: Node) => {
    if (readMark(changes, block)) return;
    if (isParagraph(block)) return paragraph(block);
    if (changes.open.size > 0 && !endsIn(changes, block)) return;
    end();
    for (const one of standsAt(changes, block)) visit(one);
  };
  return { take, end };
}

/** The blocks of a part as they were before the changes, where those are rejected. */
export function blocksBefore(changes: OdtChanges, blocks: readonly Node[]): readonly Node[] {
  if (changes.policy !== "reject") return blocks;
  const before: Node[] = [];
  const restorer = restorerOf(changes, (block) => before.push(block));
  for (const block of blocks) restorer.take(block);
  restorer.end();
  return before;
}

/** What a block between paragraphs stands for: itself, or what was taken out where it is a mark. */
function standsAt(changes: OdtChanges, block: Node): readonly Node[] {
  return block.name === "text:change" ? (takenAt(changes, block) ?? []) : [block];
}

function isParagraph({ name }: Node): boolean {
  return name === "text:p" || name === "text:h";
}

/** Follows the marks of insertions; true for one. */
function readMark({ inserted, open }: OdtChanges, { name, attributes }: Node): boolean {
  const id = attributes["text:change-id"] ?? "";
  if (name === "text:change-start") {
    if (inserted.has(id)) open.add(id);
    return true;
  }
  if (name !== "text:change-end") return false;
  open.delete(id);
  return true;
}

/** What was taken out at a mark. Each is given once, however often a file may name it. */
function takenAt({ taken, open }: OdtChanges, mark: Node): readonly Node[] | undefined {
  const id = mark.attributes["text:change-id"] ?? "";
  const nodes = taken.get(id);
  if (nodes !== undefined) taken.delete(id);
  return open.size > 0 ? undefined : nodes;
}

/** Where an insertion that is open ends. */
function endsIn(changes: OdtChanges, node: Node): boolean {
  return node.children.some(
    (one) =>
      (one.name === "text:change-end" &&
        changes.open.has(one.attributes["text:change-id"] ?? "")) ||
      endsIn(changes, one),
  );
}

/** Part of a paragraph: of the one that is read, or of one that was taken out and begins here. */
interface Segment {
  readonly begins?: Node;
  readonly nodes: Node[];
}

const HOLDS: ReadonlySet<string> = new Set(["text:span", "text:a", "text:meta"]);

/** What was in a paragraph before the changes; more than one piece where an end of it was taken out. */
function segmentsOf(changes: OdtChanges, children: readonly Node[]): readonly Segment[] {
  const segments: Segment[] = [{ nodes: [] }];
  const add = ([first, ...rest]: readonly Segment[]) => {
    for (const node of first?.nodes ?? []) segments.at(-1)?.nodes.push(node);
    for (const one of rest) segments.push(one);
  };
  for (const one of children) {
    if (readMark(changes, one)) continue;
    if (one.name === "text:change") add(restored(takenAt(changes, one) ?? []));
    else if (HOLDS.has(one.name)) {
      const inner = segmentsOf(changes, one.children);
      add(
        inner.map(({ nodes, ...segment }) => ({
          ...segment,
          nodes: nodes.length === 0 ? [] : [{ ...one, children: nodes }],
        })),
      );
    } else if (changes.open.size === 0) add([{ nodes: [one] }]);
  }
  return segments;
}

/** The first and the last of what was taken out are halves of the paragraphs round the mark. */
function restored(nodes: readonly Node[]): readonly Segment[] {
  return nodes.map((node, at) => {
    const own = isParagraph(node) ? [...node.children] : [node];
    return at === 0 ? { nodes: own } : { begins: node, nodes: own };
  });
}

function paragraphOf(around: Node, { begins, nodes }: Segment): Node {
  const head = begins !== undefined && isParagraph(begins) ? begins : around;
  return { ...head, children: nodes };
}

/** Two paragraphs between which the end was put in; an empty one says nothing of how the other looks. */
function joined(first: Node, second: Node): Node {
  if (first.children.length === 0) return second;
  return { ...first, children: [...first.children, ...second.children] };
}
