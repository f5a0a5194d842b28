import type { Note, Part, Section } from "../../model/book.ts";
import type { Desk } from "../blocks/desk.ts";
import { createStructure } from "../blocks/structure.ts";
import type { Page } from "../pagination.ts";
import type { ComposedPage } from "./compose-page.ts";
import type { Flow } from "./flow.ts";
import type { Side } from "./geometry.ts";
import { headMarks } from "./heads.ts";
import { notesPlan, type PiecePlan, partPlan, sectionPlan } from "./piece-plans.ts";
import { setPlan } from "./set-piece.ts";

/** Where a piece of the text stands among the others, as far as its pages care. */
export type PiecePlace = Pick<Flow, "matter" | "part"> & { readonly start: "recto" | "next" };

/**
 * The pages of one piece of a book, set apart from the others.
 *
 * They hold for a side to begin on; folios and running heads are put on when a
 * page is shown, so that they need not be set again when another chapter grows.
 * *Law:* `pageOf` gives what `paginate` gives, but for the tags of its structure.
 */
export interface PiecePages {
  readonly start: Flow["start"];
  readonly part: string;
  /** Notes that stand at the end of the book, where the theme has them there. */
  readonly endNotes: readonly Note[];
  readonly sheets: readonly ComposedPage[];
  pageOf(desk: Desk, sheet: number, at: number): Page;
}

/** Sets one section or part; `side` is that of its first page. */
export function setPiece(
  desk: Desk,
  node: Part | Section,
  { place, side }: { readonly place: PiecePlace; readonly side: Side },
): PiecePages {
  const plan = node.type === "part" ? partPlan(node) : sectionPlan(node, place);
  return pagesOf(desk, plan, side);
}

/** Sets the notes that were gathered for the end of the book. */
export function setEndNotes(desk: Desk, notes: readonly Note[], side: Side): PiecePages {
  return pagesOf(desk, notesPlan(desk, notes), side);
}

function pagesOf(desk: Desk, plan: PiecePlan, side: Side): PiecePages {
  const own: Desk = { ...desk, structure: createStructure(), specials: new Map() };
  const first = plan.start === "next" ? side : plan.start;
  const sheets: ComposedPage[] = [];
  const { notes } = setPlan(own, plan, first, (page) => void sheets.push(page));
  const { start, part } = plan;
  return {
    start,
    part,
    endNotes: notes,
    sheets,
    pageOf: (now, sheet, at) => pageOf(now, plan, { composed: sheets[sheet], sheet, at }),
  };
}

function pageOf(
  desk: Desk,
  plan: PiecePlan,
  {
    composed,
    sheet,
    at,
  }: { readonly composed: ComposedPage | undefined; readonly sheet: number; readonly at: number },
): Page {
  const { width, height } = desk.geometry;
  const side: Side = at % 2 === 0 ? "recto" : "verso";
  const folio = String(at + 1);
  const { marks = [], begins, bare = false } = composed ?? {};
  const heads = headMarks(desk, { flow: plan, side, folio, opening: sheet === 0, bare });
  const all = [...heads, ...marks];
  return { folio, side, width, height, blank: false, marks: all, ...(begins && { begins }) };
}
