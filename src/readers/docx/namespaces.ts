import { type UsualPrefixes, withUsualPrefixes } from "../usual-prefixes.ts";

const SCHEMAS = "http://schemas.openxmlformats.org";
const STRICT = "http://purl.oclc.org/ooxml";
const MICROSOFT = "http://schemas.microsoft.com/office";

/** The namespaces whose names are read, in both editions of the format, and the prefix Word writes for each. */
const USUAL: UsualPrefixes = new Map([
  [`${SCHEMAS}/wordprocessingml/2006/main`, "w"],
  [`${STRICT}/wordprocessingml/main`, "w"],
  [`${SCHEMAS}/officeDocument/2006/relationships`, "r"],
  [`${STRICT}/officeDocument/relationships`, "r"],
  [`${SCHEMAS}/officeDocument/2006/math`, "m"],
  [`${STRICT}/officeDocument/math`, "m"],
  [`${SCHEMAS}/drawingml/2006/main`, "a"],
  [`${STRICT}/drawingml/main`, "a"],
  [`${SCHEMAS}/drawingml/2006/wordprocessingDrawing`, "wp"],
  [`${STRICT}/drawingml/wordprocessingDrawing`, "wp"],
  [`${SCHEMAS}/markup-compatibility/2006`, "mc"],
  [`${MICROSOFT}/word/2010/wordml`, "w14"],
  [`${MICROSOFT}/word/2012/wordml`, "w15"],
  [`${MICROSOFT}/drawing/2017/decorative`, "adec"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["urn:schemas-microsoft-com:office:office", "o"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
]);

/** A part of a document of Word as Word would name its elements. */
export function asWordNames(xml: string): string {
  return withUsualPrefixes(xml, USUAL);
}
