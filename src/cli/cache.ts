import { resolve } from "node:path";
import { cacheSize, clearCache } from "../pipeline/cache-folder.ts";
import { plural } from "../report/figures.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** `cache stats` and `cache clear`: what is kept between builds. */
export async function cache(
  { what, folder }: { readonly what: "stats" | "clear"; readonly folder: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const path = resolve(terminal.cwd, folder);
  const { books, files, parts, bytes } = cacheSize(path);
  const size = `${(bytes / 1e6).toFixed(1)} MB`;
  if (what === "clear") clearCache(path);
  const held = [plural(books, "book"), plural(parts, "pack"), plural(files, "file"), size];
  terminal.print(`${folder}: ${what === "clear" ? "cleared of " : ""}${held.join(", ")}\n`);
  return EXIT.done;
}
