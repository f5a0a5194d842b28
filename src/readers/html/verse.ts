import { isEmpty, type RichBlock, type RichPiece } from "../rich/rich.ts";
import { type Element, elementsIn, isNamed } from "./tree.ts";

/** How the walk reads what stands in verse. */
export interface VerseReader {
  readonly pieces: (line: Element) => readonly RichPiece[];
  readonly blocks: (stanza: Element) => readonly RichBlock[];
  /** What is known of elements: whether lines of verse stand in them. */
  readonly lined: Map<Element, boolean>;
}

interface VerseLine {
  readonly pieces: readonly RichPiece[];
  readonly indent: number;
}

/** Parts two stanzas. */
const BLANK: VerseLine = { pieces: [], indent: 0 };

/** Verse: each line an element of its own, or a paragraph a stanza with breaks between its lines. */
export function verseOf(element: Element, read: VerseReader): readonly RichBlock[] {
  if (holdsLines(element, read.lined)) {
    const own = new Set(elementsIn(element).filter(isLine));
    return verseFrom(linesAmong(element, own, read));
  }
  const made: RichBlock[] = [];
  let lines: VerseLine[] = [];
  for (const block of read.blocks(element)) {
    const more = linesOf(block);
    if (more !== undefined) lines.push(...more);
    else {
      made.push(...verseFrom(lines), block);
      lines = [];
    }
  }
  return [...made, ...verseFrom(lines)];
}

function verseFrom(all: readonly VerseLine[]): readonly RichBlock[] {
  const filled = ({ pieces }: VerseLine) => !isEmpty(pieces);
  const first = all.findIndex(filled);
  if (first < 0) return [];
  const lines = all.slice(first, all.findLastIndex(filled) + 1);
  return [
    {
      type: "verse",
      lines: lines.map(({ pieces }) => pieces),
      indents: lines.map(({ indent }) => indent),
    },
  ];
}

const LINE = /^(?:line|l|verse-line|poem-line)$/i;

function isLine(element: Element): boolean {
  const { parent } = element;
  const inStanza = parent !== undefined && isNamed(parent, /^stanza$/i);
  return isNamed(element, inStanza ? /^(?:verse|line|l|verse-line|poem-line)$/i : LINE);
}

/** True where a line of verse stands in an element. Each is looked at once, however deep verse stands in verse. */
function holdsLines(element: Element, lined: Map<Element, boolean>): boolean {
  const known = lined.get(element);
  if (known !== undefined) return known;
  const holds = element.children.some(
    (child) => typeof child !== "string" && (isLine(child) || holdsLines(child, lined)),
  );
  lined.set(element, holds);
  return holds;
}

/** Lines of one parent are a stanza; what stands between them, such as a name, is a line too. */
function linesAmong(
  verse: Element,
  own: ReadonlySet<Element>,
  read: VerseReader,
): readonly VerseLine[] {
  const holders = new Set<Element>();
  for (const line of own)
    for (let up = line.parent; up !== undefined && up !== verse; up = up.parent) holders.add(up);
  const leaves = elementsIn(verse).filter(
    (element) => own.has(element) || (!holders.has(element) && isHolder(element.parent)),
  );
  function isHolder(element: Element | undefined): boolean {
    return element === verse || (element !== undefined && holders.has(element));
  }
  return leaves.flatMap((leaf, i) => {
    const before = leaves[i - 1];
    const line = { pieces: read.pieces(leaf), indent: indentOf(leaf) };
    const apart = before !== undefined && (before.parent !== leaf.parent || !own.has(leaf));
    return apart ? [BLANK, line] : [line];
  });
}

/** Steps of indent by the class that says them. */
function indentOf({ attributes }: Element): number {
  const step = /(?:^|\s)(?:in|indent)-?(\d{1,2})(?=\s|$)/i.exec(attributes["class"] ?? "")?.[1];
  return Math.min(12, Number(step ?? 0));
}

/** The lines of a stanza: a paragraph, or verse inside the verse; undefined for what has no lines. */
function linesOf(block: RichBlock): readonly VerseLine[] | undefined {
  switch (block.type) {
    case "gap":
      return [];
    case "paragraph": {
      const lines: RichPiece[][] = [[]];
      for (const piece of block.pieces) {
        if (piece.type === "break") lines.push([]);
        else lines.at(-1)?.push(piece);
      }
      return [...lines.map((pieces) => ({ pieces, indent: 0 })), BLANK];
    }
    case "verse": {
      const { lines, indents } = block;
      return [...lines.map((pieces, i) => ({ pieces, indent: indents?.[i] ?? 0 })), BLANK];
    }
    case "quotation": {
      const inner = block.blocks.map(linesOf);
      return inner.every((lines) => lines !== undefined) ? inner.flat() : undefined;
    }
    default:
      return undefined;
  }
}
