import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

/**
 * Any book the model allows, made into an EPUB and held to both checkers:
 *
 *     npm run fuzz:epub              10,000 books to the embedded checker, 300 to EPUBCheck in one JVM
 *     npm run fuzz:epub -- 500 10    as continuous integration does
 */
const [books = "10000", java = "300", seed] = process.argv.slice(2);
const vitest = path.join(
  path.dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);
const env = {
  ...process.env,
  FUZZ_EPUB: books,
  FUZZ_EPUB_JAVA: java,
  ...(seed === undefined ? {} : { FUZZ_SEED: seed }),
};
const { status } = spawnSync(process.execPath, [vitest, "run", "test/fuzz/epub.test.ts"], {
  env,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
