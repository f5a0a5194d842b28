import { docx } from "./docx/docx.ts";
import { html } from "./html/html.ts";
import { md } from "./markdown/md.ts";
import type { Reader } from "./reader.ts";
import { txt } from "./text/txt.ts";

/** The built-in readers; the first whose extension fits reads a file. */
export const readers: readonly Reader[] = [txt, md, html, docx];
