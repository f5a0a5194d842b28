import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "../base/digest.ts";

const CODE = fileURLToPath(new URL("../", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../package.json", import.meta.url));

/**
 * What stands for every file of the program and for the versions it pins: the digest that was taken when
 * it was built, or, of a program run from its sources, each file with its own.
 */
export function programFiles(): string | readonly (readonly [string, string])[] {
  try {
    return readFileSync(join(CODE, "digest.txt"), "latin1");
  } catch {
    return filesOfSources();
  }
}

function filesOfSources(): readonly (readonly [string, string])[] {
  const names = readdirSync(CODE, { recursive: true, encoding: "utf8" });
  const code = names.filter((name) => name.endsWith(".ts")).sort();
  return [
    ["package.json", digest(readFileSync(PACKAGE))],
    ...code.map(
      (name) => [name.replaceAll(sep, "/"), digest(readFileSync(join(CODE, name)))] as const,
    ),
  ];
}
