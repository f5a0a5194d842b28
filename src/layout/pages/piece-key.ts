import { digest } from "../../base/digest.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Part, Section } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import type { Desk } from "../blocks/desk.ts";
import type { Side } from "./geometry.ts";
import type { PiecePlan } from "./piece-plans.ts";

/**
 * The digest of all that the pages of a piece depend on, heads and folios aside:
 * what stands in it, what it refers to, the theme with its fonts, the width of
 * the page and the side it begins on. Absent for a piece of which it is not
 * known what it is made of.
 *
 * Where the author wrote it does not count: words that have moved are the same words.
 */
export function pieceKey(desk: Desk, plan: PiecePlan, side: Side): string | undefined {
  const { content, made } = plan;
  if (content === undefined && made === undefined) return undefined;
  const { theme, geometry, edition } = desk;
  const out: string[] = [theme.digest, String(geometry.inside), side];
  out.push(content === undefined ? "made" : String(content.level), edition.book.metadata.language);
  writeValue(out, desk, content === undefined ? made : ownNode(content.node));
  return digest(out.join(""));
}

/** Sections of a part are pieces of their own. */
function ownNode(node: Part | Section): Part | Section {
  return node.type === "part" ? { ...node, sections: [] } : node;
}

/** Every value in one way only: lengths stand before what might be mistaken. */
function writeValue(out: string[], desk: Desk, value: unknown): void {
  if (typeof value === "string") out.push(`"${value.length}:`, value);
  else if (Array.isArray(value)) {
    out.push(`[${value.length}:`);
    for (const item of value) writeValue(out, desk, item);
  } else if (typeof value === "object" && value !== null) {
    writeNode(out, desk, value as Readonly<Record<string, unknown>>);
  } else out.push(`=${String(value)};`);
}

function writeNode(out: string[], desk: Desk, node: Readonly<Record<string, unknown>>): void {
  out.push("{");
  // Nodes are plain data, so that this goes over their own fields: a list of names for each would be as long as the book.
  for (const name in node) {
    const value = node[name];
    if (name === "span" || value === undefined) continue;
    out.push(name);
    writeValue(out, desk, value);
    if (typeof value === "string" && NAMES.has(name)) out.push(knownOf(desk, name, value));
  }
  out.push("}");
}

/** Fields that hold a name the book knows more of. */
const NAMES: ReadonlySet<string> = new Set(["id", "target", "image"]);

/** What the book knows of a name in it: whether something points at an id, the number of a note, the bytes of a picture. */
function knownOf(desk: Desk, field: string, value: string): string {
  switch (field) {
    case "id":
      return `${desk.targets.has(value) ? "!" : ""}${desk.noteNumbers.get(value) ?? ""};`;
    case "target":
      return `${desk.edition.labels.get(value) ?? ""};`;
    case "image": {
      const asset = desk.edition.assets.get(value);
      return asset === undefined ? "" : `${asset.digest} ${asset.mediaType};`;
    }
    default:
      return "";
  }
}

/** A diagnostic that says its place by counting: the how-manieth node of the piece that has one. */
export interface PieceDiagnostic extends Omit<Diagnostic, "at"> {
  readonly node?: number;
  /** Where in the node, and how much of it, if not all. */
  readonly part?: { readonly from: number; readonly length: number };
}

/** Diagnostics in a form that stays true when the author's text moves; absent where one points at no node of the piece. */
export function unplaced(
  plan: PiecePlan,
  diagnostics: readonly Diagnostic[],
): readonly PieceDiagnostic[] | undefined {
  const spans = diagnostics.some(({ at }) => at !== undefined) ? spansOf(plan) : [];
  const places = new Map<string, number>();
  for (const [node, span] of spans.entries())
    if (!places.has(nameOf(span))) places.set(nameOf(span), node);
  const told: PieceDiagnostic[] = [];
  for (const { at, ...rest } of diagnostics) {
    if (at === undefined) {
      told.push(rest);
      continue;
    }
    const whole = places.get(nameOf(at));
    const node = whole ?? spans.findLastIndex((span) => holds(span, at));
    const span = spans[node];
    if (span === undefined) return undefined;
    const part = { from: at.start - span.start, length: at.end - at.start };
    told.push({ ...rest, node, ...(whole === undefined && { part }) });
  }
  return told;
}

/** The same diagnostics at the places that the nodes have now. */
export function placed(
  plan: PiecePlan,
  diagnostics: readonly PieceDiagnostic[],
): readonly Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const spans = spansOf(plan);
  return diagnostics.map(({ node, part, ...rest }) => {
    const span = node === undefined ? undefined : spans[node];
    const at = span && part ? partOf(span, part) : span;
    return { ...rest, ...(at && { at }) };
  });
}

function holds(outer: Span, { source, start, end }: Span): boolean {
  return outer.source === source && outer.start <= start && end <= outer.end;
}

/** A part of a node, which may have become shorter: the marks in it are typed in more ways than one. */
function partOf(
  { source, start, end }: Span,
  { from, length }: { readonly from: number; readonly length: number },
): Span {
  const begin = Math.min(start + from, end);
  return { source, start: begin, end: Math.min(begin + length, end) };
}

function nameOf({ source, start, end }: Span): string {
  return `${start} ${end} ${source}`;
}

/** The places of all nodes of a piece, blocks before what stands in them. */
function spansOf({ content }: PiecePlan): readonly Span[] {
  const spans: Span[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (value === null || typeof value !== "object") return;
    const node = value as Readonly<Record<string, unknown>>;
    if (node["span"] !== undefined) spans.push(node["span"] as Span);
    for (const name of Object.keys(node)) if (name !== "span") visit(node[name]);
  };
  visit(content?.node);
  return spans;
}
