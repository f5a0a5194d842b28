import type { Pagination } from "../../layout/pagination.ts";
import { type PageBreak, pageMarkerId } from "../markup-context.ts";
import type { Plan } from "./plan.ts";

/** Where the pages of the print edition begin in the text of this EPUB. */
export interface PrintPages {
  /** By the id of a block or section, in rising order of offset. */
  readonly breaks: ReadonlyMap<string, readonly PageBreak[]>;
  /** In the order of print. */
  readonly list: readonly PrintPage[];
}

export interface PrintPage {
  readonly folio: string;
  /** File of the text and marker in it: `text/chapter1.xhtml#page_7`. */
  readonly href: string;
}

export const NO_PAGES: PrintPages = { breaks: new Map(), list: [] };

/**
 * The page-list of a pagination: every page whose first words the EPUB holds.
 *
 * Pages that begin in a note are left out, as notes stand elsewhere here, and so is
 * a second page of the same folio: a marker's id is made of it.
 */
export function printPages({ pages }: Pagination, plan: Plan): PrintPages {
  const breaks = new Map<string, PageBreak[]>();
  const list: PrintPage[] = [];
  const used = new Set<string>();
  for (const { folio, begins } of pages) {
    const file = begins === undefined ? undefined : plan.fileOf.get(begins.block);
    if (begins === undefined || file === undefined || plan.inNotes.has(begins.block)) continue;
    const marker = pageMarkerId(folio);
    if (used.has(marker)) continue;
    used.add(marker);
    list.push({ folio, href: `text/${file}.xhtml#${marker}` });
    const inBlock = breaks.get(begins.block) ?? [];
    inBlock.push({ offset: begins.offset, folio });
    breaks.set(begins.block, inBlock);
  }
  for (const inBlock of breaks.values()) inBlock.sort((a, b) => a.offset - b.offset);
  return { breaks, list };
}
