import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Note } from "../model/book.ts";
import type { ContentsEntry } from "../model/edition.ts";
import type { IndexEntry } from "../model/index-entries.ts";
import type { Desk } from "./blocks/desk.ts";
import { missingOnce } from "./lines/line-diagnostics.ts";
import type { SheetDiagnostic } from "./pages/diagnostic-sheets.ts";
import { roman } from "./pages/folio.ts";
import type { Side } from "./pages/geometry.ts";
import { headMarks } from "./pages/heads.ts";
import {
  type FolioOf,
  foliosOf,
  type IndexedPage,
  indexPlan,
  isIndexPlan,
} from "./pages/index-plan.ts";
import { notesWithin } from "./pages/notes-within.ts";
import { seenOn, unsettledContents } from "./pages/page-diagnostics.ts";
import { type ContentsPlan, notesPlan, type PiecePlan, piecePlans } from "./pages/piece-plans.ts";
import { type PageTaker, type PieceRecord, setPlan } from "./pages/set-piece.ts";
import type { Mark, OutlineEntry, Place } from "./pagination.ts";

/*
 * The book is set piece by piece. Each page of a piece is handed to a keeper, which
 * takes from it what it wants; then its lines and marks are forgotten. So a long
 * book needs little more room than the words of its longest chapter.
 */

/** Takes each piece as soon as it is set. */
export interface Keeper<T> {
  begin(desk: Desk): PieceKeeper<T>;
  /** What was kept of the same piece before; absent where nothing is remembered. */
  readonly memory?: PieceMemory<T>;
}

/** Takes one piece. */
export interface PieceKeeper<T> {
  /** The desk it is set on: with a structure of its own, or with one for the book. */
  readonly desk: Desk;
  readonly take: PageTaker;
  /** What is kept of it, when it has all its pages. */
  done(): T;
}

/** Pieces of earlier settings. */
export interface PieceMemory<T> {
  find(desk: Desk, plan: PiecePlan, side: Side): KeptPiece<T> | undefined;
  /** Keeps a piece that was not found. */
  keep(plan: PiecePlan, piece: KeptPiece<T>): void;
}

/** What is left of a piece that was set. */
export interface KeptPiece<T> {
  readonly record: PieceRecord;
  readonly kept: T;
}

/** A page of the book in its place. */
export interface SetPage<T> {
  readonly folio: string;
  readonly side: Side;
  /** Running head and folio, which are artifacts. */
  readonly heads: readonly Mark[];
  readonly begins?: Place;
  /** The piece it is a page of, and which; absent on blank pages. */
  readonly of?: { readonly piece: T; readonly sheet: number };
}

