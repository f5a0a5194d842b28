import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import webp from "webp-wasm";
import { folderWith, freshDist, quoin, root } from "../support/cli.ts";

test("the bundle finds what is no part of it: patterns, the decoder of WebP, the embedded checker, a plug-in", async () => {
  const [width, height] = [60, 40];
  const data = new Uint8ClampedArray(width * height * 4).fill(200);
  const folder = folderWith({
    "story.md": `# One\n\n${"The unquestionable responsibilities of lighthouse-keeping. ".repeat(40)}\n\n![A square](a.webp)\n`,
    "a.webp": await webp.encode({ width, height, data }, { lossless: 1 }),
    "plain.mjs": 'export default { name: "plain", api: 1 };\n',
  });
  const made = await quoin(
    ["build", "story.md", "--lang", "en-GB", "--to", "epub,pdf", "--plugin", "./plain.mjs"],
    { cwd: folder },
  );
  expect(made.code, made.out + made.err).toBe(0);
  const { diagnostics } = JSON.parse(
    readFileSync(join(folder, "output/story/story.report.json"), "utf8"),
  );
  const codes = diagnostics.map(({ code }: { readonly code: string }) => code);
  expect(codes).not.toContain("layout/no-hyphenation");
  expect(codes.filter((code: string) => code.startsWith("writers/"))).toEqual([]);
  expect(readFileSync(join(folder, "output/story/story.pdf"), "latin1")).toContain("/Image");
  // With no PATH no EPUBCheck is found but the one that comes with the program.
  const judged = await quoin(["validate", "output/story/story.epub"], {
    cwd: folder,
    env: { PATH: "" },
  });
  expect(judged.code, judged.out + judged.err).toBe(0);
});

test("the engine takes all that was compiled when the program was built", () => {
  freshDist();
  const said = execFileSync(process.execPath, [join(root, "dist/program/warm.cjs")]);
  expect(String(said)).toBe("");
});

test("what was compiled when the program was built is taken, and every package in it is named with its terms", () => {
  freshDist();
  const program = join(root, "dist/program");
  const kept = readdirSync(program).filter((name) => name.includes(process.version));
  expect(kept.map((name) => name.split(".")[0])).toEqual(
    expect.arrayContaining(["main", "press", "run", "preview"]),
  );
  const terms = readFileSync(join(program, "licences.txt"), "utf8");
  for (const name of [
    "markdown-it",
    "pdfkit",
    "fontkit",
    "handlebars",
    "yaml",
    "yargs",
    "htmlparser2",
    "epub-gen-memory",
    "jszip",
  ])
    expect(terms).toMatch(new RegExp(`^${name} \\d`, "m"));
});
