import { toPt } from "../base/units.ts";
import type { Desk } from "../layout/blocks/desk.ts";
import type { FontSet } from "../layout/font-set.ts";
import { loadHyphenation, unhyphenated } from "../layout/lines/hyphenation.ts";
import { createLineSetter } from "../layout/lines/line-setter.ts";
import { roman } from "../layout/pages/folio.ts";
import { narrowestInside } from "../layout/pages/gutter.ts";
import {
  type PiecePages,
  type PiecePlace,
  setEndNotes,
  setPiece,
} from "../layout/pages/piece-pages.ts";
import { blankPage } from "../layout/pages/sheets.ts";
import { languagesOf } from "../layout/pages/targets.ts";
import { deskOf, fewestPages, frontPages, type PaginateInput } from "../layout/paginate.ts";
import type { Page } from "../layout/pagination.ts";
import type { Note, Part, Section } from "../model/book.ts";
import { composition } from "../model/composition.ts";
import type { Edition } from "../model/edition.ts";
import { titleText } from "../model/text.ts";
import type { Theme } from "../theme/theme.ts";
import { fontsFor } from "./fonts.ts";

/** A page before its head and folio are put on. */
type Sheet =
  | { readonly type: "blank" }
  | { readonly type: "front"; readonly page: Page }
  | { readonly type: "text"; readonly piece: PiecePages; readonly sheet: number };

/** The set pages of a book as far as they are known. */
export interface LivePages {
  readonly desk: Desk;
  readonly fonts: FontSet;
  /** Pages of front matter before the first page of the text. */
  readonly front: number;
  readonly sheets: readonly Sheet[];
  /** False while later chapters are still being set. */
  readonly complete: boolean;
}

/** What the pages of a piece depend on, as one string: its markup has all of it. */
export type ContentOf = (node: Part | Section) => string;

/**
 * Sets a book again and again, each time only what changed: a piece with the
 * content, side and place it had has the pages it had.
 */
export interface LivePress {
  /** Sets what is not known, piece by piece; `seen` gets the pages so far and says whether to go on. */
  set(
    edition: Edition,
    contentOf: ContentOf,
    seen: (pages: LivePages) => Promise<boolean>,
  ): Promise<LivePages | undefined>;
}

/** Loads fonts and patterns once. */
export async function createPress(theme: Theme, edition: Edition): Promise<LivePress | undefined> {
  const fonts = await fontsFor(theme);
  if (fonts === undefined) return undefined;
  const hyphenation = theme.text.hyphenate
    ? await loadHyphenation(languagesOf(edition.book))
    : unhyphenated;
  const setter = createLineSetter({ hyphenation });
  const bench: Bench = { theme, fonts, setter, known: new Map(), inside: 0 };
  return { set: (now, contentOf, seen) => setBook(bench, { edition: now, contentOf, seen }) };
}

interface Bench extends Pick<PaginateInput, "theme" | "fonts" | "setter"> {
  /** Pieces by inside margin, side, place and content. */
  known: Map<string, PiecePages>;
  /** The margin that the thickness of the book has asked for so far. */
  inside: number;
}

interface Work {
  readonly edition: Edition;
  readonly contentOf: ContentOf;
  readonly seen: (pages: LivePages) => Promise<boolean>;
}

async function setBook(bench: Bench, work: Work): Promise<LivePages | undefined> {
  const { theme, fonts, setter } = bench;
  const input: PaginateInput = {
    edition: work.edition,
    theme,
    fonts,
    setter,
    gutter: "byPageCount",
  };
  const own = toPt(theme.page.margins.inside, toPt(theme.text.size, 10));
  const least = narrowestInside(fewestPages(input, own)).points;
  bench.inside = Math.max(bench.inside, own, least);
  for (;;) {
    const desk = deskOf(input, bench.inside);
    const pages = await setAll(bench, desk, work);
    if (pages === undefined) return undefined;
    const count = pages.sheets.length + (pages.sheets.length % 2);
    const { points } = narrowestInside(count);
    if (bench.inside >= points) return pages;
    bench.inside = points;
  }
}

