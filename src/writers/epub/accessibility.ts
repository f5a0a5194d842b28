import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Table } from "../../model/book.ts";
import type { Edition } from "../../model/edition.ts";
import { isMoving } from "../picture.ts";
import { conformanceRefused, imagesWithoutText } from "./diagnostics.ts";
import type { AccessibilityStatement } from "./options.ts";
import { walkEdition } from "./walk.ts";

/** A `meta` of the package document. */
export interface Meta {
  readonly property: string;
  readonly value: string;
  readonly id?: string;
  /** The id of what it says more of. */
  readonly refines?: string;
  readonly refinements?: readonly Meta[];
}

/** What the EPUB says of its own accessibility, and what the author should know of it. */
export interface AccessibilityReport {
  readonly metas: readonly Meta[];
  /** `rel` and address of links of the package document, and what they say more of. */
  readonly links: readonly {
    readonly rel: string;
    readonly href: string;
    readonly refines: string;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What of the content bears on access to it. */
export interface Survey {
  /** Images that mean something, the cover not counted. */
  readonly images: number;
  /** Those of them nobody described, by name, each once. */
  readonly undescribed: readonly string[];
  readonly animated: boolean;
  readonly headings: boolean;
  /** Tables none of whose cells is a head. */
  readonly headless: number;
}

/** Counts what the content holds. */
export function survey(edition: Edition): Survey {
  let images = 0;
  let headless = 0;
  const undescribed = new Set<string>();
  const count = (image: { image: string; alt: string; decorative: boolean }): void => {
    // One that could not be read is not in the book: its description stands in its place.
    if (image.decorative || !edition.assets.has(image.image)) return;
    images += 1;
    if (image.alt.trim() === "") undescribed.add(image.image);
  };
  walkEdition(edition, {
    block: (block) => {
      if (block.type === "figure") count(block);
      else if (block.type === "table" && !hasHead(block)) headless += 1;
    },
    inline: (inline) => {
      if (inline.type === "image") count(inline);
    },
  });
  const { cover } = edition.book;
  if (cover && edition.assets.has(cover.image) && cover.alt.trim() === "")
    undescribed.add(cover.image);
  const animated = [...edition.assets.values()].some(isMoving);
  return {
    images,
    undescribed: [...undescribed],
    animated,
    headings: edition.contents.length > 0,
    headless,
  };
}

/** A head that says nothing is written as a row like any other. */
function hasHead({ head }: Table): boolean {
  return head.some(({ cells }) => cells.some((cell) => cell.length > 0));
}

/**
 * Accessibility metadata that is true of the content.
 *
 * Source: EPUB Accessibility 1.1, sections 3 and 4; Schema.org Accessibility Properties for
 * Discoverability Vocabulary, W3C Community Group.
 */
export function accessibility(
  found: Survey,
  pages: { readonly count: number; readonly source: string },
  stated: AccessibilityStatement,
): AccessibilityReport {
  const described = found.undescribed.length === 0;
  const values: readonly (readonly [property: string, value: string])[] = [
    ["accessMode", "textual"],
    ...(found.images > 0 ? ([["accessMode", "visual"]] as const) : []),
    ...(described ? ([["accessModeSufficient", "textual"]] as const) : []),
    ...(found.images > 0 ? ([["accessModeSufficient", "textual,visual"]] as const) : []),
    ...features(found, pages.count > 0).map(
      (feature) => ["accessibilityFeature", feature] as const,
    ),
    ["accessibilityHazard", found.animated ? "unknown" : "none"],
    ["accessibilitySummary", stated.summary ?? summary(found, pages)],
  ];
  const claim = conformance(found, stated);
  return {
    metas: [
      ...values.map(([property, value]) => ({ property: `schema:${property}`, value })),
      ...claim.metas,
      ...(stated.exemption === undefined
        ? []
        : [{ property: "a11y:exemption", value: stated.exemption }]),
    ],
    links:
      claim.metas.length > 0 && stated.certifierReport !== undefined
        ? [{ rel: "a11y:certifierReport", href: stated.certifierReport, refines: "certifier" }]
        : [],
    diagnostics: [
      ...(described ? [] : [imagesWithoutText(found.undescribed)]),
      ...claim.diagnostics,
    ],
  };
}

function features(found: Survey, pages: boolean): readonly string[] {
  return [
    "displayTransformability",
    "readingOrder",
    "tableOfContents",
    ...(found.headings ? ["structuralNavigation"] : []),
    ...(found.images > 0 && found.undescribed.length === 0 ? ["alternativeText"] : []),
    ...(pages ? ["pageBreakMarkers", "pageNavigation"] : []),
  ];
}

/** A few sentences for people, saying nothing the other values do not. */
function summary(
  found: Survey,
  pages: { readonly count: number; readonly source: string },
): string {
  const sentences = [
    "The text can be enlarged, recoloured and read aloud, in the order it is meant to be read.",
    found.headings
      ? "A table of contents and headings lead to every titled part."
      : "A table of contents leads to the beginning of the text.",
  ];
  if (found.undescribed.length > 0) sentences.push("Some images have no description in words.");
  else if (found.images > 0)
    sentences.push(
      found.images === 1
        ? "Its one meaningful image is described in words."
        : `All ${found.images} meaningful images are described in words.`,
    );
  if (pages.count > 0)
    sentences.push(`The pages of the print edition are marked (${pages.source}).`);
  if (found.animated) sentences.push("Whether its moving images flash has not been examined.");
  return sentences.join(" ");
}

interface Claim {
  readonly metas: readonly Meta[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The claim of conformance, as the publisher states it and only where no check speaks against it. */
function conformance(found: Survey, stated: AccessibilityStatement): Claim {
  const { conformsTo, certifiedBy, certifierCredential } = stated;
  if (conformsTo === undefined && certifiedBy === undefined) return { metas: [], diagnostics: [] };
  const refuse = (reason: string): Claim => ({
    metas: [],
    diagnostics: [conformanceRefused(conformsTo ?? `certified by ${certifiedBy}`, reason)],
  });
  if (conformsTo === undefined) return refuse("it names no standard (conformsTo)");
  if (found.undescribed.length > 0) return refuse("an image has no description");
  if (found.animated) return refuse("an image moves, and nobody has stated that it is safe");
  if (found.headless > 0) return refuse("a table does not say what its columns are");
  if (certifiedBy === undefined) return refuse("nobody is named who certifies it (certifiedBy)");
  const credential =
    certifierCredential === undefined
      ? []
      : [{ property: "a11y:certifierCredential", value: certifierCredential }];
  return {
    metas: [
      { property: "dcterms:conformsTo", value: conformsTo, id: "conformance" },
      {
        property: "a11y:certifiedBy",
        value: certifiedBy,
        id: "certifier",
        refines: "conformance",
        refinements: credential,
      },
    ],
    diagnostics: [],
  };
}
