import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import {
  fileMissing,
  fileOutside,
  fileTooLarge,
  fileUnreadable,
  folderUnwritable,
  pathMissing,
} from "./file-diagnostics.ts";
import type { Host } from "./host.ts";

/** The package's own themes: its folder is two up from here, in `src` as in `dist`. */
const THEMES = fileURLToPath(new URL("../../themes/", import.meta.url));

const NAME = /^[\w-]+$/;

/** The real disk, seen from a working folder. */
export function diskHost(cwd: string): Host {
  const at = (path: string): string => resolve(cwd, path);
  return {
    read: (path, limit) => readFile(at(path), path, limit),
    readInside: (folder, path, limit) => readInside(at(folder), path, limit),
    kind: (path) => kindOf(at(path)),
    nameOf: async (path) => basename(at(path)),
    list: async (folder) => (await readdir(at(folder)).catch(() => [])).sort(byCodeUnit),
    deliver: (folder, files) => deliver(at(folder), folder, files),
    readPackage: (name, path) => readPackage(name, path),
    themeFolder: async (name) => {
      const folder = join(THEMES, name);
      const found = NAME.test(name) && (await kindOf(folder)) === "folder";
      return found ? folder.replaceAll(sep, "/") : undefined;
    },
    themeNames,
  };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function kindOf(path: string): Promise<"file" | "folder" | "missing"> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "missing";
  return found.isDirectory() ? "folder" : "file";
}

async function readFile(full: string, path: string, limit: number): Promise<Outcome<Uint8Array>> {
  const found = await stat(full).catch(() => undefined);
  if (found === undefined) return failure(pathMissing(path));
  if (!found.isFile()) return failure(fileUnreadable(path, "it is not a file"));
  if (found.size > limit) return failure(fileTooLarge(path, found.size, limit));
  try {
    return success(await bytesOf(full, limit));
  } catch (error) {
    return failure(fileUnreadable(path, reasonOf(error)));
  }
}

/** At most `limit` bytes: the file may grow between the look at its size and the reading. */
async function bytesOf(full: string, limit: number): Promise<Uint8Array> {
  const file = await open(full, constants.O_RDONLY);
  try {
    const bytes = await file.readFile();
    return new Uint8Array(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, limit));
  } finally {
    await file.close();
  }
}

async function readInside(
  folder: string,
  path: string,
  limit: number,
): Promise<Outcome<Uint8Array>> {
  if (isAbsolute(path) || /^[A-Za-z]:|\\/.test(path)) return failure(fileOutside(path));
  const full = resolve(folder, path);
  if (!contains(folder, full)) return failure(fileOutside(path));
  const real = await realpath(full).catch(() => undefined);
  if (real === undefined) return failure(fileMissing(path));
  const home = await realpath(folder).catch(() => folder);
  if (!contains(home, real)) return failure(fileOutside(path));
  return readFile(real, path, limit);
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * Writes every file beside its place, then renames all of them.
 *
 * What stands there stays whole until every new file is on the disk; names that
 * are left over from a build which was killed are harmless and are swept here.
 */
async function deliver(
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
    for (const { from, to } of staged) await rename(from, to);
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

async function readPackage(name: string, path: string): Promise<Outcome<Uint8Array>> {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`${name}/package.json`));
    return await readInside(folder, path, 64 * 1_048_576);
  } catch (error) {
    return failure(fileUnreadable(`${name}/${path}`, reasonOf(error)));
  }
}

async function themeNames(): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of (await readdir(THEMES).catch(() => [])).sort(byCodeUnit))
    if ((await kindOf(join(THEMES, name, "theme.json"))) === "file") names.push(name);
  return names;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a file of that name is in the way",
  EISDIR: "a folder of a file's name is in the way",
  ENAMETOOLONG: "its name is too long",
  MODULE_NOT_FOUND: "the package is not installed",
};

/** Why the disk refused, in words; its own code where we have none. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === "" ? String(error) : code);
}

function codeOf(error: unknown): string {
  const known = typeof error === "object" && error !== null && "code" in error;
  return known ? String(error.code) : "";
}
