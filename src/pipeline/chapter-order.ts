import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Book, Section } from "../model/book.ts";
import { titleText } from "../model/text.ts";
import { chapterOutOfOrder } from "./diagnostics.ts";

/** The code under which a reader reports the order of one file; a book of several is judged as a whole. */
export const FILE_ORDER = "readers/chapter-order";

/** Chapter numbers that skip or repeat over the files of a book; each part may begin again at 1. */
export function chapterOrder(book: Book): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let last = 0;
  for (const node of book.body) {
    const sections = node.type === "part" ? node.sections : [node];
    let first = node.type === "part";
    for (const section of sections) {
      const { number } = section;
      if (section.role !== "chapter" || number === undefined) continue;
      const begins = first && number === 1;
      if (last > 0 && number !== last + 1 && !begins)
        diagnostics.push(chapterOutOfOrder(nameOf(section), last, section.span));
      last = number;
      first = false;
    }
  }
  return diagnostics;
}

function nameOf(section: Section): string {
  return titleText(section.label) || titleText(section.title) || `Chapter ${section.number}`;
}
