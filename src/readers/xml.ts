import { Parser } from "htmlparser2";
import { LIMITS, type Limits } from "./limits.ts";

/** An element of XML. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  /** The characters in it, those of its elements left out. */
  text: string;
}

/** The name of a node that is nothing but characters, where those stand between elements. */
export const WORDS = "#text";

/** How much is parsed before the depth is looked at, in UTF-16 units. */
const PIECE = 65_536;

/**
 * Gives each element of one depth, whole, to `visit`, so that a long document never is a tree at once.
 *
 * Nothing is fetched and no entity of a document type is known: what they stand for is never unfolded.
 * False where elements are nested, or are, without end. In mixed content characters are nodes of their own.
 */
export function eachNode(
  xml: string,
  at: number,
  visit: (node: Node) => void,
  { mixed = false, limits = LIMITS }: { readonly mixed?: boolean; readonly limits?: Limits } = {},
): boolean {
  const { depth: deepestAllowed, nodes: mostNodes } = limits;
  const open: Node[] = [];
  let depth = 0;
  let deepest = 0;
  let nodes = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        nodes++;
        deepest = Math.max(deepest, depth);
        if (depth <= at || depth > deepestAllowed) return;
        const node: Node = { name, attributes, children: [], text: "" };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext(text) {
        const node = open.at(-1);
        if (node === undefined) return;
        if (mixed) addWords(node, text);
        else node.text += text;
      },
      onclosetag() {
        depth--;
        if (depth < at || depth >= deepestAllowed) return;
        const node = open.pop();
        if (node !== undefined && depth === at) visit(node);
      },
    },
    { xmlMode: true },
  );
  for (let from = 0; from < xml.length; from += PIECE) {
    parser.write(xml.slice(from, from + PIECE));
    if (deepest > deepestAllowed || nodes > mostNodes) return false;
  }
  parser.end();
  return deepest <= deepestAllowed;
}

/** The parser gives characters in pieces, as it meets entities. */
function addWords({ children }: Node, text: string): void {
  const last = children.at(-1);
  if (last?.name === WORDS) last.text += text;
  else children.push({ name: WORDS, attributes: {}, children: [], text });
}

/** The children of the root of a small part, as trees; none where it is nested without end. */
export function nodesOf(xml: string | undefined): readonly Node[] {
  const nodes: Node[] = [];
  return xml !== undefined && eachNode(xml, 1, (node) => nodes.push(node)) ? nodes : [];
}

/** The first child of a name. */
export function child(node: Node | undefined, name: string): Node | undefined {
  return node?.children.find((one) => one.name === name);
}

/** The first element of a name inside another, at any depth. */
export function find(node: Node, name: string): Node | undefined {
  for (const one of node.children) {
    const found = one.name === name ? one : find(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
