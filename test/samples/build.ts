import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Built, buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";

/** The project's own folder. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** Builds one book of the disk in memory, as the command line would with no options. */
export async function built(path: string): Promise<Built> {
  const host = diskHost(root);
  const workshop = workshopOf([]);
  const { places, diagnostics } = await discover(host, workshop, [path]);
  const place = places[0];
  if (place === undefined) throw new Error(JSON.stringify(diagnostics));
  return buildBook(host, workshop, place, {
    formats: workshop.writers.map(({ format }) => format),
    said: emptyTree,
  });
}

/** The bytes of a book in one format. */
export function bytesOf({ artifacts, place }: Built, format: string): Uint8Array {
  const artifact = artifacts.find(({ path }) => path === `${place.slug}.${format}`);
  if (artifact === undefined) throw new Error(`${place.slug} has no ${format}`);
  return artifact.bytes;
}

/** Every sample in `manuscripts/`, by its path from the project's folder. */
export function samples(): readonly string[] {
  return readdirSync(join(root, "manuscripts"))
    .filter((name) => !name.startsWith("."))
    .map((name) => `manuscripts/${name}`);
}

/** The manuscripts of a sample, whole, with their names. */
export function manuscriptsOf(path: string): readonly { name: string; text: string }[] {
  const full = join(root, path);
  if (statSync(full).isFile()) return [{ name: path, text: readFileSync(full, "utf8") }];
  return readdirSync(full)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ name, text: readFileSync(join(full, name), "utf8") }));
}
