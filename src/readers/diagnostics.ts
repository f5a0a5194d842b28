import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { notices } from "./notices.ts";

/** What the readers tell an author about the file itself: its bytes, its size, its kind. */

const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  zip: [
    "looks like a Word or other packed document",
    "Give it the ending of what it is: .docx, .odt, .epub, or .zip for an archive of chapters",
  ],
  doc: [
    "is a document of an old version of Word",
    "Open it in a word processor and save it as .docx",
  ],
  rtf: ["is a Rich Text document", "Give it the ending .rtf"],
  noRtf: [
    "is no Rich Text document",
    "Give it the ending of what it is, or save it again as .rtf or .docx",
  ],
  pdf: ["is a PDF", "Work from the manuscript it was made from, or extract its text first"],
  image: ["is an image", "Name a manuscript; images belong beside it and are called from it"],
  binary: ["is not text", "Name a plain text or Markdown file"],
};

/** The file is not a manuscript in text form. */
export function notText(id: string, kind: string): Diagnostic {
  const [what, hint] = KINDS[kind] ?? ["is not text", "Name a plain text or Markdown file"];
  return { code: "readers/not-text", severity: "error", message: `“${id}” ${what}`, hint };
}

/** The file is larger than any book. */
export function tooLarge(id: string, bytes: number, limit: number): Diagnostic {
  return {
    code: "readers/too-large",
    severity: "error",
    message: `“${id}” has ${Math.ceil(bytes / 1024 / 1024)} MB, more than the ${Math.floor(limit / 1024 / 1024)} MB a file may have`,
    hint: "Split it into one file a chapter or part, or raise limits.file in book.yaml",
  };
}

/** The file has no words. */
export function empty(id: string): Diagnostic {
  return {
    code: "readers/empty",
    severity: "error",
    message: `“${id}” has no text`,
    hint: "Check that the manuscript was saved, and that this is the file you mean",
  };
}

/** Why a document of a word processor cannot be opened. */
export type DocumentFault = "damaged" | "too-large" | "protected" | "other" | "too-deep";

const FAULTS: Readonly<Record<DocumentFault, readonly [string, string]>> = {
  damaged: ["is damaged or cut short", "Open it in a word processor and save it again"],
  "too-large": [
    "unfolds to more than any book holds",
    "Scale its images down, or save it without them",
  ],
  protected: [
    "is encrypted or packed in a way that cannot be read",
    "Take the password off and save it again",
  ],
  other: [
    "is an archive, but not the document its ending says",
    "Name the document itself, saved by a word processor",
  ],
  "too-deep": [
    "is nested deeper, or divided into more pieces, than any text is",
    "Save it again from the program it was written in",
  ],
};

/** The file is a document that cannot be opened. */
export function brokenDocument(id: string, fault: DocumentFault): Diagnostic {
  const [what, hint] = FAULTS[fault];
  return { code: "readers/broken-document", severity: "error", message: `“${id}” ${what}`, hint };
}

/** The bytes are text in an encoding the file does not name. */
export function guessedEncoding(id: string, name: string): Diagnostic {
  return {
    code: "readers/guessed-encoding",
    severity: "warning",
    message: `“${id}” is not UTF-8; it reads best as ${name}`,
    at: { source: id, start: 0, end: 0 },
    hint: "Look at the accents and quotation marks, then save the file as UTF-8",
  };
}

/** UTF-8 with some bytes that are none. */
export function brokenBytes(id: string, count: number): Diagnostic {
  return {
    code: "readers/broken-bytes",
    severity: "warning",
    message: `${count} broken ${count === 1 ? "character stands" : "characters stand"} in “${id}” where bytes were lost`,
    at: { source: id, start: 0, end: 0 },
    hint: "Search the text for � and type what belongs there",
  };
}

/** The name of a notice, without `readers/`. */
export type Notice = keyof typeof notices;

/** A sentence longer than this quotes a manuscript that is made to hurt, in UTF-16 units. */
const LONGEST = 600;

/** A diagnostic about a place in a manuscript; severity and hint come from the catalogue. */
export function notice(name: Notice, message: string, at: Span): Diagnostic {
  const [severity, , remedy] = notices[name];
  const said = message.length > LONGEST ? `${message.slice(0, LONGEST).trimEnd()}…` : message;
  return { code: `readers/${name}`, severity, message: said, at, hint: remedy.replace(/\.$/, "") };
}

/** The notices and the faults of files, for `explain` and the manual. */
export const readersCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "readers/not-text",
    severity: "error",
    explanation:
      "The file is not what its ending says: a PDF, an image, a packed document or something else under the name of a text.",
    remedy: "Give it the ending it should have, or save the manuscript as plain text in UTF-8.",
  },
  {
    code: "readers/broken-document",
    severity: "error",
    explanation:
      "A document is damaged, encrypted, nested without end, or unfolds to more than 256 MB. Nothing of it was read.",
    remedy: "Open it in the program it was written in and save it again.",
  },
  {
    code: "readers/too-large",
    severity: "error",
    explanation: "The file is larger than 64 MB. The longest novels have less than 10.",
    remedy: "Split it.",
  },
  {
    code: "readers/empty",
    severity: "error",
    explanation: "The file has no text in it, so there is no book to make.",
    remedy: "Check that it was saved.",
  },
  {
    code: "readers/guessed-encoding",
    severity: "warning",
    explanation:
      "The bytes of the file are not UTF-8 and it does not say what they are. The likeliest of the old encodings was chosen by what makes words.",
    remedy: "Check the accents and quotation marks, then save the file as UTF-8.",
  },
  {
    code: "readers/broken-bytes",
    severity: "warning",
    explanation: "The file is UTF-8 but for a few bytes that are not. Each became U+FFFD.",
    remedy: "Type the characters again.",
  },
  ...Object.entries(notices).map(([name, [severity, explanation, remedy]]) => ({
    code: `readers/${name}`,
    severity,
    explanation,
    remedy,
  })),
];
