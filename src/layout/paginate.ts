import { toPt } from "../base/units.ts";
import { type Diagnostic, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Font } from "../fonts/font.ts";
import type { ContentsEntry, Edition } from "../model/edition.ts";
import { termsOf } from "../model/terms.ts";
import type { Theme } from "../theme/theme.ts";
import { blockItems } from "./blocks/blocks.ts";
import type { Desk } from "./blocks/desk.ts";
import { createStructure } from "./blocks/structure.ts";
import { createCoverage } from "./coverage.ts";
import type { FontSet } from "./font-set.ts";
import { missingGlyph } from "./lines/line-diagnostics.ts";
import { type BookFlows, bookFlows } from "./pages/book-flows.ts";
import { contentsFlow } from "./pages/contents.ts";
import { roman } from "./pages/folio.ts";
import { geometryOf } from "./pages/geometry.ts";
import { narrowestInside } from "./pages/gutter.ts";
import { gutterRaised, unsettledContents } from "./pages/page-diagnostics.ts";
import { blankPage, layPages } from "./pages/sheets.ts";
import { targetsOf } from "./pages/targets.ts";
import type { OutlineEntry, Page, Pagination } from "./pagination.ts";
import type { LineSetter } from "./paragraph.ts";

/** What pages are made from. */
export interface PaginateInput {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly fonts: FontSet;
  readonly setter: LineSetter;
  /** `byPageCount` raises the inside margin to what printers ask for a book of so many pages. */
  readonly gutter: "byPageCount" | "asGiven";
}

/** A margin that once rose does not fall, so that this many settings always suffice. */
const GUTTER_SETTINGS = 6;

/** Sets a book into pages. Pure: the same input gives equal pages. */
export function paginate(input: PaginateInput): Outcome<Pagination> {
  const { theme, gutter } = input;
  let inside = toPt(theme.page.margins.inside, toPt(theme.text.size, 10));
  if (gutter === "byPageCount")
    inside = Math.max(inside, narrowestInside(fewestPages(input, inside)).points);
  let raised: Diagnostic | undefined;
  for (let setting = 1; ; setting += 1) {
    const desk = deskOf(input, inside);
    const value = setPages(desk);
    const pages = value.pages.length + (value.pages.length % 2);
    const least = narrowestInside(pages);
    const settled = inside >= least.points || gutter === "asGiven" || setting === GUTTER_SETTINGS;
    if (settled) return success(value, [...desk.diagnostics, ...(raised ? [raised] : [])]);
    inside = least.points;
    raised = gutterRaised(pages, least.inches);
  }
}

/** A page of nothing but words holds fewer than this for each square em of its text. */
const DENSEST = 0.42;

/** Pages that a book has at the very least, so that a thick one need not be set twice to learn its margin. */
export function fewestPages({ edition, theme, fonts }: PaginateInput, inside: number): number {
  const { measure, leading, lines, size } = geometryOf(theme, bodyFace(fonts), inside);
  return Math.floor(edition.words / ((DENSEST * measure * lines * leading) / (size * size)));
}

function bodyFace(fonts: FontSet): Font {
  return fonts.face("body", { weight: "regular", slant: "upright" });
}

/** A desk for one setting of a book. */
export function deskOf(input: PaginateInput, inside: number): Desk {
  const { edition, theme, fonts, setter } = input;
  const diagnostics: Diagnostic[] = [];
  const missing = (codePoint: number): void => void diagnostics.push(missingGlyph(codePoint));
  return {
    edition,
    theme,
    fonts,
    setter,
    setBlocks: blockItems,
    coverage: createCoverage(fonts.fallback, missing),
    geometry: geometryOf(theme, bodyFace(fonts), inside),
    structure: createStructure(),
    terms: termsOf(edition.book.metadata.language),
    diagnostics,
    noteNumbers: new Map(edition.notes.map(({ id, number }) => [id, String(number)])),
    targets: targetsOf(edition.book),
    heads: new Map(),
    specials: new Map(),
  };
}

/** The contents settle in so many settings, or are said not to. */
const CONTENTS_SETTINGS = 5;

function setPages(desk: Desk): Pagination {
  const flows = bookFlows(desk);
  const text = layPages(desk, flows.text, String);
  const known = foliosOf(text);
  let front = frontPages(desk, flows, known);
  if (flows.contents !== undefined) {
    let settings = 1;
    for (; settings <= CONTENTS_SETTINGS; settings += 1) {
      const folios = new Map([...known, ...foliosOf(front)]);
      const again = frontPages(desk, flows, folios);
      const settled = sameFolios(foliosOf(front), foliosOf(again));
      front = again;
      if (settled) break;
    }
    if (settings > CONTENTS_SETTINGS) desk.diagnostics.push(unsettledContents());
  }
  const pages = [...front, ...text];
  const { structure, edition } = desk;
  return { pages, outline: outlineOf(edition.contents, pages), structure: structure.elements };
}

/** Front matter fills whole leaves: the text begins on a recto. */
export function frontPages(
  desk: Desk,
  { before, contents, after }: BookFlows,
  folios: ReadonlyMap<string, string>,
): readonly Page[] {
  const folioOf = (id: string): string => folios.get(id) ?? "";
  const list = contents === undefined ? [] : [contentsFlow(desk, contents.entries, folioOf)];
  const pages = layPages(desk, [...before, ...list, ...after], roman);
  if (pages.length % 2 === 1) pages.push(blankPage(desk, pages.length, roman));
  return pages;
}

/** The folio of the page on which each anchor stands. */
export function foliosOf(pages: readonly Page[]): ReadonlyMap<string, string> {
  const folios = new Map<string, string>();
  for (const { folio, marks } of pages)
    for (const mark of marks) if (mark.type === "anchor") folios.set(mark.id, folio);
  return folios;
}

function sameFolios(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([id, folio]) => b.get(id) === folio);
}

function outlineOf(
  contents: readonly ContentsEntry[],
  pages: readonly Page[],
): readonly OutlineEntry[] {
  const places = new Map<string, { readonly page: number; readonly y: number }>();
  pages.forEach(({ marks }, page) => {
    for (const mark of marks)
      if (mark.type === "anchor") places.set(mark.id, { page, y: Math.max(0, mark.y) });
  });
  const entries = (list: readonly ContentsEntry[]): readonly OutlineEntry[] =>
    list.flatMap(({ id, label, title, children }) => {
      const place = places.get(id);
      const words = [label, title].filter((part) => part !== "").join(" · ");
      if (place === undefined) return entries(children);
      return [{ title: words, ...place, children: entries(children) }];
    });
  return entries(contents);
}
