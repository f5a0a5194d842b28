import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command } from "../support/command.ts";
import { repository } from "../support/repository.ts";

const STORY = `# Chapter One

"It is late," she said. "Odd," he said.

"A long speech begins here.

"And goes on here," she said.

# Chapter Two

Nothing was said.
`;

const json = async (folder: string, ...args: readonly string[]) => {
  const said = await command(folder, ["stats", "--reporter", "json", ...args]);
  expect(said).toMatchObject({ code: 0, err: "" });
  return JSON.parse(said.out).books[0];
};

describe("dialogue", () => {
  test("is what stands between outermost quotes, over paragraphs too", async () => {
    const { folder } = repository();
    writeFileSync(join(folder, "a.md"), STORY);
    const { words, dialogue, sections } = await json(folder, "a.md");
    expect({ words, dialogue }).toEqual({ words: 26, dialogue: 13 });
    expect(sections.map((one: { dialogue: number }) => one.dialogue)).toEqual([13, 0]);
  });

  test.each([
    ["fr", "« Il est tard », dit-elle.", 3],
    ["fr", "— Il est tard.\n\nElle se tut.", 3],
    ["de", "„Es ist spät“, sagte sie.", 3],
    ["en-GB", "‘It’s the boys’ turn,’ she said.", 4],
    ["en-GB", "‘She said “no” to me,’ he said.", 5],
  ])("in %s: %s", async (lang, text, dialogue) => {
    const { folder } = repository();
    writeFileSync(join(folder, "a.md"), `---\nlanguage: ${lang}\n---\n\n${text}\n`);
    expect((await json(folder, "a.md")).dialogue).toBe(dialogue);
  });
});

test("what was added and cut since a revision is told by chapter", async () => {
  const repo = repository();
  repo.commit({ "a.md": STORY });
  writeFileSync(join(repo.folder, "a.md"), STORY.replace("Nothing was", "Nothing at all was"));
  const book = await json(repo.folder, "a.md", "--since", "HEAD");
  expect(book.since).toEqual({ added: 2, cut: 0, moved: 0 });
  expect(book.sections.map((one: { since: unknown }) => one.since)).toEqual([
    { added: 0, cut: 0, moved: 0 },
    { added: 2, cut: 0, moved: 0 },
  ]);
  const wrong = await command(repo.folder, ["stats", "a.md", "--since", "--exec=x"]);
  expect(wrong.code).toBe(2);
});

describe("a trend", () => {
  const lines = (folder: string) =>
    readFileSync(join(folder, "trend.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const keep = (folder: string, env = {}) =>
    command(folder, ["stats", "a.md", "--trend", "trend.jsonl"], env);

  test("has one record a revision, with the date of its commit and never the clock’s", async () => {
    const repo = repository();
    const one = repo.commit({ "a.md": STORY }, "2026-01-02T03:04:05Z");
    await keep(repo.folder);
    await keep(repo.folder);
    const two = repo.commit({ "a.md": `${STORY}\nOne more.\n` }, "2026-02-03T04:05:06Z");
    await keep(repo.folder);
    const figures = { words: 26, dialogue: 13, chapters: 2 };
    expect(lines(repo.folder)).toEqual([
      { revision: one, date: "2026-01-02T03:04:05.000Z", books: { a: figures } },
      {
        revision: two,
        date: "2026-02-03T04:05:06.000Z",
        books: { a: { ...figures, words: 28 } },
      },
    ]);
  });

  test("what was written on since the commit has a record of its own beside that of the commit", async () => {
    const repo = repository();
    const one = repo.commit({ "a.md": STORY }, "2026-01-02T03:04:05Z");
    await keep(repo.folder);
    writeFileSync(join(repo.folder, "b.md"), "# No part of it\n\nWords.\n");
    await keep(repo.folder);
    expect(lines(repo.folder)).toMatchObject([{ revision: one }]);
    for (const more of ["One more.", "One more, and more."]) {
      writeFileSync(join(repo.folder, "a.md"), `${STORY}\n${more}\n`);
      await keep(repo.folder);
    }
    const figures = { words: 26, dialogue: 13, chapters: 2 };
    expect(lines(repo.folder)).toEqual([
      { revision: one, date: "2026-01-02T03:04:05.000Z", books: { a: figures } },
      { revision: `${one}-draft`, books: { a: { ...figures, words: 30 } } },
    ]);
    writeFileSync(join(repo.folder, "a.md"), STORY.replaceAll("\n", "\r\n"));
    await keep(repo.folder);
    expect(lines(repo.folder)).toHaveLength(2);
  });

  test("a chapter that is gone, or new, makes a draft of a folder", async () => {
    const repo = repository();
    const one = repo.commit({
      "book/1.md": STORY,
      "book/2.md": STORY,
      "book/book.yaml": "title: A\n",
    });
    const kept = async () => {
      await command(repo.folder, ["stats", "book", "--trend", "trend.jsonl"]);
      return lines(repo.folder).map(({ revision }) => revision.replace(one, ""));
    };
    expect(await kept()).toEqual([""]);
    rmSync(join(repo.folder, "book/2.md"));
    expect(await kept()).toEqual(["", "-draft"]);
    writeFileSync(join(repo.folder, "book/2.md"), STORY);
    rmSync(join(repo.folder, "trend.jsonl"));
    writeFileSync(join(repo.folder, "book/3.md"), STORY);
    expect(await kept()).toEqual(["-draft"]);
  });

  test("without a repository a record is known by its text, and dated by SOURCE_DATE_EPOCH or not", async () => {
    const { folder } = repository();
    writeFileSync(join(folder, "a.md"), STORY);
    await keep(folder);
    await keep(folder, { SOURCE_DATE_EPOCH: "1700000000" });
    expect(lines(folder)).toMatchObject([{ date: "2023-11-14T22:13:20.000Z" }]);
  });

  test("a file that is none is left as it is", async () => {
    const { folder } = repository();
    writeFileSync(join(folder, "a.md"), STORY);
    writeFileSync(join(folder, "trend.jsonl"), "notes\n");
    const { code, err } = await keep(folder);
    expect(code).toBe(2);
    expect(err).toContain("nothing was added to it");
    expect(readFileSync(join(folder, "trend.jsonl"), "utf8")).toBe("notes\n");
  });
});
