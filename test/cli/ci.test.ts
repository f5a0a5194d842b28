import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { missingShares } from "../../src/cli/gather.ts";
import { sharesOf } from "../../src/cli/select.ts";
import { folderWith, quoin } from "../support/cli.ts";
import { repository } from "../support/repository.ts";

const story = (words: number): string =>
  `Chapter One\n\n"It's ${"late and ".repeat(words)}dark..." she said.\n`;

const shelf = (): Record<string, string> =>
  Object.fromEntries(
    ["a", "b", "c", "d", "e"].map((name, at) => [`manuscripts/${name}.txt`, story(at * 40)]),
  );

const to = ["--to", "epub", "--lang", "en-GB"];

describe("many books", () => {
  test("threads make the same bytes and say the same in the same order as one", async () => {
    const [one, many] = [folderWith(shelf()), folderWith(shelf())];
    const args = ["build", ...to, "--reporter", "json"];
    const alone = await quoin([...args, "--jobs", "1"], { cwd: one });
    const together = await quoin([...args, "--jobs", "3"], { cwd: many });
    expect(together.code).toBe(0);
    expect(together.out).toBe(alone.out);
    expect(JSON.parse(together.out).books).toHaveLength(5);
    for (const name of ["a", "e"])
      expect(
        readFileSync(join(many, `output/${name}/${name}.epub`)).equals(
          readFileSync(join(one, `output/${name}/${name}.epub`)),
        ),
      ).toBe(true);
  });

  test("a book with an error in one thread keeps no other from being made", async () => {
    const folder = folderWith({ ...shelf(), "manuscripts/c.txt": "" });
    const { code, out } = await quoin(["build", ...to, "--jobs", "2"], { cwd: folder });
    expect(code).toBe(1);
    expect(out).toContain("pipeline/empty-book");
    expect(readdirSync(join(folder, "output")).sort()).toEqual(
      expect.arrayContaining(["a", "b", "d", "e"]),
    );
  });

  test("shares are each other's rest, balanced by size, whatever the order", () => {
    const places = ["a", "b", "c", "d", "e"].map((slug) => ({ path: slug, slug, folder: slug }));
    const sizes = [100, 10, 60, 50, 20];
    const shares = sharesOf(places, sizes, 2);
    const loads = [0, 1].map((share) =>
      sizes.reduce((sum, size, at) => sum + (shares[at] === share ? size : 0), 0),
    );
    expect(loads).toEqual([120, 120]);
    expect(sharesOf(places.toReversed(), sizes.toReversed(), 2)).toEqual(shares.toReversed());
  });

  test("every book is in one share of three", async () => {
    const folder = folderWith(shelf());
    for (const shard of ["1/3", "2/3", "3/3"])
      await quoin(["build", ...to, "--shard", shard, "--out", shard[0]!], { cwd: folder });
    const made = ["1", "2", "3"].flatMap((out) =>
      readdirSync(join(folder, out)).filter((name) => !name.startsWith(".")),
    );
    expect(made.sort()).toEqual(["a", "b", "c", "d", "e"]);
    const { code, err } = await quoin(["build", "--shard", "4/3"], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain("cli/malformed-shard");
  });
});

test("what the shares of a list say, gathered, is what one run says of all", async () => {
  const odd = `${story(1)}\n"Odd, she said.\n`;
  const folder = folderWith({ ...shelf(), "manuscripts/b.txt": odd, "manuscripts/d.txt": "" });
  const check = ["check", ...to];
  for (const shard of ["1", "2"]) {
    const args = [...check, "--shard", `${shard}/2`, "--reporter", "json"];
    writeFileSync(join(folder, `${shard}.json`), (await quoin(args, { cwd: folder })).out);
  }
  for (const reporter of ["json", "github", "gitlab", "sarif", "junit"]) {
    const whole = await quoin([...check, "--reporter", reporter], { cwd: folder });
    const args = ["gather", "1.json", "2.json", "--reporter", reporter];
    expect(await quoin(args, { cwd: folder }), reporter).toEqual(whole);
    expect(whole.code).toBe(1);
  }
  writeFileSync(join(folder, "3.json"), "{");
  const lost = await quoin(["gather", "1.json", "3.json"], { cwd: folder });
  expect(lost).toMatchObject({ code: 2, out: "" });
  expect(lost.err).toContain("“3.json” is not the account of a run");
});

test("a share that is missing is said, and the others are told all the same", async () => {
  const folder = folderWith(shelf());
  for (const shard of ["1", "3"]) {
    const args = ["check", ...to, "--shard", `${shard}/3`, "--reporter", "json"];
    writeFileSync(join(folder, `${shard}.json`), (await quoin(args, { cwd: folder })).out);
  }
  const asked = ["gather", "1.json", "3.json", "--reporter"];
  const { code, out } = await quoin([...asked, "github"], { cwd: folder });
  expect(code).toBe(1);
  expect(out).toContain("title=cli/missing-share::Share 2/3 of the books is not among the runs");
  const json = JSON.parse((await quoin([...asked, "json"], { cwd: folder })).out);
  expect(json.books.length).toBeGreaterThan(0);
  expect(json.share).toBeUndefined();
  expect(missingShares(["1/2", "2/2"])).toEqual([]);
  expect(missingShares(["1/2", "3/3"])).toEqual(["2/2", "1/3", "2/3"]);
  expect(missingShares([])).toEqual([]);
});

test("with --fail-fast no book is begun after one that cannot be made", async () => {
  const folder = folderWith({ ...shelf(), "manuscripts/b.txt": "" });
  const build = ["build", ...to, "--fail-fast", "--jobs"];
  const ran = await quoin([...build, "1"], { cwd: folder });
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("3 books were not begun");
  expect(existsSync(join(folder, "output/a/a.epub"))).toBe(true);
  expect(existsSync(join(folder, "output/c"))).toBe(false);
  expect((await quoin([...build, "2", "--no-cache"], { cwd: folder })).code).toBe(1);
});

describe("changed since a revision", () => {
  const git = (cwd: string, ...args: readonly string[]): void => {
    const names = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
    execFileSync("git", [...names, ...args], { cwd, stdio: "ignore" });
  };

  test("books, pictures and themes that changed, and nothing where none did", async () => {
    const folder = folderWith({
      "manuscripts/a.txt": story(1),
      "manuscripts/ü b/1.txt": story(2),
      "manuscripts/ü b/book.yaml": "title: B\nauthor: X\n",
      "theme/theme.json": "{}",
    });
    git(folder, "init", "-q");
    git(folder, "add", ".");
    git(folder, "commit", "-q", "-m", "first");
    const slugs = async (): Promise<readonly string[]> => {
      const args = ["check", ...to, "--changed-since", "HEAD", "--reporter", "json"];
      const { out } = await quoin(args, { cwd: folder });
      return JSON.parse(out).books.map(({ book }: { book: { slug: string } }) => book.slug);
    };
    expect(await slugs()).toEqual([]);
    writeFileSync(join(folder, "manuscripts/ü b/2.txt"), story(3));
    expect(await slugs()).toEqual(["u-b"]);
    rmSync(join(folder, "manuscripts/ü b/2.txt"));
    writeFileSync(join(folder, "manuscripts/a.txt"), story(4));
    expect(await slugs()).toEqual(["a"]);
    writeFileSync(join(folder, "theme/theme.json"), "{ }");
    expect(await slugs()).toHaveLength(2);
    rmSync(join(folder, "theme/theme.json"));
    expect(await slugs(), "a theme that is gone").toHaveLength(2);
  });

  test("a book named by a link, in a folder named by one, is where its files are", async () => {
    const folder = folderWith({
      "texts/one/1.txt": story(1),
      "texts/one/book.yaml": "title: One\nauthor: X\n",
      "texts/two.txt": story(2),
      "shelf/manuscripts/three.txt": story(3),
    });
    symlinkSync("../../texts/one", join(folder, "shelf/manuscripts/one"));
    symlinkSync("../../texts/two.txt", join(folder, "shelf/manuscripts/two.txt"));
    git(folder, "init", "-q");
    git(folder, "add", ".");
    git(folder, "commit", "-q", "-m", "first");
    const elsewhere = folderWith({});
    symlinkSync(join(folder, "shelf"), join(elsewhere, "link"));
    const slugs = async (): Promise<readonly string[]> => {
      const args = ["check", ...to, "--changed-since", "HEAD", "--reporter", "json"];
      const { out } = await quoin(args, { cwd: join(elsewhere, "link") });
      return JSON.parse(out).books.map(({ book }: { book: { slug: string } }) => book.slug);
    };
    expect(await slugs()).toEqual([]);
    writeFileSync(join(folder, "texts/one/1.txt"), story(4));
    expect(await slugs()).toEqual(["one"]);
    writeFileSync(join(folder, "texts/two.txt"), story(5));
    expect(await slugs()).toEqual(["one", "two"]);
    git(folder, "add", ".");
    git(folder, "commit", "-q", "-m", "second");
    rmSync(join(folder, "shelf/manuscripts/two.txt"));
    symlinkSync("../../texts/one/1.txt", join(folder, "shelf/manuscripts/two.txt"));
    expect(await slugs(), "where the link leads").toEqual(["two"]);
  });

  test("a revision that is not there is a wrong call, and nothing is built", async () => {
    const folder = folderWith({ "a.txt": story(1) });
    git(folder, "init", "-q");
    const args = ["build", "a.txt", "--changed-since", "main~9"];
    const { code, err } = await quoin(args, { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain("cli/unknown-revision");
    expect(existsSync(join(folder, "output"))).toBe(false);
  });
});

describe("only what is new fails", () => {
  test("warnings over the limit fail, those in the baseline do not count", async () => {
    const folder = folderWith({ "a.txt": `${story(1)}\n"Odd, she said.\n` });
    const args = ["check", "a.txt", ...to, "--title", "A", "--max-warnings", "0"];
    expect((await quoin(args, { cwd: folder })).code).toBe(1);
    const known = [...args, "--baseline", "known.json"];
    expect((await quoin(known, { cwd: folder })).code).toBe(0);
    expect((await quoin(known, { cwd: folder })).code).toBe(0);
    writeFileSync(
      join(folder, "a.txt"),
      `New.\n\n${story(1)}\n"Odd, she said.\n\nChapter Two\n\n"More, he said.\n`,
    );
    const { code, err } = await quoin(known, { cwd: folder });
    expect(code).toBe(1);
    expect(err).toContain("cli/too-many-warnings");
  });

  test("an edit of the paragraphs beside a finding makes it no other", async () => {
    const odd = (before: string, after: string): string =>
      `Chapter One\n\nFirst.\n\n${before}\n\nHe said "no and went.\n\n${after}\n`;
    const folder = folderWith({ "a.txt": odd("So she said.", "Last words.") });
    const args = ["check", "a.txt", ...to, "--title", "A", "--max-warnings", "0"];
    const known = [...args, "--baseline", "known.json"];
    await quoin(known, { cwd: folder });
    writeFileSync(join(folder, "a.txt"), odd("So did she.", "Other words."));
    expect((await quoin(known, { cwd: folder })).code).toBe(0);
  });

  test.each([
    [["--max-warnings", "few"], "--max-warnings takes a whole number"],
    [["--jobs", "0"], "--jobs takes a whole number"],
    [["--reporter", "odd"], "reporter"],
  ])("%j is a wrong call", async (more, says) => {
    const folder = folderWith({ "a.txt": story(1) });
    const { code, err } = await quoin(["build", "a.txt", ...more], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  test("github gets a page with a table", async () => {
    const folder = folderWith({ "a.txt": story(1) });
    const page = join(folder, "page.md");
    await quoin(["build", "a.txt", ...to, "--reporter", "github"], {
      cwd: folder,
      env: { GITHUB_STEP_SUMMARY: page },
    });
    expect(readFileSync(page, "utf8")).toMatch(/### 1 of 1 book made[\s\S]*\| ✓ /);
  });
});

describe("dates of git", () => {
  const dateOf = async (cwd: string, slug: string): Promise<string> => {
    const report = readFileSync(join(cwd, `output/${slug}/${slug}.report.json`), "utf8");
    return JSON.parse(report).date;
  };

  test("each book is dated by the last commit that touched it", async () => {
    const { folder, commit } = repository();
    commit(
      { "manuscripts/a.txt": story(1), "manuscripts/b.txt": story(2) },
      "2020-01-01T00:00:00Z",
    );
    commit({ "manuscripts/b.txt": story(3) }, "2021-02-02T00:00:00Z");
    commit({ NOTES: "nothing" }, "2022-03-03T00:00:00Z");
    await quoin(["build", ...to, "--git-dates", "--jobs", "2"], { cwd: folder });
    expect(await dateOf(folder, "a")).toMatch(/^2020-01-01/);
    expect(await dateOf(folder, "b")).toMatch(/^2021-02-02/);
  });

  test("a date of the environment comes first, and without a history it is said", async () => {
    const folder = folderWith(shelf());
    const args = ["build", "manuscripts/a.txt", ...to, "--git-dates"];
    const { code, out, err } = await quoin(args, { cwd: folder });
    expect(code).toBe(0);
    expect(out + err).toContain("cli/unknown-dates");
    const env = { SOURCE_DATE_EPOCH: "1700000000" };
    expect((await quoin(args, { cwd: folder, env })).err).not.toContain("cli/unknown-dates");
    expect(await dateOf(folder, "a")).toMatch(/^2023-11-14/);
  });
});
