import type { Note } from "../../model/book.ts";
import type { PiecePlan } from "./piece-plans.ts";
import { visitNodes } from "./targets.ts";

/** The notes of these ids that stand in a piece. */
export function notesWithin({ content }: PiecePlan, ids: readonly string[]): readonly Note[] {
  if (content === undefined || ids.length === 0) return [];
  const notes = new Map<string, Note>();
  visitNodes(content.node, (node) => {
    if (isNote(node)) notes.set(node.id ?? "", node);
  });
  return ids.flatMap((id) => notes.get(id) ?? []);
}

function isNote(node: unknown): node is Note {
  return (node as Note).type === "note";
}
