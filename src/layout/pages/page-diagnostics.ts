import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";
import type { Figure } from "../../model/book.ts";

function at({ span }: { readonly span?: Figure["span"] }): Pick<Diagnostic, "at"> {
  return span === undefined ? {} : { at: span };
}

/** A picture the page cannot show: missing, or of a kind that is not printed. */
export function pictureNotPrinted(figure: Figure): Diagnostic {
  return {
    code: "layout/picture-not-printed",
    severity: "warning",
    message: `The picture “${figure.image}” cannot be printed, so its description stands in its place`,
    ...at(figure),
    hint: "Put the picture into the folder of the book",
  };
}

/** A picture with too few pixels for its printed size. */
export function pictureTooCoarse(figure: Figure, dpi: number): Diagnostic {
  return {
    code: "layout/coarse-picture",
    severity: "info",
    message: `The picture “${figure.image}” is printed at ${Math.round(dpi)} dots an inch; printers ask for 300`,
    ...at(figure),
    hint: "Use a larger file of the same picture",
  };
}

/** A picture over the edges of a page that is printed no larger than it is cut. */
export function noBleed(figure: Figure): Diagnostic {
  return {
    code: "layout/no-bleed",
    severity: "warning",
    message: `The picture “${figure.image}” reaches over the edges of its page, but the page has no bleed`,
    ...at(figure),
    hint: "Give the page of the theme a bleed, 0.125in for most printers",
  };
}

/** Ink where the knife may come. */
export function inkTooFar(by: number, span?: Figure["span"]): Diagnostic {
  const points = Math.max(0.1, Math.round(by * 10) / 10);
  return {
    code: "layout/ink-outside-safe-area",
    severity: "warning",
    message: `Ink reaches ${points} pt beyond the area that is safe from trimming`,
    ...at({ ...(span && { span }) }),
    hint: "Give the page wider margins, or let the long line be divided",
  };
}

/** Notes that found no room at the foot of the page that calls them. */
export function lateNotes(count: number, span?: Figure["span"]): Diagnostic {
  const notes = count === 1 ? "A note begins" : `${count} notes begin`;
  return {
    code: "layout/late-note",
    severity: "info",
    message: `${notes} on a later page than ${count === 1 ? "its call" : "their calls"}`,
    ...at({ ...(span && { span }) }),
    hint: "Shorten the notes there, or set theme.notes: end to print all of them at the end",
  };
}

/** The same, told to have been seen on a page. */
export function seenOn(diagnostic: Diagnostic, folio: string): Diagnostic {
  const { hint } = diagnostic;
  const page = `Page ${folio}`;
  return { ...diagnostic, hint: hint === undefined ? page : `${page}: ${hint}` };
}

/** The contents did not come to rest. */
export function unsettledContents(): Diagnostic {
  return {
    code: "layout/unsettled-references",
    severity: "warning",
    message: "The page numbers of the contents did not come to rest",
  };
}

/** The margin at the spine was made wider than the theme has it. */
export function gutterRaised(pages: number, inches: number): Diagnostic {
  return {
    code: "layout/gutter-raised",
    severity: "info",
    message: `A book of ${pages} pages needs an inside margin of ${inches} in, so it was made wider`,
    hint: "Set theme.page.margins.inside to choose a wider one, or theme.page.gutter: asGiven to keep yours",
  };
}

/** A family without an italic or a bold: the nearest face stands in. */
export function faceMissing(family: string, faces: readonly string[]): Diagnostic {
  return {
    code: "layout/missing-face",
    severity: "info",
    message: `The family “${family}” has no ${faces.join(" and no ")} face, so its nearest face stands in`,
    hint: "Name a family with all four faces in the theme",
  };
}

/** The diagnostics of pages, for `explain`. */
export const pageCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "layout/picture-not-printed",
    severity: "warning",
    explanation: "A picture is missing, so its description is set instead.",
    remedy: "Put the picture into the folder of the book, under the name the text has for it.",
  },
  {
    code: "layout/coarse-picture",
    severity: "info",
    explanation:
      "A picture has fewer than 300 pixels for each inch of its printed width. Printers refuse or warn; on paper it looks soft.",
    remedy: "Use a larger file of the same picture, or let it be printed smaller.",
  },
  {
    code: "layout/no-bleed",
    severity: "warning",
    explanation:
      "A picture is to reach over the edges of its page. Pages are cut with a little play, so printers want it printed beyond the cut; without bleed a white hair may show.",
    remedy: "Set theme.page.bleed in book.yaml: 0.125in for most printers.",
  },
  {
    code: "layout/ink-outside-safe-area",
    severity: "warning",
    explanation:
      "Letters stand nearer to the edge of the page than printers allow: a quarter of an inch, three eighths where pictures bleed. Their ink counts, not the box around it.",
    remedy: "Widen the margins of the page, or give a long word places where it may be divided.",
  },
  {
    code: "layout/late-note",
    severity: "info",
    explanation:
      "So many notes are called so near to one another, or such long ones, that no way to fill the pages has room for the first line of each on the page of its call. They follow on the next.",
    remedy:
      "Shorten the notes, call them further apart, or set theme.notes: end in book.yaml to print them at the end.",
  },
  {
    code: "layout/unsettled-references",
    severity: "warning",
    explanation:
      "Setting the contents changed the pages it lists, and setting it again changed them back. The numbers printed may be off by one.",
    remedy: "Shorten or lengthen a title in the contents by a word.",
  },
  {
    code: "layout/missing-face",
    severity: "info",
    explanation:
      "The theme’s family lacks an italic or a bold face. Words that ask for it are set in the nearest face the family has.",
    remedy: "Name a family with all four faces in the theme.",
  },
  {
    code: "layout/gutter-raised",
    severity: "info",
    explanation:
      "Thick books do not open flat. Printers ask for an inside margin that grows with the number of pages; the theme’s was narrower.",
    remedy:
      "Nothing; or set theme.page.margins.inside wider yourself, or theme.page.gutter: asGiven to keep what you gave.",
  },
];
