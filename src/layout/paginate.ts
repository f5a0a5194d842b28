import { toPt } from "../base/units.ts";
import { type Diagnostic, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Font } from "../fonts/font.ts";
import type { Edition } from "../model/edition.ts";
import { termsOf } from "../model/terms.ts";
import type { Theme } from "../theme/theme.ts";
import type { SetPage } from "./bind-book.ts";
import { blockItems } from "./blocks/blocks.ts";
import type { Desk } from "./blocks/desk.ts";
import { createStructure } from "./blocks/structure.ts";
import { createCoverage } from "./coverage.ts";
import type { FontSet } from "./font-set.ts";
import type { Keeper } from "./keeper.ts";
import { missingGlyph } from "./lines/line-diagnostics.ts";
import type { ComposedPage } from "./pages/compose-page.ts";
import { geometryOf } from "./pages/geometry.ts";
import { narrowestInside } from "./pages/gutter.ts";
import { gutterRaised } from "./pages/page-diagnostics.ts";
import { targetsOf } from "./pages/targets.ts";
import type { Page, Pagination } from "./pagination.ts";
import type { LineSetter } from "./paragraph.ts";
import { setBook, setFront } from "./set-book.ts";

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
  const { value, diagnostics } = setWithGutter(input, (desk) => {
    const set = setPages(desk);
    return { value: set.pagination, count: set.pagination.pages.length, ...set };
  });
  return success(value, diagnostics);
}

/** A book as it was set, and what is needed to know whether its margin is wide enough. */
interface SetOnce<T> {
  readonly value: T;
  readonly count: number;
  readonly diagnostics: Noticed;
}

type Noticed = readonly Diagnostic[];

/** Sets a book again, with a wider margin at the spine, until its thickness asks for no more. */
export function setWithGutter<T>(
  input: PaginateInput,
  set: (desk: Desk) => SetOnce<T>,
): SetOnce<T> {
  const { theme } = input;
  const gutter = theme.page.gutter === "asGiven" ? "asGiven" : input.gutter;
  const given = toPt(theme.page.margins.inside, toPt(theme.text.size, 10));
  let inside = given;
  if (gutter === "byPageCount")
    inside = Math.max(inside, narrowestInside(fewestPages(input, inside)).points);
  for (let setting = 1; ; setting += 1) {
    const desk = deskOf(input, inside);
    const once = set(desk);
    const pages = once.count + (once.count % 2);
    const least = narrowestInside(pages);
    const settled = inside >= least.points || gutter === "asGiven" || setting === GUTTER_SETTINGS;
    if (settled) {
      const raised = inside > given ? [gutterRaised(pages, inside / 72)] : [];
      return { ...once, diagnostics: [...once.diagnostics, ...raised] };
    }
    inside = least.points;
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

/** Everything of every page is kept, with one structure for the whole book. */
function marksKeeper(): Keeper<readonly ComposedPage[]> {
  return {
    begin(desk) {
      const sheets: ComposedPage[] = [];
      return { desk, take: (page) => void sheets.push(page), done: () => sheets };
    },
  };
}

function setPages(desk: Desk): { readonly pagination: Pagination; readonly diagnostics: Noticed } {
  const { pages, outline, diagnostics } = setBook(desk, marksKeeper());
  const structure = desk.structure.elements;
  return { pagination: { pages: pages.map(pageOn(desk)), outline, structure }, diagnostics };
}

/** Front matter fills whole leaves: the text begins on a recto. */
export function frontPages(desk: Desk, folios: ReadonlyMap<string, string>): readonly Page[] {
  return setFront(desk, marksKeeper(), (id) => folios.get(id) ?? "").map(pageOn(desk));
}

function pageOn({
  geometry: { width, height },
}: Desk): (page: SetPage<readonly ComposedPage[]>) => Page {
  return ({ folio, side, heads, begins, of }) => ({
    folio,
    side,
    width,
    height,
    blank: of === undefined,
    marks: [...heads, ...(of?.piece[of.sheet]?.marks ?? [])],
    ...(begins && { begins }),
    ...(of && { texts: of.piece[of.sheet]?.texts() ?? [] }),
  });
}
