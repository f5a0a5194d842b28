import type { Book, Inline } from "../../src/model/book.ts";

/** A book of one section with these paragraphs; every leaf has a span in the source `t`. */
export function bookOfTexts(texts: readonly string[], language: string): Book {
  let at = 0;
  return bookOf(
    texts.map((value) => {
      const start = at;
      at += value.length + 2;
      return [{ type: "text", value, span: { source: "t", start, end: start + value.length } }];
    }),
    language,
  );
}

/** A book of one section with these paragraphs. */
export function bookOf(paragraphs: readonly (readonly Inline[])[], language: string): Book {
  const metadata = { authors: [], contributors: [], language, identifier: "", subjects: [] };
  const blocks = paragraphs.map((inlines) => ({ type: "paragraph", inlines }) as const);
  const section = {
    type: "section",
    id: "s",
    role: "chapter",
    label: [],
    title: [],
    blocks,
    sections: [],
  } as const;
  return { type: "book", metadata, front: [], body: [section], back: [] };
}
