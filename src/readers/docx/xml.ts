import { Parser } from "htmlparser2";

/** An element of XML. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  /** The characters in it, those of its elements left out. */
  text: string;
}

/** Elements open inside one another: a document has a dozen or two. */
const DEEPEST = 200;

/** How much is parsed before the depth is looked at, in UTF-16 units. */
const PIECE = 65_536;

/**
 * Gives each element of one depth, whole, to `visit`, so that a long document never is a tree at once.
 *
 * Nothing is fetched and no entity of a document type is known: what they stand for is never unfolded.
 * False where elements are nested without end.
 */
export function eachNode(xml: string, at: number, visit: (node: Node) => void): boolean {
  const open: Node[] = [];
  let depth = 0;
  let deepest = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        deepest = Math.max(deepest, depth);
        if (depth <= at || depth > DEEPEST) return;
        const node: Node = { name, attributes, children: [], text: "" };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext(text) {
        const node = open.at(-1);
        if (node !== undefined) node.text += text;
      },
      onclosetag() {
        depth--;
        if (depth < at || depth >= DEEPEST) return;
        const node = open.pop();
        if (node !== undefined && depth === at) visit(node);
      },
    },
    { xmlMode: true },
  );
  for (let from = 0; from < xml.length; from += PIECE) {
    parser.write(xml.slice(from, from + PIECE));
    if (deepest > DEEPEST) return false;
  }
  parser.end();
  return deepest <= DEEPEST;
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

/** The value of an attribute `w:val` of the first child of a name. */
export function value(node: Node | undefined, name: string): string | undefined {
  return child(node, name)?.attributes["w:val"];
}

/** The first element of a name inside another, at any depth. */
export function find(node: Node, name: string): Node | undefined {
  for (const one of node.children) {
    const found = one.name === name ? one : find(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A switch of Word: on where it stands without a value, or with one that is not off. */
export function isOn(node: Node | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  if (found === undefined) return undefined;
  return !/^(?:0|false|off|none)$/.test(found.attributes["w:val"] ?? "1");
}
