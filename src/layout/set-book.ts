import type { IndexEntry } from "../model/index-entries.ts";
import { bound, pageOf, type SetBook, type SetPage } from "./bind-book.ts";
import type { Desk } from "./blocks/desk.ts";
import type { Keeper } from "./keeper.ts";
import { roman } from "./pages/folio.ts";
import { type FolioOf, foliosOf, type IndexedPage, isIndexPlan } from "./pages/index-plan.ts";
import { unsettledContents } from "./pages/page-diagnostics.ts";
import { type ContentsPlan, piecePlans } from "./pages/piece-plans.ts";
import {
  foliosIn,
  inOrder,
  type PlacedPiece,
  type Press,
  pieceOf,
  type Sheet,
  textPages,
} from "./pieces.ts";

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
