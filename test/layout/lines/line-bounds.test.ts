import { expect, test } from "vitest";
import { searchLines, solutionOf } from "../../../src/layout/lines/break-lines.ts";
import { createBreakpoints, FLAG_FORCED } from "../../../src/layout/lines/breakpoints.ts";
import { createLineBounds } from "../../../src/layout/lines/line-bounds.ts";
import { createTrial, type Pass, type Search } from "../../../src/layout/lines/line-costs.ts";
import { BOOK_TUNING } from "../../../src/layout/lines/tuning.ts";

/** Words of 12 to 51 points with spaces of 3 between them, drawn without chance. */
function searchOf(words: number, seed: number): Search {
  const points = createBreakpoints(words + 1);
  let state = seed;
  let width = 0;
  for (let w = 1; w <= words; w += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    width += 12 + ((state >> 8) % 40);
    const space = 3 * (w - 1);
    points.end[w] = width + space;
    points.endSpace[w] = space;
    points.start[w] = width + space + 3;
    points.startSpace[w] = space + 3;
    points.flags[w] = w === words ? FLAG_FORCED : 0;
  }
  points.count = words + 1;
  return { points, measures: [226, 240], justify: true, lineCap: 99, surcharge: undefined };
}

const PASS: Pass = { tuning: BOOK_TUNING, hyphens: true, tolerance: 0.95, emergency: false };

test("what is told beforehand of the number of lines is what searches find", () => {
  const boundsOf = createLineBounds();
  let found = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const search = searchOf(20 + (seed % 60), seed);
    const trial = createTrial(search.points);
    const { least, most } = boundsOf(search, PASS);
    const solution = searchLines(trial, search, PASS);
    expect(solution === undefined).toBe(least > most);
    for (let lines = 1; lines < 40 && solution !== undefined; lines += 1) {
      if (solutionOf(trial.scratch, lines) === undefined) continue;
      found += 1;
      expect(lines).toBeGreaterThanOrEqual(least);
      expect(lines).toBeLessThanOrEqual(most);
    }
  }
  expect(found).toBeGreaterThan(50);
});
