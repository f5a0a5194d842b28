import type { PageStarts, Place } from "../../layout/pagination.ts";
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
export function printPages(pagination: PageStarts, plan: Plan): PrintPages {
  const breaks = new Map<string, PageBreak[]>();
  const list: PrintPage[] = [];
  for (const { folio, begins } of markedPages(pagination)) {
    const { block, offset } = placeOf(begins, plan);
    const file = plan.fileOf.get(block);
    if (file === undefined || plan.inNotes.has(block)) continue;
    list.push({ folio, href: `text/${file}.xhtml#${pageMarkerId(folio)}` });
    addBreak(breaks, block, { offset, folio });
  }
  return { breaks: risen(breaks), list };
}

/** Where pages begin in each block, before it is known which file a block stands in. */
export function pageBreaks(pagination: PageStarts): PrintPages["breaks"] {
  const breaks = new Map<string, PageBreak[]>();
  for (const { folio, begins } of markedPages(pagination))
    addBreak(breaks, begins.block, { offset: begins.offset, folio });
  return risen(breaks);
}

function* markedPages({ pages }: PageStarts): Generator<{ folio: string; begins: Place }> {
  const used = new Set<string>();
  for (const { folio, begins } of pages) {
    const marker = pageMarkerId(folio);
    if (begins === undefined || used.has(marker)) continue;
    used.add(marker);
    yield { folio, begins };
  }
}

/** The same place in the piece that holds it, where a block stands in more files than one. */
function placeOf({ block, offset }: Place, { pieces }: Plan): Place {
  const piece = pieces.get(block)?.findLast(({ from }) => from <= offset);
  if (piece === undefined) return { block, offset };
  return { block: piece.id, offset: offset - piece.from + piece.again };
}

function addBreak(breaks: Map<string, PageBreak[]>, block: string, found: PageBreak): void {
  const inBlock = breaks.get(block);
  if (inBlock === undefined) breaks.set(block, [found]);
  else inBlock.push(found);
}

function risen(breaks: ReadonlyMap<string, PageBreak[]>): PrintPages["breaks"] {
  for (const inBlock of breaks.values()) inBlock.sort((a, b) => a.offset - b.offset);
  return breaks;
}
