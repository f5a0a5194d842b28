import type { Font } from "../fonts/font.ts";
import { cmapOf } from "../fonts/subset/cmap.ts";
import { sfntOf, tablesOf, viewOf } from "../fonts/subset/sfnt.ts";

/** The private plane: glyph 7 of a font is the character U+F0007 of its glyph font. */
const PLANE = 0xf0000;

/** The character by which a glyph font shows a glyph. */
export function characterOf(glyph: number): string {
  return String.fromCodePoint(PLANE + glyph);
}

/** What a browser must not do again: the pages were shaped and kerned when they were set. */
const SHAPING: ReadonlySet<string> = new Set(["GSUB", "GPOS", "GDEF", "kern", "DSIG"]);

/**
 * The font with a character for each glyph and no rules of its own, so that a
 * browser draws the very glyphs of a page where they were set; undefined where
 * the file does not hold together.
 */
export function glyphFont({ bytes }: Font): Uint8Array | undefined {
  const tables = tablesOf(bytes);
  const maxp = tables?.get("maxp");
  if (tables === undefined || maxp === undefined || maxp.length < 6) return undefined;
  const glyphs = new Map<number, number>();
  const count = viewOf(maxp).getUint16(4);
  for (let glyph = 0; glyph < count; glyph += 1) glyphs.set(PLANE + glyph, glyph);
  const kept = new Map([...tables].filter(([tag]) => !SHAPING.has(tag)));
  const font = sfntOf(kept.set("cmap", cmapOf(glyphs)));
  font.set(bytes.subarray(0, 4));
  return font;
}
