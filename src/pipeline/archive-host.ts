import { unzip } from "../base/unzip.ts";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { LIMITS } from "../readers/limits.ts";
import {
  type ArchiveFault,
  archiveSealed,
  fileMissing,
  fileOutside,
  fileTooLarge,
} from "./file-diagnostics.ts";
import type { Host } from "./host.ts";
import { joined, nameOf } from "./paths.ts";

/** Files by their paths in an archive. */
type Files = ReadonlyMap<string, Uint8Array>;

/** A path that leads into an archive: where that stands, and the path within; empty for the archive itself. */
interface Inside {
  readonly archive: string;
  readonly path: string;
}

/**
 * A host to whom an archive of chapters (`.zip`) is a folder of them. Nothing is unpacked to the disk.
 *
 * `stamp` gives a text that changes whenever a file does, so that an archive is opened once.
 */
export function withArchives(host: Host, stamp: (path: string) => string): Host {
  const open = openerOf(host, stamp);
  const filesIn = async (
    path: string,
  ): Promise<(Inside & { readonly files: Files }) | undefined> => {
    for (const inside of splits(path)) {
      if ((await host.kind(inside.archive)) !== "file") continue;
      const files = await open(inside.archive);
      return files === undefined ? undefined : { ...inside, files };
    }
    return undefined;
  };
  const read = async (path: string, limit: number): Promise<Outcome<Uint8Array> | undefined> => {
    const found = await filesIn(path);
    if (found === undefined || found.path === "") return undefined;
    const bytes = found.files.get(found.path);
    if (bytes === undefined) return failure(fileMissing(path));
    return bytes.length > limit ? failure(fileTooLarge(path, bytes.length, limit)) : success(bytes);
  };
  return {
    ...host,
    read: async (path, limit) => (await read(path, limit)) ?? host.read(path, limit),
    async readInside(folder, path, limit) {
      const found = await filesIn(folder);
      if (found === undefined) return host.readInside(folder, path, limit);
      const within = joined(found.path === "" ? "." : found.path, path);
      if (/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)|\\/.test(within) || leaves(path))
        return failure(fileOutside(path));
      const bytes = await read(joined(folder, path), limit);
      return bytes ?? failure(fileMissing(path));
    },
    async kind(path) {
      const found = await filesIn(path);
      if (found === undefined) return host.kind(path);
      if (found.files.has(found.path)) return "file";
      return namesUnder(found.files, found.path).length > 0 ? "folder" : "missing";
    },
    async nameOf(path) {
      const name = await host.nameOf(path);
      return ZIP.test(name) ? name.replace(ZIP, "") : name;
    },
    async list(folder) {
      const found = await filesIn(folder);
      return found === undefined ? host.list(folder) : namesUnder(found.files, found.path);
    },
    deliver: async (folder, files) =>
      (await filesIn(folder)) === undefined
        ? host.deliver(folder, files)
        : failure(archiveSealed(folder)),
  };
}

const ZIP = /\.zip$/i;

/** True where a path climbs above the folder it starts in. */
function leaves(path: string): boolean {
  let depth = 0;
  for (const step of path.split("/")) {
    if (step === "..") depth--;
    else if (step !== "" && step !== ".") depth++;
    if (depth < 0) return true;
  }
  return /^\/|\\/.test(path);
}

/** Every way to part a path at the name of an archive, the shortest first. */
function splits(path: string): readonly Inside[] {
  if (!/\.zip(?:\/|$)/i.test(path)) return [];
  const steps = path.replace(/\/+$/, "").split("/");
  return steps.flatMap((step, i): readonly Inside[] =>
    ZIP.test(step)
      ? [
          {
            archive: steps.slice(0, i + 1).join("/"),
            path: steps
              .slice(i + 1)
              .filter((one) => one !== "" && one !== ".")
              .join("/"),
          },
        ]
      : [],
  );
}

/** Opens archives, each once while it does not change; undefined for one that cannot be trusted. */
function openerOf(
  host: Host,
  stamp: (path: string) => string,
): (path: string) => Promise<Files | undefined> {
  const known = new Map<string, { readonly stamp: string; readonly files: Files | undefined }>();
  return async (path) => {
    const now = stamp(path);
    const before = known.get(path);
    if (before?.stamp === now) return before.files;
    const bytes = await host.read(path, MOST);
    const found = bytes.ok ? filesOf(bytes.value) : undefined;
    const files = found === undefined || "type" in found ? undefined : found;
    known.set(path, { stamp: now, files });
    return files;
  };
}

/** Bytes of an archive: pictures come with the chapters. */
const MOST = 2 * LIMITS.bytes;

/** The files of an archive, or why none of it is read. */
function filesOf(bytes: Uint8Array): Files | ArchiveFault {
  const { entries, unfolded, ratio } = LIMITS;
  const unzipped = unzip(bytes, { files: entries, bytes: unfolded, ratio });
  if (!unzipped.ok) return unzipped.fault;
  const files = new Map<string, Uint8Array>();
  for (const entry of unzipped.entries) {
    const path = entry.path.replaceAll("\\", "/");
    if (leaves(path) || /^[A-Za-z]:/.test(path)) return { type: "outside", path };
    if (!path.endsWith("/")) files.set(joined(".", path), entry.bytes);
  }
  return files;
}

/** Why an archive that stands at a path is not read. */
export async function archiveFault(host: Host, path: string): Promise<ArchiveFault> {
  const bytes = await host.read(path, MOST);
  const files = bytes.ok ? filesOf(bytes.value) : undefined;
  return files !== undefined && "type" in files ? files : { type: "tooLarge" };
}

/** Names right under a folder of an archive, sorted by code unit. */
function namesUnder(files: Files, folder: string): readonly string[] {
  const start = folder === "" ? "" : `${folder}/`;
  const names = new Set<string>();
  for (const path of files.keys())
    if (path.startsWith(start)) names.add(path.slice(start.length).split("/")[0] ?? "");
  return [...names].filter((name) => name !== "").sort();
}

/** True for the path of an archive itself. */
export function isArchive(path: string): boolean {
  return ZIP.test(nameOf(path));
}
