import type { StyledRun } from "../paragraph.ts";
import type { Breakpoints } from "./breakpoints.ts";
import type { WordCutter } from "./galley.ts";
import type { Pass, Trial } from "./line-costs.ts";
import type { Attempt, Looseness } from "./looseness.ts";
import type { Passes } from "./passes.ts";
import type { RiverWatch } from "./rivers.ts";
import type { Tuning } from "./tuning.ts";
import type { Face } from "./words.ts";

/** What one build shares over all its paragraphs. */
export interface Shop {
  readonly tuning: Tuning;
  readonly faceOf: (run: StyledRun) => Face;
  readonly cut: WordCutter;
  readonly passes: Passes;
  readonly attempts: readonly Attempt[];
  readonly harshest: Pass;
  readonly trial: Trial;
  readonly boundsOf: Looseness["boundsOf"];
  readonly watch: RiverWatch;
  points: Breakpoints;
}