/** A book of which only what the keeper kept is left. */
export interface SetBook<T> {
  readonly pages: readonly SetPage<T>[];
  readonly anchors: ReadonlyMap<string, SetAnchor>;
  readonly outline: readonly OutlineEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where an anchor came to stand. */
interface SetAnchor {
  readonly page: number;
  readonly y: number;
}

/** Sets the text, then the front matter before it, whose contents name the folios of both. */
export function setBook<T>(desk: Desk, keeper: Keeper<T>): SetBook<T> {
  const plans = piecePlans(desk);
  const press: Press<T> = { desk, keeper, diagnostics: [] };
  const before = plans.before.map((plan) => pieceOf(press, plan, undefined));
  const after = plans.after.map((plan) => pieceOf(press, plan, undefined));
  const endNotes = [...before, ...after].flatMap(({ notes }) => notes);
  const split = plans.text.findIndex((plan) => isIndexPlan(desk, plan));
  const body = split < 0 ? plans.text : plans.text.slice(0, split);
  const start = textPages(press, body, { sheets: [], waiting: endNotes, nameOf: () => undefined });
  if (split < 0) return withFront(press, { before, after, contents: plans.contents }, start.sheets);
  // The index stands behind what it names, so that it is true at once but for places at the front and behind it.
  const noticed = press.diagnostics.length;
  let nameOf = foliosOf(indexedPages([], start.sheets));
  for (let settings = 1; ; settings += 1) {
    const { sheets } = textPages(press, plans.text.slice(split), { ...start, nameOf });
    const set = withFront(press, { before, after, contents: plans.contents }, sheets);
    const now = foliosOf(indexedPages(set.front, sheets));
    if (settings > INDEX_SETTINGS || samePlaces(desk, nameOf, now)) return set;
    press.diagnostics.length = noticed;
    nameOf = now;
  }
}

/** The index settles in so many settings; what would still change then is a page or two of its own making. */
const INDEX_SETTINGS = 4;

function samePlaces({ edition }: Desk, one: FolioOf, other: FolioOf): boolean {
  const same = ({ places, entries }: IndexEntry): boolean =>
    places.every((place) => one(place) === other(place)) && entries.every(same);
  return edition.index?.entries.every(same) ?? true;
}

function indexedPages<T>(
  front: readonly Sheet<T>[],
  text: readonly Sheet<T>[],
): readonly IndexedPage[] {
  const pagesOf = (sheets: readonly Sheet<T>[], folioOf: (page: number) => string): IndexedPage[] =>
    sheets.map((sheet, at) => ({
      folio: folioOf(at + 1),
      begins: sheet?.piece.record.begins[sheet.sheet],
      anchors: (sheet?.piece.record.anchors ?? []).flatMap(({ id, page }) =>
        page === sheet?.sheet ? [id] : [],
      ),
    }));
  return [...pagesOf(front, roman), ...pagesOf(text, String)];
}

interface FrontPlans<T> {
  readonly before: readonly PlacedPiece<T>[];
  readonly after: readonly PlacedPiece<T>[];
  readonly contents: ContentsPlan | undefined;
}

/** Sets the contents until the folios in them are true, and binds the book. */
function withFront<T>(
  press: Press<T>,
  { before, after, contents: plan }: FrontPlans<T>,
  text: Sheet<T>[],
): SetBook<T> & { readonly front: readonly Sheet<T>[] } {
  const texts = foliosIn(text, String);
  const known = new Map<string, string>(texts);
  let front = inOrder([...before, ...after]);
  if (plan !== undefined) {
    let settings = 0;
    for (; settings <= CONTENTS_SETTINGS; settings += 1) {
      const noticed = press.diagnostics.length;
      const printed = new Map<string, string>();
      const folioOf = (id: string): string => {
        const folio = known.get(id) ?? "";
        printed.set(id, folio);
        return folio;
      };
      const contents = pieceOf(press, plan(folioOf), undefined);
      front = inOrder([...before, contents, ...after]);
      const folios = foliosIn(front, roman);
      // Where nothing of the front matter stands in the contents, they are right at once.
      if ([...printed].every(([id, folio]) => (folios.get(id) ?? folio) === folio)) break;
      // What is said of a setting that is set again is not said.
      press.diagnostics.length = noticed;
      for (const [id, folio] of folios) known.set(id, folio);
    }
    if (settings > CONTENTS_SETTINGS) press.diagnostics.push(unsettledContents());
  }
  if (front.length % 2 === 1) front.push(undefined);
  return { ...bound(press, front, text), front };
}

/** The front matter alone, its contents set with these folios. */
export function setFront<T>(
  desk: Desk,
  keeper: Keeper<T>,
  folioOf: (id: string) => string,
): readonly SetPage<T>[] {
  const { before, contents, after } = piecePlans(desk);
  const press: Press<T> = { desk, keeper, diagnostics: [] };
  const plans = [...before, ...(contents === undefined ? [] : [contents(folioOf)]), ...after];
  const sheets = inOrder(plans.map((plan) => pieceOf(press, plan, undefined)));
  if (sheets.length % 2 === 1) sheets.push(undefined);
  return sheets.map((sheet, at) => pageOf(desk, sheet, at, roman(at + 1)));
}

/** The contents settle in so many settings, or are said not to. */
const CONTENTS_SETTINGS = 5;

interface Press<T> {
  readonly desk: Desk;
  readonly keeper: Keeper<T>;
  readonly diagnostics: SheetDiagnostic[];
}

interface PlacedPiece<T> extends KeptPiece<T> {
  readonly plan: PiecePlan;
  /** Notes it leaves for the end of the book. */
  readonly notes: readonly Note[];
}

/** A page of a piece, or a blank one. */
type Sheet<T> = { readonly piece: PlacedPiece<T>; readonly sheet: number } | undefined;

/** A piece as it is remembered, or as it is set now; `side` is that of the next page. */
function pieceOf<T>(press: Press<T>, plan: PiecePlan, next: Side | undefined): PlacedPiece<T> {
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

function textPages<T>(
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

function inOrder<T>(pieces: readonly PlacedPiece<T>[]): Sheet<T>[] {
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
function sideOf(page: number): Side {
  return page % 2 === 0 ? "recto" : "verso";
}

/** The folio of the page on which each anchor stands. */
function foliosIn<T>(
  sheets: readonly Sheet<T>[],
  folioOf: (page: number) => string,
): ReadonlyMap<string, string> {
  const folios = new Map<string, string>();
  for (const [at, sheet] of sheets.entries())
    if (sheet?.sheet === 0)
      for (const { id, page } of sheet.piece.record.anchors) folios.set(id, folioOf(at + page + 1));
  return folios;
}

/** Puts heads and folios on the pages of both parts of the book. */
function bound<T>(
  press: Press<T>,
  front: readonly Sheet<T>[],
  text: readonly Sheet<T>[],
): SetBook<T> {
  const { desk } = press;
  const anchors = new Map<string, SetAnchor>();
  const pages: SetPage<T>[] = [];
  const folios = new Map<SheetDiagnostic, string>();
  const add = (sheets: readonly Sheet<T>[], folioOf: (page: number) => string): void => {
    for (const [at, sheet] of sheets.entries()) {
      if (sheet?.sheet === 0) {
        const { anchors: own, diagnostics } = sheet.piece.record;
        for (const { id, page, y } of own)
          anchors.set(id, { page: pages.length + page, y: Math.max(0, y) });
        for (const [noticed, sheets] of onSheets(diagnostics))
          folios.set(noticed, folioOf(at + sheets + 1));
      }
      pages.push(pageOf(desk, sheet, at, folioOf(at + 1)));
    }
  };
  add(front, roman);
  add(text, String);
  const outline = outlineOf(desk.edition.contents, anchors);
  return {
    pages,
    anchors,
    outline,
    diagnostics: missingOnce([
      ...press.diagnostics.map((noticed) => told(noticed, folios)),
      ...desk.diagnostics,
    ]),
  };
}

/** The diagnostics that know their page, with its place in the piece. */
function onSheets(
  diagnostics: readonly SheetDiagnostic[],
): readonly (readonly [SheetDiagnostic, number])[] {
  return diagnostics.flatMap((noticed) =>
    noticed.sheet === undefined ? [] : [[noticed, noticed.sheet] as const],
  );
}

/** What was noticed, with the folio of its page where that is known. */
function told(noticed: SheetDiagnostic, folios: ReadonlyMap<SheetDiagnostic, string>): Diagnostic {
  const { sheet: _, ...diagnostic } = noticed;
  const folio = folios.get(noticed);
  return folio === undefined ? diagnostic : seenOn(diagnostic, folio);
}

function pageOf<T>(desk: Desk, sheet: Sheet<T>, at: number, folio: string): SetPage<T> {
  const side = sideOf(at);
  if (sheet === undefined) return { folio, side, heads: [] };
  const { piece, sheet: nth } = sheet;
  const bare = piece.record.bare.includes(nth);
  const heads = headMarks(desk, { flow: piece.plan, side, folio, opening: nth === 0, bare });
  const begins = piece.record.begins[nth];
  const of = { piece: piece.kept, sheet: nth };
  return { folio, side, heads, of, ...(begins && { begins }) };
}

function outlineOf(
  contents: readonly ContentsEntry[],
  anchors: ReadonlyMap<string, SetAnchor>,
): readonly OutlineEntry[] {
  return contents.flatMap(({ id, label, title, children }) => {
    const place = anchors.get(id);
    const below = outlineOf(children, anchors);
    const words = [label, title].filter((part) => part !== "").join(" · ");
    if (place === undefined) return below;
    return [{ title: words, ...place, children: below }];
  });
}
