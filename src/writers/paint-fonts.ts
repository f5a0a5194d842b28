import { deflateSync } from "node:zlib";
import { digest, digestOf } from "../base/digest.ts";
import { type Memory, noMemory } from "../base/memory.ts";
import type { Font } from "../fonts/font.ts";
import { type EmbeddedFont, embeddedFont } from "../fonts/fontkit.ts";
import {
  nextObject,
  type PdfDocument,
  streamOf,
  writeDeflated,
  writeObject,
  writeStream,
} from "./paint-pen.ts";
import { hexOf } from "./paint-text.ts";
import type { PaintedFace, UsedGlyph } from "./painted.ts";

/*
 * A font is cut down to the glyphs that were printed, numbered in a row. The
 * codes of streams, which leave gaps, are led to those numbers: for TrueType by
 * a table from code to glyph, for CFF, which has no such table, by a CMap.
 */

/** What of a font all documents of a book embed alike. */
export interface FaceProgram extends Omit<EmbeddedFont, "program"> {
  /** Deflated. */
  readonly stream: Uint8Array;
  /** In thousandths of an em. */
  readonly widths: readonly number[];
}

/** Cuts a font down to its printed glyphs; once, as long as the memory lasts. */
export function programOf(
  font: Font,
  glyphs: readonly UsedGlyph[],
  memory: Memory = noMemory,
): FaceProgram {
  const ids = glyphs.map(([, , glyph]) => glyph);
  const key = `face ${digestOf([digest(font.bytes), ids])}`;
  const known = readProgram(memory.get(key));
  if (known !== undefined) return known;
  const { program, ...facts } = embeddedFont(font, ids);
  const perMille = 1000 / font.unitsPerEm;
  const widths = facts.advances.map((advance) => round(advance * perMille));
  const made = { ...facts, widths, stream: deflateSync(program) };
  memory.put(key, writeProgram(made));
  return made;
}

/** Facts as a line of JSON, then the program. */
function writeProgram({ stream, ...facts }: FaceProgram): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), stream]);
}

function readProgram(bytes: Uint8Array | undefined): FaceProgram | undefined {
  const end = bytes?.indexOf(LINE_END) ?? -1;
  if (bytes === undefined || end < 0) return undefined;
  try {
    const facts = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString("utf8"));
    return { ...facts, stream: bytes.subarray(end + 1) };
  } catch {
    return undefined;
  }
}

const LINE_END = 10;

/** Embeds the glyphs of a face and gives the number of the font's object. */
export function embedFace(document: PdfDocument, face: PaintedFace): number {
  const { program, glyphs } = face;
  const { compact, widths } = program;
  const file = nextObject(document);
  const entries = compact ? "/Subtype/CIDFontType0C" : "";
  writeDeflated(document, file, { entries, stream: program.stream });
  const name = `${tagOf(face.number)}+${program.name.replaceAll(" ", "_")}`;
  const descriptor = nextObject(document);
  writeObject(document, descriptor, descriptorOf(face, name, file));
  const map = nextObject(document);
  if (compact) writeStream(document, map, CMAP_ENTRIES, streamOf(cmapOf(glyphs)));
  else writeStream(document, map, "", glyphTable(glyphs));
  const unicode = nextObject(document);
  writeStream(document, unicode, "", streamOf(toUnicode(glyphs)));
  const descendant = nextObject(document);
  const kind = compact
    ? `/CIDFontType0/W[1[${widths.join(" ")}]]`
    : `/CIDFontType2/CIDToGIDMap ${map} 0 R/W[${sparse(glyphs, widths)}]`;
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
function descriptorOf({ font, program }: PaintedFace, name: string, file: number): string {
  const { familyClass, box, italicAngle } = program;
  const perMille = 1000 / font.unitsPerEm;
  const serif = familyClass >= 1 && familyClass <= 7;
  const flags =
    (program.fixedPitch ? 1 : 0) |
    (serif ? 2 : 0) |
    4 |
    (familyClass === SCRIPTS ? 8 : 0) |
    (program.italic ? 64 : 0);
  const heights = [
    ["Ascent", program.ascent],
    ["Descent", program.descent],
    ["CapHeight", program.capHeight],
    ["XHeight", program.xHeight],
  ] as const;
  const measures = heights.map(([key, value]) => `/${key} ${round(value * perMille)}`).join("");
  const edges = box.map((edge) => round(edge * perMille)).join(" ");
  return `<</Type/FontDescriptor/FontName/${name}/Flags ${flags}/FontBBox[${edges}]/ItalicAngle ${round(italicAngle)}${measures}/StemV 0/${program.compact ? "FontFile3" : "FontFile2"} ${file} 0 R>>`;
}

/** The class of families drawn like handwriting. */
const SCRIPTS = 10;

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
