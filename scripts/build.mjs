import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Makes `dist/`: the library as modules with their types, and the program as a bundle that has been run once. */
const root = path.resolve(import.meta.dirname, "..");
const dist = path.join(root, "dist");

rmSync(dist, { recursive: true, force: true });
run("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json");
run("scripts/bundle.mjs");
writeFileSync(path.join(dist, "digest.txt"), digestOfProgram());
const out = mkdtempSync(path.join(tmpdir(), "quoin-warm-"));
run("dist/program/warm.cjs", path.join(root, "manuscripts/specimen"), out);
rmSync(out, { recursive: true, force: true });

function run(file, ...args) {
  execFileSync(process.execPath, [path.join(root, file), ...args], { cwd: root, stdio: "inherit" });
}

/** One digest of all that decides what the program makes; `src/pipeline/program-files.ts` reads it. */
function digestOfProgram() {
  const hash = createHash("sha256").update(readFileSync(path.join(root, "package.json")));
  for (const name of readdirSync(dist, { recursive: true }).sort())
    if (/(?<!\.d)\.(?:js|cjs)$/.test(name)) {
      const bytes = readFileSync(path.join(dist, name));
      hash.update(`${name.replaceAll(path.sep, "/")}\0${bytes.length}\0`).update(bytes);
    }
  return hash.digest("hex");
}
