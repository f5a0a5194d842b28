import type { Font, ShapedText } from "../../src/fonts/font.ts";

/** What a font of plain numbers may differ in. */
export interface FixedFontOptions {
  readonly id?: string;
  /** Width in thousandths of an em of each character; `letter` for those not named. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly letter?: number;
  readonly space?: number;
  /** Characters it lacks. */
  readonly lacks?: string;
  /** Two-letter ligatures, set as one glyph of the width of the first letter. */
  readonly ligatures?: readonly string[];
}

const NONE = new Int32Array(0);

/**
 * A font of plain numbers: every letter half an em wide, the space a quarter.
 *
 * Glyph ids are UTF-16 units, so a test can read a text off its glyphs.
 */
export function fixedFont(options: FixedFontOptions = {}): Font {
  const { widths = {}, letter = 500, space = 250, lacks = "", ligatures = [] } = options;
  const widthOf = (unit: string): number => widths[unit] ?? (unit === " " ? space : letter);
  return {
    id: options.id ?? "Fixed-Regular",
    unitsPerEm: 1000,
    ascent: 800,
    descent: -200,
    capHeight: 700,
    xHeight: 450,
    bytes: new Uint8Array(0),
    hasGlyph: (point) => !lacks.includes(String.fromCodePoint(point)),
    shape(text) {
      const glyphs: number[] = [];
      const clusters: number[] = [];
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charAt(i);
        clusters.push(i);
        glyphs.push(lacks.includes(unit) ? 0 : unit.charCodeAt(0));
        if (ligatures.includes(text.slice(i, i + 2))) i += 1;
      }
      return shapedOf(
        text,
        glyphs,
        clusters,
        clusters.map((i) => widthOf(text.charAt(i))),
      );
    },
    inkOf: (glyph) => ({
      minX: 20,
      maxX: widthOf(String.fromCharCode(glyph)) - 20,
      minY: 0,
      maxY: 700,
    }),
  };
}

function shapedOf(
  text: string,
  glyphs: readonly number[],
  clusters: readonly number[],
  advances: readonly number[],
): ShapedText {
  return {
    text,
    glyphs: Uint16Array.from(glyphs),
    advances: Int32Array.from(advances),
    offsetsX: NONE,
    offsetsY: NONE,
    clusters: Uint16Array.from(clusters),
    width: advances.reduce((sum, advance) => sum + advance, 0),
  };
}
