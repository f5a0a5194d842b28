import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";

/** A key under `output: pdf:` that means nothing. */
export function unknownPdfOption(key: string): Diagnostic {
  return {
    code: "writers/pdf-option",
    severity: "error",
    message: `There is no PDF option “${key}”`,
    hint: "The options are “editions” (both, screen or print) and “proof” (true or false)",
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

/** `proof` is neither yes nor no. */
export function wrongProof(value: string): Diagnostic {
  return {
    code: "writers/pdf-option",
    severity: "error",
    message: `The PDF option “proof” is “${value}”`,
    hint: "Write true or false",
    usage: true,
  };
}

/** A picture whose data cannot be unpacked. */
export function damagedPicture(asset: string): Diagnostic {
  return {
    code: "writers/damaged-picture",
    severity: "warning",
    message: `The picture “${asset}” is damaged, so its place in the PDF is empty`,
    hint: "Save the picture again from the program it comes from",
  };
}

/** A picture that a press with one ink cannot print as it looks. */
export function colouredPicture(asset: string): Diagnostic {
  return {
    code: "writers/coloured-picture",
    severity: "info",
    message: `The picture “${asset}” stays in colour in the PDF for the printer`,
    hint: "Save it in grey, as JPEG or as PNG of eight bits, for a book printed in black",
  };
}

/** What a drawing asks for and pages do not show. */
export function undrawnParts(asset: string, parts: readonly string[]): Diagnostic {
  const named = parts.slice(0, MOST_NAMED).join(", ");
  const more = parts.length > MOST_NAMED ? `, and ${parts.length - MOST_NAMED} more` : "";
  return {
    code: "writers/undrawn-part",
    severity: "warning",
    message: `The drawing “${asset}” has what the PDF does not show: ${named}${more}`,
    hint: "Save it from the drawing program as plain paths, or as PNG",
  };
}

/** Parts of a drawing that one message names. */
const MOST_NAMED = 5;

/** The diagnostics of the PDF writer, for `explain`. */
export const pdfCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "writers/coloured-picture",
    severity: "info",
    explanation:
      "The PDF for the printer has one ink. PNG pictures of eight bits are turned grey; a coloured JPEG, or a PNG of another kind, stays as it is, and a printer may refuse it or charge for colour.",
    remedy: "Save the picture in grey.",
  },
  {
    code: "writers/damaged-picture",
    severity: "warning",
    explanation:
      "The head of a picture could be read, but not its pixels: the file is cut off or damaged. The PDF leaves its place empty.",
    remedy: "Save the picture again from the program it comes from.",
  },
  {
    code: "writers/pdf-option",
    severity: "error",
    explanation: "The options of the PDF writer hold a key or a value it does not know.",
    remedy:
      "Use `editions: both`, `editions: screen` or `editions: print`, and `proof: true` or `proof: false`.",
  },
  {
    code: "writers/undrawn-part",
    severity: "warning",
    explanation:
      "Drawings in SVG are painted as paths, with their shapes, gradients, groups, clips, opacities and words. Filters, masks, patterns, markers and pictures inside a drawing are left out.",
    remedy:
      "Turn effects into plain paths in the drawing program, or save the drawing as PNG at 300 dots an inch.",
  },
];
