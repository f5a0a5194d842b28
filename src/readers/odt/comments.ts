import { commentOf } from "../rich/remarks.ts";
import type { RichComment, RichPiece } from "../rich/rich.ts";
import { child, type Node } from "../xml.ts";
import { allText } from "./document.ts";

/** The comments of a document so far, and by name those that an end or an answer may belong to. */
export interface OdtComments {
  readonly all: OpenComment[];
  readonly byName: Map<string, OpenComment>;
}

/** A comment to which an answer may still come. */
type OpenComment = { -readonly [Key in keyof RichComment]: RichComment[Key] };

/** No comments yet. */
export function noComments(): OdtComments {
  return { all: [], byName: new Map() };
}

/** What a comment, or the end of its passage, is among the words. An answer is one with what it answers. */
export function commentPieces({ all, byName }: OdtComments, node: Node): readonly RichPiece[] {
  const { attributes } = node;
  const name = attributes["office:name"] ?? "";
  if (node.name === "office:annotation-end") return pieceOf(byName.get(name));
  const creator = child(node, "dc:creator");
  const words = node.children.filter((one) => /^text:/.test(one.name)).map(allText);
  const said = commentOf({
    author: creator === undefined ? "" : allText(creator),
    text: words.join(" "),
    settled: attributes["loext:resolved"] === "true",
  });
  const opened = byName.get(attributes["loext:parent-name"] ?? "");
  if (opened !== undefined) {
    opened.words += ` — ${said.author}: ${said.words}`;
    if (name !== "") byName.set(name, opened);
    return [];
  }
  const comment: OpenComment = { ...said };
  all.push(comment);
  if (name !== "" && !byName.has(name)) byName.set(name, comment);
  return pieceOf(comment);
}

function pieceOf(comment: RichComment | undefined): readonly RichPiece[] {
  return comment === undefined ? [] : [{ type: "remark", comment, look: {} }];
}
