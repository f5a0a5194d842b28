import { type Pt, toPt } from "../base/units.ts";
import { narrowestInside } from "../layout/pages/gutter.ts";
import type { LivePages } from "./press.ts";

/** What a printer asks of the edges of a page, in points from the trim. */
export interface Edges {
  /** Beyond the trim, on the three sides that are cut. */
  readonly bleed: Pt;
  /** Inside the trim nothing that matters stands nearer to a cut edge than this. */
  readonly safe: Pt;
  /** The same at the spine, for a book of so many pages. */
  readonly safeInside: Pt;
}

/**
 * From the trim to what is safe, in points, without bleed and with it.
 * Kindle Direct Publishing, paperbacks: outside margins of 0.25 in and 0.375 in, as known in November 2026.
 */
const SAFE = { plain: 18, bled: 27 };

/** The edges of the pages of a book, as the theme and the number of its pages have them. */
export function edgesOf({ desk, sheets }: LivePages): Edges {
  const bleed = toPt(desk.theme.page.bleed, desk.geometry.size);
  return {
    bleed,
    safe: bleed > 0 ? SAFE.bled : SAFE.plain,
    safeInside: narrowestInside(sheets.length).points,
  };
}
