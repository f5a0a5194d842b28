import type { Desk } from "../blocks/desk.ts";
import type { Page } from "../pagination.ts";
import { composePage, NOTE_GAP } from "./compose-page.ts";
import type { Flow } from "./flow.ts";
import type { Side } from "./geometry.ts";
import { headMarks } from "./heads.ts";
import { breakPages } from "./page-breaks.ts";

/**
 * Sets pieces on pages one after another, with the blank pages that their
 * starts ask for. The first page is a recto. Each piece is done with before the
 * next is made, so that a long book needs no more room than its longest chapter.
 */
export function layPages(
  desk: Desk,
  flows: Iterable<Flow>,
  folioOf: (page: number) => string,
): Page[] {
  const pages: Page[] = [];
  for (const flow of flows) {
    while (flow.start !== "next" && sideOf(pages.length) !== flow.start)
      pages.push(blankPage(desk, pages.length, folioOf));
    addPiece(desk, pages, flow, folioOf);
  }
  return pages;
}

/** An empty page; it has a folio that is not printed. */
export function blankPage(desk: Desk, at: number, folioOf: (page: number) => string): Page {
  const { width, height } = desk.geometry;
  return { folio: folioOf(at + 1), side: sideOf(at), width, height, blank: true, marks: [] };
}

function addPiece(desk: Desk, pages: Page[], flow: Flow, folioOf: (page: number) => string): void {
  const { lines, leading, width, height } = desk.geometry;
  const room = { lines, leading, noteGap: NOTE_GAP * leading, side: sideOf(pages.length) };
  breakPages(flow.column, room).forEach((plan, i) => {
    const side = sideOf(pages.length);
    const folio = folioOf(pages.length + 1);
    const { marks, begins } = composePage(desk, flow, plan, side);
    const heads = headMarks(desk, { flow, side, folio, opening: i === 0 });
    const all = [...heads, ...marks];
    pages.push({ folio, side, width, height, blank: false, marks: all, ...(begins && { begins }) });
  });
}

/** The side of a page by its place in the book, from 0. */
function sideOf(page: number): Side {
  return page % 2 === 0 ? "recto" : "verso";
}
