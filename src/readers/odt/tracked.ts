import type { ChangePolicy } from "../choices.ts";
import { child, type Node, WORDS } from "../xml.ts";
import { allText } from "./document.ts";

/** The tracked changes of a document, and which of them the reading is inside of. */
export interface OdtChanges {
  readonly policy: ChangePolicy;
  /** What was taken out and comes back, by the number that marks its place; once. */
  readonly taken: Map<string, readonly Node[]>;
  /** Ranges of the text that are no part of the book: what was put in, or what was taken out and still stands there. */
  readonly gone: Set<string>;
  /** Those of them that are open. */
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
    gone: new Set(),
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
    // What one put in and another took out was not there before.
    if (changes.gone.has(id)) changes.taken.delete(id);
  }
}

function noteChange(changes: OdtChanges, id: string, change: Node): void {
  switch (change.name) {
    case "text:insertion":
      changes.insertions++;
      if (changes.policy === "reject") changes.gone.add(id);
      break;
    case "text:deletion":
      changes.deletions++;
      if (changes.policy === "reject") changes.taken.set(id, change.children.filter(isBlock));
      else changes.gone.add(id);
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
