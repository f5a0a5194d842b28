import { Parser } from "htmlparser2";

/** An element of a drawing, or characters between elements, which have no name. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
  readonly text: string;
}

/** Deeper than any program nests, and far from what a stack can hold. */
const DEEPEST = 100;
/** A map of a country has fewer. */
const MOST_NODES = 200_000;

/** The root of a drawing; nothing where it is none, or is larger than a drawing is. No entity is unfolded and nothing is fetched. */
export function svgTree(bytes: Uint8Array): SvgNode | undefined {
  const root: Growing = { name: "", attributes: {}, children: [], text: "" };
  const open: Growing[] = [root];
  let [depth, nodes] = [0, 0];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        nodes += 1;
        if (depth > DEEPEST || nodes > MOST_NODES) return;
        const node: Growing = { name: local(name), attributes, children: [], text: "" };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext(text) {
        if (depth > DEEPEST || nodes > MOST_NODES) return;
        nodes += 1;
        open.at(-1)?.children.push({ name: "", attributes: {}, children: [], text });
      },
      onclosetag() {
        if (depth <= DEEPEST && open.length > 1) open.pop();
        depth -= 1;
      },
    },
    { xmlMode: true },
  );
  const text = new TextDecoder().decode(bytes);
  for (let from = 0; from < text.length && nodes <= MOST_NODES; from += PIECE)
    parser.write(text.slice(from, from + PIECE));
  parser.end();
  if (nodes > MOST_NODES) return undefined;
  return root.children.find(({ name }) => name === "svg");
}

/** How much is parsed before the number of nodes is looked at, in UTF-16 units. */
const PIECE = 65_536;

interface Growing extends SvgNode {
  readonly children: Growing[];
}

/** Some programs write `svg:path`. */
function local(name: string): string {
  return name.startsWith("svg:") ? name.slice(4) : name;
}

/** Everything in it, itself first. */
export function* everything(node: SvgNode): Iterable<SvgNode> {
  yield node;
  for (const child of node.children) yield* everything(child);
}
