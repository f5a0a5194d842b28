import type { Setting } from "../paragraph.ts";
import type { Solution } from "./break-lines.ts";
import { type Chosen, drawnWith, prepare } from "./choose-lines.ts";
import { drawLines } from "./draw-lines.ts";
import type { Drawing } from "./drawing.ts";
import { breakKind, endOffset, lineEnd, lineStart, startOffset } from "./line-ends.ts";
import { type Extent, looseSolutions, mayFill } from "./looseness.ts";
import type { Shop } from "./shop.ts";
import { solutionWithout } from "./without-hyphen.ts";
import { endsInHyphen } from "./word-breaks.ts";

/**
 * Settings a line shorter and longer than the best, of which one search finds both.
 */
export function looseSettings(
  shop: Shop,
  { drawing, solution: best }: Chosen,
  extent: Extent,
): (lines: number) => Setting | undefined {
  const { length } = best.breaks;
  let found: ReadonlyMap<number, Setting> | undefined;
  return (lines) => {
    if (length > MOST_LOOSE_LINES || !mayFill(drawing, extent, lines)) return undefined;
    found ??= searchLoose(shop, drawing, best);
    return found.get(lines);
  };
}

function searchLoose(shop: Shop, drawing: Drawing, best: Solution): ReadonlyMap<number, Setting> {
  const found = looseSolutions(shop, prepare(shop, drawing), best);
  return new Map(
    [...found].map(([lines, { solution, tuning }]) => [
      lines,
      settingOf(shop, drawnWith(drawing, tuning), solution),
    ]),
  );
}

/** A paragraph of more lines gives the page builder room enough within itself. */
const MOST_LOOSE_LINES = 400;

/** A solution as the page builder sees it. */
export function settingOf(shop: Shop, drawing: Drawing, solution: Solution): Setting {
  const { word, part } = shop.points;
  const { breaks, demerits } = solution;
  const count = breaks.length;
  const ends = new Int32Array(2 * count);
  for (let i = 0; i < count; i += 1) {
    const point = breaks[i] as number;
    ends[2 * i] = word[point] as number;
    ends[2 * i + 1] = part[point] as number;
  }
  const { galley } = drawing;
  return {
    demerits,
    count,
    lines: (from = 0, to = count) =>
      drawLines(drawing, ends, { first: from, after: Math.min(to, count) }),
    start: (line) => startOffset(galley, lineStart(ends, line)),
    end: (line) => endOffset(galley, lineEnd(ends, line)),
    endsClean(line) {
      if (line < 0 || line >= count) return true;
      return !endsInHyphen(breakKind(galley, lineEnd(ends, line)));
    },
    withoutHyphen(line) {
      const found = solutionWithout(shop, prepare(shop, drawing), { ends, line, demerits });
      return found && settingOf(shop, drawnWith(drawing, found.tuning), found.solution);
    },
  };
}
