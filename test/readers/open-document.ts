import { zipOf } from "./word.ts";

const NAMES = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(" ");

/** What a test says of a document beside its body. */
export interface OpenDocumentParts {
  /** Styles with names. */
  readonly styles?: string;
  /** Styles of single paragraphs. */
  readonly automatic?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** An OpenDocument text with a body and, where a test needs them, styles and other parts. */
export function openDocumentOf(
  body: string,
  { styles = "", automatic = "", parts = {} }: OpenDocumentParts = {},
): Uint8Array {
  const office = (name: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><office:${name} ${NAMES} office:version="1.3">${inner}</office:${name}>`;
  return zipOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": office(
      "document-content",
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
    "styles.xml": office("document-styles", `<office:styles>${styles}</office:styles>`),
    ...parts,
  });
}

/** A paragraph in a style. */
export function textP(words: string, style = "Standard"): string {
  return `<text:p text:style-name="${style}">${words}</text:p>`;
}

/** A style of paragraphs or words. */
export function styleOf(
  name: string,
  family: "paragraph" | "text",
  properties: string,
  parent = "",
): string {
  const base = parent === "" ? "" : ` style:parent-style-name="${parent}"`;
  return `<style:style style:name="${name}" style:family="${family}"${base}>${properties}</style:style>`;
}
