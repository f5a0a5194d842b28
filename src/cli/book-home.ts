import { realpathSync } from "node:fs";
import { extname, resolve, sep } from "node:path";
import type { BookPlace } from "../pipeline/discover.ts";
import { readers } from "../readers/registry.ts";

/**
 * Where the files of a book lie, by whole paths with slashes. Git names files by where they are, and a book
 * may be named by a link to it: both paths are its own.
 */
export interface BookHome {
  /** The manuscript or the folder itself: what changes there is the book, or the link that leads to it. */
  readonly itself: readonly string[];
  /** The folders its files lie in, with a slash at the end. */
  readonly folders: readonly string[];
  /** True for a book of one file. */
  readonly single: boolean;
}

/** Where the files of a book lie. */
export function homeOf(cwd: string, { folder, file }: BookPlace): BookHome {
  const full = resolve(cwd, folder);
  return {
    itself: bothPaths(file === undefined ? full : resolve(full, file)),
    folders: bothPaths(full).map((path) => `${path.replace(/\/$/, "")}/`),
    single: file !== undefined,
  };
}

/** True for a file of a book. One of a single file may name any picture near it: what is no other manuscript there is its own too. */
export function concerns(path: string, { itself, folders, single }: BookHome): boolean {
  if (itself.includes(path)) return true;
  if (single && MANUSCRIPTS.has(extname(path).toLowerCase())) return false;
  return folders.some((folder) => path.startsWith(folder));
}

const MANUSCRIPTS: ReadonlySet<string> = new Set(readers.flatMap(({ extensions }) => extensions));

function bothPaths(path: string): readonly string[] {
  return [...new Set([slashed(path), slashed(realPath(path))])];
}

/** A path without links in it; one that is not there stays as it is. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
