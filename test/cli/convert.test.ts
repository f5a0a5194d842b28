import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { epubOf } from "../readers/book.ts";
import { openDocumentOf, textP } from "../readers/open-document.ts";
import { folderWith, quoin } from "../support/cli.ts";

const fixture = (path: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/readers/${path}`, import.meta.url)));

describe("convert", () => {
  test("writes clean Markdown with its pictures beside it, and its output converts to itself", async () => {
    const folder = folderWith({ "story.docx": fixture("docx-by-pandoc/in.docx") });
    const made = await quoin(["convert", "story.docx"], { cwd: folder });
    expect([made.code, made.err]).toEqual([0, ""]);
    expect(made.out).toContain("story/story.md, 1 picture beside it");
    const text = readFileSync(join(folder, "story/story.md"), "utf8");
    expect(text).toContain("# Chapter One: Rain\n\nIt *rained* on **the** town.[^1] He said “no”");
    const again = await quoin(["convert", "story/story.md", "--out", "again"], { cwd: folder });
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, "again/story.md"), "utf8")).toBe(text);
  });

  test("leaves the author's marks as they were typed", async () => {
    const folder = folderWith({ "a.odt": openDocumentOf(textP(`"Well," she said -- "no..."`)) });
    expect((await quoin(["convert", "a.odt", "--lang", "en-GB"], { cwd: folder })).code).toBe(0);
    expect(readFileSync(join(folder, "a/a.md"), "utf8")).toContain(`"Well," she said -- "no..."`);
  });

  test("never writes over what says something else", async () => {
    const files = { "a.odt": openDocumentOf(textP("Text.")), "a/a.md": "Precious.\n" };
    const folder = folderWith(files);
    const made = await quoin(["convert", "a.odt"], { cwd: folder });
    expect([made.code, made.err]).toEqual([2, expect.stringContaining("cli/file-stands")]);
    expect(readFileSync(join(folder, "a/a.md"), "utf8")).toBe("Precious.\n");
  });

  test("says why a manuscript cannot be read", async () => {
    const folder = folderWith({ "a.odt": "PK", "b.epub": epubOf({ a: "<div>".repeat(300) }) });
    const ran = await Promise.all(
      ["a.odt", "b.epub", "c.rtf"].map((path) => quoin(["convert", path], { cwd: folder })),
    );
    expect(ran.map(({ code }) => code)).toEqual([1, 1, 2]);
    expect(ran.map(({ err }) => /(?:readers|pipeline)\/[\w-]+/.exec(err)?.[0])).toEqual([
      "readers/broken-document",
      "readers/broken-document",
      "pipeline/missing-path",
    ]);
  });
});
