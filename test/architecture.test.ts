import { readdirSync, readFileSync } from "node:fs";
import { posix, sep } from "node:path";
import { describe, expect, test } from "vitest";

/** Rooms of `src`, lowest first. A room may look down, never up or sideways. */
const storeys = [
  ["base"],
  ["source"],
  ["diagnostics"],
  ["model"],
  ["fonts"],
  ["typography", "theme"],
  ["layout"],
  ["readers", "writers"],
  ["pipeline"],
  ["collate"],
  ["report", "preview"],
  ["cli"],
];

const storeyOf = new Map(storeys.flatMap((rooms, storey) => rooms.map((room) => [room, storey])));
const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll(sep, "/"))
  .filter((path) => path.endsWith(".ts") && path.includes("/"));

/** What a room may never import, and the one file that may. */
const gates: readonly { readonly module: RegExp; readonly only: readonly string[] }[] = [
  { module: /^pdfkit/, only: ["writers/paint.ts"] },
  { module: /^fontkit/, only: ["fonts/fontkit.ts"] },
  { module: /^webp-wasm/, only: ["writers/pictures/webp.ts"] },
  { module: /^handlebars/, only: ["theme/template-engine.ts"] },
  { module: /^epub-gen-memory/, only: ["writers/epub.ts"] },
  {
    module: /^node:(fs|os|child_process|net|http|https|dns|worker_threads)/,
    only: [
      "pipeline/disk.ts",
      "pipeline/disk-read.ts",
      "pipeline/disk-write.ts",
      "pipeline/cache-folder.ts",
      "pipeline/program-files.ts",
      "preview/gate.ts",
      "cli/",
    ],
  },
  { module: /^(chokidar|sirv)/, only: ["preview/gate.ts"] },
];

describe.each(files)("src/%s", (file) => {
  const text = readFileSync(`src/${file}`, "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((m) => m[1]!);

  test("imports only from below", () => {
    for (const specifier of specifiers.filter((s) => s.startsWith("."))) {
      const target = roomOf(posix.join(posix.dirname(file), specifier));
      if (target === "..") continue;
      const below = target === roomOf(file) || storeyOf.get(target)! < storeyOf.get(roomOf(file))!;
      expect(below, `${roomOf(file)} may not import ${target} (${specifier})`).toBe(true);
    }
  });

  test("reaches the outside only through its gate", () => {
    for (const { module, only } of gates)
      for (const specifier of specifiers.filter((s) => module.test(s)))
        expect(
          only.some((gate) => file.startsWith(gate)),
          `${file} may not import ${specifier}`,
        ).toBe(true);
  });

  test("has no clock and no chance below the pipeline", () => {
    if (storeyOf.get(roomOf(file))! >= storeyOf.get("pipeline")!) return;
    expect(text).not.toMatch(/Math\.random|Date\.now|new Date\(\)|process\.(env|exit|cwd)/);
  });

  test("stays under 400 lines", () => {
    expect(text.split("\n").length).toBeLessThanOrEqual(400);
  });
});

function roomOf(path: string): string {
  return path.split("/")[0]!;
}
