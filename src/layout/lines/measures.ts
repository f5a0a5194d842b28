import type { Pt } from "../../base/units.ts";
import type { LineShape } from "../paragraph.ts";

/** Lines whose measure may differ from the rest: an indent, a drop capital, a picture cut in. */
const MOST_SPECIAL = 40;

/**
 * Measures of the first lines; the last one holds for all that follow.
 *
 * `length` is the paragraph's natural width, from which it is known how many lines to ask for.
 */
export function measuresOf(shape: LineShape, length: Pt): readonly Pt[] {
  const first = shape.measureOf(0).width;
  const likely = first > 0 ? Math.ceil(length / first) + 2 : MOST_SPECIAL;
  const count = Math.max(2, Math.min(MOST_SPECIAL, likely));
  const measures = [first];
  for (let line = 1; line < count; line += 1) measures.push(shape.measureOf(line).width);
  while (measures.length > 1 && measures[measures.length - 1] === measures[measures.length - 2])
    measures.pop();
  return measures;
}
