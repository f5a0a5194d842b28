import { escapeMarkup } from "./escape.ts";
import type { PaintJob } from "./paint-pen.ts";

/** The description of the document in XMP; a tagged one says that it is PDF/UA-1. */
export function xmpOf({ edition, date, generator }: PaintJob, kind: "screen" | "print"): string {
  const { title, authors, language, identifier } = edition.book.metadata;
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  const names = authors.map((name) => `<rdf:li>${escapeMarkup(name)}</rdf:li>`).join("");
  const ua =
    kind === "screen"
      ? `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`
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
${ua}`;
}
