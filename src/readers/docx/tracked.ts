import { child, type Node } from "../xml.ts";
import type { Document } from "./document.ts";

/** Names of what was put in and what was taken out, in lines, in tables and in the marks that end paragraphs. */
const INSERTED: ReadonlySet<string> = new Set(["w:ins", "w:moveTo", "w:cellIns"]);
const DELETED: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);

/** True where a node holds a tracked change. */
export function isTracked({ name }: Node): boolean {
  return INSERTED.has(name) || DELETED.has(name);
}

/** True where what a tracked change holds is part of the book; counts the change. */
export function staysIn({ changes, seen }: Document, change: Node): boolean {
  const inserted = INSERTED.has(change.name);
  const author = change.attributes["w:author"] ?? "";
  if (author !== "") seen.changedBy.add(author);
  if (inserted) seen.insertions++;
  else seen.deletions++;
  return inserted === (changes !== "reject");
}

/** The properties of a paragraph or run: those it has, or had before somebody changed them. */
export function propertiesIn(
  { changes, seen }: Document,
  node: Node,
  name: "w:pPr" | "w:rPr",
): Node | undefined {
  const properties = child(node, name);
  const change = child(properties, `${name}Change`);
  if (change === undefined) return properties;
  seen.formatting++;
  const author = change.attributes["w:author"] ?? "";
  if (author !== "") seen.changedBy.add(author);
  return changes === "reject" ? child(change, name) : properties;
}

/** True for a row that was put in or taken out and is not in the book. */
export function isRowGone(document: Document, row: Node): boolean {
  const change = child(row, "w:trPr")?.children.find(isTracked);
  return change !== undefined && !staysIn(document, change);
}

/** True for a cell that was put in or taken out and is not in the book. */
export function isCellGone(document: Document, cell: Node): boolean {
  const change = child(cell, "w:tcPr")?.children.find(({ name }) =>
    /^w:cell(?:Ins|Del)$/.test(name),
  );
  return change !== undefined && !staysIn(document, change);
}

/** Hands on the blocks of a body one by one, paragraphs whose end was taken out joined with the next. */
export interface Joiner {
  take(node: Node): void;
  end(): void;
}

/** A joiner in front of `visit`. Linear, however many ends in a row were taken out. */
export function joinerOf(document: Document, visit: (node: Node) => void): Joiner {
  let waiting: Node[] = [];
  const paragraph = (node: Node) => {
    const properties = child(node, "w:pPr");
    const own = node.children.filter((one) => one !== properties);
    if (isEndGone(document, node, properties)) {
      for (const one of own) waiting.push(one);
      return;
    }
    const kept = properties === undefined ? [] : [properties];
    const whole =
      waiting.length === 0 ? node : { ...node, children: [...kept, ...waiting, ...own] };
    waiting = [];
    visit(whole);
  };
  const end = () => {
    const children = waiting;
    waiting = [];
    if (children.length > 0) visit({ name: "w:p", attributes: {}, children, text: "" });
  };
  const take = (node: Node) => {
    if (node.name === "w:p") paragraph(node);
    // What marks a place or the end of a range is no block between two paragraphs.
    else if (waiting.length > 0 && RANGE.test(node.name)) waiting.push(node);
    else {
      end();
      visit(node);
    }
  };
  return { take, end };
}

const RANGE = /^w:(?:bookmark|comment|move|proof|perm)/;

/** The blocks of a part, joined. */
export function joined(document: Document, nodes: readonly Node[]): readonly Node[] {
  const whole: Node[] = [];
  const joiner = joinerOf(document, (node) => whole.push(node));
  for (const node of nodes) joiner.take(node);
  joiner.end();
  return whole;
}

function isEndGone(document: Document, paragraph: Node, properties: Node | undefined): boolean {
  const change = child(properties, "w:rPr")?.children.find(isTracked);
  if (change === undefined) return false;
  const { seen } = document;
  const { insertions, deletions } = seen;
  const gone = !staysIn(document, change);
  // A paragraph of which everything was changed is one change, its words and its end together.
  if (paragraph.children.some(({ name }) => name === change.name))
    Object.assign(seen, { insertions, deletions });
  return gone;
}