async function setAll(bench: Bench, desk: Desk, work: Work): Promise<LivePages | undefined> {
  const used = new Map<string, PiecePages>();
  const text: Sheet[] = [];
  const { fonts } = bench;
  const front = frontSheets(desk, new Map());
  const notes: Note[] = [];
  for (const { node, place, back } of textPieces(desk)) {
    if (back) addNotes(desk, text, notes);
    const piece = pieceOf(
      bench,
      desk,
      { node, place, content: work.contentOf(node) },
      { text, used },
    );
    notes.push(...piece.endNotes);
    addSheets(text, piece);
    const sheets = [...front, ...text];
    if (!(await work.seen({ desk, fonts, front: front.length, sheets, complete: false }))) {
      bench.known = new Map([...bench.known, ...used]);
      return undefined;
    }
  }
  addNotes(desk, text, notes);
  bench.known = used;
  const settled = frontSheets(desk, foliosIn(text));
  return { desk, fonts, front: settled.length, sheets: [...settled, ...text], complete: true };
}

interface Wanted {
  readonly node: Part | Section;
  readonly place: PiecePlace;
  readonly content: string;
}

function pieceOf(
  bench: Bench,
  desk: Desk,
  { node, place, content }: Wanted,
  { text, used }: { readonly text: readonly Sheet[]; readonly used: Map<string, PiecePages> },
): PiecePages {
  const side = text.length % 2 === 0 ? "recto" : "verso";
  const begins = place.start === "recto" ? "recto" : side;
  const key = `${desk.geometry.inside} ${begins} ${place.start} ${place.part}\n${content}`;
  const piece = bench.known.get(key) ?? used.get(key) ?? setPiece(desk, node, { place, side });
  used.set(key, piece);
  return piece;
}

function addSheets(text: Sheet[], piece: PiecePages): void {
  if (piece.start === "recto" && text.length % 2 === 1) text.push({ type: "blank" });
  if (piece.start === "verso" && text.length % 2 === 0) text.push({ type: "blank" });
  for (const sheet of piece.sheets.keys()) text.push({ type: "text", piece, sheet });
}

function addNotes(desk: Desk, text: Sheet[], notes: Note[]): void {
  if (notes.length === 0) return;
  const side = text.length % 2 === 0 ? "recto" : "verso";
  addSheets(text, setEndNotes(desk, notes.splice(0), side));
}

/** Pieces of the text with the place that `paginate` gives them. */
function* textPieces(desk: Desk): Generator<{
  readonly node: Part | Section;
  readonly place: PiecePlace;
  readonly back: boolean;
}> {
  let first = true;
  let part = "";
  for (const piece of composition(desk.edition)) {
    if (piece.type === "part") {
      const { label, title } = piece.part;
      part = titleText(title) || titleText(label);
      yield { node: piece.part, place: { matter: "body", start: "recto", part: "" }, back: false };
      first = true;
    }
    if (piece.type !== "section" || piece.matter === "front") continue;
    const { matter, section } = piece;
    if (matter === "back") part = "";
    const start = first ? "recto" : desk.theme.chapter.start;
    yield { node: section, place: { matter, start, part }, back: matter === "back" };
    first = false;
  }
}

function frontSheets(desk: Desk, folios: ReadonlyMap<string, string>): readonly Sheet[] {
  const pages = frontPages(desk, folios);
  return pages.map((page) => ({ type: "front", page }));
}

/** The folio of the page on which each anchor of the text stands. */
function foliosIn(text: readonly Sheet[]): ReadonlyMap<string, string> {
  const folios = new Map<string, string>();
  for (const [at, sheet] of text.entries()) {
    if (sheet.type !== "text") continue;
    for (const mark of sheet.piece.sheets[sheet.sheet]?.marks ?? [])
      if (mark.type === "anchor") folios.set(mark.id, String(at + 1));
  }
  return folios;
}

function sheetPage(desk: Desk, sheet: Sheet, at: number): Page {
  switch (sheet.type) {
    case "front":
      return sheet.page;
    case "blank":
      return blankPage(desk, at, String);
    case "text":
      return sheet.piece.pageOf(desk, sheet.sheet, at);
  }
}

/** A page with its head and folio; undefined where the book has no such page yet. */
export function livePage({ desk, front, sheets }: LivePages, at: number): Page | undefined {
  const sheet = sheets[at];
  return sheet === undefined ? undefined : sheetPage(desk, sheet, at - front);
}

/** The printed number of a page by its place. */
export function folioAt({ front }: LivePages, at: number): string {
  return at < front ? roman(at + 1) : String(at - front + 1);
}
