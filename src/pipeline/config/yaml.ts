import type { Alias, Document, Node, Pair, YAMLError } from "yaml";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import { failure, success } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import { yamlBroken, yamlTooLarge } from "./diagnostics.ts";
import { type Entry, emptyTree, type Tree } from "./tree.ts";

/** More than any configuration holds; aliases that point at aliases reach it within a few lines. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 50;

/** Reads YAML into a tree with places. The library is loaded only where there is YAML to read. */
export async function parseYaml(source: string, text: string): Promise<Outcome<Tree>> {
  const yaml = await import("yaml");
  const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0)
    return failure(...document.errors.slice(0, 3).map((error) => brokenAt(source, error)));
  const walk: Walk = { source, document, left: MAX_NODES, yaml };
  try {
    const tree = treeOfNode(document.contents, walk, 0);
    return success(tree.type === "scalar" && tree.value === undefined ? emptyTree : tree);
  } catch (error) {
    if (error instanceof TooLarge) return failure(yamlTooLarge({ source, start: 0, end: 0 }));
    throw error;
  }
}

/** Thrown and caught in this file only: the budget ends a walk from any depth. */
class TooLarge extends Error {}

interface Walk {
  readonly source: string;
  readonly document: Document;
  readonly yaml: typeof import("yaml");
  left: number;
}

function treeOfNode(node: unknown, walk: Walk, depth: number): Tree {
  walk.left -= 1;
  if (walk.left < 0 || depth > MAX_DEPTH) throw new TooLarge();
  const { yaml } = walk;
  if (yaml.isAlias(node)) return treeOfNode(targetOf(node, walk), walk, depth + 1);
  const span = spanOf(node, walk);
  if (yaml.isSeq(node)) {
    return {
      type: "sequence",
      items: node.items.map((item) => treeOfNode(item, walk, depth + 1)),
      span,
    };
  }
  if (yaml.isMap(node)) {
    const entries = new Map(node.items.map((pair) => entryOf(pair, walk, depth)));
    return { type: "mapping", entries, span };
  }
  if (!yaml.isScalar(node)) return { type: "scalar", value: undefined, text: "", span };
  const { value } = node;
  const known =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return {
    type: "scalar",
    value: known ? value : undefined,
    text: known ? (node.source ?? String(value)) : "",
    span,
  };
}

function entryOf(pair: Pair, walk: Walk, depth: number): readonly [string, Entry] {
  const { yaml } = walk;
  const key = yaml.isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : "";
  return [key, { key: spanOf(pair.key, walk), value: treeOfNode(pair.value, walk, depth + 1) }];
}

function targetOf(alias: Alias, walk: Walk): Node | undefined {
  return alias.resolve(walk.document);
}

function spanOf(node: unknown, walk: Walk): Span | undefined {
  if (!walk.yaml.isNode(node) || !node.range) return undefined;
  return { source: walk.source, start: node.range[0], end: node.range[1] };
}

function brokenAt(source: string, error: YAMLError): Diagnostic {
  const [start, end] = error.pos;
  return yamlBroken(error.message.split("\n")[0] ?? "", { source, start, end });
}
