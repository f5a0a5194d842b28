import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "../base/digest.ts";

const CODE = fileURLToPath(new URL("../", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../package.json", import.meta.url));

/** Every file of the program with its digest, and that of the package, which pins what it uses. */
export async function programFiles(): Promise<readonly (readonly [string, string])[]> {
  const names = await readdir(CODE, { recursive: true });
  const code = names.filter((name) => /\.[jt]s$/.test(name) && !name.endsWith(".d.ts")).sort();
  const files = code.map(
    async (name) => [name.replaceAll(sep, "/"), digest(await readFile(join(CODE, name)))] as const,
  );
  return [["package.json", digest(await readFile(PACKAGE))], ...(await Promise.all(files))];
}
