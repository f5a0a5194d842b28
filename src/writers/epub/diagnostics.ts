import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";
import type { Store } from "../stores.ts";

/** An option of the EPUB that nobody reads. */
export function unknownOption(key: string): Diagnostic {
  return {
    code: "writers/unknown-option",
    severity: "warning",
    message: `The EPUB has no option “${key}”`,
    hint: "Options of the EPUB are editions, printIsbn and accessibility",
    usage: true,
  };
}

/** An option whose value is not what it takes. */
export function unusableOption(key: string, wanted: string): Diagnostic {
  return {
    code: "writers/unusable-option",
    severity: "warning",
    message: `The EPUB's option “${key}” has a value it does not take, and is left out`,
    hint: `Give ${wanted}`,
    usage: true,
  };
}

/** Pictures nobody described; counted once a book. */
export function imagesWithoutText(refs: readonly string[]): Diagnostic {
  const [first = ""] = refs;
  const others = refs.length > 1 ? ` and ${refs.length - 1} more` : "";
  return {
    code: "writers/image-without-text",
    severity: "warning",
    message: `“${first}”${others} has no description, so the EPUB does not claim to be readable without sight`,
    hint: "Describe each image in a few words, or mark it as decorative",
  };
}

/** A claim of conformance that the content contradicts. */
export function conformanceRefused(claim: string, reason: string): Diagnostic {
  return {
    code: "writers/conformance-refused",
    severity: "warning",
    message: `The EPUB does not say “${claim}”, because ${reason}`,
    hint: "Mend what stands against the claim, or leave the claim out of book.yaml",
  };
}

/** An image larger, or of another kind, than a store takes. */
export function storeImage(ref: string, store: Store, reason: string, hint: string): Diagnostic {
  return {
    code: "writers/store-image",
    severity: "warning",
    message: `“${ref}” ${reason} for ${store.title}`,
    hint: `${hint} (${store.source}, read ${store.checked})`,
  };
}

/** A link into another store, which this one refuses books for. */
export function storeLink(href: string, store: Store): Diagnostic {
  return {
    code: "writers/store-link",
    severity: "info",
    message: `The edition for ${store.title} has the words of the link to “${href}” without the link`,
    hint: "Stores refuse books that lead into other stores; the other editions keep the link",
  };
}

/** A statement that the store's checker refuses books for. */
export function exemptionElsewhere(exemption: string, store: Store): Diagnostic {
  return {
    code: "writers/store-exemption",
    severity: "info",
    message: `The edition for ${store.title} does not state the exemption “${exemption}”, which the checker there refuses`,
    hint: "State it in the catalogue record: codes 75 to 77 of list 196 of ONIX",
  };
}

/** A file past what a store lets in. */
export function storeSize(megabytes: number, store: Store): Diagnostic {
  return {
    code: "writers/store-size",
    severity: "warning",
    message: `The EPUB is ${megabytes} MB, more than ${store.title} takes`,
    hint: `Make its images smaller (${store.source}, read ${store.checked})`,
  };
}

/** The cover the book names was not among its images. */
export function coverMissing(ref: string): Diagnostic {
  return {
    code: "writers/cover-missing",
    severity: "warning",
    message: `The cover “${ref}” could not be used, so the EPUB has none`,
    hint: "Give a JPEG or PNG in the folder of the book",
  };
}

/** What `explain` says of the diagnostics of EPUBs. */
export const epubCatalogue: readonly DiagnosticEntry[] = [
  {
    code: "writers/unusable-option",
    severity: "warning",
    explanation:
      "An option has a value its writer cannot use. The book is made as if the option were not there.",
    remedy: "Give a value of the kind the hint names.",
  },
  {
    code: "writers/image-without-text",
    severity: "warning",
    explanation:
      "An image has neither a description nor the mark of a decoration. Who hears the book misses what it shows, and the EPUB may not claim that its text is enough.",
    remedy: "Describe the image in a few words, or mark it as decorative.",
  },
  {
    code: "writers/conformance-refused",
    severity: "warning",
    explanation:
      "The book claims to conform to a standard of accessibility, and a check of its content says otherwise. A false claim is worse than none, so it is not written.",
    remedy: "Mend what the message names, or take the claim out.",
  },
  {
    code: "writers/store-image",
    severity: "warning",
    explanation:
      "An image has more pixels or bytes than a store takes, or a kind of file its readers do not show.",
    remedy: "Save the image smaller, or as JPEG or PNG.",
  },
  {
    code: "writers/store-link",
    severity: "info",
    explanation:
      "Stores refuse books that link to other stores. The edition for one keeps the words of such a link and drops the link.",
    remedy: "Nothing need be done; the edition for any reading system keeps all links.",
  },
  {
    code: "writers/store-exemption",
    severity: "info",
    explanation:
      "Kobo checks books with a version of EPUBCheck from before exemptions could be stated inside a book, and refuses one that does.",
    remedy: "State it in the catalogue record; the other editions have it inside.",
  },
  {
    code: "writers/store-size",
    severity: "warning",
    explanation: "The finished EPUB is larger than a store lets in.",
    remedy: "Make the images smaller.",
  },
  {
    code: "writers/cover-missing",
    severity: "warning",
    explanation:
      "The book names a cover that could not be read as an image. The EPUB is made without one.",
    remedy: "Give a JPEG or PNG in the folder of the book.",
  },
];
