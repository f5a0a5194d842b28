import type { Writer, WriterEntry } from "./writer.ts";

/** The built-in writers, in the order `--to` lists them. A writer is loaded when its format is asked for. */
export const writers: readonly WriterEntry[] = [
  { format: "epub", load: async () => (await import("./epub.ts")).epubWriter as Writer },
  { format: "html", load: async () => (await import("./html/html.ts")).htmlWriter as Writer },
  { format: "site", load: async () => (await import("./site/site.ts")).siteWriter as Writer },
  { format: "pdf", load: async () => (await import("./pdf.ts")).pdfWriter as Writer },
  { format: "md", load: async () => (await import("./md/md.ts")).mdWriter as Writer },
];
