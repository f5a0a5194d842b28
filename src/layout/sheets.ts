import { NOTE_GAP } from "./compose-page.ts";
import type { Desk } from "./desk.ts";
import type { Flow } from "./flow.ts";
import type { Side } from "./geometry.ts";
import { breakPages } from "./page-breaks.ts";
import type { PagePlan } from "./page-plan.ts";

/** One side of a leaf, with or without something on it. */
export interface Sheet {
  readonly side: Side;
  /** Absent on a blank page. */
  readonly flow?: Flow;
  readonly plan?: PagePlan;
  readonly opening: boolean;
}

/** Breaks pieces into pages one after another, with the blank pages that their starts ask for. The first page is a recto. */
export function sheetsOf(desk: Desk, flows: readonly Flow[]): readonly Sheet[] {
  const { lines, leading } = desk.geometry;
  const sheets: Sheet[] = [];
  for (const flow of flows) {
    while (flow.start !== "next" && sideOf(sheets.length) !== flow.start)
      sheets.push({ side: sideOf(sheets.length), opening: false });
    const room = { lines, leading, noteGap: NOTE_GAP * leading, side: sideOf(sheets.length) };
    breakPages(flow.column, room).forEach((plan, i) => {
      sheets.push({ side: sideOf(sheets.length), flow, plan, opening: i === 0 });
    });
  }
  return sheets;
}

/** The side of a page by its place in the book, from 0. */
export function sideOf(page: number): Side {
  return page % 2 === 0 ? "recto" : "verso";
}
