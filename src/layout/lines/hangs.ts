import type { Pt } from "../../base/units.ts";
import type { StyledRun } from "../paragraph.ts";
import type { Drawing } from "./drawing.ts";
import { idOf } from "./galley.ts";
import { partAt, runAt, type Stretch, shapedAt } from "./line-words.ts";
import { leftProtrusion, MOST_PROTRUSION, rightProtrusion } from "./protrusion.ts";

/** How far the first and the last glyph of a line hang out of its measure. */
export interface Hangs {
  readonly left: Pt;
  readonly right: Pt;
}

/** The edges are straight. */
export const NO_HANGS: Hangs = { left: 0, right: 0 };

/** The hangs of a line, by its first and last glyph. */
export function hangsOf(stretch: Stretch): Hangs {
  const { drawing, first, last } = stretch;
  if (last < first) return NO_HANGS;
  return { left: leftHang(stretch, drawing, first), right: rightHang(stretch, drawing, last) };
}

/** Of most words nothing hangs, which their figures tell. */
function leftHang(stretch: Stretch, drawing: Drawing, w: number): Pt {
  const { galley } = drawing;
  const part = partAt(stretch, w);
  if (part === undefined && galley.table.figures.left[idOf(galley, w)] === 0) return 0;
  const { text, advances } = shapedAt(stretch, w);
  const share = leftProtrusion(text.charAt(0));
  return share === 0 ? 0 : hang(runAt(drawing, w), share, advances[0]);
}

function rightHang(stretch: Stretch, drawing: Drawing, w: number): Pt {
  const { galley } = drawing;
  const part = partAt(stretch, w);
  if (part === undefined && galley.table.figures.right[idOf(galley, w)] === 0) return 0;
  const { text, advances } = shapedAt(stretch, w);
  const share = rightProtrusion(text.charAt(text.length - 1));
  return share === 0 ? 0 : hang(runAt(drawing, w), share, advances[advances.length - 1]);
}

function hang({ font, size }: StyledRun, share: number, advance = 0): Pt {
  return Math.min(share * (advance / font.unitsPerEm), MOST_PROTRUSION) * size;
}
