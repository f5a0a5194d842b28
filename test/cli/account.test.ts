import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const chapters = book.sections.filter(({ role }: { role: string }) => role === "chapter");
  expect(chapters.map(({ words }: { words: number }) => words)).toEqual([7, 5]);
  const pretty = await quoin(["stats", "a.txt"], { cwd: folder });
  expect(pretty.out).toMatch(/Chapter One: Rain +7 +0 %\n +Chapter Two: Sun +5 +0 %\n/);
});

test("verify finds a changed file and a changed manuscript, and agrees with a book left alone", async () => {
  const folder = folderWith({ "a.txt": STORY });
  const said = ["--title", "The Well", "--lang", "en-GB", "--set", "isbn=9780306406157"];
  await quoin(["build", "a.txt", "--to", "epub,html", "--theme", "modern", ...said], {
    cwd: folder,
    env: { SOURCE_DATE_EPOCH: "1700000000" },
  });
  const verify = ["verify", "output/a/a.report.json"];
  const whole = await quoin([...verify, "a.txt"], { cwd: folder });
  expect(whole).toMatchObject({ code: 0, err: "" });
  expect(whole.out).toContain("the book gives them again");
  const other = await quoin([...verify, "a.txt", "--title", "Another"], { cwd: folder });
  expect(other).toMatchObject({ code: 1 });
  expect(other.out).toContain("a.epub comes out otherwise");
  writeFileSync(join(folder, "a.txt"), `${STORY}\nMore.\n`);
  const changed = await quoin([...verify, "a.txt"], { cwd: folder });
  expect(changed.code).toBe(1);
  expect(changed.out).toContain("the manuscript a.txt is not what it was");
  expect(changed.out).toContain("a.epub comes out otherwise");
  expect((await quoin([...verify, "--files"], { cwd: folder })).code).toBe(0);
  writeFileSync(join(folder, "output/a/a.epub"), "x");
  const spoilt = await quoin([...verify, "--files"], { cwd: folder });
  expect(spoilt).toMatchObject({ code: 1, out: "✗ a.epub is not what it was\n" });
  writeFileSync(join(folder, "output/a/a.report.json"), "{}");
  expect((await quoin(verify, { cwd: folder })).code).toBe(2);
});

test("verify finds the book by the report's name where none is given", async () => {
  const folder = folderWith({ "manuscripts/a.txt": STORY, "manuscripts/b.txt": STORY });
  await quoin(["build", "--to", "md"], { cwd: folder });
  expect((await quoin(["verify", "output/b/b.report.json"], { cwd: folder })).code).toBe(0);
  rmSync(join(folder, "manuscripts/b.txt"));
  const { code, err } = await quoin(["verify", "output/b/b.report.json"], { cwd: folder });
  expect(code).toBe(2);
  expect(err).toContain("“b” is no book here");
});

test("the report tells what the book was made of: files, fonts and their licences, what was asked", async () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const folder = folderWith({
    "a/1.md": "# One\n\n![a mill](p/mill.svg)\n\nRain.\n",
    "a/p/mill.svg": picture,
    "a/book.yaml": "title: The Well\nlanguage: en-GB\n",
  });
  await quoin(["build", "a", "--to", "html", "--author", "B"], {
    cwd: folder,
    env: { SOURCE_DATE_EPOCH: "1700000000" },
  });
  const report = JSON.parse(readFileSync(join(folder, "output/a/a.report.json"), "utf8"));
  expect(report.date).toBe("2023-11-14T22:13:20.000Z");
  expect(report.asked).toEqual({ formats: ["html"], said: { authors: ["B"] } });
  expect(report.inputs.map(({ file }: { file: string }) => file)).toEqual([
    "1.md",
    "book.yaml",
    "p/mill.svg",
  ]);
  expect(report.inputs[2].digest).toBe(createHash("sha256").update(picture).digest("hex"));
  for (const { files, licence } of report.theme.fonts) {
    expect(licence).toMatchObject({
      id: "OFL-1.1",
      copyright: expect.stringContaining("Copyright"),
    });
    expect(files.length).toBeGreaterThan(0);
  }
});

test("a second build takes the book from the cache, unless there is none or it was cleared", async () => {
  const folder = folderWith({ "a.txt": STORY });
  const build = ["build", "a.txt", "--to", "md"];
  const cold = await quoin(build, { cwd: folder });
  expect(await quoin(build, { cwd: folder })).toEqual(cold);
  const { out } = await quoin(["cache", "stats"], { cwd: folder });
  expect(out).toMatch(/^output\/\.cache: 1 book, 0 packs, 2 files, /);
  await quoin(["cache", "clear"], { cwd: folder });
  expect((await quoin(["cache", "stats"], { cwd: folder })).out).toContain("0 books");
  expect(await quoin([...build, "--out", "other", "--no-cache"], { cwd: folder })).toMatchObject({
    code: 0,
  });
  expect(readdirSync(join(folder, "other"))).toEqual(["a"]);
});
