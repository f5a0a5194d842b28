import { type IndexPlace, indexBlocks } from "../../model/index-entries.ts";
import type { Desk } from "../blocks/desk.ts";
import type { Place } from "../pagination.ts";
import { type PiecePlan, sectionPlan } from "./piece-plans.ts";

/** A page of the book, as far as an index asks: what it is called and where its text begins. */
export interface IndexedPage {
  readonly folio: string;
  readonly begins: Place | undefined;
  /** Ids of what stands on it and may be pointed at. */
  readonly anchors: readonly string[];
}

/** The folio of a marked place; undefined while its page is not known. */
export type FolioOf = (place: IndexPlace) => string | undefined;

/** True of the piece that is made of the book's marks. */
export function isIndexPlan({ edition }: Desk, plan: PiecePlan | "notes"): plan is PiecePlan {
  return (
    plan !== "notes" &&
    plan.content?.node.id !== undefined &&
    plan.content.node.id === edition.index?.section
  );
}

/** The index with these folios in it; any other plan as it is. */
export function indexPlan(desk: Desk, plan: PiecePlan, nameOf: FolioOf): PiecePlan {
  const { index, book } = desk.edition;
  const node = plan.content?.node;
  if (index === undefined || node?.type !== "section" || node.id !== index.section) return plan;
  const { language } = book.metadata;
  const blocks = indexBlocks(index.entries, { language, terms: desk.terms, nameOf });
  const { matter, start, part } = plan;
  return sectionPlan({ ...node, blocks }, { matter, start, part });
}

/**
 * Finds the page of any marked place: the last that begins within its block and not after it, or else
 * the one on which the block begins.
 */
export function foliosOf(pages: readonly IndexedPage[]): FolioOf {
  const begins = new Map<string, { readonly offset: number; readonly folio: string }[]>();
  const anchors = new Map<string, string>();
  for (const { folio, begins: place, anchors: ids } of pages) {
    for (const id of ids) if (!anchors.has(id)) anchors.set(id, folio);
    if (place === undefined || place.offset === 0) continue;
    const known = begins.get(place.block);
    if (known === undefined) begins.set(place.block, [{ offset: place.offset, folio }]);
    else known.push({ offset: place.offset, folio });
  }
  return ({ block, offset }) =>
    begins.get(block)?.findLast((page) => page.offset <= offset)?.folio ?? anchors.get(block);
}
