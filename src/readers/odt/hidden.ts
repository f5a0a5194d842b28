import type { RichPiece } from "../rich/rich.ts";
import type { Node } from "../xml.ts";
import { commentPieces } from "./comments.ts";
import { allText, type OdtDocument } from "./document.ts";

/** Leaves out what is hidden, and says so. Comments in it are for whoever reads the document, and stay. */
export function hide(
  document: OdtDocument,
  node: Node,
  words: string = allText(node),
): RichPiece[] {
  document.seen.hidden.push(words);
  const pieces: RichPiece[] = [];
  keepComments(document, node, pieces);
  return pieces;
}

function keepComments(document: OdtDocument, { children }: Node, into: RichPiece[]): void {
  for (const one of children) {
    if (/^office:annotation(?:-end)?$/.test(one.name))
      into.push(...commentPieces(document.comments, one));
    else keepComments(document, one, into);
  }
}
