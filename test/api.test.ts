import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as api from "../src/index.ts";
import { VERSION } from "../src/pipeline/version.ts";
import { memoryHost } from "./support/memory-host.ts";

test("the package exports these functions and no other value", () => {
  expect(Object.keys(api).sort()).toEqual(["build", "check", "fix"]);
});

test("the types that go with them are these", () => {
  const source = readFileSync("src/index.ts", "utf8");
  const names = [...source.matchAll(/export (?:type )?\{([^}]*)\}/g)]
    .flatMap(([, list]) => list!.split(","))
    .map((name) => name.replace("type ", "").trim())
    .filter(Boolean);
  expect(names.sort()).toMatchInlineSnapshot(`
    [
      "Artifact",
      "Book",
      "BuildOptions",
      "BuildResult",
      "Change",
      "Diagnostic",
      "Draft",
      "Edition",
      "FixOptions",
      "Fixed",
      "Host",
      "MadeBook",
      "Metadata",
      "Outcome",
      "Plugin",
      "Proposal",
      "Question",
      "ReadInput",
      "Reader",
      "Report",
      "Rule",
      "Severity",
      "Theme",
      "ThemeFolder",
      "WriteJob",
      "Writer",
      "build",
      "check",
      "fix",
    ]
  `);
});

test("the version is that of the package", () => {
  expect(VERSION).toBe(JSON.parse(readFileSync("package.json", "utf8")).version);
});

test("a book is built in memory, from a world that is no disk", async () => {
  const host = memoryHost({
    "story.txt": 'Chapter One: The Well\n\n"It\'s late," she said.\n\nChapter Two\n\nHe left.\n',
  });
  const { ok, books, diagnostics } = await api.build("story.txt", {
    to: ["epub"],
    title: "The Well",
    authors: ["A. N. Other"],
    language: "en-US",
    host,
  });
  expect(diagnostics).toEqual([]);
  expect(ok).toBe(true);
  expect(books[0]?.report.book).toMatchObject({
    slug: "story",
    title: "The Well",
    language: "en-US",
  });
  expect([...host.files.keys()].sort()).toEqual([
    "output/story/story.epub",
    "output/story/story.report.json",
    "story.txt",
  ]);
});

test("a text is fixed, with its account", async () => {
  const { text, changes } = await api.fix('"It\'s late," she said.', {
    language: "en-US",
    format: "txt",
  });
  expect(text).toBe("“It’s late,” she said.");
  expect(changes.length).toBe(3);
});
