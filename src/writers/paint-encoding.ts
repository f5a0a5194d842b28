import type { CodedText, Font, Lift, ShapedText } from "../fonts/font.ts";
import type { Ink } from "./paint-ink.ts";
import type { Pairs } from "./paint-pairs.ts";

/** Encodes a text and puts it on a shelf. */
type Encoder = (shaped: ShapedText, shelf: CodedText) => void;

/** What the texts of a font are encoded with. */
interface EncodingMeans {
  readonly pairs: Pairs;
  /** The row their codes are written into. */
  readonly ink: Ink;
  /** Whose codes they are. */
  readonly by: unknown;
}

/** Writes codes, with moves in thousandths of an em where a glyph does not stand where the font's advances put it. */
export function encoder(font: Font, { pairs, ink, by }: EncodingMeans): Encoder {
  const perMille = 1000 / font.unitsPerEm;
  const advanceOf = glyphAdvances(font.bytes);
  return (shaped, shelf) => {
    const { text, offsetsX, offsetsY, advances } = shaped;
    const texts = isPlain(shaped) ? undefined : clusterTexts(shaped);
    const firstGlyph = pairs.encoded;
    const lifts: Lift[] = [];
    let width = 0;
    const start = ink.length;
    for (let i = 0; i < shaped.glyphs.length; i += 1) {
      const glyph = shaped.glyphs[i] as number;
      const shift = Math.round((offsetsX[i] ?? 0) * perMille);
      const code = pairs.encode(glyph, texts === undefined ? text.charAt(i) : (texts[i] ?? ""));
      move(ink, -shift);
      writeCode({ ink, lifts }, code, offsetsY[i] ?? 0);
      const own = advanceOf(glyph);
      const kern = Math.round(((advances[i] as number) - own) * perMille);
      move(ink, shift - kern);
      width += own + kern / perMille;
    }
    shelf.of = shaped;
    shelf.by = by;
    shelf.start = start;
    shelf.end = ink.length;
    shelf.lifts = lifts.length === 0 ? undefined : lifts;
    shelf.width = width;
    shelf.firstGlyph = firstGlyph;
    shelf.lastGlyph = pairs.encoded;
    shelf.piece = -1;
  };
}

/** A code, between two lifts where its glyph does not stand on the baseline. */
function writeCode(
  { ink, lifts }: { readonly ink: Ink; readonly lifts: Lift[] },
  code: number,
  lift: number,
): void {
  if (lift !== 0) lifts.push({ at: ink.length, by: lift });
  ink.text(escapeCode(code));
  if (lift !== 0) lifts.push({ at: ink.length, by: 0 });
}

function move(ink: Ink, by: number): void {
  if (by !== 0) ink.move(by);
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
