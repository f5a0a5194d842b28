import type { Pass } from "./line-costs.ts";
import { pressed, type Tuning } from "./tuning.ts";

/**
 * TeX's passes, without hyphens, with them, and taking what there is; and between the last two
 * those in which letters and spaces give a little more than they should.
 */
export interface Passes {
  readonly plain: Pass;
  readonly hyphenated: Pass;
  readonly pressed: Pass;
  readonly bent: Pass;
  readonly last: Pass;
}

/** The passes of a taste. */
export function passesOf(tuning: Tuning): Passes {
  const { tolerances, emergency, distress, hole } = tuning;
  const [plain, hyphenated, last] = tolerances;
  const pass = { tuning, hyphens: true, emergency: false };
  const bent = pressed(tuning, distress);
  return {
    plain: { ...pass, hyphens: false, tolerance: plain },
    hyphenated: { ...pass, tolerance: hyphenated },
    pressed: { ...pass, tuning: pressed(tuning, emergency), tolerance: hole },
    bent: { ...pass, tuning: bent, tolerance: distress.tolerance },
    last: { ...pass, tuning: bent, tolerance: last, emergency: true },
  };
}
