import { isEmpty, type RichBlock, type RichPiece } from "../rich/rich.ts";
import { type Element, elementsIn, isNamed } from "./tree.ts";

/** How the walk reads what stands in verse. */
export interface VerseReader {
  readonly pieces: (line: Element) => readonly RichPiece[];
  readonly blocks: (stanza: Element) => readonly RichBlock[];
}

interface VerseLine {
  readonly pieces: readonly RichPiece[];
  readonly indent: number;
}

/** Parts two stanzas. */
const BLANK: VerseLine = { pieces: [], indent: 0 };

/** Verse: each line an element of its own, or a paragraph a stanza with breaks between its lines. */
export function verseOf(element: Element, read: VerseReader): readonly RichBlock[] {
  const own = new Set(elementsIn(element).filter(isLine));
  const all = own.size > 0 ? linesAmong(element, own, read) : linesOfParagraphs(element, read);
  const lines = all.slice(0, all.findLastIndex(({ pieces }) => !isEmpty(pieces)) + 1);
  if (lines.length === 0) return [];
  return [
    {
      type: "verse",
      lines: lines.map(({ pieces }) => pieces),
      indents: lines.map(({ indent }) => indent),
    },
  ];
}

function isLine(element: Element): boolean {
  return isNamed(element, /^(?:line|l|verse-line|poem-line)$/i);
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

function linesOfParagraphs(element: Element, read: VerseReader): readonly VerseLine[] {
  return read.blocks(element).flatMap((block): readonly VerseLine[] => {
    if (block.type !== "paragraph") return [];
    const lines: RichPiece[][] = [[]];
    for (const piece of block.pieces) {
      if (piece.type === "break") lines.push([]);
      else lines.at(-1)?.push(piece);
    }
    return [...lines.map((pieces) => ({ pieces, indent: 0 })), BLANK];
  });
}
