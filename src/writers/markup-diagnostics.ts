import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";

export function outputOptionUnknown(format: string, name: string): Diagnostic {
  return {
    code: "writers/unknown-option",
    severity: "warning",
    message: `The format “${format}” has no option “${name}”`,
    hint: `Remove “${name}” from output: ${format}: in book.yaml`,
  };
}

export function fontEmbeddedWhole(family: string): Diagnostic {
  return {
    code: "writers/whole-font",
    severity: "info",
    message: `“${family}” is embedded whole, as its licence reserves its name`,
    hint: "A theme with another face makes a smaller page",
  };
}

export function notRendered(format: string, what: string, times: number): Diagnostic {
  const often = times === 1 ? "" : ` (${times} times)`;
  return {
    code: "writers/not-rendered",
    severity: "info",
    message: `The format “${format}” cannot show ${what}${often}`,
    hint: "The words are all there; the other formats show it as it is meant",
  };
}

/** The diagnostics of the markup writers, for `explain`. */
export const markupCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "writers/unknown-option",
    severity: "warning",
    explanation:
      "book.yaml gives an output format an option that it does not have. It has no effect.",
    remedy: "Correct its name, or remove the line.",
  },
  {
    code: "writers/not-rendered",
    severity: "info",
    explanation:
      "A format has no form for something in the book, so it is written in the nearest form there " +
      "is. No word is lost by it.",
    remedy: "Nothing needs doing, unless this format is the one you care for.",
  },
  {
    code: "writers/whole-font",
    severity: "info",
    explanation:
      "Fonts are cut down to the letters a book uses. Some licences reserve the name of the font " +
      "for its unchanged form, so such a font is embedded as it is, and the file is larger.",
    remedy: "Nothing needs doing. A theme with another face makes a smaller file.",
  },
];
