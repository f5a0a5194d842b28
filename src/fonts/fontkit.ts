import type { Font as FontkitFont, GlyphRun } from "fontkit";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { unusableFont } from "./diagnostics.ts";
import type { Font, ShapedText } from "./font.ts";
import { compileShaper } from "./opentype/compiled-shaper.ts";
import { openTypeLanguage } from "./opentype-language.ts";

type Ink = ReturnType<Font["inkOf"]>;

/** Reads a font file. Damaged, web-compressed and variable fonts are refused, since they embed wrongly in print. */
export async function loadFont(bytes: Uint8Array): Promise<Outcome<Font>> {
  const refusal = refusalOf(bytes);
  if (refusal !== undefined) return failure(unusableFont(refusal));
  const { create } = await import("fontkit");
  try {
    const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!("layout" in font)) return failure(unusableFont("the file holds a collection of fonts"));
    if (Object.keys(font.variationAxes ?? {}).length > 0)
      return failure(unusableFont("it is a variable font"));
    return success(adapt(font, bytes));
  } catch {
    return failure(unusableFont("the file is damaged"));
  }
}

/** The first four bytes say what a font file is; only the two kinds a PDF can embed pass. */
function refusalOf(bytes: Uint8Array): string | undefined {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic === "wOFF" || magic === "wOF2") return "it is a web font (WOFF)";
  if (magic === "ttcf") return "the file holds a collection of fonts";
  if (magic === "\u0000\u0001\u0000\u0000" || magic === "OTTO" || magic === "true")
    return undefined;
  return "the file is not a font";
}

function adapt(font: FontkitFont, bytes: Uint8Array): Font {
  const inks = new Map<number, Ink>();
  // Touched now, so that a damaged table is found at the door and not in the middle of a book.
  font.layout("Aé fi");
  const compiled = compileShaper(bytes, (codePoint) => font.glyphForCodePoint(codePoint).id);
  return {
    id: font.postscriptName,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    bytes,
    hasGlyph: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    shape: (text, features, language) =>
      compiled(text, features, openTypeLanguage(language)) ??
      shapeFully(font, text, features, language),
    inkOf(glyph) {
      const known = inks.get(glyph);
      if (known !== undefined) return known;
      const { minX, maxX, minY, maxY } = font.getGlyph(glyph).bbox;
      // A blank glyph has an inverted infinite box.
      const ink = Number.isFinite(minX)
        ? { minX, maxX, minY, maxY }
        : { minX: 0, maxX: 0, minY: 0, maxY: 0 };
      inks.set(glyph, ink);
      return ink;
    },
  };
}

const NONE = new Int32Array(0);

/** The whole OpenType of the face, by fontkit's own engine. */
export function shapeFully(
  font: FontkitFont,
  text: string,
  features: readonly string[],
  language: string,
): ShapedText {
  const run = font.layout(text, [...features], undefined, openTypeLanguage(language));
  const count = run.glyphs.length;
  const glyphs = new Uint16Array(count);
  const advances = new Int32Array(count);
  const offsetsX = new Int32Array(count);
  const offsetsY = new Int32Array(count);
  let width = 0;
  let moved = false;
  for (let i = 0; i < count; i += 1) {
    const position = run.positions[i];
    glyphs[i] = run.glyphs[i]?.id ?? 0;
    const advance = Math.round(position?.xAdvance ?? 0);
    advances[i] = advance;
    width += advance;
    offsetsX[i] = Math.round(position?.xOffset ?? 0);
    offsetsY[i] = Math.round(position?.yOffset ?? 0);
    moved ||= offsetsX[i] !== 0 || offsetsY[i] !== 0;
  }
  return {
    text,
    glyphs,
    advances,
    offsetsX: moved ? offsetsX : NONE,
    offsetsY: moved ? offsetsY : NONE,
    clusters: clustersOf(text, run),
    width,
  };
}

/** UTF-16 index at which each glyph's characters begin: fontkit keeps them on the glyph, a ligature all of its own. */
function clustersOf(text: string, run: GlyphRun): Uint16Array {
  const clusters = new Uint16Array(run.glyphs.length);
  const order = run.glyphs.map((_, i) => i);
  if (run.direction === "rtl") order.reverse();
  let index = 0;
  for (const i of order) {
    const points = run.glyphs[i]?.codePoints ?? [];
    clusters[i] = Math.min(index, Math.max(0, text.length - 1));
    for (const point of points) index += point > 0xffff ? 2 : 1;
  }
  return clusters;
}
