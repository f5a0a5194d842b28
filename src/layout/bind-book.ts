import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ContentsEntry } from "../model/edition.ts";
import type { Desk } from "./blocks/desk.ts";
import { missingOnce } from "./lines/line-diagnostics.ts";
import type { SheetDiagnostic } from "./pages/diagnostic-sheets.ts";
import { roman } from "./pages/folio.ts";
import type { Side } from "./pages/geometry.ts";
import { headMarks } from "./pages/heads.ts";
import { seenOn } from "./pages/page-diagnostics.ts";
import type { Mark, OutlineEntry, Place } from "./pagination.ts";
import { type Press, type Sheet, sideOf } from "./pieces.ts";

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

/** Puts heads and folios on the pages of both parts of the book. */
export function bound<T>(
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

/** A page with its head and folio. */
export function pageOf<T>(desk: Desk, sheet: Sheet<T>, at: number, folio: string): SetPage<T> {
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
