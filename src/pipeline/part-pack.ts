import type { Memory } from "../base/memory.ts";
import type { CacheFolder } from "./cache-folder.ts";

/** The parts of one book in a cache: a memory that is written when the build is done. */
export interface PartPack extends Memory {
  /** Writes what was put; nothing where nothing was. */
  save(): void;
}

/** Bytes of parts that the last build had no use for and that are kept for the next, which may be of an older state or another format. */
const SPARE = 16_777_216;

/** Bytes of the number that says how long the list of parts is. */
const LENGTH = 4;

/**
 * Opens the pack of a name in a cache.
 *
 * A long book has five hundred parts. To make a file is the dearest thing a disk is asked for, so
 * they stand in one, sealed as a whole: their names and lengths as JSON, then all their bytes.
 */
export function partPack(folder: CacheFolder, name: string): PartPack {
  let kept: Map<string, Uint8Array> | undefined;
  const used = new Map<string, Uint8Array>();
  let grown = false;
  const before = (): Map<string, Uint8Array> => {
    kept ??= unpacked(folder.read("parts", name));
    return kept;
  };
  return {
    get(key) {
      const bytes = used.get(key) ?? before().get(key);
      if (bytes !== undefined) used.set(key, bytes);
      return bytes;
    },
    put(key, bytes) {
      used.set(key, bytes);
      grown = true;
    },
    save() {
      if (!grown) return;
      grown = false;
      folder.write("parts", name, packed(withSpare(used, before())));
    },
  };
}

/** What was of use first, so that what falls away is what was of none for longest. */
function withSpare(
  used: ReadonlyMap<string, Uint8Array>,
  before: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const parts = new Map(used);
  let spare = 0;
  for (const [key, bytes] of before) {
    if (parts.has(key)) continue;
    spare += bytes.length;
    if (spare > SPARE) break;
    parts.set(key, bytes);
  }
  return parts;
}

function packed(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const list = Buffer.from(JSON.stringify([...parts].map(([key, { length }]) => [key, length])));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(list.length);
  return Buffer.concat([length, list, ...parts.values()]);
}

/** What stands in bytes of our own making, which the folder has checked; nothing where there are none. */
function unpacked(bytes: Uint8Array | undefined): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  if (bytes === undefined) return parts;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = LENGTH + buffer.readUInt32LE(0);
  const list = JSON.parse(buffer.toString("utf8", LENGTH, at)) as readonly (readonly [
    string,
    number,
  ])[];
  for (const [key, length] of list) {
    parts.set(key, bytes.subarray(at, at + length));
    at += length;
  }
  return parts;
}
