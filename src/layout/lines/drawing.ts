import type { LineShape, ParagraphText, StyledRun } from "../paragraph.ts";
import type { Galley } from "./galley.ts";
import type { Tuning } from "./tuning.ts";
import type { Face } from "./words.ts";

/** All that drawing needs; held by a setting until somebody asks for its lines. */
export interface Drawing {
  readonly paragraph: ParagraphText;
  readonly galley: Galley;
  readonly shape: LineShape;
  readonly faceOf: (run: StyledRun) => Face;
  /** What the lines were searched with. */
  readonly tuning: Tuning;
  /** What lines are set with that need no more, so that only a hard line of a hard paragraph is bent far. */
  readonly gentle: Tuning;
}
