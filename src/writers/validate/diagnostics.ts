import type { UnzipFault } from "../../base/unzip.ts";
import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";

/** Why the bytes could not be looked at as an EPUB. */
export function notAnEpub(fault: UnzipFault): Diagnostic {
  return { code: "writers/not-an-epub", severity: "error", ...wordsFor(fault) };
}

function wordsFor(fault: UnzipFault): { readonly message: string; readonly hint: string } {
  switch (fault.type) {
    case "notZip":
      return {
        message: "This is no EPUB: an EPUB is a ZIP archive, and this is none",
        hint: "Give the .epub file itself; a folder of its files must be packed first",
      };
    case "damaged":
      return {
        message: `The archive is damaged at “${fault.path}”`,
        hint: "Make or download the file again",
      };
    case "tooLarge":
      return {
        message:
          "The archive unfolds to more than a gigabyte or twenty thousand files, and was not opened",
        hint: "A book is smaller; look at what is packed into it",
      };
    case "unsupported":
      return {
        message: `“${fault.path}” is encrypted or packed in a way EPUB does not know`,
        hint: "Give the file without copy protection, packed with deflate",
      };
  }
}

/** What `explain` says of validating. */
export const validateCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "writers/not-an-epub",
    severity: "error",
    explanation:
      "The file given to `quoin validate` cannot be opened as the archive an EPUB is: it is something else, it is damaged or encrypted, or it unfolds to a size no book has.",
    remedy: "Give the .epub file as a store or a tool made it.",
  },
];
