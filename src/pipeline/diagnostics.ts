import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";

/** Spreads a place into a diagnostic only where there is one. */
function place(at: Span | undefined): { readonly at?: Span } {
  return at === undefined ? {} : { at };
}

/** A list of names as a sentence names them. */
export function listed(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

function meant(near: string | undefined): string | undefined {
  return near === undefined ? undefined : `Did you mean “${near}”?`;
}

export function pathMissing(path: string): Diagnostic {
  return {
    code: "pipeline/missing-path",
    severity: "error",
    message: `There is no file or folder “${path}”`,
    hint: "Check the spelling, or run the command from the folder the path starts in",
    usage: true,
  };
}

export function nothingToBuild(): Diagnostic {
  return {
    code: "pipeline/nothing-to-build",
    severity: "error",
    message: "There is no book here: no book.yaml, and nothing in manuscripts/",
    hint: "Name a manuscript, as in “quoin build story.txt”, or run “quoin init my-book”",
    usage: true,
  };
}

export function folderEmpty(path: string, extensions: readonly string[]): Diagnostic {
  return {
    code: "pipeline/no-manuscripts",
    severity: "error",
    message: `The folder “${path}” holds no manuscript that can be read`,
    hint: `Manuscripts end in ${listed(extensions)}`,
    usage: true,
  };
}

export function formatUnread(path: string, extensions: readonly string[]): Diagnostic {
  const office = /\.(?:docx?|odt|rtf|pages|gdoc)$/i.test(path);
  return {
    code: "pipeline/unread-format",
    severity: "error",
    message: `“${path}” is in a format that is not read yet`,
    hint: office
      ? "Save it as plain text (UTF-8) from the word processor, or turn it into Markdown with “pandoc FILE -o story.md”, and build that"
      : `Manuscripts end in ${listed(extensions)}`,
  };
}

export function sameSlug(slug: string, paths: readonly string[]): Diagnostic {
  return {
    code: "pipeline/same-slug",
    severity: "error",
    message: `Two books would both be written to “${slug}”: ${paths.join(" and ")}`,
    hint: "Rename one of the files or folders, or build them into different folders with --out",
    usage: true,
  };
}

export function fileMissing(path: string, at?: Span): Diagnostic {
  return {
    code: "pipeline/missing-file",
    severity: "error",
    message: `The book names a file “${path}” that is not in its folder`,
    ...place(at),
    hint: "Paths in book.yaml start at the folder of the book",
  };
}

export function fileOutside(path: string, at?: Span): Diagnostic {
  return {
    code: "pipeline/outside-book",
    severity: "error",
    message: `“${path}” lies outside the folder of the book`,
    ...place(at),
    hint: "Copy the file into the folder of the book and name it from there",
  };
}

export function fileRemote(path: string, at?: Span): Diagnostic {
  return {
    code: "pipeline/remote-file",
    severity: "error",
    message: `“${path}” is an address, and nothing is fetched while a book is made`,
    ...place(at),
    hint: "Save the image into the folder of the book and name it from there",
  };
}

export function fileUnreadable(path: string, why: string): Diagnostic {
  return {
    code: "pipeline/unreadable",
    severity: "error",
    message: `“${path}” could not be read: ${why}`,
    hint: "Check that the file is whole and that you may read it",
  };
}

export function fileTooLarge(path: string, size: number, limit: number): Diagnostic {
  return {
    code: "pipeline/too-large",
    severity: "error",
    message: `“${path}” is too large: ${megabytes(size)} where ${megabytes(limit)} is the most`,
    hint: "A whole novel is about 1 MB of text; look for a file that is not the manuscript",
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(bytes < 10_485_760 ? 1 : 0)} MB`;
}

export function folderUnwritable(path: string, why: string): Diagnostic {
  return {
    code: "pipeline/unwritable",
    severity: "error",
    message: `Nothing could be written to “${path}”: ${why}`,
    hint: "Choose another folder with --out, or allow writing to this one; what stood there is unchanged",
    usage: true,
  };
}

export function imageMissing(path: string, at: Span | undefined): Diagnostic {
  return {
    code: "pipeline/missing-image",
    severity: "error",
    message: `There is no image “${path}” in the folder of the book`,
    ...place(at),
    hint: "Paths start at the folder of the manuscript that names them",
  };
}

export function imageBroken(path: string, why: string, at: Span | undefined): Diagnostic {
  return {
    code: "pipeline/broken-image",
    severity: "error",
    message: `The image “${path}” cannot be used: ${why}`,
    ...place(at),
    hint: "Export the image again as PNG or JPEG",
  };
}

export function imageTooLarge(path: string, why: string, at: Span | undefined): Diagnostic {
  return {
    code: "pipeline/oversized-image",
    severity: "error",
    message: `The image “${path}” is too large: ${why}`,
    ...place(at),
    hint: "A full page at 300 dots an inch is about 1,800 by 2,700 pixels; scale it down",
  };
}

export function yamlBroken(why: string, at: Span): Diagnostic {
  return {
    code: "config/broken-yaml",
    severity: "error",
    message: `The YAML cannot be read here: ${why}`,
    at,
    hint: "Put a value that holds a colon, a hash or quotes into quotation marks, and indent with spaces",
  };
}

export function yamlTooLarge(at: Span): Diagnostic {
  return {
    code: "config/too-many-aliases",
    severity: "error",
    message: "The YAML unfolds into more than any book needs, by aliases or by depth",
    at,
    hint: "Write the values out instead of pointing at them",
  };
}

export function keyUnknown(path: string, near: string | undefined, at?: Span): Diagnostic {
  const hint = meant(near);
  return {
    code: "config/unknown-key",
    severity: "warning",
    message: `“${path}” means nothing in a book and is left out`,
    ...place(at),
    ...(hint !== undefined && { hint }),
  };
}

export function valueOfWrongKind(path: string, wanted: string, at?: Span): Diagnostic {
  return {
    code: "config/wrong-value",
    severity: "error",
    message: `“${path}” takes ${wanted}`,
    ...place(at),
  };
}

export function choiceUnknown(
  path: string,
  typed: string,
  choices: readonly string[],
  at?: Span,
): Diagnostic {
  return {
    code: "config/wrong-value",
    severity: "error",
    message: `“${typed}” is nothing “${path}” can be`,
    ...place(at),
    hint: `It can be ${listed(choices)}`,
  };
}

export function isbnWrong(isbn: string, at?: Span): Diagnostic {
  return {
    code: "config/isbn",
    severity: "error",
    message: `“${isbn}” is no ISBN: its check digit does not agree`,
    ...place(at),
    hint: "Copy the number again; an ISBN has 13 digits (or 10) and the last one checks the others",
  };
}

export function languageUnknown(tag: string, usage: boolean): Diagnostic {
  return {
    code: "config/unknown-language",
    severity: "error",
    message: `“${tag}” names no language`,
    hint: "Write a tag such as en, en-GB, fr or de-CH",
    ...(usage && { usage }),
  };
}

export function formatUnknown(
  format: string,
  near: string | undefined,
  known: readonly string[],
): Diagnostic {
  return {
    code: "config/unknown-format",
    severity: "error",
    message: `There is no writer for “${format}”`,
    hint: [meant(near), `The formats are ${listed(known)}`].filter(Boolean).join(" "),
    usage: true,
  };
}

export function themeUnknown(
  name: string,
  near: string | undefined,
  known: readonly string[],
): Diagnostic {
  return {
    code: "config/unknown-theme",
    severity: "error",
    message: `There is no theme “${name}”`,
    hint: [meant(near), `The themes are ${listed(known)}; a folder with a theme.json serves too`]
      .filter(Boolean)
      .join(" "),
    usage: true,
  };
}

export function titleMissing(): Diagnostic {
  return {
    code: "pipeline/untitled",
    severity: "warning",
    message: "The book has no title, so its title page says “Untitled”",
    hint: "Name it with --title, or with “title:” in book.yaml or front matter",
  };
}

export function titleInferred(title: string, source: string): Diagnostic {
  return {
    code: "pipeline/inferred-title",
    severity: "info",
    message: `The title “${title}” is taken from “${source}”`,
  };
}

export function authorInferred(authors: readonly string[], source: string): Diagnostic {
  return {
    code: "pipeline/inferred-author",
    severity: "info",
    message: `The author “${authors.join("”, “")}” is taken from “${source}”`,
  };
}

export function languageInferred(language: string): Diagnostic {
  return {
    code: "pipeline/inferred-language",
    severity: "info",
    message: `The language is taken to be “${language}” from the text`,
    hint: "Name it with --lang or “language:” if that is wrong",
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

export function dateOutOfBounds(value: string): Diagnostic {
  return {
    code: "config/source-date",
    severity: "warning",
    message: `SOURCE_DATE_EPOCH is “${value}”, which is no time from 1980 to 2107, and is ignored`,
    hint: "Give whole seconds since 1970, for example from “git log -1 --format=%ct”",
  };
}

/** What `explain` and the manual say of each code. */
export const pipelineCatalogue: readonly DiagnosticEntry[] = [];
