import { type Pt, toPt } from "../../base/units.ts";
import type { Desk } from "../blocks/desk.ts";
import type { Mark } from "../pagination.ts";
import { SAFE } from "./geometry.ts";

type TextMark = Extract<Mark, { type: "text" }>;

/** Pages that bleed are trimmed less exactly: Kindle Direct Publishing asks for three eighths of an inch. */
const SAFE_WITH_BLEED: Pt = 27;

/** Nobody sees less, and sums of widths are not exact. */
const ROUNDING: Pt = 0.1;

/**
 * How far the ink of these lines reaches beyond the area that is safe from the
 * knife, in points; 0 where none does. It is the ink that counts, not the
 * advance widths: an italic f leans out of its own.
 */
export function inkOutside(
  { geometry, theme }: Pick<Desk, "geometry" | "theme">,
  marks: readonly Mark[],
): Pt {
  const safe = toPt(theme.page.bleed, geometry.size) > 0 ? SAFE_WITH_BLEED : SAFE;
  const { width, height } = geometry;
  let most = 0;
  for (const mark of marks) {
    if (mark.type !== "text") continue;
    const { left, right } = inkOf(mark);
    most = Math.max(most, safe - left, right - (width - safe));
    const near = tallest(mark);
    if (mark.y - near > safe && mark.y + near < height - safe) continue;
    const { above, below } = depthOf(mark);
    most = Math.max(most, safe - above, below - (height - safe));
  }
  return most > ROUNDING ? most : 0;
}

/** Edges of the ink of a line. */
function inkOf({ x, pieces }: TextMark): { readonly left: Pt; readonly right: Pt } {
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (first === undefined || last === undefined)
    return { left: Number.POSITIVE_INFINITY, right: 0 };
  const em = first.look.size / first.look.font.unitsPerEm;
  const bearing = first.look.font.inkOf(first.shaped.glyphs[0] ?? 0).minX * em * first.scale;
  const { shaped, scale } = last;
  const { font, size, tracking } = last.look;
  const at = shaped.glyphs.length - 1;
  const advance =
    shaped.width - (shaped.advances[at] ?? 0) + font.inkOf(shaped.glyphs[at] ?? 0).maxX;
  const end = ((advance / font.unitsPerEm) * size + at * tracking) * scale;
  return { left: x + first.x + bearing, right: x + last.x + end };
}

/** No glyph reaches so far above or below its baseline: only a line near an edge of the page is measured glyph by glyph. */
function tallest({ pieces }: TextMark): Pt {
  let most = 0;
  for (const { look } of pieces) most = Math.max(most, 1.5 * look.size + Math.abs(look.rise));
  return most;
}

/** Upper and lower edge of the ink of a line. */
function depthOf({ y, pieces }: TextMark): { readonly above: Pt; readonly below: Pt } {
  let above = y;
  let below = y;
  for (const { look, shaped } of pieces)
    for (const glyph of shaped.glyphs) {
      const { font, size, rise } = look;
      const ink = font.inkOf(glyph);
      above = Math.min(above, y - rise - (ink.maxY / font.unitsPerEm) * size);
      below = Math.max(below, y - rise - (ink.minY / font.unitsPerEm) * size);
    }
  return { above, below };
}
