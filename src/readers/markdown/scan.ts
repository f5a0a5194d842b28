import type { Inline } from "../../model/book.ts";
import { type Atom, type Finds, inlineTree, type Wrap } from "../inline-tree.ts";
import type { Passage } from "../passage.ts";
import { type Delimiter, pairDelimiters } from "./delimiters.ts";
import type { MarkdownReading } from "./markdown-reading.ts";

/** An open bracket, and what had been found when it opened. */
export interface Bracket {
  readonly start: number;
  /** Where the text in brackets starts. */
  readonly inside: number;
  readonly kind: "link" | "image" | "note";
  readonly atoms: number;
  readonly delimiters: number;
  readonly wraps: number;
}

/** A passage while its marks are being found. */
export interface Scan {
  readonly reading: MarkdownReading;
  readonly passage: Passage;
  readonly text: string;
  readonly atoms: Atom[];
  readonly wraps: Wrap[];
  readonly delimiters: Delimiter[];
  readonly brackets: Bracket[];
  /** Brackets of links below this index can no longer be links: links do not nest. */
  noLinkBelow: number;
  /** Starts of the runs of backticks by their length, made when the first is met. */
  backticks?: ReadonlyMap<number, readonly number[]>;
}

/** The children of a bracket that has become a node, taken out of the scan. */
export function takeChildren(scan: Scan, bracket: Bracket, end: number): readonly Inline[] {
  const wraps = scan.wraps.splice(bracket.wraps);
  pairDelimiters(scan.delimiters.splice(bracket.delimiters), wraps);
  const atoms = scan.atoms.splice(bracket.atoms);
  return inlineTree(scan.reading, scan.passage, finds(atoms, wraps), {
    start: bracket.inside,
    end,
  });
}

/** What was found, pairs in the order they open. */
export function finds(atoms: readonly Atom[], wraps: readonly Wrap[]): Finds {
  return { atoms, wraps: wraps.toSorted((a, b) => a.open.start - b.open.start) };
}
