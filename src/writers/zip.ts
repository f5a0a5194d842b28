import { crc32, deflateRaw, deflateRawSync } from "node:zlib";
import { digest } from "../base/digest.ts";
import { type Memory, noMemory } from "../base/memory.ts";

/** A file to be packed. */
export interface ZipEntry {
  /** ASCII, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Packed as it is: for what is compressed already, and for an EPUB's `mimetype`. */
  readonly stored?: true;
  /** What `deflating` made of the bytes, where it was asked. */
  readonly deflated?: Uint8Array;
}

/** 1 January 1980, the first day the format can say: the same bytes on any day. */
const DATE = 0x21;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
/** Level 9 takes twice the time for a hundredth of the size. */
const SETTINGS = { level: 6 };
/** The most files the plain end record can count. */
const MANY = 0xffff;

/**
 * A ZIP archive of the entries in the order given.
 *
 * *Law:* a function of paths and bytes alone: no times, no attributes, no
 * extra fields. Source of the layout: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const deflated = entry.stored
      ? entry.bytes
      : (entry.deflated ?? deflateRawSync(entry.bytes, SETTINGS));
    const method = deflated.length < entry.bytes.length ? 8 : 0;
    const data = method === 8 ? deflated : entry.bytes;
    const name = Buffer.from(entry.path, "latin1");
    const common = header(entry, method, data.length, name.length);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL);
    pieces.push(local, common, name, data);
    directory.push(centralRecord(common, at), name);
    at += 4 + common.length + name.length + data.length;
  }
  return Buffer.concat([...pieces, ...directory, endOf(entries.length, directory, at)]);
}

/**
 * Compresses files beside the main thread, a few at a time: each under way holds a quarter of a
 * megabyte. The bytes are those that `zip` makes itself. What an earlier build compressed is not compressed again.
 */
export function deflating(memory: Memory = noMemory): (bytes: Uint8Array) => Promise<Uint8Array> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const next = (): void => {
    running -= 1;
    waiting.shift()?.();
  };
  const deflated = (bytes: Uint8Array, key: string): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const start = (): void => {
        running += 1;
        // In one piece: between pieces it would wait for the main thread.
        const chunkSize = Math.max(1024, bytes.length);
        deflateRaw(bytes, { ...SETTINGS, chunkSize }, (error, packed) => {
          next();
          if (error !== null) return reject(error);
          memory.put(key, packed);
          resolve(packed);
        });
      };
      if (running < AT_ONCE) start();
      else waiting.push(start);
    });
  return async (bytes) => {
    const key = `deflate ${SETTINGS.level} ${digest(bytes)}`;
    return memory.get(key) ?? deflated(bytes, key);
  };
}

const AT_ONCE = 8;

/** What the local and the central record of a file have in common, from “version needed” on. */
function header(entry: ZipEntry, method: number, packed: number, name: number): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(method, 4);
  common.writeUInt16LE(DATE, 8);
  common.writeUInt32LE(crc32(entry.bytes), 10);
  common.writeUInt32LE(packed, 14);
  common.writeUInt32LE(entry.bytes.length, 18);
  common.writeUInt16LE(name, 22);
  return common;
}

function centralRecord(common: Buffer, offset: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(CENTRAL, 0);
  record.writeUInt16LE(20, 4);
  common.copy(record, 6);
  record.writeUInt32LE(offset, 42);
  return record;
}

function endOf(count: number, directory: readonly Uint8Array[], at: number): Buffer {
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, MANY), 8);
  end.writeUInt16LE(Math.min(count, MANY), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return count < MANY ? end : Buffer.concat([zip64EndOf(count, size, at), end]);
}

/** A book of more files than the plain record counts says so in the record of the wide format. */
function zip64EndOf(count: number, size: number, at: number): Buffer {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(ZIP64_END, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  record.writeUInt32LE(ZIP64_LOCATOR, 56);
  record.writeBigUInt64LE(BigInt(at + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}
