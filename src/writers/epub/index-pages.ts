import { foliosOf } from "../../layout/pages/index-plan.ts";
import type { PageStarts } from "../../layout/pagination.ts";
import type { Section } from "../../model/book.ts";
import type { Edition } from "../../model/edition.ts";
import { indexBlocks } from "../../model/index-entries.ts";
import { termsOf } from "../../model/terms.ts";

/** The edition with the pages of print in its index, where it has one; its links lead to the places all the same. */
export function withIndexPages(edition: Edition, { pages, anchors }: PageStarts): Edition {
  const { index, book } = edition;
  if (index === undefined || anchors === undefined) return edition;
  const standing = new Map<number, string[]>();
  for (const [id, { page }] of anchors) {
    const known = standing.get(page);
    if (known === undefined) standing.set(page, [id]);
    else known.push(id);
  }
  const nameOf = foliosOf(
    pages.map(({ folio, begins }, at) => ({ folio, begins, anchors: standing.get(at) ?? [] })),
  );
  const { language } = book.metadata;
  const blocks = indexBlocks(index.entries, { language, terms: termsOf(language), nameOf });
  const set = (section: Section): Section =>
    section.id === index.section ? { ...section, blocks } : section;
  return { ...edition, book: { ...book, back: book.back.map(set) } };
}
