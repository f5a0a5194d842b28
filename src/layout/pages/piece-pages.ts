import type { Note, Part, Section } from "../../model/book.ts";
import type { Matter } from "../../model/composition.ts";
import type { Desk } from "../blocks/desk.ts";
import { createStructure } from "../blocks/structure.ts";
import type { Page } from "../pagination.ts";
import { type ComposedPage, composePage, NOTE_GAP } from "./compose-page.ts";
import { endNotesFlow } from "./end-notes.ts";
import { type Flow, type FlowPlace, partFlow, sectionFlow } from "./flow.ts";
import type { Side } from "./geometry.ts";
import { headMarks } from "./heads.ts";
import { breakPages } from "./page-breaks.ts";

/** Where a piece of the text stands among the others, as far as its pages care. */
export interface PiecePlace {
  readonly matter: Matter;
  readonly start: "recto" | "next";
  /** Title of the part it belongs to; empty for none. */
  readonly part: string;
}

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
  const own: Desk = { ...desk, structure: createStructure(), specials: new Map() };
  const endNotes: Note[] = [];
  const level = place.part === "" ? 1 : 2;
  const flowPlace: FlowPlace = { ...place, level, endNotes };
  const flow =
    node.type === "part" ? partFlow(own, node, endNotes) : sectionFlow(own, node, flowPlace);
  return pagesOf(own, flow, { side, endNotes });
}

/** Sets the notes that were gathered for the end of the book. */
export function setEndNotes(desk: Desk, notes: readonly Note[], side: Side): PiecePages {
  const own: Desk = { ...desk, structure: createStructure(), specials: new Map() };
  return pagesOf(own, endNotesFlow(own, [...notes]), { side, endNotes: [] });
}

function pagesOf(
  desk: Desk,
  flow: Flow,
  { side, endNotes }: { readonly side: Side; readonly endNotes: readonly Note[] },
): PiecePages {
  const { lines, leading } = desk.geometry;
  const first: Side = flow.start === "next" ? side : flow.start;
  const room = { lines, leading, noteGap: NOTE_GAP * leading, side: first };
  const sheets = breakPages(flow.column, room).map((plan, i) => {
    const own: Side = (first === "recto") === (i % 2 === 0) ? "recto" : "verso";
    return composePage(desk, flow, plan, own);
  });
  // The column holds every line of the chapter; only its heads are asked for again.
  const shown: Flow = { ...flow, column: { ...flow.column, items: [], notes: [] } };
  return {
    start: flow.start,
    part: flow.part,
    endNotes,
    sheets,
    pageOf: (now, sheet, at) => pageOf(now, { flow: shown, sheets }, { sheet, at }),
  };
}

function pageOf(
  desk: Desk,
  { flow, sheets }: { readonly flow: Flow; readonly sheets: PiecePages["sheets"] },
  { sheet, at }: { readonly sheet: number; readonly at: number },
): Page {
  const { width, height } = desk.geometry;
  const side: Side = at % 2 === 0 ? "recto" : "verso";
  const folio = String(at + 1);
  const { marks = [], begins } = sheets[sheet] ?? {};
  const heads = headMarks(desk, { flow, side, folio, opening: sheet === 0 });
  const all = [...heads, ...marks];
  return { folio, side, width, height, blank: false, marks: all, ...(begins && { begins }) };
}
