import { crc32, inflateRawSync } from "node:zlib";

/** A file found in an archive. */
export interface UnzippedEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** True where the local record carries an extra field, which `mimetype` may not. */
  readonly extra: boolean;
}

/** Bounds on what an archive may unfold to: an archive is a stranger's file. */
export interface UnzipLimits {
  readonly files: number;
  /** Bytes of all files together. */
  readonly bytes: number;
  /** How many times its packed size a file may unfold to; asked of files over a megabyte. */
  readonly ratio?: number;
}

/** Why an archive was not unpacked. */
export type UnzipFault =
  | { readonly type: "notZip" }
  | { readonly type: "damaged"; readonly path: string }
  | { readonly type: "tooLarge" }
  | { readonly type: "unsupported"; readonly path: string };

export type Unzipped =
  | { readonly ok: true; readonly entries: readonly UnzippedEntry[] }
  | { readonly ok: false; readonly fault: UnzipFault };

/**
 * The files of a ZIP archive in the order of its directory.
 *
 * Total: any bytes give entries or a fault, within the limits, whatever the
 * archive says of its own sizes.
 */
export function unzip(bytes: Uint8Array, limits: UnzipLimits): Unzipped {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { ok: false, fault: { type: "notZip" } };
  const count = view.readUInt16LE(end + 10);
  if (count > limits.files) return { ok: false, fault: { type: "tooLarge" } };
  const records = recordsOf(view, view.readUInt32LE(end + 16), count);
  if (records === undefined)
    return { ok: false, fault: { type: "damaged", path: "the directory" } };
  // What the directory promises is added up before anything is unfolded: a bomb costs nothing.
  if (records.some((record) => isFolded(record, limits)) || sizeOf(records) > limits.bytes)
    return { ok: false, fault: { type: "tooLarge" } };
  const entries: UnzippedEntry[] = [];
  for (const record of records) {
    const entry = readEntry(view, record);
    if ("type" in entry) return { ok: false, fault: entry };
    entries.push(entry);
  }
  return { ok: true, entries };
}

function recordsOf(
  view: Buffer,
  start: number,
  count: number,
): readonly CentralRecord[] | undefined {
  const records: CentralRecord[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const record = readRecord(view, at);
    if (record === undefined) return undefined;
    at = record.next;
    records.push(record);
  }
  // A directory that goes on says fewer files than there are.
  return readRecord(view, at) === undefined ? records : undefined;
}

function isFolded({ size, packed }: CentralRecord, { ratio }: UnzipLimits): boolean {
  return size > FOLDED && size > packed * (ratio ?? Number.POSITIVE_INFINITY);
}

function sizeOf(records: readonly CentralRecord[]): number {
  return records.reduce((sum, { size }) => sum + size, 0);
}

/** What is smaller than this may be folded as it likes: a page of one word repeated is no bomb. */
const FOLDED = 1024 * 1024;

/** The end record stands in the last 64 KiB, before a comment of any length. */
function findEnd(view: Buffer): number {
  const first = Math.max(0, view.length - 0xffff - 22);
  for (let at = view.length - 22; at >= first; at--)
    if (view.readUInt32LE(at) === 0x06054b50) return at;
  return -1;
}

interface CentralRecord {
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly next: number;
}

function readRecord(view: Buffer, at: number): CentralRecord | undefined {
  if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return undefined;
  const name = view.readUInt16LE(at + 28);
  const next = at + 46 + name + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  if (next > view.length) return undefined;
  return {
    path: view.toString("utf8", at + 46, at + 46 + name),
    method: view.readUInt16LE(at + 10),
    encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
    crc: view.readUInt32LE(at + 16),
    packed: view.readUInt32LE(at + 20),
    size: view.readUInt32LE(at + 24),
    offset: view.readUInt32LE(at + 42),
    next,
  };
}

function readEntry(view: Buffer, record: CentralRecord): UnzippedEntry | UnzipFault {
  const { path, method, offset, packed, size } = record;
  if (record.encrypted || (method !== 0 && method !== 8)) return { type: "unsupported", path };
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== 0x04034b50)
    return { type: "damaged", path };
  const extra = view.readUInt16LE(offset + 28);
  const start = offset + 30 + view.readUInt16LE(offset + 26) + extra;
  if (start + packed > view.length) return { type: "damaged", path };
  const bytes = unpack(view.subarray(start, start + packed), method, size);
  if (!bytes || bytes.length !== size || crc32(bytes) !== record.crc)
    return { type: "damaged", path };
  return { path, bytes, method, extra: extra > 0 };
}

/** Inflates to the size the directory promises and never past it. */
function unpack(packed: Buffer, method: number, size: number): Uint8Array | undefined {
  if (method === 0) return packed;
  if (size === 0) return new Uint8Array(0);
  try {
    return inflateRawSync(packed, { maxOutputLength: size });
  } catch {
    return undefined;
  }
}
