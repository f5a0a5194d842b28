import type { Desk } from "../blocks/desk.ts";
import type { Page } from "../pagination.ts";

/** An empty page; it has a folio that is not printed. */
export function blankPage(desk: Desk, at: number, folioOf: (page: number) => string): Page {
  const { width, height } = desk.geometry;
  const side = at % 2 === 0 ? "recto" : "verso";
  return { folio: folioOf(at + 1), side, width, height, blank: true, marks: [] };
}
