import { brotliCompressSync, constants } from "node:zlib";
import { padded, sfntSize, type Tables, viewOf } from "./sfnt.ts";

/**
 * A WOFF2 file of a set of tables. Outlines are stored without the format's own
 * transform, which costs a tenth in size and saves an engine.
 *
 * Source: W3C, WOFF File Format 2.0, sections 4 and 5.
 */
export function woff2Of(tables: Tables): Uint8Array {
  const tags = orderOf(tables);
  const directory = tags.flatMap((tag) => entryOf(tag, tables.get(tag)?.length ?? 0));
  const data = Buffer.concat(tags.map((tag) => tables.get(tag) ?? new Uint8Array()));
  // Quality 9 is a twentieth larger than 11 and ten times as fast.
  const packed = brotliCompressSync(data, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
    },
  });
  const start = 48 + directory.length;
  const bytes = new Uint8Array(padded(start + packed.length));
  const view = viewOf(bytes);
  view.setUint32(0, 0x774f4632);
  view.setUint32(4, 0x00010000);
  view.setUint32(8, bytes.length);
  view.setUint16(12, tags.length);
  view.setUint32(16, sfntSize(tables));
  view.setUint32(20, packed.length);
  view.setUint16(24, 1);
  bytes.set(directory, 48);
  bytes.set(packed, start);
  return bytes;
}

/** `loca` follows `glyf`, as the format wants it. */
function orderOf(tables: Tables): readonly string[] {
  return [...tables.keys()]
    .toSorted()
    .filter((tag) => tag !== "loca")
    .flatMap((tag) => (tag === "glyf" && tables.has("loca") ? [tag, "loca"] : [tag]));
}

/** Flags, tag and length. 63 says that the tag is spelled out; version 3 that outlines are as they were. */
function entryOf(tag: string, length: number): readonly number[] {
  const version = tag === "glyf" || tag === "loca" ? 3 : 0;
  const letters = [...tag].map((letter) => letter.charCodeAt(0));
  return [63 | (version << 6), ...letters, ...base128(length)];
}

/** Seven bits a byte, most significant first, without leading zeros. */
function base128(value: number): readonly number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
