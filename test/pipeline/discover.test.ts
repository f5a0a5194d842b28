import { describe, expect, test } from "vitest";
import { discover } from "../../src/pipeline/discover.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { memoryHost } from "../support/memory-host.ts";

async function found(files: Readonly<Record<string, string>>, paths: readonly string[] = []) {
  const { places, diagnostics } = await discover(memoryHost(files), workshopOf([]), paths);
  return {
    books: places.map(({ slug, folder, file }) => `${slug}: ${folder}/${file ?? ""}`),
    codes: diagnostics.map(({ code }) => code),
  };
}

describe("without paths", () => {
  test("the book here, where there is a book.yaml", async () => {
    const files = { "book.yaml": "", "a.txt": "A", "manuscripts/b.txt": "B" };
    expect(await found(files)).toEqual({ books: ["working-folder: ./"], codes: [] });
  });

  test("every book of manuscripts/, files and folders, in the order of their names", async () => {
    const files = {
      "manuscripts/story-10.txt": "A",
      "manuscripts/story-2.txt": "A",
      "manuscripts/README.txt": "about",
      "manuscripts/.hidden.txt": "no",
      "manuscripts/novel/book.yaml": "",
      "manuscripts/novel/1.txt": "A",
      "manuscripts/loose/1.txt": "A",
      "manuscripts/images/x.png": "A",
    };
    expect(await found(files)).toEqual({
      books: [
        "loose: manuscripts/loose/",
        "novel: manuscripts/novel/",
        "story-2: manuscripts/story-2.txt",
        "story-10: manuscripts/story-10.txt",
      ],
      codes: [],
    });
  });

  test("nothing, and it is said", async () => {
    expect(await found({ "notes.pdf": "" })).toEqual({
      books: [],
      codes: ["pipeline/nothing-to-build"],
    });
  });
});

describe("with paths", () => {
  test("a file, a folder, and a book.yaml for its folder", async () => {
    const files = { "a.txt": "A", "novel/1.txt": "A", "other/book.yaml": "", "other/1.txt": "A" };
    expect(await found(files, ["./a.txt", "novel/", "other/book.yaml"])).toEqual({
      books: ["a: ./a.txt", "novel: novel/", "other: other/"],
      codes: [],
    });
  });

  test.each([
    [["gone.txt"], "pipeline/missing-path"],
    [["story.doc"], "pipeline/unread-format"],
    [["art"], "pipeline/no-manuscripts"],
  ])("%j is %s", async (paths, code) => {
    const files = { "story.doc": "PK", "art/x.png": "" };
    expect(await found(files, paths)).toEqual({ books: [], codes: [code] });
  });

  test("two books of one slug are both refused, one named twice is made once", async () => {
    const files = { "a/story.txt": "A", "b/Story.txt": "B", "c.txt": "C" };
    expect(await found(files, ["a/story.txt", "b/Story.txt", "c.txt", "./c.txt"])).toEqual({
      books: ["c: ./c.txt"],
      codes: ["pipeline/same-slug"],
    });
  });
});
