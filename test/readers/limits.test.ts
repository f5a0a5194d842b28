import { expect, test } from "vitest";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { convertBook } from "../../src/pipeline/convert.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { LIMITS, limitsOf } from "../../src/readers/limits.ts";
import { memoryHost } from "../support/memory-host.ts";
import { p, wordOf } from "./word.ts";

/** What quoin says of a document whose text unfolds to some 900 times its size, under a book.yaml. */
async function said(settings: string): Promise<readonly string[]> {
  const bomb = wordOf(p("Words.") + p("a".repeat(2_000_000)));
  const files = { "book.yaml": new TextEncoder().encode(settings), "story.docx": bomb };
  const place = { path: ".", slug: "book", folder: ".", config: "book.yaml" };
  const { artifacts, diagnostics } = await convertBook(memoryHost(files), workshopOf([]), {
    place,
    said: emptyTree,
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return artifacts.length > 0 ? ["a book"] : errors.map(({ code }) => code);
}

test("a limit is raised by book.yaml, and by nothing else", async () => {
  expect(await said("title: Words")).toEqual(["readers/broken-document"]);
  expect(await said("limits: {file: 60, files: 9000}")).toEqual(["readers/broken-document"]);
  expect(await said("limits: {ratio: 1100}")).toEqual(["a book"]);
  expect(await said("limits: {unfolded: 1, ratio: 1100}")).toEqual(["readers/broken-document"]);
});

test("no book raises a limit without end, or to nothing", () => {
  expect(limitsOf({ file: 1e9, elements: 1e12 })).toMatchObject({
    bytes: 8 * LIMITS.bytes,
    elements: 8 * LIMITS.elements,
    depth: LIMITS.depth,
  });
  expect(limitsOf({ file: -1, files: Number.NaN, ratio: 0 })).toEqual(LIMITS);
});
