import { randomBytes } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { digest } from "../base/digest.ts";

/** What a cache holds: what books looked at, books by key, files by digest, the parts of each book. */
export const SHELVES = ["states", "books", "files", "parts"] as const;

type Shelf = (typeof SHELVES)[number];

/** Bytes a cache holds at most; a long book in three formats takes thirty million. */
const LIMIT = 1_073_741_824;

/** After this many milliseconds a part that nobody finished is thrown away. */
const STALE = 3_600_000;

/** How old the mark of last use may grow, in milliseconds: to renew it each time costs more than it tells. */
const USED_LATELY = 600_000;

/** Characters of a digest, which stand before each entry that is not named by its own. */
const SEAL = 64;

/**
 * A cache on the disk. It is never believed and never missed: whatever cannot
 * be read, or is not what was written under its name, is not there; and what cannot
 * be written is not kept. Each entry is renamed into its place whole, so that
 * several processes may share a folder.
 */
export interface CacheFolder {
  /** Bytes kept under this name and not changed since. */
  read(shelf: Shelf, name: string): Uint8Array | undefined;
  write(shelf: Shelf, name: string, bytes: Uint8Array): void;
  /** A value kept as JSON. */
  readJson(shelf: Shelf, name: string): unknown;
  writeJson(shelf: Shelf, name: string, value: unknown): void;
  /** Bytes by their own digest. */
  readFile(digest: string): Uint8Array | undefined;
  writeFile(digest: string, bytes: Uint8Array): void;
  /** True where something was kept since it was opened. */
  readonly grown: boolean;
}

/** Opens the cache in a folder, which need not be there. */
export function cacheFolder(path: string): CacheFolder {
  const at = (shelf: Shelf, name: string): string => join(path, shelf, name);
  let grown = false;
  let count = 0;
  // No two processes, and no two threads of one, have a name for their unfinished entries in common.
  const own = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const put = (shelf: Shelf, name: string, pieces: readonly Uint8Array[]): void => {
    grown = true;
    count += 1;
    const part = at(shelf, `${own}-${count}.part`);
    try {
      writeWhole(part, pieces);
      renameSync(part, at(shelf, name));
    } catch {
      removed(part);
    }
  };
  const read: CacheFolder["read"] = (shelf, name) => {
    const bytes = found(at(shelf, name));
    if (bytes === undefined) return undefined;
    const seal = new TextDecoder().decode(bytes.subarray(0, SEAL));
    const body = bytes.subarray(SEAL);
    return seal === sealOf(name, body) ? body : undefined;
  };
  const write: CacheFolder["write"] = (shelf, name, bytes) =>
    put(shelf, name, [new TextEncoder().encode(sealOf(name, bytes)), bytes]);
  return {
    read,
    write,
    readJson: (shelf, name) => {
      const bytes = read(shelf, name);
      return bytes && parsed(bytes);
    },
    writeJson: (shelf, name, value) =>
      write(shelf, name, new TextEncoder().encode(JSON.stringify(value))),
    readFile: (name) => {
      const bytes = found(at("files", name));
      return bytes !== undefined && digest(bytes) === name ? bytes : undefined;
    },
    writeFile: (name, bytes) => {
      const known = found(at("files", name));
      if (known === undefined || digest(known) !== name) put("files", name, [bytes]);
    },
    get grown() {
      return grown;
    },
  };
}

/** Writes a new file; its folder is made where it is not there. */
function writeWhole(place: string, pieces: readonly Uint8Array[]): void {
  const file = opened(place);
  try {
    for (const piece of pieces)
      for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
  } finally {
    closeSync(file);
  }
}

function opened(place: string): number {
  try {
    return openSync(place, "w");
  } catch {
    mkdirSync(dirname(place), { recursive: true });
    return openSync(place, "w");
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** What an entry is sealed with: its name is part of it, so that none can stand for another. */
function sealOf(name: string, body: Uint8Array): string {
  return digest(`${name}\n${digest(body)}`);
}

/** An entry's bytes; that it was of use is marked, which keeps it longer. */
function found(place: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(place);
    if (Date.now() - statSync(place).mtimeMs > USED_LATELY) touched(place);
    return bytes;
  } catch {
    return undefined;
  }
}

/** A cache that may only be read has no mark of use, and serves all the same. */
function touched(place: string): void {
  try {
    utimesSync(place, new Date(), new Date());
  } catch {
    // It is thrown away sooner.
  }
}

function removed(place: string): void {
  try {
    rmSync(place, { force: true });
  } catch {
    // Somebody else has removed it, or will.
  }
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly used: number;
}

/** How much a cache holds. */
export function cacheSize(
  path: string,
): Readonly<Record<Shelf, number>> & { readonly bytes: number } {
  const shelves = SHELVES.map((shelf) => [shelf, entriesOn(path, shelf)] as const);
  const counts = Object.fromEntries(shelves.map(([shelf, entries]) => [shelf, entries.length]));
  const bytes = shelves.flatMap(([, entries]) => entries).reduce((sum, one) => sum + one.bytes, 0);
  return { ...(counts as Record<Shelf, number>), bytes };
}

/** Throws away what was of no use for longest, until what is left fits. */
export function trimCache(path: string, limit: number = LIMIT): void {
  const entries = SHELVES.flatMap((shelf) => entriesOn(path, shelf));
  const isDead = ({ path: place, used }: Entry): boolean =>
    place.endsWith(".part") && Date.now() - used > STALE;
  for (const entry of entries.filter(isDead)) removed(entry.path);
  const kept = entries.filter((entry) => !isDead(entry));
  let bytes = kept.reduce((sum, entry) => sum + entry.bytes, 0);
  for (const entry of kept.sort((a, b) => a.used - b.used || (a.path < b.path ? -1 : 1))) {
    if (bytes <= limit) break;
    removed(entry.path);
    bytes -= entry.bytes;
  }
}

/** Removes the entries of a cache, and nothing else that may stand in its folder. */
export function clearCache(path: string): void {
  for (const shelf of SHELVES) {
    for (const entry of entriesOn(path, shelf)) removed(entry.path);
    emptied(join(path, shelf));
  }
}

/** A shelf that holds what is not ours stays, with it. */
function emptied(shelf: string): void {
  try {
    rmdirSync(shelf);
  } catch {
    // It is not empty, or not there.
  }
}

/** A digest, or an entry that is being written: a folder “books” may be the author's own. */
const ENTRY = /^(?:[0-9a-f]{64}|\d+-[0-9a-f]{12}-\d+\.part)$/;

function entriesOn(path: string, shelf: Shelf): readonly Entry[] {
  return namesIn(join(path, shelf)).flatMap((name) => {
    if (!ENTRY.test(name)) return [];
    const place = join(path, shelf, name);
    const one = statOf(place);
    return one?.isFile() === true ? [{ path: place, bytes: one.size, used: one.mtimeMs }] : [];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function statOf(place: string): Stats | undefined {
  try {
    return statSync(place);
  } catch {
    return undefined;
  }
}
