import { unreachable } from "../base/unreachable.ts";
import type { Source, Span } from "../source/span.ts";
import type { Inline, Text } from "./book.ts";
import { OBJECT } from "./text.ts";

/**
 * A paragraph as one string, and the way back: edits of the string made on the
 * leaves it came from, each with its place in the author's file.
 */
export interface Flow {
  readonly inlines: readonly Inline[];
  /** Equal to `flowText`, save that code and words of other languages are masked. */
  readonly text: string;
  /** The same, with `SOFT_END` for each space that is a line end in the author's file. */
  readonly typed: string;
  readonly leaves: readonly FlowLeaf[];
}

/** Where a wrapped line ends in the source: a space in the book, a line end to the author. A noncharacter no manuscript holds. */
export const SOFT_END = "\uFDD0";

/** A leaf that holds characters, and where they begin in the flow's text. */
export interface FlowLeaf {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** True where offsets in the leaf are offsets in the source. */
  readonly exact: boolean;
}

/** Put `text` in place of `[start, end)` of a flow's text. */
export interface FlowEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The part of an edit that falls on one leaf, as a change of the source. */
export interface LeafEdit {
  /** Index of the edit it belongs to. */
  readonly edit: number;
  readonly before: string;
  readonly after: string;
  /** Absent on leaves the pipeline made itself. */
  readonly at: Span | undefined;
  /** True where `at` covers just the characters before. */
  readonly exact: boolean;
}

/** A character that is no mark and no space, for what rules must not look into. */
const MASK = "x";

/** The flow of the inlines of one paragraph, title, cell or line; without sources no line end is known. */
export function flowOf(
  inlines: readonly Inline[],
  sources: ReadonlyMap<string, Source> = new Map(),
): Flow {
  const leaves: FlowLeaf[] = [];
  const laid: Laid = { leaves, pieces: [], length: 0 };
  lay(inlines, laid, false);
  const text = laid.pieces.join("");
  return { inlines, text, typed: withSoftEnds(text, leaves, sources), leaves };
}

/** The text of a flow alone, for whoever only reads it. */
export function maskedText(inlines: readonly Inline[]): string {
  const [only] = inlines;
  if (inlines.length === 1 && only?.type === "text") return only.value;
  const laid: Laid = { leaves: undefined, pieces: [], length: 0 };
  lay(inlines, laid, false);
  return laid.pieces.join("");
}

