import type { Node } from "../xml.ts";
import { type Leaf, leavesOf, listBuilder, type Restored, type Step } from "./list-leaves.ts";
import type { OdtChanges } from "./tracked.ts";

/** Hands on blocks one by one as they were before the changes, or after them. */
export interface Restorer {
  take(block: Node): void;
  end(): void;
}

/**
 * A restorer in front of `visit`: what was taken out and comes back is at its mark, what is no part of the book is
 * gone, and paragraphs that it divided are one again.
 */
export function restorerOf(changes: OdtChanges, visit: (block: Node) => void): Restorer {
  const back: Restored = new Map();
  const lists = listBuilder(back, visit);
  // A paragraph whose end is gone, and goes on in the next.
  let waiting: Leaf | undefined;
  const end = () => {
    const leaf = waiting;
    waiting = undefined;
    if (leaf !== undefined) lists.take(leaf);
  };
  const paragraph = (leaf: Leaf) => {
    const within = changes.open.size > 0 && waiting === undefined;
    const segments = segmentsOf(changes, leaf.block.children);
    for (const { begins } of segments) noteSteps(back, begins?.step, leaf.step);
    const [first = leaf, ...rest] = segments.map((segment) => leafOf(leaf, segment));
    const all = [waiting === undefined ? first : joined(waiting, first), ...rest];
    waiting = changes.open.size > 0 ? all.pop() : undefined;
    // Of a paragraph that lies in such a range whole not even an empty line is left.
    if (within && waiting?.block.children.length === 0) waiting = undefined;
    for (const one of all) lists.take(one);
  };
  const leaf = (one: Leaf) => {
    const { block } = one;
    if (readMark(changes, block)) return;
    if (isParagraph(block)) return paragraph(one);
    if (changes.open.size > 0 && !endsIn(changes, block)) return;
    end();
    if (block.name !== "text:change") {
      lists.take(one);
      // What stands in a list is read when that is whole, and its marks count now.
      if (one.step !== undefined) passMarks(changes, block);
      return;
    }
    for (const taken of takenAt(changes, block)) {
      noteSteps(back, taken.step, undefined);
      lists.take(taken);
    }
  };
  const take = (block: Node) => {
    const { gone, taken, open } = changes;
    if (gone.size + taken.size + open.size > 0) for (const one of leavesOf(block)) leaf(one);
    else {
      end();
      lists.end();
      visit(block);
    }
  };
  return {
    take,
    end: () => {
      end();
      lists.end();
    },
  };
}

/** The blocks of a part as they were before the changes, or after them. */
export function blocksBefore(changes: OdtChanges, blocks: readonly Node[]): readonly Node[] {
  const { gone, taken, open } = changes;
  if (gone.size + taken.size + open.size === 0) return blocks;
  const before: Node[] = [];
  const restorer = restorerOf(changes, (block) => before.push(block));
  for (const block of blocks) restorer.take(block);
  restorer.end();
  return before;
}

/** Notes that steps were taken out, and which lists they belong to: those round the mark. */
function noteSteps(back: Restored, step: Step | undefined, around: Step | undefined): void {
  for (let up = step; up !== undefined && !back.has(up); up = up.up) {
    let beside = around;
    while (beside !== undefined && beside.depth > up.depth) beside = beside.up;
    back.set(up, beside?.depth === up.depth ? beside.list : undefined);
  }
}

function isParagraph({ name }: Node): boolean {
  return name === "text:p" || name === "text:h";
}

/** Follows the marks of ranges that are gone; true for any mark of a range. */
function readMark({ gone, open }: OdtChanges, { name, attributes }: Node): boolean {
  const id = attributes["text:change-id"] ?? "";
  if (name === "text:change-start") {
    if (gone.has(id)) open.add(id);
    return true;
  }
  if (name !== "text:change-end") return false;
  open.delete(id);
  return true;
}

function passMarks(changes: OdtChanges, node: Node): void {
  if (!readMark(changes, node)) for (const one of node.children) passMarks(changes, one);
}

/** What was taken out at a mark. Each is given once, however often a file may name it. */
function takenAt({ taken, open }: OdtChanges, mark: Node): readonly Leaf[] {
  const id = mark.attributes["text:change-id"] ?? "";
  const nodes = taken.get(id);
  if (nodes !== undefined) taken.delete(id);
  return open.size > 0 ? [] : (nodes ?? []).flatMap((node) => leavesOf(node));
}

/** Where a range that is open ends. */
function endsIn(changes: OdtChanges, node: Node): boolean {
  return node.children.some(
    (one) =>
      (one.name === "text:change-end" &&
        changes.open.has(one.attributes["text:change-id"] ?? "")) ||
      endsIn(changes, one),
  );
}

/** Part of a paragraph: of the one that is read, or of one that was taken out and begins here, or a block between. */
interface Segment {
  readonly begins?: Leaf;
  readonly nodes: Node[];
}

const HOLDS: ReadonlySet<string> = new Set(["text:span", "text:a", "text:meta"]);

/** What is in a paragraph; more than one piece where an end of it had been taken out. */
function segmentsOf(changes: OdtChanges, children: readonly Node[]): readonly Segment[] {
  const segments: Segment[] = [{ nodes: [] }];
  const add = (more: readonly Segment[]) => addSegments(segments, more);
  for (const one of children) {
    if (readMark(changes, one)) continue;
    if (one.name === "text:change") add(restored(takenAt(changes, one)));
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

function addSegments(segments: Segment[], [first, ...rest]: readonly Segment[]): void {
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return;
  const start = segments.length === 1 && last.nodes.length === 0;
  const goesOn = holdsWords(last) && holdsWords(first);
  // A heading or an item that was taken out whole begins where the paragraph after it begins now.
  if (start && (rest.length > 0 || !goesOn)) segments[0] = first;
  else if (!goesOn) segments.push(first);
  else for (const node of first.nodes) last.nodes.push(node);
  for (const one of rest) segments.push(one);
}

/** False for a block that is no paragraph: no words go on in it. */
function holdsWords({ begins }: Segment): boolean {
  return begins === undefined || isParagraph(begins.block);
}

/** What was taken out, its first and its last paragraph halves of those round the mark. */
function restored(leaves: readonly Leaf[]): readonly Segment[] {
  return leaves.map((leaf) => ({
    begins: leaf,
    nodes: isParagraph(leaf.block) ? [...leaf.block.children] : [],
  }));
}

function leafOf(around: Leaf, { begins, nodes }: Segment): Leaf {
  if (begins === undefined) return { ...around, block: { ...around.block, children: nodes } };
  if (!isParagraph(begins.block)) return begins;
  return { ...begins, block: { ...begins.block, children: nodes } };
}

/** Two paragraphs between which the end is gone; an empty one says nothing of how the other looks. */
function joined(first: Leaf, second: Leaf): Leaf {
  if (first.block.children.length === 0) return second;
  const children = [...first.block.children, ...second.block.children];
  return { ...first, block: { ...first.block, children } };
}
