import type { Font, ShapedText } from "../fonts/font.ts";

/**
 * The glyphs a document uses. A word is encoded once, however often it is
 * printed; two documents painted from one book share the result.
 */
export interface GlyphBook {
  readonly faces: readonly FaceGlyphs[];
  of(font: Font): FaceGlyphs;
}

/** The subset of one font, in the order in which its glyphs were first used. */
export interface FaceGlyphs {
  readonly font: Font;
  /** Resource name in content streams. */
  readonly name: string;
  /** Glyph ids by code. */
  readonly glyphs: readonly number[];
  /** Code points by code, for `ToUnicode`. */
  readonly unicode: readonly (readonly number[])[];
  /** The word space: its code as two bytes of a string, and its advance in font units. */
  readonly space: string;
  readonly spaceAdvance: number;
  /** The inside of a `TJ` array between `(` and `)`, and its width in font units as printed. */
  encode(shaped: ShapedText): EncodedText;
}

interface EncodedText {
  readonly codes: string;
  readonly width: number;
  /** Some glyphs stand off the baseline: `codes` then holds `LIFT`, font units and `;` before and after them. */
  readonly lifted: boolean;
}

/** Marks a change of height among codes; no byte of a code can be it. */
export const LIFT = "\u{E000}";

/** An empty book. */
export function createGlyphBook(): GlyphBook {
  const byFont = new Map<Font, FaceGlyphs>();
  const faces: FaceGlyphs[] = [];
  return {
    faces,
    of(font) {
      const known = byFont.get(font);
      if (known !== undefined) return known;
      const face = createFace(font, `F${faces.length + 1}`);
      byFont.set(font, face);
      faces.push(face);
      return face;
    },
  };
}

function createFace(font: Font, name: string): FaceGlyphs {
  const glyphs: number[] = [0];
  const unicode: (readonly number[])[] = [[0xfffd]];
  const codes = new Map<number | string, string>();
  const advanceOf = glyphAdvances(font.bytes);
  const encoded = new Map<ShapedText, EncodedText>();
  const perMille = 1000 / font.unitsPerEm;

  // One glyph may stand for several texts, a small capital for both cases: each gets a code of its own.
  const codeOf = (glyph: number, text: string): string => {
    const key = text.length === 1 ? glyph * 0x10000 + text.charCodeAt(0) : `${glyph} ${text}`;
    const known = codes.get(key);
    if (known !== undefined) return known;
    const code = escapeCode(glyphs.length);
    glyphs.push(glyph);
    unicode.push(Array.from(text === "" ? "\u200b" : text, (char) => char.codePointAt(0) ?? 0));
    codes.set(key, code);
    return code;
  };

  const encode = (shaped: ShapedText): EncodedText => {
    const known = encoded.get(shaped);
    if (known !== undefined) return known;
    const { text, offsetsX, offsetsY } = shaped;
    const texts = isPlain(shaped) ? undefined : clusterTexts(shaped);
    const moved = offsetsX.length > 0;
    const textAt = (i: number): string => (texts === undefined ? text.charAt(i) : (texts[i] ?? ""));
    const shiftAt = (i: number): number => (moved ? Math.round((offsetsX[i] ?? 0) * perMille) : 0);
    let inside = "";
    let width = 0;
    shaped.glyphs.forEach((glyph, i) => {
      const shift = shiftAt(i);
      if (shift !== 0) inside += `)${-shift}(`;
      const lift = offsetsY[i] ?? 0;
      const code = codeOf(glyph, textAt(i));
      inside += lift === 0 ? code : `${LIFT}${lift};${code}${LIFT}0;`;
      const own = advanceOf(glyph);
      const kern = Math.round(((shaped.advances[i] ?? 0) - own) * perMille);
      if (kern !== shift) inside += `)${shift - kern}(`;
      width += own + kern / perMille;
    });
    const result = { codes: inside, width, lifted: offsetsY.length > 0 };
    encoded.set(shaped, result);
    return result;
  };

  const blank = font.shape(" ", [], "en").glyphs[0] ?? 0;
  return {
    font,
    name,
    glyphs,
    unicode,
    space: codeOf(blank, " "),
    spaceAdvance: advanceOf(blank),
    encode,
  };
}

/** Bytes that a PDF string must escape: parentheses, the backslash, and the carriage return that readers would change. */
const ESCAPED: Readonly<Record<number, string>> = {
  13: "\\r",
  40: "\\(",
  41: "\\)",
  92: "\\\\",
};

function escapeCode(code: number): string {
  return byte(code >> 8) + byte(code & 0xff);
}

function byte(value: number): string {
  return ESCAPED[value] ?? String.fromCharCode(value);
}

/** True where each glyph stands for one character, in order: most words. */
function isPlain({ text, clusters, glyphs }: ShapedText): boolean {
  if (glyphs.length !== text.length) return false;
  for (let i = 0; i < glyphs.length; i += 1) if (clusters[i] !== i) return false;
  return true;
}

/** The characters each glyph stands for. Where one cluster has several glyphs they share its characters out. */
function clusterTexts({ text, clusters, glyphs }: ShapedText): readonly string[] {
  const starts = [...new Set(clusters)].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, i) => [start, starts[i + 1] ?? text.length]));
  const texts: string[] = [];
  for (let i = 0; i < glyphs.length; i += 1) {
    const start = clusters[i] ?? 0;
    const characters = Array.from(text.slice(start, endOf.get(start)));
    let nth = 0;
    while (i - nth > 0 && clusters[i - nth - 1] === start) nth += 1;
    const last = clusters[i + 1] !== start;
    texts.push(last ? characters.slice(nth).join("") : (characters[nth] ?? ""));
  }
  return texts;
}

/** Advances as the font file has them, from its `hmtx` table: what a reader moves by without being told. */
function glyphAdvances(bytes: Uint8Array): (glyph: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const record = 12 + 16 * i;
    tables.set(
      String.fromCharCode(...bytes.subarray(record, record + 4)),
      view.getUint32(record + 8),
    );
  }
  const hhea = tables.get("hhea");
  const hmtx = tables.get("hmtx");
  if (hhea === undefined || hmtx === undefined) return () => 0;
  const count = view.getUint16(hhea + 34);
  const advances = Uint16Array.from({ length: count }, (_, i) => view.getUint16(hmtx + 4 * i));
  return (glyph) => advances[Math.min(glyph, count - 1)] ?? 0;
}
