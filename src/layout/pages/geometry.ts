import { type Pt, toPt } from "../../base/units.ts";
import type { Font } from "../../fonts/font.ts";
import type { Theme } from "../../theme/theme.ts";

/**
 * Where things stand on every page. Lines of text stand on one grid for the
 * whole book, so that those on both sides of a leaf lie over one another.
 */
export interface Geometry {
  readonly width: Pt;
  readonly height: Pt;
  readonly measure: Pt;
  readonly leading: Pt;
  /** Size of running text; the em of the theme's own lengths. */
  readonly size: Pt;
  /** Lines of the grid on a page. */
  readonly lines: number;
  /** Baseline of the first line, from the top of the page. */
  readonly firstBaseline: Pt;
  readonly inside: Pt;
  readonly outside: Pt;
  /** Baselines of running head and foot. */
  readonly head: Pt;
  readonly foot: Pt;
}

export type Side = "recto" | "verso";

/** Left edge of the text on a page of this side. */
export function leftEdge(geometry: Geometry, side: Side): Pt {
  return side === "recto" ? geometry.inside : geometry.outside;
}

/** Baseline of grid line `line`, from 0 at the top. */
export function baseline(geometry: Geometry, line: number): Pt {
  return geometry.firstBaseline + line * geometry.leading;
}

/** Nothing is printed nearer to the trim than this: printers ask for a quarter inch. */
export const SAFE: Pt = 18;

/** From the last line of the grid to a folio at the foot, in lines: a page that runs a line long stays clear of it. */
const FOLIO_DROP = 2.5;

/** Lines a page must hold to be a page of a book; smaller margins are taken before fewer lines. */
const FEWEST_LINES = 6;

/** Derives the grid from the theme; `inside` is the margin at the spine, raised for thick books. */
export function geometryOf(theme: Theme, body: Font, inside: Pt): Geometry {
  const size = toPt(theme.text.size, 10);
  const leading = Math.max(1, toPt(theme.text.leading, size));
  const width = toPt(theme.page.width, size);
  const height = toPt(theme.page.height, size);
  const top = toPt(theme.page.margins.top, size);
  const bottom = toPt(theme.page.margins.bottom, size);
  const outside = toPt(theme.page.margins.outside, size);
  const lines = Math.max(FEWEST_LINES, Math.floor((height - top - bottom + 0.01) / leading));
  const ascent = (body.ascent / body.unitsPerEm) * size;
  const descent = (-body.descent / body.unitsPerEm) * size;
  const firstBaseline = top + (leading - ascent - descent) / 2 + ascent;
  const last = firstBaseline + (lines - 1) * leading;
  return {
    width,
    height,
    measure: Math.max(size * 4, width - inside - outside),
    leading,
    size,
    lines,
    firstBaseline,
    inside,
    outside,
    head: Math.max(SAFE + size * 0.7, firstBaseline - 1.75 * leading),
    foot: Math.min(height - SAFE - size * 0.3, last + FOLIO_DROP * leading),
  };
}
