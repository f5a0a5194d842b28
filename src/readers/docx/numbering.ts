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

/** The lists of a document. */
export interface Numbering {
  readonly level: (id: string, depth: number) => Level | undefined;
  /** What stands before the next item of a list at a depth, with its number; counts on. */
  readonly next: (id: string, depth: number) => string;
}

/** Reads the lists of a document. */
export function numberingOf(xml: string | undefined): Numbering {
  const nodes = nodesOf(xml);
  const abstract = new Map<string, Node>();
  const used = new Map<string, string>();
  for (const node of nodes) {
    if (node.name === "w:abstractNum") abstract.set(node.attributes["w:abstractNumId"] ?? "", node);
    if (node.name === "w:num")
      used.set(node.attributes["w:numId"] ?? "", value(node, "w:abstractNumId") ?? "");
  }
  const counts = new Map<string, number[]>();
  const level = (id: string, depth: number): Level | undefined => {
    const found = abstract
      .get(used.get(id) ?? "")
      ?.children.find((one) => one.name === "w:lvl" && one.attributes["w:ilvl"] === String(depth));
    return found === undefined ? undefined : levelOf(found);
  };
  const next = (id: string, depth: number): string => {
    const key = used.get(id) ?? "";
    const list = counts.get(key) ?? [];
    const own = level(id, depth);
    const number = (list[depth] ?? (own?.start ?? 1) - 1) + 1;
    counts.set(key, [...Array.from({ length: depth }, (_, i) => list[i] ?? 1), number]);
    const now = counts.get(key) ?? [];
    return (own?.text ?? "").replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numberIn(now[at] ?? 1, level(id, at)?.format ?? "decimal");
    });
  };
  return { level, next };
}

function levelOf(node: Node): Level {
  const start = Number(value(node, "w:start") ?? 1);
  return {
    format: value(node, "w:numFmt") ?? "decimal",
    text: child(node, "w:lvlText")?.attributes["w:val"] ?? "",
    start: Number.isInteger(start) && start >= 0 ? start : 1,
  };
}
