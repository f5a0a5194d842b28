import {
  type EmbeddedFont,
  nextObject,
  type PdfDocument,
  streamOf,
  writeObject,
  writeStream,
} from "./paint-pen.ts";
import { hexOf } from "./paint-text.ts";
import type { PaintedFace, UsedGlyph } from "./painted.ts";

/*
 * PDFKit cuts a font down to the glyphs that were printed and numbers them in a
 * row. Here the codes of streams, which leave gaps, are led to those numbers:
 * for TrueType by a table from code to glyph, for CFF, which has no such table,
 * by a CMap.
 */

/** Embeds the glyphs of a face and gives the number of the font's object. */
export function embedFace(document: PdfDocument, face: PaintedFace): number {
  document.font(face.font.bytes);
  const embedded = document._font;
  const glyphs = face.glyphs.map(([, , glyph]) => glyph);
  embedded.subset.glyphs = [0, ...glyphs];
  const program = nextObject(document);
  const compact = embedded.subset.cff != null;
  writeStream(document, program, compact ? "/Subtype/CIDFontType0C" : "", embedded.subset.encode());
  const name = `${tagOf(face.number)}+${embedded.font.postscriptName.replaceAll(" ", "_")}`;
  const descriptor = nextObject(document);
  writeObject(document, descriptor, descriptorOf(embedded, name, program));
  const map = nextObject(document);
  if (compact) writeStream(document, map, CMAP_ENTRIES, streamOf(cmapOf(face.glyphs)));
  else writeStream(document, map, "", glyphTable(face.glyphs));
  const unicode = nextObject(document);
  writeStream(document, unicode, "", streamOf(toUnicode(face.glyphs)));
  const advances = glyphs.map((glyph) => embedded.font.getGlyph(glyph).advanceWidth);
  const widths = advances.map((advance) => round(advance * embedded.scale));
  const descendant = nextObject(document);
  const kind = compact
    ? `/CIDFontType0/W[1[${widths.join(" ")}]]`
    : `/CIDFontType2/CIDToGIDMap ${map} 0 R/W[${sparse(face.glyphs, widths)}]`;
  writeObject(
    document,
    descendant,
    `<</Type/Font/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/Subtype${kind}>>`,
  );
  const font = nextObject(document);
  const encoding = compact ? ` ${map} 0 R` : "/Identity-H";
  writeObject(
    document,
    font,
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding${encoding}/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
  return font;
}

/** Six capitals that tell one subset from another. */
function tagOf(face: number): string {
  let rest = face;
  let tag = "";
  for (let i = 0; i < 6; i += 1) {
    tag = String.fromCharCode(65 + (rest % 26)) + tag;
    rest = Math.floor(rest / 26);
  }
  return tag;
}

/** Source: PDF 1.7, table 123; the symbolic flag is set, as the codes are none of a standard encoding. */
function descriptorOf({ font, scale }: EmbeddedFont, name: string, program: number): string {
  const family = (font["OS/2"]?.sFamilyClass ?? 0) >> 8;
  const serif = family >= 1 && family <= 7;
  const flags =
    (font.post.isFixedPitch ? 1 : 0) |
    (serif ? 2 : 0) |
    4 |
    (family === 10 ? 8 : 0) |
    (font.head.macStyle.italic ? 64 : 0);
  const { bbox } = font;
  const box = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((one) => round(one * scale));
  const file = font.CFF === undefined ? "FontFile2" : "FontFile3";
  const heights = [
    ["Ascent", font.ascent],
    ["Descent", font.descent],
    ["CapHeight", font.capHeight || font.ascent],
    ["XHeight", font.xHeight || 0],
  ] as const;
  const measures = heights.map(([key, value]) => `/${key} ${round(value * scale)}`).join("");
  return `<</Type/FontDescriptor/FontName/${name}/Flags ${flags}/FontBBox[${box.join(" ")}]/ItalicAngle ${round(font.italicAngle)}${measures}/StemV 0/${file} ${program} 0 R>>`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Two bytes for each code up to the last: the glyph's place in the subset, after the one for unknown characters. */
function glyphTable(glyphs: readonly UsedGlyph[]): Uint8Array {
  const last = glyphs.at(-1)?.[1] ?? 0;
  const table = new Uint8Array(2 * (last + 1));
  for (const [i, [, code]] of glyphs.entries()) {
    table[2 * code] = (i + 1) >> 8;
    table[2 * code + 1] = (i + 1) & 0xff;
  }
  return table;
}

/** Widths in runs of neighbouring codes. */
function sparse(glyphs: readonly UsedGlyph[], widths: readonly number[]): string {
  let text = "";
  let next = -1;
  for (const [i, [, code]] of glyphs.entries()) {
    if (code !== next) text += `${next < 0 ? "" : "]"}${code}[${widths[i]}`;
    else text += ` ${widths[i]}`;
    next = code + 1;
  }
  return next < 0 ? "" : `${text}]`;
}

const CMAP_NAME = "Quoin-Glyphs";
const CMAP_ENTRIES = `/Type/CMap/CMapName/${CMAP_NAME}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>`;

/** Entries of a CMap come in lists of a hundred at the most. */
const LIST = 100;

function cmapOf(glyphs: readonly UsedGlyph[]): string {
  const lines = glyphs.map(([, code], i) => `<${hexOf(code)}> ${i + 1}`);
  return cmap(CMAP_NAME, 1, lists("cidchar", lines));
}

/** What the codes are read as. Source: PDF 1.7, 9.10.3. */
function toUnicode(glyphs: readonly UsedGlyph[]): string {
  const lines = glyphs.map(([, code, , text]) => {
    const units = Array.from(text === "" ? "\u200b" : text.split(""), (unit) =>
      hexOf(unit.charCodeAt(0)),
    );
    return `<${hexOf(code)}> <${units.join("")}>`;
  });
  return cmap("Adobe-Identity-UCS", 2, lists("bfchar", lines));
}

function lists(kind: string, lines: readonly string[]): string {
  let text = "";
  for (let i = 0; i < lines.length; i += LIST) {
    const some = lines.slice(i, i + LIST);
    text += `${some.length} begin${kind}\n${some.join("\n")}\nend${kind}\n`;
  }
  return text;
}

function cmap(name: string, type: 1 | 2, body: string): string {
  const ordering = type === 1 ? "Identity" : "UCS";
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> def
/CMapName /${name} def
/CMapType ${type} def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${body}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
