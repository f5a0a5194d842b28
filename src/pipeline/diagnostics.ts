import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { place } from "./wording.ts";

export function titleMissing(): Diagnostic {
  return {
    code: "pipeline/untitled",
    severity: "warning",
    message: "The book has no title, so its title page says “Untitled”",
    hint: "Name it with --title, or with “title:” in book.yaml or front matter",
  };
}

export function languageAssumed(language: string): Diagnostic {
  return {
    code: "pipeline/assumed-language",
    severity: "warning",
    message: `The language of the text is not said and could not be told; “${language}” is assumed`,
    hint: "Name it with --lang or “language:” in book.yaml",
  };
}

export function orderInferred(files: readonly string[]): Diagnostic {
  const shown = files.length > 6 ? [...files.slice(0, 5), "…", files.at(-1) ?? ""] : files;
  return {
    code: "pipeline/inferred-order",
    severity: "info",
    message: `The ${files.length} files stand in the order of their names: ${shown.join(", ")}`,
    hint: "List them under “files:” in book.yaml for another order",
  };
}

export function chapterOutOfOrder(chapter: string, last: number, at: Span | undefined): Diagnostic {
  return {
    code: "pipeline/chapter-order",
    severity: "warning",
    message: `“${chapter}” follows a chapter numbered ${last}`,
    ...place(at),
    hint: "Check that no chapter is missing, double or misnumbered",
  };
}

export function bookEmpty(): Diagnostic {
  return {
    code: "pipeline/empty-book",
    severity: "error",
    message: "There are no words in the manuscript, so there is no book to make",
  };
}

export function idTaken(id: string, at: Span | undefined): Diagnostic {
  return {
    code: "pipeline/same-id",
    severity: "warning",
    message: `The id “${id}” is given to a second heading, which gets another`,
    ...place(at),
    hint: "Give each heading an id of its own; links lead to the first",
  };
}

export function targetMissing(target: string, at: Span | undefined): Diagnostic {
  return {
    code: "pipeline/missing-target",
    severity: "warning",
    message: `A link leads to “#${target}”, and nothing in the book has that id`,
    ...place(at),
    hint: "Give the heading an id, as in “## The Mill {#the-mill}”, or correct the link",
  };
}

export function pluginRefused(name: string, why: string): Diagnostic {
  return {
    code: "plugin/unsupported-api",
    severity: "error",
    message: `The plug-in “${name}” is not used: ${why}`,
    hint: "This version loads plug-ins that say “api: 1”",
    usage: true,
  };
}

export function pluginFailed(name: string, doing: string, why: string): Diagnostic {
  return {
    code: "plugin/failed",
    severity: "error",
    message: `The plug-in “${name}” failed while ${doing}: ${why}`,
    hint: "Report it to the author of the plug-in, or build without it",
  };
}

export function pluginMissing(path: string, why: string): Diagnostic {
  return {
    code: "plugin/not-loaded",
    severity: "error",
    message: `The plug-in “${path}” could not be loaded: ${why}`,
    hint: "Give the path of a module, starting with ./, or the name of an installed package",
    usage: true,
  };
}

export function programFault(doing: string, why: string): Diagnostic {
  return {
    code: "pipeline/fault",
    severity: "error",
    message: `A fault in quoin, not in the book, while ${doing}: ${why}`,
    hint: "Nothing was written for this book; please report it with the manuscript that shows it",
  };
}

export function nothingWritten(format: string): Diagnostic {
  return {
    code: "pipeline/not-written",
    severity: "error",
    message: `No ${format} was made of the book`,
    hint: "The reasons are given with the other findings",
  };
}

/** What `explain` and the manual say of findings about a book as a whole, and about plug-ins. */
export const pipelineCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "pipeline/untitled",
    severity: "warning",
    explanation:
      "Neither the author nor the manuscript says what the book is called. A chapter's heading is not its title, and a file's name is never printed.",
    remedy: "Give --title, or “title:” in book.yaml or front matter.",
  },
  {
    code: "pipeline/assumed-language",
    severity: "warning",
    explanation: "The text is too short or too mixed to tell its language, and English is assumed.",
    remedy: "Give --lang, or “language:” in book.yaml.",
  },
  {
    code: "pipeline/inferred-order",
    severity: "info",
    explanation:
      "The files of a book stand in the order of their names, numbers counted as numbers; files named for front and back matter stand there.",
    remedy: "List them under “files:” in book.yaml for another order.",
  },
  {
    code: "pipeline/chapter-order",
    severity: "warning",
    explanation:
      "Over the files of a book, chapter numbers skip, repeat or go back. Each part may begin again at one.",
    remedy: "Check the names of the files, which give their order, and the numbers.",
  },
  {
    code: "pipeline/empty-book",
    severity: "error",
    explanation: "The manuscripts hold no text at all.",
    remedy: "Check that the file saved is the one with the words in it.",
  },
  {
    code: "pipeline/same-id",
    severity: "warning",
    explanation: "Two headings carry the same id. The first keeps it.",
    remedy: "Give each heading an id of its own.",
  },
  {
    code: "pipeline/missing-target",
    severity: "warning",
    explanation:
      "A link within the book leads to an id that nothing has. Its words stay, the link goes.",
    remedy: "Correct the id, or give one to the heading that is meant.",
  },
  {
    code: "pipeline/not-written",
    severity: "error",
    explanation:
      "A format that was asked for could not be made. The reasons are findings of their own.",
    remedy: "Mend what the other findings name.",
  },
  {
    code: "pipeline/fault",
    severity: "error",
    explanation: "The program failed where no manuscript should make it fail. Nothing was written.",
    remedy: "Report it, with the manuscript that shows it.",
  },
  {
    code: "plugin/unsupported-api",
    severity: "error",
    explanation: "A plug-in is written for another contract than this version keeps, or is none.",
    remedy: "Use a version of the plug-in that says “api: 1”.",
  },
  {
    code: "plugin/failed",
    severity: "error",
    explanation: "A plug-in threw an error. The book is not written, the other books are.",
    remedy: "Report it to the plug-in's author, or build without it.",
  },
  {
    code: "plugin/not-loaded",
    severity: "error",
    explanation: "The module of a plug-in could not be found or run.",
    remedy: "Check the path, which starts with “./”, or install the package.",
  },
];
