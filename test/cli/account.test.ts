import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, quoin } from "../support/cli.ts";

const STORY =
  "The Well\n\nChapter One: Rain\n\nIt rained all day.\n\nChapter Two: Sun\n\nHe stayed.\n";

test("stats count a book's words by chapter, as the build does", async () => {
  const folder = folderWith({ "a.txt": STORY });
  const args = ["--title", "The Well", "--lang", "en-GB"];
  await quoin(["build", "a.txt", "--to", "md", ...args], { cwd: folder });
  const report = JSON.parse(readFileSync(join(folder, "output/a/a.report.json"), "utf8"));
  const { out, code } = await quoin(["stats", "a.txt", "--reporter", "json"], { cwd: folder });
  const [book] = JSON.parse(out).books;
  expect(code).toBe(0);
  expect(book.words).toBe(report.words);
  const parts = book.sections.filter(({ role }: { role: string }) => role === "part");
  expect(parts.map(({ words }: { words: number }) => words)).toEqual([7, 5]);
  const pretty = await quoin(["stats", "a.txt"], { cwd: folder });
  expect(pretty.out).toMatch(/Chapter One: Rain +7\n +Chapter Two: Sun +5\n/);
});

test("verify finds a changed file and a changed manuscript, and agrees with a book left alone", async () => {
  const folder = folderWith({ "a.txt": STORY });
  const said = ["--title", "The Well", "--lang", "en-GB"];
  await quoin(["build", "a.txt", "--to", "epub,html", ...said], { cwd: folder });
  const verify = ["verify", "output/a/a.report.json"];
  expect((await quoin([...verify, "a.txt", ...said], { cwd: folder })).code).toBe(0);
  writeFileSync(join(folder, "a.txt"), `${STORY}\nMore.\n`);
  const other = await quoin([...verify, "a.txt", ...said], { cwd: folder });
  expect(other.code).toBe(1);
  expect(other.out).toContain("the manuscript a.txt is not what it was");
  expect(other.out).toContain("a.epub comes out otherwise");
  expect((await quoin(verify, { cwd: folder })).code).toBe(0);
  writeFileSync(join(folder, "output/a/a.epub"), "x");
  const spoilt = await quoin(verify, { cwd: folder });
  expect(spoilt).toMatchObject({ code: 1, out: "✗ a.epub is not what it was\n" });
  writeFileSync(join(folder, "output/a/a.report.json"), "{}");
  expect((await quoin(verify, { cwd: folder })).code).toBe(2);
});

test("a second build takes the book from the cache, unless there is none or it was cleared", async () => {
  const folder = folderWith({ "a.txt": STORY });
  const build = ["build", "a.txt", "--to", "md"];
  const cold = await quoin(build, { cwd: folder });
  expect(await quoin(build, { cwd: folder })).toEqual(cold);
  const { out } = await quoin(["cache", "stats"], { cwd: folder });
  expect(out).toMatch(/^output\/\.cache: 1 book, 0 parts, 2 files, /);
  await quoin(["cache", "clear"], { cwd: folder });
  expect((await quoin(["cache", "stats"], { cwd: folder })).out).toContain("0 books");
  expect(await quoin([...build, "--out", "other", "--no-cache"], { cwd: folder })).toMatchObject({
    code: 0,
  });
  expect(readdirSync(join(folder, "other"))).toEqual(["a"]);
});
