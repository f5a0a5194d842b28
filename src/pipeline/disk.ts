import { createRequire } from "node:module";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { failure, type Outcome } from "../diagnostics/diagnostic.ts";
import { withArchives } from "./archive-host.ts";
import { kindOf, namesIn, readFile, readInside, reasonOf, stampOf } from "./disk-read.ts";
import { deliver } from "./disk-write.ts";
import { fileUnreadable } from "./file-diagnostics.ts";
import type { Host } from "./host.ts";

/** The package's own themes: its folder is two up from here, in `src` as in `dist`. */
const THEMES = fileURLToPath(new URL("../../themes/", import.meta.url));

const NAME = /^[\w-]+$/;

/**
 * The real disk, seen from a working folder.
 *
 * It reads in one breath: whoever asks waits for the answer anyway, and a question that goes round
 * by the thread pool costs ten times as much. It writes without holding anybody up, as that takes long.
 */
export function diskHost(cwd: string): Host {
  const at = (path: string): string => resolve(cwd, path);
  const plain: Host = {
    read: async (path, limit) => readFile(at(path), path, limit),
    readInside: async (folder, path, limit) => readInside(at(folder), path, limit),
    kind: async (path) => kindOf(at(path)),
    nameOf: async (path) => basename(at(path)),
    list: async (folder) => namesIn(at(folder)),
    deliver: (folder, files) => deliver(at(folder), folder, files),
    readPackage: (name, path) => readPackage(name, path),
    themeFolder: async (name) => {
      const folder = join(THEMES, name);
      const found = NAME.test(name) && kindOf(folder) === "folder";
      return found ? folder.replaceAll(sep, "/") : undefined;
    },
    themeNames,
  };
  return withArchives(plain, (path) => stampOf(at(path)));
}

async function readPackage(name: string, path: string): Promise<Outcome<Uint8Array>> {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`${name}/package.json`));
    return readInside(folder, path, 64 * 1_048_576);
  } catch (error) {
    return failure(fileUnreadable(`${name}/${path}`, reasonOf(error)));
  }
}

async function themeNames(): Promise<readonly string[]> {
  return namesIn(THEMES).filter((name) => kindOf(join(THEMES, name, "theme.json")) === "file");
}
