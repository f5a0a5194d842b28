import type { Font as FontkitFont, GlyphRun } from "fontkit";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { unusableFont } from "./diagnostics.ts";
import type { Font, ShapedText } from "./font.ts";
import { type CompiledShaper, compileShaper } from "./opentype/compiled-shaper.ts";
import { openTypeLanguage } from "./opentype-language.ts";
import { emptyShelf } from "./shelf.ts";

type Ink = ReturnType<Font["inkOf"]>;

/** How far a font file is looked into. */
export interface FontTrust {
  /** The same bytes were found to be sound before. */
  readonly sound: boolean;
}

/** Reads a font file. Damaged, web-compressed and variable fonts are refused, since they embed wrongly in print. */
export async function loadFont(
  bytes: Uint8Array,
  { sound }: FontTrust = { sound: false },
): Promise<Outcome<Font>> {
  const refusal = refusalOf(bytes);
  if (refusal !== undefined) return failure(unusableFont(refusal));
  const { create } = await import("fontkit");
  try {
    const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!("layout" in font)) return failure(unusableFont("the file holds a collection of fonts"));
    if (Object.keys(font.variationAxes ?? {}).length > 0)
      return failure(unusableFont("it is a variable font"));
    // Touched now, so that a damaged table is found at the door and not in the middle of a book.
    if (!sound) {
      font.layout("Aé fi");
      shaperOf(font, bytes);
    }
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
  // Most books use a few of a theme's faces.
  let compiled: CompiledShaper | undefined;
  const shaper = (): CompiledShaper => {
    compiled ??= shaperOf(font, bytes);
    return compiled;
  };
  const adapted: Font = {
    id: font.postscriptName,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    bytes,
    hasGlyph: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    shape: (text, features, language) =>
      shaper()(text, features, openTypeLanguage(language)) ??
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
  opened.set(adapted, font);
  return adapted;
}

function shaperOf(font: FontkitFont, bytes: Uint8Array): CompiledShaper {
  return compileShaper(bytes, (codePoint) => font.glyphForCodePoint(codePoint).id);
}

/** The files behind the fonts we have given out. */
const opened = new WeakMap<Font, FontkitFont>();

/** A font cut down to some glyphs, as a PDF embeds it, and what the PDF says of it. Lengths in font units. */
export interface EmbeddedFont {
  /** TrueType, or bare CFF where `compact`. */
  readonly program: Uint8Array;
  readonly compact: boolean;
  readonly advances: readonly number[];
  readonly name: string;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly fixedPitch: boolean;
  readonly italic: boolean;
  /** Class of the family in the `OS/2` table. */
  readonly familyClass: number;
}

/** The glyphs of a loaded font, numbered from 1 in the order given; 0 is the one for unknown characters. */
export function embeddedFont(font: Font, glyphs: readonly number[]): EmbeddedFont {
  const file = opened.get(font) as FontFile | undefined;
  if (file === undefined) throw new RangeError(`the font ${font.id} was not loaded from a file`);
  const subset = file.createSubset();
  subset.glyphs = [0, ...glyphs];
  const { minX, minY, maxX, maxY } = file.bbox;
  return {
    program: subset.encode(),
    compact: subset.cff != null,
    advances: glyphs.map((glyph) => file.getGlyph(glyph).advanceWidth),
    name: file.postscriptName,
    box: [minX, minY, maxX, maxY],
    ascent: file.ascent,
    descent: file.descent,
    capHeight: file.capHeight || file.ascent,
    xHeight: file.xHeight || 0,
    italicAngle: file.italicAngle,
    fixedPitch: file.post.isFixedPitch !== 0,
    italic: file.head.macStyle.italic,
    familyClass: (file["OS/2"]?.sFamilyClass ?? 0) >> 8,
  };
}

/** What of fontkit its types leave out. */
type FontFile = Omit<FontkitFont, "createSubset" | "post" | "head" | "OS/2"> & {
  createSubset(): { glyphs: number[]; readonly cff?: unknown; encode(): Uint8Array };
  readonly post: { readonly isFixedPitch: number };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  readonly "OS/2"?: { readonly sFamilyClass: number };
};

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
    shelf: emptyShelf(),
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

/** A step of a glyph's outline, in font units. */
type OutlineStep =
  | readonly ["M" | "L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

/** The outline of a glyph of a loaded font, upwards from the baseline; nothing of a font that is none of ours. */
export function outlineOf(font: Font, glyph: number): readonly OutlineStep[] {
  const commands = opened.get(font)?.getGlyph(glyph).path.commands ?? [];
  const steps: OutlineStep[] = [];
  let [x, y] = [0, 0];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args;
    if (command === "closePath") steps.push(["Z"]);
    else if (command === "bezierCurveTo") steps.push(["C", a, b, c, d, e, f]);
    else if (command === "quadraticCurveTo")
      // Two thirds of the way to its one point, from either end.
      steps.push([
        "C",
        x + ((a - x) * 2) / 3,
        y + ((b - y) * 2) / 3,
        c + ((a - c) * 2) / 3,
        d + ((b - d) * 2) / 3,
        c,
        d,
      ]);
    else steps.push([command === "moveTo" ? "M" : "L", a, b]);
    if (args.length >= 2) [x, y] = [args[args.length - 2] ?? 0, args[args.length - 1] ?? 0];
  }
  return steps;
}
