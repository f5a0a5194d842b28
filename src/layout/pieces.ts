import type { Note } from "../model/book.ts";
import type { Desk } from "./blocks/desk.ts";
import type { Keeper, KeptPiece } from "./keeper.ts";
import type { SheetDiagnostic } from "./pages/diagnostic-sheets.ts";
import type { Side } from "./pages/geometry.ts";
import { type FolioOf, indexPlan } from "./pages/index-plan.ts";
import { notesWithin } from "./pages/notes-within.ts";
import { notesPlan, type PiecePlan } from "./pages/piece-plans.ts";
import { setPlan } from "./pages/set-piece.ts";

/** A book while it is set. */
export interface Press<T> {
  readonly desk: Desk;
  readonly keeper: Keeper<T>;
  readonly diagnostics: SheetDiagnostic[];
}

/** A piece that was set, or remembered. */
export interface PlacedPiece<T> extends KeptPiece<T> {
  readonly plan: PiecePlan;
  /** Notes it leaves for the end of the book. */
  readonly notes: readonly Note[];
}

/** A page of a piece, or a blank one. */
export type Sheet<T> = { readonly piece: PlacedPiece<T>; readonly sheet: number } | undefined;

/** A piece as it is remembered, or as it is set now; `side` is that of the next page. */
export function pieceOf<T>(
  press: Press<T>,
  plan: PiecePlan,
  next: Side | undefined,
): PlacedPiece<T> {
  const { desk, keeper, diagnostics } = press;
  const side = plan.start === "next" ? (next ?? "recto") : plan.start;
  const found = keeper.memory?.find(desk, plan, side);
  if (found !== undefined) {
    diagnostics.push(...found.record.diagnostics);
    return { ...found, plan, notes: notesWithin(plan, found.record.endNotes) };
  }
  const own = keeper.begin(desk);
  const { record, notes } = setPlan(own.desk, plan, side, own.take);
  const piece = { record, kept: own.done() };
  keeper.memory?.keep(plan, piece);
  diagnostics.push(...record.diagnostics);
  return { ...piece, plan, notes };
}

/** What is set already, and what waits to be. */
interface TextSoFar<T> {
  readonly sheets: readonly Sheet<T>[];
  /** Notes for the end of the book. */
  readonly waiting: readonly Note[];
  readonly nameOf: FolioOf;
}

/** Sets pieces of the text behind those that are set. */
export function textPages<T>(
  press: Press<T>,
  plans: readonly (PiecePlan | "notes")[],
  soFar: TextSoFar<T>,
): { readonly sheets: Sheet<T>[]; readonly waiting: Note[] } {
  const sheets = [...soFar.sheets];
  const waiting = [...soFar.waiting];
  for (const plan of plans) {
    if (plan === "notes" && waiting.length === 0) continue;
    const now =
      plan === "notes"
        ? notesPlan(press.desk, waiting.splice(0))
        : indexPlan(press.desk, plan, soFar.nameOf);
    const piece = pieceOf(press, now, sideOf(sheets.length));
    waiting.push(...piece.notes);
    append(sheets, piece);
  }
  return { sheets, waiting };
}

/** The pages of pieces, one after another. */
export function inOrder<T>(pieces: readonly PlacedPiece<T>[]): Sheet<T>[] {
  const sheets: Sheet<T>[] = [];
  for (const piece of pieces) append(sheets, piece);
  return sheets;
}

/** Adds the pages of a piece, with the blank page that its start may ask for. */
function append<T>(sheets: Sheet<T>[], piece: PlacedPiece<T>): void {
  const { start } = piece.plan;
  if (start !== "next" && sideOf(sheets.length) !== start) sheets.push(undefined);
  for (let sheet = 0; sheet < piece.record.begins.length; sheet += 1) sheets.push({ piece, sheet });
}

/** The side of a page by its place, from 0. */
export function sideOf(page: number): Side {
  return page % 2 === 0 ? "recto" : "verso";
}

/** The folio of the page on which each anchor stands. */
export function foliosIn<T>(
  sheets: readonly Sheet<T>[],
  folioOf: (page: number) => string,
): ReadonlyMap<string, string> {
  const folios = new Map<string, string>();
  for (const [at, sheet] of sheets.entries())
    if (sheet?.sheet === 0)
      for (const { id, page } of sheet.piece.record.anchors) folios.set(id, folioOf(at + page + 1));
  return folios;
}
