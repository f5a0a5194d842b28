import { epubWriter } from "./epub.ts";
import { htmlWriter } from "./html/html.ts";
import { mdWriter } from "./md/md.ts";
import { pdfWriter } from "./pdf.ts";
import { siteWriter } from "./site/site.ts";
import type { Writer } from "./writer.ts";

/** The built-in writers, in the order `--to` lists them. */
export const writers: readonly Writer[] = [
  epubWriter as Writer,
  htmlWriter as Writer,
  siteWriter as Writer,
  pdfWriter as Writer,
  mdWriter as Writer,
];
