import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";

/** A key under `output: pdf:` that means nothing. */
export function unknownPdfOption(key: string): Diagnostic {
  return {
    code: "writers/pdf-option",
    severity: "error",
    message: `There is no PDF option “${key}”`,
    hint: "The one option is “editions”: both, screen or print",
    usage: true,
  };
}

/** An edition that is neither of the two. */
export function unknownPdfEdition(name: string): Diagnostic {
  return {
    code: "writers/pdf-option",
    severity: "error",
    message: `There is no PDF edition “${name}”`,
    hint: "Write both, screen or print",
    usage: true,
  };
}

/** The diagnostics of the PDF writer, for `explain`. */
export const pdfCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "writers/pdf-option",
    severity: "error",
    explanation: "The options of the PDF writer hold a key or a value it does not know.",
    remedy: "Use `editions: both`, `editions: screen` or `editions: print`.",
  },
];
