import { prettyBook } from "./pretty.ts";
import type { Reporter, Setting } from "./reporter.ts";

/** For people: a few lines a book, or with `check` all there is to say. */
export function prettyReporter({ style, out, quiet }: Setting): Reporter {
  return {
    saysLoose: false,
    book: (book) => {
      if (book.checked !== undefined) return `${book.checked}\n`;
      return book.ok && quiet ? "" : `${prettyBook(book, out, style)}\n`;
    },
    end: () => "",
  };
}
