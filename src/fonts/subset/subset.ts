import { closeOverSubstitutions } from "./closure.ts";
import { cmapOf, glyphsOf } from "./cmap.ts";
import { closeOverComposites, outlineOffsets, outlinesOf } from "./glyf.ts";
import { type Tables, tablesOf, viewOf } from "./sfnt.ts";

/** Tables of use only to a system that installs or edits the font, or that sets text downwards. */
const DROPPED: ReadonlySet<string> = new Set([
  "DSIG",
  "FFTM",
  "LTSH",
  "STAT",
  "VDMX",
  "hdmx",
  "meta",
  "vhea",
  "vmtx",
]);

/**
 * The tables of a font cut down to what a text needs, its kerning, ligatures,
 * small capitals and old-style figures still at work.
 *
 * Undefined where the font has no TrueType outlines or does not hold together:
 * it is then embedded as it is.
 */
export function subsetTables(bytes: Uint8Array, characters: Iterable<number>): Tables | undefined {
  const tables = tablesOf(bytes);
  if (tables === undefined) return undefined;
  try {
    return cut(tables, characters);
  } catch (problem) {
    // An offset beyond the end of a table: the font is damaged in a way browsers may forgive.
    if (problem instanceof RangeError) return undefined;
    throw problem;
  }
}

function cut(tables: Tables, characters: Iterable<number>): Tables | undefined {
  const [head, cmap, glyf, loca] = ["head", "cmap", "glyf", "loca"].map((tag) => tables.get(tag));
  if (!head || !cmap || !glyf || !loca) return undefined;
  const mapped = glyphsOf(cmap, characters);
  const glyphs = new Set([0, ...mapped.values()]);
  const gsub = tables.get("GSUB");
  if (gsub !== undefined) closeOverSubstitutions(gsub, glyphs);
  const offsets = outlineOffsets(loca, viewOf(head).getInt16(50) === 1);
  closeOverComposites(glyf, offsets, glyphs);
  const kept = new Map([...tables].filter(([tag]) => !DROPPED.has(tag)));
  const outlines = outlinesOf(glyf, offsets, glyphs);
  kept.set("glyf", outlines.glyf).set("loca", outlines.loca);
  kept.set("cmap", cmapOf(mapped)).set("head", withLongOffsets(head));
  const post = tables.get("post");
  if (post !== undefined) kept.set("post", withoutNames(post));
  return kept;
}

function withLongOffsets(head: Uint8Array): Uint8Array {
  const copy = head.slice();
  viewOf(copy).setInt16(50, 1);
  return copy;
}

/** Version 3 of `post`: glyphs have no names. */
function withoutNames(post: Uint8Array): Uint8Array {
  const copy = post.slice(0, 32);
  viewOf(copy).setUint32(0, 0x00030000);
  return copy;
}
