import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digest } from "../base/digest.ts";

/** What a cache holds: what books looked at, books by key, files by digest. */
export const SHELVES = ["states", "books", "files"] as const;

type Shelf = (typeof SHELVES)[number];

/** Bytes a cache holds at most; a long book in three formats takes thirty million. */
const LIMIT = 1_073_741_824;

/** After this many milliseconds a part that nobody finished is thrown away. */
const STALE = 3_600_000;

/**
 * A cache on the disk. It is never believed and never missed: whatever cannot
 * be read, or is not what was written, is not there; and what cannot be written
 * is not kept. Each entry is renamed into its place whole.
 */
export interface CacheFolder {
  read(shelf: Shelf, name: string): Promise<Uint8Array | undefined>;
  write(shelf: Shelf, name: string, bytes: Uint8Array): Promise<void>;
  /** A value written by `writeJson` and not changed since. */
  readJson(shelf: Shelf, name: string): Promise<unknown>;
  writeJson(shelf: Shelf, name: string, value: unknown): Promise<void>;
  /** Says that an entry was of use, which keeps it longer. */
  touch(shelf: Shelf, name: string): Promise<void>;
}

export function cacheFolder(path: string): CacheFolder {
  const at = (shelf: Shelf, name: string): string => join(path, shelf, name);
  const write: CacheFolder["write"] = async (shelf, name, bytes) => {
    const place = at(shelf, name);
    if (shelf === "files" && (await stat(place).catch(() => undefined))?.size === bytes.length) {
      const known = await readFile(place).catch(() => undefined);
      if (known !== undefined && digest(known) === name) return;
    }
    const part = at(shelf, `${process.pid}-${randomBytes(6).toString("hex")}.part`);
    try {
      await mkdir(join(path, shelf), { recursive: true });
      await writeFile(part, bytes, { flag: "wx" });
      await rename(part, place);
    } catch {
      await rm(part, { force: true }).catch(() => undefined);
    }
  };
  const read: CacheFolder["read"] = (shelf, name) =>
    readFile(at(shelf, name)).catch(() => undefined);
  return {
    read,
    write,
    readJson: async (shelf, name) => {
      const bytes = await read(shelf, name);
      if (bytes === undefined) return undefined;
      const text = new TextDecoder().decode(bytes);
      const [mark, body] = [text.slice(0, 64), text.slice(65)];
      if (digest(`${name}\n${body}`) !== mark) return undefined;
      try {
        return JSON.parse(body) as unknown;
      } catch {
        return undefined;
      }
    },
    writeJson: async (shelf, name, value) => {
      const body = JSON.stringify(value);
      const text = `${digest(`${name}\n${body}`)}\n${body}`;
      await write(shelf, name, new TextEncoder().encode(text));
    },
    touch: async (shelf, name) => {
      const now = new Date();
      await utimes(at(shelf, name), now, now).catch(() => undefined);
    },
  };
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly used: number;
}

/** How much a cache holds. */
export async function cacheSize(
  path: string,
): Promise<{ readonly books: number; readonly files: number; readonly bytes: number }> {
  const entries = await entriesIn(path);
  const on = (shelf: Shelf): number =>
    entries.filter((entry) => entry.path.startsWith(join(path, shelf))).length;
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  return { books: on("books"), files: on("files"), bytes };
}

/** Throws away what was of no use for longest, until what is left fits. */
export async function trimCache(path: string, limit: number = LIMIT): Promise<void> {
  const entries = [...(await entriesIn(path))];
  const dead = entries.filter(
    (entry) => entry.path.endsWith(".part") && Date.now() - entry.used > STALE,
  );
  let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const oldest = entries.sort((a, b) => a.used - b.used || (a.path < b.path ? -1 : 1));
  for (const entry of dead) await rm(entry.path, { force: true }).catch(() => undefined);
  for (const entry of oldest) {
    if (bytes <= limit) break;
    await rm(entry.path, { force: true }).catch(() => undefined);
    bytes -= entry.bytes;
  }
}

/** Removes the entries of a cache, and nothing else that may stand in its folder. */
export async function clearCache(path: string): Promise<void> {
  for (const shelf of SHELVES) await rm(join(path, shelf), { recursive: true, force: true });
}

async function entriesIn(path: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const shelf of SHELVES)
    for (const name of await readdir(join(path, shelf)).catch(() => [])) {
      const place = join(path, shelf, name);
      const found = await stat(place).catch(() => undefined);
      if (found?.isFile() === true)
        entries.push({ path: place, bytes: found.size, used: found.mtimeMs });
    }
  return entries;
}
