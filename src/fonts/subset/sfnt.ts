/** The tables of a TrueType or OpenType font by tag, as views of its bytes. */
export type Tables = ReadonlyMap<string, Uint8Array>;

/** Reads the table directory; undefined where it does not hold together. */
export function tablesOf(bytes: Uint8Array): Tables | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 12) return undefined;
  const count = view.getUint16(4);
  if (bytes.length < 12 + 16 * count) return undefined;
  const tables = new Map<string, Uint8Array>();
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    const end = start + view.getUint32(at + 12);
    if (end > bytes.length) return undefined;
    tables.set(tag, bytes.subarray(start, end));
  }
  return tables;
}

/** A view for reading numbers, which are big-endian in fonts. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The file of a set of tables, with its checksums. Source: OpenType 1.9, “OpenType font file”. */
export function sfntOf(tables: Tables): Uint8Array {
  const tags = [...tables.keys()].toSorted();
  const size = sfntSize(tables);
  const bytes = new Uint8Array(size);
  const view = viewOf(bytes);
  const power = 2 ** Math.floor(Math.log2(tags.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tags.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tags.length - power) * 16);
  let start = 12 + 16 * tags.length;
  let head = 0;
  for (const [i, tag] of tags.entries()) {
    const table = tables.get(tag) ?? new Uint8Array();
    const at = 12 + 16 * i;
    bytes.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      at,
    );
    bytes.set(table, start);
    if (tag === "head") {
      head = start;
      view.setUint32(head + 8, 0);
    }
    view.setUint32(at + 4, checksum(bytes.subarray(start, start + padded(table.length))));
    view.setUint32(at + 8, start);
    view.setUint32(at + 12, table.length);
    start += padded(table.length);
  }
  view.setUint32(head + 8, (0xb1b0afba - checksum(bytes)) >>> 0);
  return bytes;
}

/** Bytes of the file that `sfntOf` makes. */
export function sfntSize(tables: Tables): number {
  let size = 12 + 16 * tables.size;
  for (const table of tables.values()) size += padded(table.length);
  return size;
}

/** Up to the next multiple of four. */
export function padded(length: number): number {
  return (length + 3) & ~3;
}

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
