import { posix } from "node:path";
import type { Built } from "../pipeline/build.ts";
import type { Host } from "../pipeline/host.ts";
import { revisionHost } from "./revision-host.ts";

/** A book as it was read: where it stands, and the files it was read from. */
export type ReadBook = Pick<Built, "place" | "inputs">;

/** The largest file that is compared. */
const MOST = 256 * 1_048_576;

/**
 * True where a book was read from files that a commit does not hold as they are, or one that it holds is gone.
 *
 * Git is not asked for its status: that would run what a repository's settings name.
 */
export async function isUncommitted(
  host: Host,
  books: readonly ReadBook[],
  { cwd, commit }: { readonly cwd: string; readonly commit: string },
): Promise<boolean> {
  const past = await revisionHost(cwd, commit);
  try {
    for (const book of books) {
      if (await isGone(host, book, past.holds.keys())) return true;
      for (const path of book.inputs.keys())
        if (!(await isHeld(host, past.host, [book.place.folder, path]))) return true;
    }
    return false;
  } finally {
    past.close();
  }
}

async function isHeld(
  host: Host,
  past: Host,
  [folder, path]: readonly [string, string],
): Promise<boolean> {
  const [now, was] = [
    await host.readInside(folder, path, MOST),
    await past.readInside(folder, path, MOST),
  ];
  return now.ok && was.ok && linesOf(now.value) === linesOf(was.value);
}

/** Git may write other line ends than it holds. */
function linesOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
}

async function isGone(
  host: Host,
  { place: { folder, file } }: ReadBook,
  held: Iterable<string>,
): Promise<boolean> {
  if (file !== undefined) return false;
  const home = folder === "." ? "" : `${posix.normalize(folder)}/`;
  for (const path of held)
    if (path.startsWith(home) && !path.startsWith("../") && (await host.kind(path)) === "missing")
      return true;
  return false;
}
