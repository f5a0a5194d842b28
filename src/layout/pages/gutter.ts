import type { Pt } from "../../base/units.ts";

/** What a printer asks for at the spine of a book of so many pages. */
interface GutterBand {
  /** Up to and with this many pages. */
  readonly pages: number;
  /** Inches. */
  readonly inside: number;
}

/**
 * The bands of Kindle Direct Publishing for paperbacks, as known in November 2026.
 * They are floors: a comfortable novel has 0.75 in and more.
 */
const gutterBands: readonly GutterBand[] = [
  { pages: 150, inside: 0.375 },
  { pages: 300, inside: 0.5 },
  { pages: 500, inside: 0.625 },
  { pages: 700, inside: 0.75 },
  { pages: 828, inside: 0.875 },
];

/** The narrowest inside margin for a book of so many pages; above the last band, that of the last. */
export function narrowestInside(pages: number): { readonly points: Pt; readonly inches: number } {
  const band = gutterBands.find((one) => pages <= one.pages) ?? gutterBands.at(-1);
  const inches = band?.inside ?? 0;
  return { points: inches * 72, inches };
}
