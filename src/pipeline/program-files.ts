import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "../base/digest.ts";

const CODE = fileURLToPath(new URL("../", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../package.json", import.meta.url));

/** Every file of the program with its digest, and that of the package, which pins what it uses. */
export function programFiles(): readonly (readonly [string, string])[] {
  const names = readdirSync(CODE, { recursive: true, encoding: "utf8" });
  const code = names.filter((name) => /(?<!\.d)\.[jt]s$/.test(name)).sort();
  return [
    ["package.json", digest(readFileSync(PACKAGE))],
    ...code.map(
      (name) => [name.replaceAll(sep, "/"), digest(readFileSync(join(CODE, name)))] as const,
    ),
  ];
}
