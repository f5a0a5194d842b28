import { type UsualPrefixes, withUsualPrefixes } from "../usual-prefixes.ts";

const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

/** The namespaces whose names are read, and the prefix every office suite writes for each. */
const USUAL: UsualPrefixes = new Map([
  [`${OASIS}:office:1.0`, "office"],
  [`${OASIS}:style:1.0`, "style"],
  [`${OASIS}:text:1.0`, "text"],
  [`${OASIS}:table:1.0`, "table"],
  [`${OASIS}:drawing:1.0`, "draw"],
  [`${OASIS}:xsl-fo-compatible:1.0`, "fo"],
  [`${OASIS}:svg-compatible:1.0`, "svg"],
  ["urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"],
  ["http://www.w3.org/1999/xlink", "xlink"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
]);

/** A part of an OpenDocument text as office suites name its elements. */
export function asOfficeNames(xml: string): string {
  return withUsualPrefixes(xml, USUAL);
}
