import type { RichBlock } from "../rich/rich.ts";
import type { Notes } from "./notes.ts";
import { type Element, elementsIn, textOf } from "./tree.ts";

/** A note as it is called: the link, the element with its words, and those words as blocks. */
export interface CalledNote {
  readonly link: Element;
  readonly body: Element;
  readonly blocks: readonly RichBlock[];
}

/** The blocks of a note without the number it starts with, which is the book's to give. */
export function withoutNumber(
  { link, body, blocks }: CalledNote,
  notes: Notes,
): readonly RichBlock[] {
  const [first, ...rest] = blocks;
  if (first?.type !== "paragraph") return blocks;
  const [piece, ...others] = first.pieces;
  if (piece?.type !== "text") return blocks;
  const number = numberIn(link);
  const linked = elementsIn(body).some((one) => notes.isBack(one) && numberIn(one) === number);
  const listed = body.name === "li" && body.parent?.name === "ol";
  // What a link or a list has numbered may begin with a year.
  const typed = linked ? /^\s*[\]).:](?=\s)\s*/ : listed ? /^\s+/ : typedNumber(number);
  return [
    { ...first, pieces: [{ ...piece, text: piece.text.replace(typed, "") }, ...others] },
    ...rest,
  ];
}

function numberIn(link: Element): string {
  return textOf(link).replace(/[^\p{L}\p{N}*†‡§¶]/gu, "");
}

/** A letter needs a mark after it: “a” is also a word. */
function typedNumber(number: string): RegExp {
  const own = number.replaceAll("*", "\\*");
  if (own === "") return /^\s+/;
  const bare = /\p{L}/u.test(number) ? "" : "|(?=\\s)|$";
  return new RegExp(`^\\s*[[(]?${own}(?:[\\]).:]+${bare})\\s*`, "u");
}
