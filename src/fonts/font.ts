/**
 * The room where type is measured. `Font` is all that layout knows of a face;
 * one adapter stands behind it, so tests can use a font of plain numbers.
 */
export interface Font {
  /** PostScript name with weight and style; unique among the fonts of a build. */
  readonly id: string;
  /** Font units; divide by `unitsPerEm` and multiply by the size to get points. */
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** The file itself, for the writers that embed a subset. */
  readonly bytes: Uint8Array;
  hasGlyph(codePoint: number): boolean;
  /** Shapes one run of one script and language; features are OpenType tags, for example `smcp`, `onum`. */
  shape(text: string, features: readonly string[], language: string): ShapedText;
  /** Ink of a glyph in font units, for optical margins and the safe area. */
  inkOf(glyph: number): {
    readonly minX: number;
    readonly maxX: number;
    readonly minY: number;
    readonly maxY: number;
  };
}

/** Glyphs of a text in visual order, in font units. Parallel arrays; nothing is allocated per glyph. */
export interface ShapedText {
  readonly text: string;
  readonly glyphs: Uint16Array;
  /** Advance of each glyph with its kerning in it. */
  readonly advances: Int32Array;
  /** Offsets of each glyph from its pen position; empty where all are zero. */
  readonly offsetsX: Int32Array;
  readonly offsetsY: Int32Array;
  /** UTF-16 index in `text` at which the cluster of each glyph starts. */
  readonly clusters: Uint16Array;
  /** Sum of advances. */
  readonly width: number;
  /**
   * Where a painter keeps what it made of the text: a book prints each word so
   * often that to look it up costs more than to print it. Absent, it looks it up.
   */
  readonly shelf?: CodedText;
}

/** A text as the codes of one document. Made with the text, so that it lies beside it, and written when the text is painted. */
export interface CodedText {
  /** The text whose codes these are, as copies of a text share its shelf, and who made them; absent before. */
  of: ShapedText | undefined;
  by: unknown;
  /** Where its codes begin and end in the row of their maker. */
  start: number;
  end: number;
  /** Where some of its glyphs leave the baseline, from left to right; absent where none does. */
  lifts: readonly Lift[] | undefined;
  /** In font units, as printed. */
  width: number;
  /** Where its glyphs begin and end among those its maker has encoded. */
  firstGlyph: number;
  lastGlyph: number;
  /** The piece that used it last. */
  piece: number;
}

/** From a place in the row of codes on, glyphs stand so many font units above the baseline. */
export interface Lift {
  readonly at: number;
  readonly by: number;
}
