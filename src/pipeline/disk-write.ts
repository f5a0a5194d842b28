import { randomBytes } from "node:crypto";
import { constants, renameSync } from "node:fs";
import { access, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { codeOf, contains, reasonOf } from "./disk-read.ts";
import { folderUnwritable } from "./file-diagnostics.ts";

/**
 * Writes every file beside its place, then renames all of them.
 *
 * What stands there stays whole until every new file is on the disk; names that
 * are left over from a build which was killed are harmless and are swept here.
 */
export async function deliver(
  full: string,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Outcome<void>> {
  const staged: { readonly from: string; readonly to: string }[] = [];
  try {
    await mkdir(full, { recursive: true });
    await access(full, constants.W_OK);
    await sweep(full);
    for (const [name, bytes] of files) {
      const to = join(full, name);
      if (!contains(full, to)) throw new RangeError(`a file may not be named ${name}`);
      await mkdir(dirname(to), { recursive: true });
      const from = join(
        dirname(to),
        `.quoin-${process.pid}-${randomBytes(6).toString("hex")}.part`,
      );
      staged.push({ from, to });
      await writeWhole(from, to, bytes);
    }
    // In one breath, so that hardly a moment is left in which some are new and some are old.
    for (const { from, to } of staged) renameSync(from, to);
    return success(undefined);
  } catch (error) {
    await Promise.all(staged.map(({ from }) => rm(from, { force: true }).catch(() => undefined)));
    if (error instanceof RangeError) throw error;
    return failure(folderUnwritable(folder, reasonOf(error)));
  }
}

/** A folder stands where a file is to be put. */
class NameTaken extends Error {
  readonly code = "EISDIR";
}

/** A file that takes the place of another keeps its permissions. */
async function writeWhole(path: string, place: string, bytes: Uint8Array): Promise<void> {
  const before = await stat(place).catch(() => undefined);
  // Found now, before any file is renamed, so that a delivery never stops half-way.
  if (before?.isDirectory() === true) throw new NameTaken();
  const file = await open(path, "wx");
  try {
    if (before !== undefined) await file.chmod(before.mode);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes parts whose process has ended. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = /^\.quoin-(\d+)-[0-9a-f]{12}\.part$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner)))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
