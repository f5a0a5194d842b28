import { failure, success } from "../../src/diagnostics/diagnostic.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import {
  fileMissing,
  fileOutside,
  fileTooLarge,
  folderUnwritable,
  pathMissing,
} from "../../src/pipeline/file-diagnostics.ts";
import type { Host } from "../../src/pipeline/host.ts";
import { joined, nameOf } from "../../src/pipeline/paths.ts";

/** A host whose files are in memory; themes and packages are those of the disk. */
export interface MemoryHost extends Host {
  readonly files: Map<string, Uint8Array>;
  /** Names of files and folders read, in order. */
  readonly reads: string[];
}

/** Files by path with `/`; text is UTF-8. `readOnly` folders refuse every delivery. */
export function memoryHost(
  content: Readonly<Record<string, string | Uint8Array>>,
  readOnly: readonly string[] = [],
): MemoryHost {
  const disk = diskHost(process.cwd());
  const encoder = new TextEncoder();
  const files = new Map(
    Object.entries(content).map(([path, value]) => [
      path,
      typeof value === "string" ? encoder.encode(value) : value,
    ]),
  );
  const reads: string[] = [];
  const under = (folder: string) =>
    [...files.keys()].filter((path) => folder === "." || path.startsWith(`${folder}/`));
  const read: Host["read"] = async (path, limit) => {
    if (path.startsWith("/")) return disk.read(path, limit);
    reads.push(path);
    const bytes = files.get(joined(".", path));
    if (bytes === undefined) return failure(pathMissing(path));
    return bytes.length > limit ? failure(fileTooLarge(path, bytes.length, limit)) : success(bytes);
  };
  return {
    files,
    reads,
    read,
    async readInside(folder, path, limit) {
      if (folder.startsWith("/")) return disk.readInside(folder, path, limit);
      const full = joined(folder, path);
      if (
        path.startsWith("/") ||
        (folder !== "." && !full.startsWith(`${folder}/`)) ||
        full.startsWith("..")
      )
        return failure(fileOutside(path));
      return files.has(full) ? read(full, limit) : failure(fileMissing(path));
    },
    async kind(path) {
      if (path.startsWith("/")) return disk.kind(path);
      const full = joined(".", path);
      if (files.has(full)) return "file";
      return under(full).length > 0 ? "folder" : "missing";
    },
    nameOf: async (path) => (path === "." ? "working-folder" : nameOf(path)),
    async list(folder) {
      if (folder.startsWith("/")) return disk.list(folder);
      const names = under(joined(".", folder)).map((path) =>
        folder === "." ? path : path.slice(folder.length + 1),
      );
      return [...new Set(names.map((path) => path.split("/")[0]!))].sort();
    },
    async deliver(folder, delivered) {
      if (readOnly.some((path) => folder === path || folder.startsWith(`${path}/`)))
        return failure(folderUnwritable(folder, "permission is denied"));
      for (const [path, bytes] of delivered) files.set(joined(folder, path), bytes);
      return success(undefined);
    },
    readPackage: disk.readPackage,
    themeFolder: disk.themeFolder,
    themeNames: disk.themeNames,
  };
}
