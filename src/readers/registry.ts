import type { ReaderEntry } from "./reader.ts";

/** The built-in readers; the first whose extension fits reads a file. A reader is loaded when there is such a file. */
export const readers: readonly ReaderEntry[] = [
  {
    format: "txt",
    extensions: [".txt", ".text"],
    load: async () => (await import("./text/txt.ts")).txt,
  },
  {
    format: "md",
    extensions: [".md", ".markdown", ".mdown"],
    load: async () => (await import("./markdown/md.ts")).md,
  },
  {
    format: "html",
    extensions: [".html", ".htm", ".xhtml"],
    load: async () => (await import("./html/html.ts")).html,
  },
  {
    format: "docx",
    extensions: [".docx"],
    load: async () => (await import("./docx/docx.ts")).docx,
  },
  {
    format: "odt",
    extensions: [".odt", ".ott", ".fodt"],
    load: async () => (await import("./odt/odt.ts")).odt,
  },
  {
    format: "epub",
    extensions: [".epub"],
    load: async () => (await import("./epub/epub.ts")).epub,
  },
  {
    format: "rtf",
    extensions: [".rtf"],
    load: async () => (await import("./rtf/rtf.ts")).rtf,
  },
];
