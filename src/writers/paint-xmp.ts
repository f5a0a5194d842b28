import { escapeMarkup } from "./escape.ts";
import type { PaintJob } from "./painted.ts";

/** What a document claims to be. */
export interface Claims {
  /** PDF/UA-1: tagged for those who read by ear or touch. */
  readonly accessible: boolean;
  /** PDF/A-2a: complete in itself, for archives. */
  readonly archival: boolean;
}

/** What the identifier of PDF/UA is, for archives, which take no property they are not told of. */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of the standard for universal access</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/** The description of the document in XMP, with the standards it claims to keep. */
export function xmpOf({ edition, date, generator }: PaintJob, claims: Claims): string {
  const { title, authors, language, identifier } = edition.book.metadata;
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  const names = authors.map((name) => `<rdf:li>${escapeMarkup(name)}</rdf:li>`).join("");
  const ua = claims.accessible
    ? `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`
    : "";
  const archive = claims.archival
    ? `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>\n${UA_SCHEMA}`
    : "";
  return `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:identifier>${escapeMarkup(identifier)}</dc:identifier>
<dc:language><rdf:Bag><rdf:li>${escapeMarkup(language)}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeMarkup(title ?? edition.slug)}</rdf:li></rdf:Alt></dc:title>
${names === "" ? "" : `<dc:creator><rdf:Seq>${names}</rdf:Seq></dc:creator>`}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>${stamp}</xmp:CreateDate><xmp:ModifyDate>${stamp}</xmp:ModifyDate><xmp:CreatorTool>${escapeMarkup(generator)}</xmp:CreatorTool></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${escapeMarkup(generator)}</pdf:Producer></rdf:Description>
${ua}${archive}`;
}
