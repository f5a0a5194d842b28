import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";

export function baseUnusable(): Diagnostic {
  return {
    code: "writers/site-base",
    severity: "warning",
    message: "The base of the site is no address of the web",
    hint: "Write it whole: base: https://example.org/my-book/",
  };
}

/** The diagnostics of sites, for `explain`. */
export const siteCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "writers/site-base",
    severity: "warning",
    explanation:
      "output: site: base: names no address that begins with https:// or http://. The site is made without canonical addresses and without a site map; it reads the same.",
    remedy: "Write the whole address of the folder in which the site will stand.",
  },
];
