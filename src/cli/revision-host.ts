import { basename, posix } from "node:path";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { diskHost } from "../pipeline/disk.ts";
import {
  fileMissing,
  fileOutside,
  fileTooLarge,
  fileUnreadable,
  folderUnwritable,
  pathMissing,
} from "../pipeline/file-diagnostics.ts";
import type { Host } from "../pipeline/host.ts";
import { askGit, type ObjectReader, objectReader } from "./git.ts";

/** A file of a commit. */
interface TreeEntry {
  readonly link: boolean;
  readonly id: string;
  readonly bytes: number;
}

/** The files of a commit as a host, and the process behind it, which must be ended. */
export interface RevisionHost {
  readonly host: Host;
  /** What each file holds, by its path from the working folder. */
  readonly holds: ReadonlyMap<string, string>;
  close(): void;
}

/** The paths of files that two commits do not hold alike. */
export function differing(a: RevisionHost["holds"], b: RevisionHost["holds"]): readonly string[] {
  const paths = new Set([...a.keys(), ...b.keys()]);
  return [...paths].filter((path) => a.get(path) !== b.get(path));
}

/** So many links in a row, and they lead in a circle. */
const MAX_LINKS = 16;

/**
 * A commit as a world of its own: the working folder as it was then. It is read
 * from the repository's objects, so that the working tree is neither looked at
 * nor touched. Themes and fonts of the program are those of the disk.
 */
export async function revisionHost(cwd: string, commit: string): Promise<RevisionHost> {
  const prefix = (await askGit(cwd, "rev-parse", "--show-prefix")).replace(/\n$/, "");
  const files = entriesOf(await askGit(cwd, "ls-tree", "-r", "-l", "-z", "--full-tree", commit));
  const folders = foldersOf(files.keys());
  const objects = objectReader(cwd);
  const disk = diskHost(cwd);
  const settled = async (path: string): Promise<string | undefined> => {
    let full = placed(prefix, path);
    for (let links = 0; full !== undefined && links < MAX_LINKS; links += 1) {
      const link = linkIn(files, full);
      const entry = link === undefined ? undefined : files.get(link);
      if (link === undefined || entry === undefined) return full;
      const target = new TextDecoder().decode(await objects.read(entry.id));
      const rest = full.slice(link.length);
      full = inside(posix.join(posix.dirname(link), target) + rest, target);
    }
    return undefined;
  };
  const bytesOf = bytesReader({ files, folders, objects });
  const host: Host = {
    ...disk,
    async read(path, limit) {
      if (posix.isAbsolute(path)) return disk.read(path, limit);
      const full = await settled(path);
      return full === undefined ? failure(pathMissing(path)) : bytesOf(path, full, limit);
    },
    async readInside(folder, path, limit) {
      if (posix.isAbsolute(folder)) return disk.readInside(folder, path, limit);
      const home = await settled(folder);
      if (home === undefined || /^\/|^[A-Za-z]:|\\/.test(path)) return failure(fileOutside(path));
      const named = placed(prefix, posix.join(folder, path));
      const full = await settled(posix.join(folder, path));
      if (named === undefined || !contains(home, full ?? named)) return failure(fileOutside(path));
      return full === undefined || !files.has(full)
        ? failure(fileMissing(path))
        : bytesOf(path, full, limit);
    },
    async kind(path) {
      if (posix.isAbsolute(path)) return disk.kind(path);
      const full = await settled(path);
      if (full === undefined) return "missing";
      if (files.has(full)) return "file";
      return folders.has(full) ? "folder" : "missing";
    },
    nameOf: async (path) => basename(posix.resolve(cwd, path)),
    async list(folder) {
      if (posix.isAbsolute(folder)) return disk.list(folder);
      const full = await settled(folder);
      return full === undefined ? [] : [...(folders.get(full) ?? [])].sort(byCodeUnit);
    },
    deliver: async (folder) => failure(folderUnwritable(folder, "it is the past")),
  };
  return { host, holds: holdsOf(files, prefix), close: objects.close };
}

/** Reads a file by its path from the top; `path` is what messages call it. */
function bytesReader({
  files,
  folders,
  objects,
}: {
  readonly files: ReadonlyMap<string, TreeEntry>;
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly objects: ObjectReader;
}): (path: string, full: string, limit: number) => Promise<Outcome<Uint8Array>> {
  return async (path, full, limit) => {
    const entry = files.get(full);
    if (entry === undefined)
      return failure(
        folders.has(full) ? fileUnreadable(path, "it is not a file") : pathMissing(path),
      );
    if (entry.bytes > limit) return failure(fileTooLarge(path, entry.bytes, limit));
    const bytes = await objects.read(entry.id);
    return bytes === undefined
      ? failure(fileUnreadable(path, "git does not have it"))
      : success(bytes);
  };
}

function holdsOf(
  files: ReadonlyMap<string, TreeEntry>,
  prefix: string,
): ReadonlyMap<string, string> {
  return new Map(Array.from(files, ([path, { id }]) => [posix.relative(prefix, path), id]));
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** `mode type id size<TAB>path`, each ended by a zero byte. Submodules are not files of this repository. */
function entriesOf(listing: string): ReadonlyMap<string, TreeEntry> {
  const files = new Map<string, TreeEntry>();
  for (const line of listing.split("\0")) {
    const [, mode, id, bytes, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
    if (path !== undefined && id !== undefined)
      files.set(path, { link: mode === "120000", id, bytes: Number(bytes) });
  }
  return files;
}

function foldersOf(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([["", new Set()]]);
  for (const path of paths) {
    let name = path;
    for (;;) {
      const cut = name.lastIndexOf("/");
      const folder = cut < 0 ? "" : name.slice(0, cut);
      const names = folders.get(folder);
      if (names === undefined) folders.set(folder, new Set([name.slice(cut + 1)]));
      else names.add(name.slice(cut + 1));
      // A folder that is known has parents that are.
      if (cut < 0 || names !== undefined) break;
      name = folder;
    }
  }
  return folders;
}

/** A path from the working folder as one from the top of the repository; undefined outside it. */
function placed(prefix: string, path: string): string | undefined {
  return inside(posix.join(prefix, path), path);
}

function inside(joined: string, named: string): string | undefined {
  if (posix.isAbsolute(named)) return undefined;
  const full = posix.normalize(joined).replace(/\/$/, "");
  if (full === ".") return "";
  return full === ".." || full.startsWith("../") ? undefined : full;
}

/** The first part of a path that is a link. */
function linkIn(files: ReadonlyMap<string, TreeEntry>, full: string): string | undefined {
  for (let at = full.indexOf("/"); ; at = full.indexOf("/", at + 1)) {
    const part = at < 0 ? full : full.slice(0, at);
    if (files.get(part)?.link === true) return part;
    if (at < 0) return undefined;
  }
}

function contains(home: string, full: string): boolean {
  return home === "" || full === home || full.startsWith(`${home}/`);
}
