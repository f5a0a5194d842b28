import { numberIn } from "../rich/number-format.ts";
import { child, type Node, nodesOf } from "../xml.ts";
import { value } from "./xml.ts";

/** One level of a numbered or bulleted list. */
export interface Level {
  readonly format: string;
  /** What stands before an item: `%1.`, `Chapter %1`, `•`. */
  readonly text: string;
  readonly start: number;
}

/** The next item of a list. */
export interface Counted {
  /** The list it belongs to: one of Word's, from one restart of its numbers to the next. */
  readonly list: string;
  readonly level: Level;
  readonly number: number;
  /** What stands before it, with its number. */
  readonly label: string;
}

/** The lists of a document. */
export interface Numbering {
  /** Counts on by one item; nothing where the document describes no such list. */
  readonly next: (id: string, depth: number) => Counted | undefined;
}

/**
 * Reads the lists of a document. What paragraphs name is only a use (`w:num`) of a list
 * (`w:abstractNum`): programs make several uses of one list, and the numbers run on through all of
 * them, but where a use says that it starts anew (ECMA-376, 17.9.26).
 */
export function numberingOf(xml: string | undefined): Numbering {
  const { lists, uses } = definitionsOf(nodesOf(xml));
  const counts = new Map<string, number[]>();
  const restarts = new Map<string, number>();
  const begun = new Set<string>();
  const next = (id: string, depth: number): Counted | undefined => {
    const use = uses.get(id);
    const key = value(use, "w:abstractNumId") ?? "";
    const levels = (at: number) => levelIn(use, lists.get(key), at);
    const level = levels(depth);
    if (level === undefined) return undefined;
    const before = counts.get(key) ?? [];
    const anew = isFirstUse(begun, `${id}/${depth}`) && saysStart(use, depth) && before.length > 0;
    if (anew && depth === 0) restarts.set(key, (restarts.get(key) ?? 0) + 1);
    const number = anew ? level.start : (before[depth] ?? level.start - 1) + 1;
    const now = [...Array.from({ length: depth }, (_, i) => before[i] ?? 1), number];
    counts.set(key, now);
    const label = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numberIn(now[at] ?? 1, levels(at)?.format ?? "decimal");
    });
    return { list: `${key}/${restarts.get(key) ?? 0}`, level, number, label };
  };
  return { next };
}

function isFirstUse(begun: Set<string>, use: string): boolean {
  const first = !begun.has(use);
  begun.add(use);
  return first;
}

interface Definitions {
  readonly lists: ReadonlyMap<string, Node>;
  readonly uses: ReadonlyMap<string, Node>;
}

/** A list may stand in the style of a list, and its other uses name that style. */
function definitionsOf(nodes: readonly Node[]): Definitions {
  const all = nodes.filter(({ name }) => name === "w:abstractNum");
  const styled = new Map(all.map((list) => [value(list, "w:styleLink"), list]));
  const lists = new Map<string, Node>();
  for (const list of all) {
    const style = value(list, "w:numStyleLink");
    const found = style === undefined ? list : (styled.get(style) ?? list);
    lists.set(list.attributes["w:abstractNumId"] ?? "", found);
  }
  const uses = nodes.filter(({ name }) => name === "w:num");
  return { lists, uses: new Map(uses.map((use) => [use.attributes["w:numId"] ?? "", use])) };
}

function overrideOf(use: Node | undefined, depth: number): Node | undefined {
  return use?.children.find(
    ({ name, attributes }) => name === "w:lvlOverride" && attributes["w:ilvl"] === String(depth),
  );
}

function saysStart(use: Node | undefined, depth: number): boolean {
  return child(overrideOf(use, depth), "w:startOverride") !== undefined;
}

function levelIn(use: Node | undefined, list: Node | undefined, depth: number): Level | undefined {
  const override = overrideOf(use, depth);
  const found =
    child(override, "w:lvl") ??
    list?.children.find(
      ({ name, attributes }) => name === "w:lvl" && attributes["w:ilvl"] === String(depth),
    );
  if (found === undefined) return undefined;
  const start = Number(value(override, "w:startOverride") ?? value(found, "w:start") ?? 1);
  return {
    format: value(found, "w:numFmt") ?? "decimal",
    text: child(found, "w:lvlText")?.attributes["w:val"] ?? "",
    start: Number.isInteger(start) && start >= 0 ? start : 1,
  };
}
