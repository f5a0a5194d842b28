import type { Pt } from "../../base/units.ts";
import type { Drawing } from "./drawing.ts";
import type { Tuning } from "./tuning.ts";

/** How the glyphs and spaces of a line are drawn, so that it fills its measure. */
export interface Fit {
  readonly scale: number;
  /** Space width over natural space width. */
  readonly space: number;
  /** The same, as it would have to be for the line to fill its measure. */
  readonly asked: number;
}

/** Nothing gives. */
export const PLAIN: Fit = { scale: 1, space: 1, asked: 1 };

/**
 * A space is never drawn wider than twice its size: what cannot be justified ends short of the
 * measure, which is seen less than a line with holes in it.
 */
const WIDEST = 2;

/** Glyphs give first, within the tuning's share; spaces take what is left. */
export function fitOf(gap: Pt, glyphs: Pt, space: Pt, { tuning, gentle }: Drawing): Fit {
  const fit = fitWith(gap, glyphs, space, gentle);
  if (tuning === gentle) return fit;
  // A line without spaces has nothing but its letters to give: a word divided anywhere.
  const hard =
    space <= 0
      ? gap < -gentle.contraction * glyphs
      : fit.space >= 1 + gentle.hole || fit.space <= 1 - gentle.shrink;
  return hard ? fitWith(gap, glyphs, space, tuning) : fit;
}

function fitWith(gap: Pt, glyphs: Pt, space: Pt, tuning: Tuning): Fit {
  const taken = Math.max(-tuning.contraction * glyphs, Math.min(tuning.expansion * glyphs, gap));
  const scale = glyphs > 0 ? 1 + taken / glyphs : 1;
  if (space <= 0) return { scale: Math.min(scale, 1), space: 1, asked: 1 };
  const asked = Math.max(1 - tuning.shrink, 1 + (gap - taken) / space);
  return { scale, space: Math.min(asked, WIDEST), asked };
}