function withSoftEnds(
  text: string,
  leaves: readonly FlowLeaf[],
  sources: ReadonlyMap<string, Source>,
): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { node, start, end } of leaves) {
    const { span, value } = node;
    if (value !== " " || span === undefined) continue;
    const typed = sources.get(span.source)?.text.slice(span.start, span.end) ?? "";
    if (!typed.includes("\n") && !typed.includes("\r")) continue;
    pieces.push(text.slice(done, start), SOFT_END);
    done = end;
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

interface Laid {
  /** Absent where only the text is wanted. */
  readonly leaves: FlowLeaf[] | undefined;
  readonly pieces: string[];
  length: number;
}

function lay(nodes: readonly Inline[], laid: Laid, foreign: boolean): void {
  for (const node of nodes) {
    if ("inlines" in node) lay(node.inlines, laid, foreign || node.language !== undefined);
    else if (node.type === "text" && !foreign) layLeaf(node, laid);
    else layText(opaque(node), laid);
  }
}

/** What rules see of a leaf they may not touch: as long as it is, without its marks. */
function opaque(node: Exclude<Inline, { readonly inlines: readonly Inline[] }>): string {
  if (node.type === "text" || node.type === "code") return MASK.repeat(node.value.length);
  return node.type === "lineBreak" ? "\n" : OBJECT;
}

function layText(text: string, laid: Laid): void {
  laid.pieces.push(text);
  laid.length += text.length;
}

function layLeaf(node: Text, laid: Laid): void {
  const { span, value } = node;
  if (laid.leaves !== undefined) {
    const exact = span !== undefined && span.end - span.start === value.length;
    laid.leaves.push({ node, start: laid.length, end: laid.length + value.length, exact });
  }
  layText(value, laid);
}

/** The inlines with `edits` made, which are in order and do not overlap, and what each did to which leaf. */
export function editFlow(
  flow: Flow,
  edits: readonly FlowEdit[],
): { readonly inlines: readonly Inline[]; readonly done: readonly LeafEdit[] } {
  if (edits.length === 0) return { inlines: flow.inlines, done: [] };
  const done: LeafEdit[] = [];
  const values = new Map<Text, string>();
  let first = 0;
  for (const leaf of flow.leaves) {
    while (
      first < edits.length &&
      (edits[first]?.end ?? 0) <= leaf.start &&
      !isInsertAt(edits[first], leaf.start)
    )
      first++;
    const value = editLeaf(leaf, edits, first, done);
    if (value !== undefined) values.set(leaf.node, value);
  }
  return { inlines: replaceText(flow.inlines, values), done };
}

function isInsertAt(edit: FlowEdit | undefined, at: number): boolean {
  return edit !== undefined && edit.start === edit.end && edit.start === at;
}

/** The new value of a leaf, or undefined where no edit touches it. */
function editLeaf(
  leaf: FlowLeaf,
  edits: readonly FlowEdit[],
  first: number,
  done: LeafEdit[],
): string | undefined {
  const { node, start, end } = leaf;
  const pieces: string[] = [];
  let from = start;
  for (let i = first; i < edits.length; i++) {
    const edit = edits[i];
    if (edit === undefined || edit.start >= end) break;
    const left = Math.max(edit.start, start);
    const right = Math.min(edit.end, end);
    // The replacement stands on the leaf the edit begins on; of the others it only takes away.
    const after = edit.start >= start ? edit.text : "";
    const before = node.value.slice(left - start, right - start);
    if (before === after) continue;
    pieces.push(node.value.slice(from - start, left - start), after);
    from = right;
    done.push({ edit: i, before, after, at: spanOf(leaf, left, right), exact: leaf.exact });
  }
  if (pieces.length === 0) return undefined;
  pieces.push(node.value.slice(from - start));
  return pieces.join("");
}

function spanOf(leaf: FlowLeaf, left: number, right: number): Span | undefined {
  const { span } = leaf.node;
  if (span === undefined || !leaf.exact) return span;
  return {
    source: span.source,
    start: span.start + left - leaf.start,
    end: span.start + right - leaf.start,
  };
}

/** Where a range of the flow's text stands in the author's file, as well as it can be told. */
export function sourceSpan(flow: Flow, start: number, end: number): Span | undefined {
  let found: Span | undefined;
  const { leaves } = flow;
  for (let i = firstLeafAfter(leaves, start); i < leaves.length; i++) {
    const leaf = leaves[i];
    if (leaf === undefined || leaf.start >= Math.max(end, start + 1)) break;
    const span = spanOf(leaf, Math.max(start, leaf.start), Math.min(end, leaf.end));
    if (span === undefined) continue;
    found =
      found === undefined || found.source !== span.source
        ? span
        : { ...found, end: Math.max(found.end, span.end) };
  }
  return found;
}

/** The first leaf that ends after `start`; a paragraph may have as many leaves as marks. */
function firstLeafAfter(leaves: readonly FlowLeaf[], start: number): number {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same inlines with new values on some leaves; what has none stays the very same object. */
function replaceText(
  inlines: readonly Inline[],
  values: ReadonlyMap<Text, string>,
): readonly Inline[] {
  if (values.size === 0) return inlines;
  const replaced = inlines.map((inline) => replaceInline(inline, values));
  return replaced.every((inline, i) => inline === inlines[i]) ? inlines : replaced;
}

function replaceInline(inline: Inline, values: ReadonlyMap<Text, string>): Inline {
  switch (inline.type) {
    case "text": {
      const value = values.get(inline);
      return value === undefined ? inline : { ...inline, value };
    }
    case "emphasis":
    case "strong":
    case "smallCaps":
    case "strikethrough":
    case "superscript":
    case "subscript":
    case "phrase":
    case "indexMark":
    case "link": {
      const inlines = replaceText(inline.inlines, values);
      return inlines === inline.inlines ? inline : { ...inline, inlines };
    }
    case "code":
    case "image":
    case "lineBreak":
    case "note":
    case "crossReference":
      return inline;
    default:
      return unreachable(inline);
  }
}
