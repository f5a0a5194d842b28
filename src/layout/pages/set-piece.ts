import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Note } from "../../model/book.ts";
import type { Desk } from "../blocks/desk.ts";
import { missingGlyph } from "../lines/line-diagnostics.ts";
import type { Place } from "../pagination.ts";
import { type ComposedPage, composePage, NOTE_GAP } from "./compose-page.ts";
import { type SheetDiagnostic, sheetsOf } from "./diagnostic-sheets.ts";
import type { Side } from "./geometry.ts";
import { withoutLadders } from "./hyphen-runs.ts";
import { notesTooLate } from "./late-notes.ts";
import { breakPages } from "./page-breaks.ts";
import type { PiecePlan } from "./piece-plans.ts";

/** A piece of the book that was set: its pages went to the taker. */
export interface SetPiece {
  readonly record: PieceRecord;
  /** Notes that stand at the end of the book. */
  readonly notes: readonly Note[];
}

/**
 * Takes a page of a piece as soon as it is composed, without head and folio, which depend on the
 * pages before. The next is composed after that, so that a page that is painted and let go never
 * outlives its turn: a long chapter is a million small objects.
 */
export type PageTaker = (page: ComposedPage) => void;

/** What the rest of the book needs to know of a piece; plain data. */
export interface PieceRecord {
  /** Where in the book each page begins; as many as there are pages. */
  readonly begins: readonly (Place | undefined)[];
  readonly anchors: readonly PieceAnchor[];
  /** Pages that a picture has to itself. */
  readonly bare: readonly number[];
  /** Ids of the notes that stand at the end of the book. */
  readonly endNotes: readonly string[];
  readonly diagnostics: readonly SheetDiagnostic[];
}

/** A place in a piece that something may point at. */
export interface PieceAnchor {
  readonly id: string;
  /** From 0 at the start of the piece. */
  readonly page: number;
  readonly y: number;
}

/** Sets a piece into lines and cuts it into pages for `take`; `side` is that of its first page. */
export function setPlan(desk: Desk, plan: PiecePlan, side: Side, take: PageTaker): SetPiece {
  const diagnostics: Diagnostic[] = [];
  let told = false;
  // A piece may miss thousands of characters; one place is enough to find them.
  const coverage = desk.coverage.heardBy((codePoint, span) => {
    diagnostics.push(missingGlyph(codePoint, told ? undefined : span));
    told ||= span !== undefined;
  });
  const own: Desk = { ...desk, diagnostics, coverage };
  const notes: Note[] = [];
  const column = plan.column(own, notes);
  const { lines, leading } = desk.geometry;
  const room = { lines, leading, noteGap: NOTE_GAP * leading, side };
  const plans = withoutLadders(column, breakPages(column, room));
  const found: readonly SheetDiagnostic[] = sheetsOf(diagnostics.splice(0), column, plans);
  const inked: SheetDiagnostic[] = [];
  const begins: (Place | undefined)[] = [];
  const anchors: PieceAnchor[] = [];
  const bare: number[] = [];
  for (const [sheet, page] of plans.entries()) {
    const composed = composePage(own, column, page, sideAt(side, sheet));
    inked.push(...diagnostics.splice(0).map((diagnostic) => ({ ...diagnostic, sheet })));
    begins.push(composed.begins);
    anchors.push(...anchorsOn(composed, sheet));
    if (composed.bare) bare.push(sheet);
    take(composed);
  }
  const endNotes = notes.map(({ id }) => id ?? "");
  const noticed = [...found, ...notesTooLate(column, plans), ...inked];
  return { record: { begins, anchors, bare, endNotes, diagnostics: noticed }, notes };
}

/** The side of page `at` of a piece whose first page is `first`. */
function sideAt(first: Side, at: number): Side {
  return (first === "recto") === (at % 2 === 0) ? "recto" : "verso";
}

function anchorsOn({ marks }: ComposedPage, page: number): readonly PieceAnchor[] {
  return marks.flatMap((mark) =>
    mark.type === "anchor" ? [{ id: mark.id, page, y: mark.y }] : [],
  );
}
