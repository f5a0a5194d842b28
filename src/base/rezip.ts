import { crc32, deflateRawSync } from "node:zlib";

/**
 * An archive with the contents of some of its files changed; undefined where its records are not what they
 * should be, or larger than the plain format can say.
 *
 * All other files are copied as they lie, packed bytes, times and order too.
 */
export function rezip(
  bytes: Uint8Array,
  changed: ReadonlyMap<string, Uint8Array>,
): Uint8Array | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(END);
  if (end < 0 || end + 22 > view.length) return undefined;
  const directory = view.readUInt32LE(end + 16);
  const records = recordsIn(view, directory, view.readUInt16LE(end + 10));
  if (records === undefined) return undefined;
  const inOrder = records.toSorted((a, b) => a.offset - b.offset);
  const pieces: Buffer[] = [];
  let length = 0;
  for (const [i, record] of inOrder.entries()) {
    const content = changed.get(record.path);
    const until = inOrder[i + 1]?.offset ?? directory;
    const own = view.subarray(record.offset, until);
    const piece = content === undefined ? own : repacked(own, content, record.head);
    if (piece === undefined) return undefined;
    record.head.writeUInt32LE(length, 42);
    pieces.push(piece);
    length += piece.length;
  }
  const heads = Buffer.concat(records.map(({ head }) => head));
  const close = Buffer.from(view.subarray(end));
  close.writeUInt32LE(heads.length, 12);
  close.writeUInt32LE(length, 16);
  return new Uint8Array(Buffer.concat([...pieces, heads, close]));
}

/** The bytes that start the record at the end of an archive. */
const END = Buffer.from([0x50, 0x4b, 5, 6]);

interface Entry {
  readonly path: string;
  readonly offset: number;
  /** Its record in the directory, a copy. */
  readonly head: Buffer;
}

function recordsIn(view: Buffer, from: number, count: number): readonly Entry[] | undefined {
  const records: Entry[] = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return undefined;
    const name = view.readUInt16LE(at + 28);
    const next = at + 46 + name + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
    const offset = view.readUInt32LE(at + 42);
    if (offset + 30 > from || next > view.length) return undefined;
    const path = view.toString("utf8", at + 46, at + 46 + name);
    records.push({ path, offset, head: Buffer.from(view.subarray(at, next)) });
    at = next;
  }
  return records;
}

/** A file with its own name and time and other contents; its record in the directory is told of them. */
function repacked(own: Buffer, content: Uint8Array, head: Buffer): Buffer | undefined {
  if (own.length < 30 || own.readUInt32LE(0) !== 0x04034b50) return undefined;
  const named = 30 + own.readUInt16LE(26);
  const packed = deflateRawSync(content);
  const start = Buffer.from(own.subarray(0, named));
  // The sizes stand before the file now, so none stand behind it; what was extra was about the old ones.
  const flags = own.readUInt16LE(6) & ~8;
  start.writeUInt16LE(0, 28);
  for (const [record, at] of [
    [start, 6],
    [head, 8],
  ] as const) {
    record.writeUInt16LE(flags, at);
    record.writeUInt16LE(8, at + 2);
    record.writeUInt32LE(crc32(content), at + 8);
    record.writeUInt32LE(packed.length, at + 12);
    record.writeUInt32LE(content.length, at + 16);
  }
  return Buffer.concat([start, packed]);
}
