import type { UnzipFault } from "../base/unzip.ts";
import type { Diagnostic, DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { listed, place } from "./wording.ts";

export function pathMissing(path: string): Diagnostic {
  if (path === "")
    return {
      code: "pipeline/missing-path",
      severity: "error",
      message: "The path that is given is empty, and names no book",
      hint: "Name a manuscript or the folder of a book; “.” is the folder the command runs in",
      usage: true,
    };
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

/** Pages has no format that others read; its own is a packed folder. */
const FROM_PAGES = "In Pages choose File, Export To, Word, and give the .docx it makes to quoin";

export function formatUnread(path: string, extensions: readonly string[]): Diagnostic {
  if (/\.pages$/i.test(path)) return pagesUnread(path);
  const office = /\.(?:doc|docm|gdoc|wps|wpd|sxw)$/i.test(path);
  return {
    code: "pipeline/unread-format",
    severity: "error",
    message: `“${path}” is in a format that is not read yet`,
    hint: office
      ? "Save it as a Word document (.docx) or as plain text (UTF-8) from the word processor, and build that"
      : `Manuscripts end in ${listed(extensions)}`,
  };
}

/** A document of Pages can be one file, a folder, or a folder somebody packed. */
export function pagesUnread(path: string): Diagnostic {
  return {
    code: "pipeline/unread-format",
    severity: "error",
    message: `“${path}” is a document of Apple Pages, which only Pages can read`,
    hint: FROM_PAGES,
  };
}

/** A few names, as they stand in a sentence. */
function someOf(names: readonly string[]): string {
  const all = names.slice(0, 8).map((name) => `“${name.slice(0, 80)}”`);
  return names.length > all.length
    ? `${all.join(", ")} and ${names.length - all.length} more`
    : all.join(", ");
}

const ARCHIVE_INSIDE =
  "An archive inside an archive is not opened: unpack the outer one, and name what comes out";

/** What to do with what lies among manuscripts and cannot be read. */
function asideHint(names: readonly string[]): string {
  if (names.every((name) => /\.zip$/i.test(name))) return ARCHIVE_INSIDE;
  if (names.every((name) => /\.pages$/i.test(name))) return FROM_PAGES;
  return "Save a chapter as .docx, .odt or .rtf, and take anything else out of the folder";
}

export function leftAside(names: readonly string[]): Diagnostic {
  return {
    code: "pipeline/left-aside",
    severity: "warning",
    message: `${someOf(names)} ${names.length === 1 ? "lies" : "lie"} among the manuscripts and cannot be read`,
    hint: asideHint(names),
  };
}

/** A folder or archive with nothing in it but what cannot be read. */
export function onlyAside(path: string, names: readonly string[]): Diagnostic {
  return {
    code: "pipeline/no-manuscripts",
    severity: "error",
    message: `“${path}” holds no manuscript that can be read, only ${someOf(names)}`,
    hint: asideHint(names),
    usage: true,
  };
}

/** Why an archive is not read: it cannot be unfolded, or a path in it leads out of it. */
export type ArchiveFault = UnzipFault | { readonly type: "outside"; readonly path: string };

/** Why an archive is refused, in words, with what to do. */
const BROKEN: Readonly<Record<ArchiveFault["type"], (path: string) => readonly [string, string]>> =
  {
    outside: (path) => [
      `holds a file “${path.slice(0, 80)}” whose path leads out of it, so nothing of it was read`,
      "Pack the chapters again, from inside the folder they are in",
    ],
    damaged: (path) => [
      `is damaged at “${path.slice(0, 80)}” and cannot be opened as an archive of chapters`,
      "Copy or download it again, or pack the chapters again",
    ],
    unsupported: (path) => [
      `cannot be opened as an archive of chapters: “${path.slice(0, 80)}” has a password, or is packed in a way of its own`,
      "Pack the chapters again, without a password",
    ],
    tooLarge: () => [
      "cannot be opened as an archive of chapters: it unfolds to more than any book holds",
      "Pack the chapters alone, or scale their images down",
    ],
    notZip: () => [
      "cannot be opened as an archive of chapters: it is no ZIP archive, or was cut short",
      "Copy or download it again, or pack the chapters again",
    ],
  };

export function archiveBroken(archive: string, fault: ArchiveFault): Diagnostic {
  const [what, hint] = BROKEN[fault.type]("path" in fault ? fault.path : "");
  return {
    code: "pipeline/broken-archive",
    severity: "error",
    message: `“${archive}” ${what}`,
    hint,
  };
}

export function archiveSealed(path: string): Diagnostic {
  return {
    code: "pipeline/sealed-archive",
    severity: "error",
    message: `“${path}” is an archive, and nothing is ever written into one`,
    hint: "Unpack it into a folder and work there",
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

/** What `explain` and the manual say of findings about files. */
export const fileCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "pipeline/missing-path",
    severity: "error",
    explanation:
      "A path given on the command line leads to nothing. The other books are still made.",
    remedy: "Check the spelling and the folder the command is run in.",
  },
  {
    code: "pipeline/nothing-to-build",
    severity: "error",
    explanation:
      "No path was given, there is no book.yaml in this folder, and manuscripts/ holds nothing that can be read.",
    remedy: "Name a manuscript, or start a book with “quoin init my-book”.",
  },
  {
    code: "pipeline/no-manuscripts",
    severity: "error",
    explanation: "A folder was named that holds neither a book.yaml nor a file any reader takes.",
    remedy: "Name the folder the manuscripts are in, or list them under “files:” in book.yaml.",
  },
  {
    code: "pipeline/unread-format",
    severity: "error",
    explanation:
      "No reader takes files of this ending. Of word processors' formats .docx, .odt and .rtf are read; .doc and .pages are not.",
    remedy:
      "Save the manuscript as .docx, .odt, .rtf, plain text or Markdown. A plug-in may add a reader.",
  },
  {
    code: "pipeline/left-aside",
    severity: "warning",
    explanation:
      "A document of a word processor that is not read, or an archive within an archive, lies among the chapters of a book. It may be one of them.",
    remedy:
      "Save it in a format that is read, or take it out; with “files” in book.yaml only those named are read.",
  },
  {
    code: "pipeline/broken-archive",
    severity: "error",
    explanation:
      "An archive (.zip) is damaged, has a password, unfolds to more than 256 MB or more than 400 times its size, or names a file outside of itself. Nothing of it was read; the message says which of these it is, and of which file.",
    remedy: "Pack the chapters again, or unpack them into a folder and name that.",
  },
  {
    code: "pipeline/sealed-archive",
    severity: "error",
    explanation: "An archive of chapters is read as a folder, and never written to.",
    remedy: "Unpack it into a folder.",
  },
  {
    code: "pipeline/same-slug",
    severity: "error",
    explanation:
      "Two books would have the same output folder, because their file or folder names come to the same when made safe. Neither is made, so that neither overwrites the other.",
    remedy: "Rename one of them, or build them one at a time with different --out folders.",
  },
  {
    code: "pipeline/missing-file",
    severity: "error",
    explanation: "book.yaml names a manuscript that is not in the folder of the book.",
    remedy: "Correct the path; it starts at the folder book.yaml is in.",
  },
  {
    code: "pipeline/outside-book",
    severity: "error",
    explanation:
      "A path in a manuscript or in book.yaml leads out of the folder of the book: by “..”, from the root, or through a link. Such files are never read, so that a manuscript from elsewhere cannot put private files into a book.",
    remedy: "Copy the file into the folder of the book.",
  },
  {
    code: "pipeline/remote-file",
    severity: "error",
    explanation:
      "A manuscript names an image by a web address. Nothing is fetched while a book is made.",
    remedy: "Save the image beside the manuscript and name that file.",
  },
  {
    code: "pipeline/unreadable",
    severity: "error",
    explanation: "A file is there and could not be read.",
    remedy: "Check its permissions, and that it is a whole file.",
  },
  {
    code: "pipeline/too-large",
    severity: "error",
    explanation: "A file is larger than any manuscript or setting; it was not read.",
    remedy: "Look for a file that is not what its name says.",
  },
  {
    code: "pipeline/unwritable",
    severity: "error",
    explanation:
      "The finished files could not be written. What stood in the folder before is unchanged.",
    remedy: "Choose another folder with --out, free some space, or allow writing.",
  },
  {
    code: "pipeline/missing-image",
    severity: "error",
    explanation: "A manuscript names an image that is not there. The book is not made without it.",
    remedy: "Add the image, correct its path, or take it out of the text.",
  },
  {
    code: "pipeline/broken-image",
    severity: "error",
    explanation:
      "An image is damaged, cut short, of a kind no book can hold, or a drawing that holds a script. The bytes decide, not the ending of the name.",
    remedy: "Export it again as PNG or JPEG.",
  },
  {
    code: "pipeline/oversized-image",
    severity: "error",
    explanation:
      "An image is over 40 MB or over a hundred million pixels, more than any page can show.",
    remedy: "Scale it down; 1,800 by 2,700 pixels fill a page at 300 dots an inch.",
  },
];
