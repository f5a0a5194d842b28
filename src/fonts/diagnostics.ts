import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";

/** A font file that cannot be used in print, and why. */
export function unusableFont(reason: string): Diagnostic {
  return {
    code: "fonts/unusable-font",
    severity: "error",
    message: `This font cannot be used: ${reason}`,
    hint: "Give a static TrueType or OpenType font (.ttf or .otf)",
  };
}

/** The diagnostics of this room, for `explain`. */
export const fontsCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "fonts/unusable-font",
    severity: "error",
    explanation:
      "A font file is damaged, compressed for the web or variable. Such files embed wrongly in a PDF, " +
      "often without a word, so they are refused at the door.",
    remedy: "Use the static .ttf or .otf file of the same face.",
  },
];
