import { createRequire } from "node:module";

/** The package epub-gen-memory as one file. The bundler has a version of this of its own, which takes that file into the program. */
export function packaging(): typeof import("epub-gen-memory") {
  return createRequire(import.meta.url)("epub-gen-memory/bundle");
}
