import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import {
  fileMissing,
  fileOutside,
  fileTooLarge,
  fileUnreadable,
  pathMissing,
} from "./file-diagnostics.ts";

/** Names in a folder, sorted by code unit; none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** What stands at a path. */
export function kindOf(path: string): "file" | "folder" | "missing" {
  try {
    // A part of the path that is a file is an error all the same.
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return "missing";
    return found.isDirectory() ? "folder" : "file";
  } catch {
    return "missing";
  }
}

/** A text that changes whenever a file does. */
export function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? "" : `${found.mtimeMs} ${found.size} ${found.ino}`;
}

/** The bytes of a file, or why not; `path` is what messages call it. */
export function readFile(full: string, path: string, limit: number): Outcome<Uint8Array> {
  const kind = kindOf(full);
  if (kind === "missing") return failure(pathMissing(path));
  try {
    return bytesOf(full, path, limit);
  } catch (error) {
    return failure(fileUnreadable(path, reasonOf(error)));
  }
}

/** The bytes the file had when it was opened: it may grow while it is read. */
function bytesOf(full: string, path: string, limit: number): Outcome<Uint8Array> {
  // A pipe that nobody writes to must not hold us up.
  const file = openSync(full, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return failure(fileUnreadable(path, "it is not a file"));
    if (found.size > limit) return failure(fileTooLarge(path, found.size, limit));
    const bytes = new Uint8Array(found.size);
    let done = 0;
    while (done < bytes.length) {
      const more = readSync(file, bytes, done, bytes.length - done, done);
      if (more === 0) break;
      done += more;
    }
    return success(bytes.subarray(0, done));
  } finally {
    closeSync(file);
  }
}

/** The same for a path that must not leave `folder`, by a link either. */
export function readInside(folder: string, path: string, limit: number): Outcome<Uint8Array> {
  if (isAbsolute(path) || /^[A-Za-z]:|\\/.test(path)) return failure(fileOutside(path));
  const full = resolve(folder, path);
  if (!contains(folder, full)) return failure(fileOutside(path));
  const real = realOf(full);
  if (real === undefined) return failure(fileMissing(path));
  if (!contains(realOf(folder) ?? folder, real)) return failure(fileOutside(path));
  return readFile(real, path, limit);
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** True where a path is in a folder, or is the folder. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
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
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === "" ? String(error) : code);
}

/** The code the system gave an error, or nothing. */
export function codeOf(error: unknown): string {
  const known = typeof error === "object" && error !== null && "code" in error;
  return known ? String(error.code) : "";
}
