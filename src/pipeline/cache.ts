import { digest, digestOf } from "../base/digest.ts";
import type { BuildWish } from "./build.ts";
import { type CacheFolder, cacheFolder } from "./cache-folder.ts";
import type { BookPlace } from "./discover.ts";
import type { Host } from "./host.ts";
import { type Glance, recordingHost, replayed } from "./recording-host.ts";

/** What a build of one book depends on besides what it reads. */
export interface CacheWish extends Omit<BuildWish, "onStage"> {
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
  bytes(): Promise<Uint8Array | undefined>;
}

/** A cache as one build of a book sees it. */
export interface BookCache {
  /** The book made before of the same inputs, where the cache has it whole. */
  find(): Promise<CachedBook | undefined>;
  /** The host to build with: it notes what is looked at. */
  readonly host: Host;
  /** Keeps what was made of what the host has shown. */
  keep(account: unknown, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
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
  const folder = cacheFolder(path);
  const { formats, said, theme, sourceDateEpoch, changes, out } = wish;
  const asked = { formats, said, theme, sourceDateEpoch, changes: changes === true, place };
  const base = digestOf([await toolDigest(), asked]);
  const watched = recordingHost(host, out);
  return {
    host: watched.host,
    find: async () => {
      for (const glances of await statesOf(folder, base)) {
        const key = keyOf(base, await replayed(host, glances, out));
        const book = await bookOf(folder, key);
        if (book === undefined) continue;
        await folder.touch("states", base);
        return book;
      }
      return undefined;
    },
    keep: async (account, files) => {
      const key = keyOf(base, watched.glances);
      const entries: { readonly name: string; readonly digest: string }[] = [];
      for (const [name, bytes] of files) {
        const own = digest(bytes);
        await folder.write("files", own, bytes);
        entries.push({ name, digest: own });
      }
      await folder.writeJson("books", key, { account, files: entries });
      const looks = watched.glances.map(({ look }) => look);
      const before = (await statesOf(folder, base)).map((state) => state.map(({ look }) => look));
      const others = before.filter((state) => JSON.stringify(state) !== JSON.stringify(looks));
      await folder.writeJson("states", base, [looks, ...others].slice(0, STATES));
    },
  };
}

function keyOf(base: string, glances: readonly Glance[]): string {
  return digestOf([base, glances.map(({ look, saw }) => [look, saw])]);
}

/** What earlier builds of the book looked at; empty where nothing sound is remembered. */
async function statesOf(
  folder: CacheFolder,
  base: string,
): Promise<readonly (readonly Glance[])[]> {
  const states = await folder.readJson("states", base);
  if (!Array.isArray(states)) return [];
  return states.map((looks: readonly Glance["look"][]) => looks.map((look) => ({ look, saw: "" })));
}

async function bookOf(folder: CacheFolder, key: string): Promise<CachedBook | undefined> {
  const entry = await folder.readJson("books", key);
  if (entry === undefined) return undefined;
  // The folder has checked that these are the bytes written under this name.
  const { account, files } = entry as {
    readonly account: unknown;
    readonly files: readonly { readonly name: string; readonly digest: string }[];
  };
  await folder.touch("books", key);
  return {
    account,
    files: files.map(({ name, digest: own }) => ({
      name,
      digest: own,
      bytes: async () => {
        const bytes = await folder.read("files", own);
        return bytes !== undefined && digest(bytes) === own ? bytes : undefined;
      },
    })),
  };
}

let tool: Promise<string> | undefined;

/** The program itself: every file of it, the versions it pins, and the Node.js that runs it. */
function toolDigest(): Promise<string> {
  tool ??= (async () => {
    const { programFiles } = await import("./program-files.ts");
    return digestOf([process.version, await programFiles()]);
  })();
  return tool;
}
