import { viewOf } from "./sfnt.ts";

/** Where the outline of each glyph stands in `glyf`: one offset more than there are glyphs. */
export function outlineOffsets(loca: Uint8Array, long: boolean): readonly number[] {
  const view = viewOf(loca);
  return Array.from({ length: loca.length / (long ? 4 : 2) }, (_, i) =>
    long ? view.getUint32(4 * i) : 2 * view.getUint16(2 * i),
  );
}

/** Adds the parts that composite glyphs of a set are put together from. */
export function closeOverComposites(
  glyf: Uint8Array,
  offsets: readonly number[],
  glyphs: Set<number>,
): void {
  const view = viewOf(glyf);
  // A set hands out what is added while it is walked, so parts of parts come too.
  for (const glyph of glyphs) {
    const start = offsets[glyph] ?? 0;
    if ((offsets[glyph + 1] ?? 0) - start < 12 || view.getInt16(start) >= 0) continue;
    for (const part of partsOf(view, start + 10)) glyphs.add(part);
  }
}

/** Source: OpenType 1.9, glyf, “Composite glyph description”. */
function* partsOf(view: DataView, first: number): Generator<number> {
  let at = first;
  for (;;) {
    const flags = view.getUint16(at);
    yield view.getUint16(at + 2);
    if ((flags & 0x20) === 0) return;
    const scale = flags & 0x80 ? 8 : flags & 0x40 ? 4 : flags & 0x08 ? 2 : 0;
    at += 4 + (flags & 1 ? 4 : 2) + scale;
  }
}

/**
 * `glyf` and a long `loca` with only the outlines of a set. Glyphs keep their
 * numbers, so that every other table stays true.
 */
export function outlinesOf(
  glyf: Uint8Array,
  offsets: readonly number[],
  glyphs: ReadonlySet<number>,
): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const loca = new Uint8Array(4 * offsets.length);
  const view = viewOf(loca);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let glyph = 0; glyph < offsets.length; glyph += 1) {
    view.setUint32(4 * glyph, size);
    if (!glyphs.has(glyph)) continue;
    const outline = glyf.subarray(offsets[glyph], offsets[glyph + 1]);
    pieces.push(outline);
    size += (outline.length + 3) & ~3;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += (piece.length + 3) & ~3;
  }
  return { glyf: bytes, loca };
}
