import { expect, test } from "vitest";
import { compareNames, extensionOf, folderOf, joined, stemOf } from "../../src/pipeline/paths.ts";

test("numbers in names count as numbers", () => {
  const names = [
    "chapter-10.md",
    "Chapter-2.md",
    "chapter-1.md",
    "01-a.md",
    "1-b.md",
    "prologue.md",
  ];
  expect(names.toSorted(compareNames)).toEqual([
    "01-a.md",
    "1-b.md",
    "chapter-1.md",
    "Chapter-2.md",
    "chapter-10.md",
    "prologue.md",
  ]);
});

test.each([
  ["a/b", "../c.png", "a/c.png"],
  ["a", "../../c.png", "../c.png"],
  [".", "./x", "x"],
  ["../up", "x", "../up/x"],
  ["/books", "x", "/books/x"],
  ["a", "/etc/passwd", "/etc/passwd"],
])("%s and %s is %s", (folder, path, full) => {
  expect(joined(folder, path)).toBe(full);
});

test("endings, stems and folders of names", () => {
  expect(extensionOf("a/B.TXT")).toBe(".txt");
  expect(extensionOf(".hidden")).toBe("");
  expect(stemOf("x/my.story.v2.md")).toBe("my.story.v2");
  expect(folderOf("story.txt")).toBe(".");
  expect(folderOf("/story.txt")).toBe("/");
});
