import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";

export function baseUnusable(): Diagnostic {
  return {
    code: "writers/site-base",
    severity: "warning",
    message: "The base of the site is no address of the web",
    hint: "Write it whole: base: https://example.org/my-book/",
  };
}

export function dateUnusable(chapter: string): Diagnostic {
  return {
    code: "writers/site-date",
    severity: "warning",
    message: `The date of “${chapter}” is no date`,
    hint: "Write year, month and day: 2026-11-23",
  };
}

export function datedChapterUnknown(chapter: string, near: string | undefined): Diagnostic {
  return {
    code: "writers/site-date",
    severity: "warning",
    message: `There is no chapter “${chapter}” to have a date`,
    hint:
      near === undefined
        ? "Name chapters by the id that stands in the address of their page"
        : `Perhaps “${near}” is meant`,
  };
}

export function feedWithoutBase(): Diagnostic {
  return {
    code: "writers/site-feed",
    severity: "warning",
    message: "Chapters have dates, but nobody says where the site will stand",
    hint: "A feed is read elsewhere, so it needs whole addresses: add base: under output: site:",
  };
}

/** The diagnostics of sites, for `explain`. */
export const siteCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "writers/site-base",
    severity: "warning",
    explanation:
      "output: site: base: names no address that begins with https:// or http://. The site is made without canonical addresses, site map and feeds; it reads the same.",
    remedy: "Write the whole address of the folder in which the site will stand.",
  },
  {
    code: "writers/site-date",
    severity: "warning",
    explanation:
      "output: site: dates: names a chapter that the book does not have, or gives one a date that is none. The chapter is left out of the feeds.",
    remedy:
      "Name the chapter by the id in the address of its page, and write the date as 2026-11-23 or 2026-11-23T18:00:00Z.",
  },
  {
    code: "writers/site-feed",
    severity: "warning",
    explanation:
      "Chapters have dates under output: site: dates:, so feeds are asked for; but without output: site: base: their entries would have no address. No feed is made.",
    remedy: "Add the address of the folder in which the site will stand as base.",
  },
];
