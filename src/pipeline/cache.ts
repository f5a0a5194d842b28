import { digest, digestOf } from "../base/digest.ts";
import type { Memory } from "../base/memory.ts";
import type { BuildWish } from "./build.ts";
import { type CacheFolder, cacheFolder } from "./cache-folder.ts";
import type { BookPlace } from "./discover.ts";
import type { Host } from "./host.ts";
import { partPack } from "./part-pack.ts";
import { type Glance, isOfBook, type Look, recordingHost, replayed } from "./recording-host.ts";

/** What a build of one book depends on besides what it reads. */
export interface CacheWish extends Omit<BuildWish, "onStage" | "memory"> {
  readonly changes?: boolean | undefined;
  readonly out: string;
}

/** A book as it was made: its account as plain data, and its files. */
export interface CachedBook {
  readonly account: unknown;
  readonly files: readonly CachedFile[];
}

export interface CachedFile {
  readonly name: string;
  readonly digest: string;
  /** The bytes, or undefined where they are no longer what they were. */
  bytes(): Uint8Array | undefined;
}

/** A cache as one build of a book sees it. */
export interface BookCache {
  /** The book made before of the same inputs, where the cache has it whole. */
  find(): Promise<CachedBook | undefined>;
  /** The host to build with: it notes what is looked at. */
  readonly host: Host;
  /** Where parts of the book are kept; they are written when it is settled. */
  readonly memory: Memory;
  /** Keeps what was made of what the host has shown. */
  keep(account: unknown, files: ReadonlyMap<string, Uint8Array>): void;
  /** Writes the parts the build has left, also where it came to no book. */
  settle(): void;
}

/** Of how many states of one book it is remembered what they looked at. */
const STATES = 4;

/**
 * Opens a cache for one book.
 *
 * A build is a function of this program, of what is asked, and of what its host
 * shows it. So the key of a book is the digest of all three: what was looked at
 * is remembered, looked at again, and where every answer is the same the book
 * is the one made before. A new file in a folder is another answer of that folder.
 */
export async function openCache(
  path: string,
  host: Host,
  place: BookPlace,
  wish: CacheWish,
): Promise<BookCache> {
  const folder = opened(path);
  const { formats, said, theme, sourceDateEpoch, changes, out } = wish;
  const book = { slug: place.slug, file: place.file };
  const asked = { formats, said, theme, sourceDateEpoch, changes: changes === true, book };
  const stand = { book: place.folder, out };
  const tool = await toolDigest();
  const base = digestOf([tool, asked]);
  const watched = recordingHost(host, stand);
  const parts = partPack(folder, digestOf([tool, "parts", book]));
  return {
    host: watched.host,
    memory: parts,
    settle: () => parts.save(),
    find: async () => {
      for (const looks of statesOf(folder, base)) {
        const key = keyOf(base, await replayed(host, looks, stand), place.folder);
        const book = bookOf(folder, key);
        if (book !== undefined) return book;
      }
      return undefined;
    },
    keep: (account, files) => {
      const entries: { readonly name: string; readonly digest: string }[] = [];
      for (const [name, bytes] of files) {
        const own = digest(bytes);
        folder.writeFile(own, bytes);
        entries.push({ name, digest: own });
      }
      folder.writeJson("books", keyOf(base, watched.glances, place.folder), {
        account,
        files: entries,
      });
      const looks = watched.glances.map(({ look }) => look);
      const others = statesOf(folder, base).filter((state) => digestOf(state) !== digestOf(looks));
      folder.writeJson("states", base, [looks, ...others].slice(0, STATES));
    },
  };
}

/** Caches that are open, by their folders: a run opens each once. */
const open = new Map<string, CacheFolder>();

function opened(path: string): CacheFolder {
  const known = open.get(path) ?? cacheFolder(path);
  open.set(path, known);
  return known;
}

/** Findings in a theme name its path; so where a book has its own, the book's folder is part of the key. */
function keyOf(base: string, glances: readonly Glance[], folder: string): string {
  const ownTheme = glances.some(({ look: [method, path] }) => method === "read" && isOfBook(path));
  const seen = glances.map(({ look, saw }) => [look, saw]);
  return digestOf([base, seen, ownTheme ? folder : ""]);
}

/** What earlier builds of the book looked at; empty where nothing sound is remembered. */
function statesOf(folder: CacheFolder, base: string): readonly (readonly Look[])[] {
  const states = folder.readJson("states", base);
  return Array.isArray(states) ? (states as readonly (readonly Look[])[]) : [];
}

function bookOf(folder: CacheFolder, key: string): CachedBook | undefined {
  const entry = folder.readJson("books", key);
  if (entry === undefined) return undefined;
  // The folder has checked that this is what was written under this name.
  const { account, files } = entry as {
    readonly account: unknown;
    readonly files: readonly { readonly name: string; readonly digest: string }[];
  };
  const kept = files.map((file) => ({ ...file, bytes: () => folder.readFile(file.digest) }));
  return { account, files: kept };
}

let tool: Promise<string> | undefined;

/**
 * The program itself: every file of it, the versions it pins, the Node.js that runs it, and what
 * that runs on, as not every processor compresses to the same bytes.
 */
function toolDigest(): Promise<string> {
  tool ??= (async () => {
    const { programFiles } = await import("./program-files.ts");
    return digestOf([process.version, process.arch, programFiles()]);
  })();
  return tool;
}
