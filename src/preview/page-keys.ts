import { digestOf } from "../base/digest.ts";
import type { PiecePages } from "../layout/pages/piece-pages.ts";
import type { Page } from "../layout/pagination.ts";
import type { LivePages } from "./press.ts";

/** Numbers of pieces that were set, for as long as they live. */
const pieces = new WeakMap<PiecePages, number>();
const fronts = new WeakMap<Page, string>();
let last = 0;

/**
 * A name for what each page shows: two pages with one name are drawn alike.
 *
 * A page whose name is what it was is neither painted nor sent again.
 */
export function pageKeys({ desk, sheets, front }: LivePages): readonly string[] {
  const { metadata } = desk.edition.book;
  const heads = digestOf([desk.theme.digest, metadata.title, metadata.authors]).slice(0, 6);
  return sheets.map((sheet, at) => {
    const place = `${heads}.${at - front}`;
    if (sheet.type === "blank") return place;
    if (sheet.type === "text") return `${place}.${numberOf(sheet.piece)}.${sheet.sheet}`;
    return `${place}.${frontKey(sheet.page)}`;
  });
}

function numberOf(piece: PiecePages): number {
  const known = pieces.get(piece);
  if (known !== undefined) return known;
  last += 1;
  pieces.set(piece, last);
  return last;
}

/** Pages of front matter are made anew each time; they are few, and named for their marks. */
function frontKey(page: Page): string {
  const known = fronts.get(page);
  if (known !== undefined) return known;
  const marks = JSON.stringify(page.marks, (name, value) => (name === "font" ? "" : value));
  const key = digestOf([marks]).slice(0, 12);
  fronts.set(page, key);
  return key;
}
