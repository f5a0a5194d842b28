import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bookConfigOf } from "../../src/pipeline/config/book-config.ts";
import { bookJsonSchema } from "../../src/pipeline/config/book-schema.ts";
import { overlay, treeOf, withThemeSpelled } from "../../src/pipeline/config/tree.ts";
import { parseYaml } from "../../src/pipeline/config/yaml.ts";
import { lineStarts, positionOf } from "../../src/source/lines.ts";

async function read(text: string) {
  const tree = await parseYaml("book.yaml", text);
  if (!tree.ok) return { config: undefined, diagnostics: tree.diagnostics };
  const config = bookConfigOf(tree.value);
  return { config: config.ok ? config.value : undefined, diagnostics: config.diagnostics };
}

test("short forms are what their long forms are", async () => {
  const { config, diagnostics } = await read(`
title: 1984
author: A. N. Other
isbn: 0306406152
cover: art/cover.jpg
series: The Wells
theme: modern
files: [a.md, { file: b.md, role: epilogue }]
contributors: [{ name: R. Imrie, role: Editor }]
`);
  expect(diagnostics).toEqual([]);
  expect(config).toEqual({
    title: "1984",
    authors: ["A. N. Other"],
    isbn: "0306406152",
    cover: { image: "art/cover.jpg" },
    series: { name: "The Wells" },
    theme: { name: "modern", tokens: {} },
    files: [{ file: "a.md" }, { file: "b.md", role: "epilogue" }],
    contributors: [{ name: "R. Imrie", role: "edt" }],
  });
});

test.each([
  ["title: [a\n", "config/broken-yaml", 2],
  ["title: a\n\tauthor: b\n", "config/broken-yaml", 2],
  ["title: a: b: c\n", "config/broken-yaml", 1],
  ["# a book\ntitel: The Well\n", "config/unknown-key", 2],
  ["title: x\nfiles: { a: b }\n", "config/unknown-key", 2],
  ["title: x\nrules: { quotes: maybe }\n", "config/wrong-value", 2],
  ["title: x\n\ndate: next year\n", "config/wrong-value", 3],
  ["files: [{ file: a.md, role: chaptre }]\n", "config/wrong-value", 1],
])("%j is %s in line %i", async (text, code, line) => {
  const { diagnostics } = await read(text);
  const found = diagnostics.find((diagnostic) => diagnostic.code === code);
  expect(found, JSON.stringify(diagnostics)).toBeDefined();
  expect(positionOf(lineStarts(text), found!.at!.start).line).toBe(line);
});

test("an unknown key names the near one, and the rest of the book is read", async () => {
  const { config, diagnostics } = await read("autors: X\ntitle: The Well\n");
  expect(diagnostics[0]?.hint).toBe("Did you mean “authors”?");
  expect(diagnostics[0]?.severity).toBe("warning");
  expect(config?.title).toBe("The Well");
});

test("aliases without end are refused at once", async () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (let at = 1; at < 12; at++) {
    const [before, name] = [String.fromCharCode(96 + at), String.fromCharCode(97 + at)];
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`);
  }
  const { diagnostics } = await read(bomb.join("\n"));
  expect(diagnostics.map(({ code }) => code)).toContain("config/too-many-aliases");
  const circle = await read("a: &a [*a]\n");
  expect(circle.diagnostics.length).toBeGreaterThan(0);
});

test("single tokens are laid over a theme that is only named", () => {
  const book = withThemeSpelled(treeOf({ theme: "classic", title: "A" }));
  const tree = overlay(book, treeOf({ theme: { page: "6x9" } }));
  const config = bookConfigOf(tree);
  expect(config.ok && config.value.theme).toEqual({ name: "classic", tokens: { page: "6x9" } });
});

test("the published schema is what parsing accepts", () => {
  expect(readFileSync("book.schema.json", "utf8")).toBe(bookJsonSchema());
});

test("a number out of its bounds is the bound, and is said with its place", async () => {
  const { config, diagnostics } = await read(
    "limits:\n  file: 9999\n  ratio: 0.5\n  files: -1\n  elements: 20000000\n  unfolded: .nan\n",
  );
  expect(config?.limits).toEqual({ file: 256, ratio: 1, files: 1, elements: 20_000_000 });
  expect(
    diagnostics.map(({ code, severity, message, at }) => [code, severity, message, at?.start]),
  ).toEqual([
    [
      "config/out-of-range",
      "warning",
      "“limits.file” is 9999, and 256 is the most it can be: that is taken",
      16,
    ],
    [
      "config/out-of-range",
      "warning",
      "“limits.ratio” is 0.5, and 1 is the least it can be: that is taken",
      30,
    ],
    [
      "config/out-of-range",
      "warning",
      "“limits.files” is -1, and 1 is the least it can be: that is taken",
      43,
    ],
    ["config/wrong-value", "error", "“limits.unfolded” takes a number", 79],
  ]);
});

test("a finding about YAML quotes no more of it than one reads", async () => {
  const { diagnostics } = await parseYaml("book.yaml", `title: a\n@${"x".repeat(40_000)}\n`);
  expect(diagnostics.length).toBeGreaterThan(0);
  for (const { message } of diagnostics) expect(message.length).toBeLessThan(300);
});
