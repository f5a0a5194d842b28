import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freshDist, root } from "../support/cli.ts";
import { command } from "../support/command.ts";
import { type Repository, repository } from "../support/repository.ts";

const BOOK = "manuscripts/der große Brunnen 🪣";
/** Sizes of files change with what writes them, and are no part of what is told here. */
const masked = (text: string) =>
  text
    .replace(/\d+ kB/g, "N kB")
    .replace(/("epub": \{\s*"before": )\d+(,\s*"after": )\d+/, "$1N$2N");
const golden = (name: string) => join("../fixtures/diff", name);

const ONE = `# Chapter One: The Rope

The rope hung down the well, and nobody had touched it since the spring.

"You will not go down there," said her mother, and closed the door for the night.

In the morning the rope was gone, and so was every bucket in the yard. Anna counted the hooks twice.

The baker had seen nothing. The smith had seen nothing either, and said so at some length.
`;
const TWO = `# Chapter Two: The Yard

Anna walked to the village with her hands in her pockets and counted the fence posts.

* * *

At noon the bell rang -- once, and not again.

Nobody spoke of the well at supper, and nobody spoke of anything else afterwards.
`;
const THREE = `# Chapter Three: Below

It was colder than she had thought, and it smelled of iron and old rain.

She called, and the well called back.
`;

/** What a pull request does to them. */
const ONE_AFTER = ONE.replace("since the spring", "since the long summer")
  .replace(/"/g, (_mark, at: number) => (ONE[at + 1] === "Y" ? "“" : "”"))
  .replace(" Anna counted the hooks twice.", "")
  .replace(/\nThe baker[\s\S]*$/, "");
const TWO_AFTER = TWO.replace("The Yard", "The Empty Yard")
  .replace("once, and not again.", "once, twice, and not again.")
  .replace(
    "Nobody spoke",
    "The baker had seen nothing. The smith had seen nothing either, and said so at some length.\n\nNobody spoke",
  );
const FOUR = `# Chapter Four: Above

“Odd, she said, and let go of the rope.

She read 'The Boys' in bed, and the boys' dogs slept.
`;

let repo: Repository;

beforeAll(() => {
  repo = repository();
  repo.commit({
    [`${BOOK}/book.yaml`]: "title: The Well\nauthor: A. Quoin\nlanguage: en-GB\ndate: 2026\n",
    [`${BOOK}/01 Seil.md`]: ONE,
    [`${BOOK}/02 Hof.md`]: TWO,
    [`${BOOK}/03 Tiefe.md`]: THREE,
  });
  repo.git("checkout", "-q", "-b", "edit");
  repo.commit({
    [`${BOOK}/01 Seil.md`]: ONE_AFTER,
    [`${BOOK}/02 Hof.md`]: TWO_AFTER,
    [`${BOOK}/04 Höhe.md`]: FOUR,
  });
});

describe("a pull request’s worth of edits", () => {
  test("on a terminal", async () => {
    const { code, out, err } = await command(repo.folder, ["diff", "main", "edit"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(masked(out)).toMatchFileSnapshot(golden("terminal.txt"));
  });

  test("as the comment of a pull request", async () => {
    const { out } = await command(repo.folder, ["diff", "main", "edit", "--reporter", "markdown"]);
    await expect(masked(out)).toMatchFileSnapshot(golden("comment.md"));
  });

  test("as JSON", async () => {
    const { out } = await command(repo.folder, ["diff", "main", "edit", "--reporter=json"]);
    await expect(masked(out)).toMatchFileSnapshot(golden("diff.json"));
  });

  test("as a redline and a proof, which are the same each time", async () => {
    const asked = ["diff", "main", "edit", "--to", "html,pdf"];
    const first = await command(repo.folder, [...asked, "--out", "one"]);
    expect(first.code).toBe(0);
    await command(repo.folder, [...asked, "--out", "two"]);
    const [slug] = readdirSync(join(repo.folder, "one"));
    const files = readdirSync(join(repo.folder, "one", slug!));
    expect(files).toEqual([`${slug}.redline.html`, `${slug}.redline.pdf`]);
    for (const file of files)
      expect(readFileSync(join(repo.folder, "one", slug!, file))).toEqual(
        readFileSync(join(repo.folder, "two", slug!, file)),
      );
    const page = readFileSync(join(repo.folder, "one", slug!, files[0]!), "utf8");
    await expect(masked(page).replace(/<style>[\s\S]*<\/style>/, "")).toMatchFileSnapshot(
      golden("redline.html"),
    );
    const pdf = join(repo.folder, "one", slug!, files[1]!);
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
    expect(text).toMatch(/long summer\. +1 +spring/);
    expect(text).toContain("Anna counted the hooks");
    expect(text.replace(/\s+/g, " ")).toContain("17 words moved from here");
  });

  test("the annotations are those of the new lines", async () => {
    const asked = ["build", "--reporter", "github", "--changed-since", "main", "--to", "md"];
    const { out } = await command(repo.folder, [...asked, "--no-cache", "--jobs", "1"]);
    await expect(out).toMatchFileSnapshot(golden("annotations.txt"));
  });
});

describe("what is compared", () => {
  test("a revision is compared with the working folder, unsaved commits and all", async () => {
    writeFileSync(join(repo.folder, BOOK, "03 Tiefe.md"), THREE.replace("iron", "copper"));
    const { out } = await command(repo.folder, ["diff", "edit", "--text"]);
    repo.git("checkout", "-q", "--", ".");
    expect(out).toMatch(/\+1 +−1 +Chapter Three: Below/);
  });

  test("two folders, and two files", async () => {
    const [a, b] = [repository().folder, "x.md"];
    writeFileSync(join(a, "a b.md"), ONE);
    writeFileSync(join(a, b), ONE_AFTER);
    const { code, out } = await command(a, ["diff", "a b.md", b, "--text"]);
    expect(code).toBe(0);
    expect(out).toContain("Chapter One: The Rope");
  });

  test("two reports tell of pages, files and questions", async () => {
    const build = ["build", "--no-cache", "--jobs", "1", "--to", "epub,pdf", "--out"];
    repo.git("checkout", "-q", "main");
    await command(repo.folder, [...build, "old"]);
    repo.git("checkout", "-q", "edit");
    await command(repo.folder, [...build, "new"]);
    const [slug] = readdirSync(join(repo.folder, "old"));
    const report = (out: string) => `${out}/${slug}/${slug}.report.json`;
    const { code, out } = await command(repo.folder, ["diff", report("old"), report("new")]);
    expect(code).toBe(0);
    expect(out).toMatch(/words\n/);
    expect(out).toMatch(/pages \d+/);
    expect(out).toContain("2 new questions");
  });

  test("of two revisions, books none of whose files differ are counted and not read", async () => {
    const own = repository();
    const broken = "# One\n\n![](nowhere.png)\n";
    own.commit({ "manuscripts/a.md": ONE, "manuscripts/b.md": broken, "manuscripts/c.md": TWO });
    own.commit({ "manuscripts/a.md": ONE_AFTER });
    const { code, out } = await command(own.folder, ["diff", "HEAD~1", "HEAD", "--text"]);
    expect(code).toBe(0);
    expect(out).toMatch(/One: The Rope[\s\S]*\n2 books did not change\n$/);
    const { out: comment } = await command(own.folder, [
      ...["diff", "HEAD~1", "HEAD", "--text", "--reporter", "markdown"],
    ]);
    expect(comment).toContain("2 books read the same.");
  });

  test("a book that is new is said to be", async () => {
    const own = repository();
    own.commit({ "manuscripts/a.md": ONE });
    own.commit({ "manuscripts/b.md": TWO, "manuscripts/a.md": undefined });
    const { code, out } = await command(own.folder, ["diff", "HEAD~1", "HEAD", "--text"]);
    expect(code).toBe(0);
    expect(out).toContain("Chapter");
  });

  test("a state that cannot be read is not compared, and neither is it blank", async () => {
    const { folder } = repository();
    writeFileSync(join(folder, "a.md"), `---\ntitle: The Well\n---\n\n${ONE}`);
    writeFileSync(join(folder, "bad.md"), "%PDF-1.4\0");
    const now = await command(folder, ["diff", "a.md", "bad.md", "--text"]);
    expect(now).toMatchObject({ code: 1 });
    expect(now.out).toBe("The Well  not compared: the book as it is now cannot be read\n");
    const asked = ["--text", "--reporter", "markdown"];
    const was = await command(folder, ["diff", "bad.md", "a.md", ...asked]);
    expect(was).toMatchObject({ code: 0 });
    expect(was.out).toContain("Not compared: the book as it was cannot be read.");
    const both = await command(folder, ["diff", "bad.md", "bad.md", "--text"]);
    expect(both.out).toContain("neither state of the book can be read");
  });

  test.each([
    [["nowhere"], "“nowhere” is nothing to compare"],
    [["main", "nowhere"], "“nowhere” is nothing to compare"],
    [["main", "edit", "--to", "docx"], "cannot be written as “docx”"],
    [["--text", "--", "--output=stolen", "edit"], "is nothing to compare"],
  ])("%j is a wrong call", async (args, said) => {
    const { code, err } = await command(repo.folder, ["diff", ...args]);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(existsSync(join(repo.folder, "stolen"))).toBe(false);
  });
});

test("nothing of the repository runs, and nothing in it is written", async () => {
  const own = repository();
  own.commit({ "manuscripts/a.md": ONE, ".gitattributes": "*.md filter=evil diff=evil\n" });
  own.commit({ "manuscripts/a.md": ONE_AFTER });
  const trap = join(own.folder, ".git/trap");
  writeFileSync(trap, `#!/bin/sh\ntouch "${own.folder}/ran"\ncat\n`);
  chmodSync(trap, 0o755);
  for (const key of ["core.fsmonitor", "filter.evil.smudge", "diff.evil.textconv", "core.pager"])
    own.git("config", key, trap);
  for (const hook of ["post-checkout", "post-index-change", "reference-transaction"]) {
    mkdirSync(join(own.folder, ".git/hooks"), { recursive: true });
    writeFileSync(join(own.folder, ".git/hooks", hook), readFileSync(trap));
    chmodSync(join(own.folder, ".git/hooks", hook), 0o755);
  }
  const before = states(own.folder);
  const { code } = await command(own.folder, ["diff", "HEAD~1", "HEAD"]);
  expect(code).toBe(0);
  expect(states(own.folder)).toEqual(before);
  expect(existsSync(join(own.folder, "ran"))).toBe(false);
});

test.skipIf(process.getuid?.() !== 0)("a checkout that may only be read is enough", () => {
  freshDist();
  const own = repository();
  own.commit({ [`${BOOK}/01 Seil.md`]: ONE });
  own.commit({ [`${BOOK}/01 Seil.md`]: ONE_AFTER });
  chmodSync(own.folder, 0o755);
  const ran = spawnSync(
    process.execPath,
    [join(root, "dist/program/quoin.cjs"), "diff", "HEAD~1", "HEAD", "--text"],
    {
      cwd: own.folder,
      encoding: "utf8",
      // Nobody may write here, and git is told that somebody else's repository is meant.
      uid: 65_534,
      env: {
        PATH: process.env["PATH"],
        ...{ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "safe.directory", GIT_CONFIG_VALUE_0: "*" },
      },
    },
  );
  expect(ran.stderr).toBe("");
  expect(ran.stdout).toContain("Chapter One: The Rope");
});

test("a repository of ten thousand files is listed once and read where it must be", async () => {
  const own = repository();
  const others = Array.from({ length: 10_000 }, (_, n) => [`notes/${n % 100}/${n}.md`, `${n}\n`]);
  own.commit({ ...Object.fromEntries(others), "manuscripts/a.md": ONE });
  own.commit({ "manuscripts/a.md": ONE_AFTER, "notes/7/7.md": "other\n" });
  const { code, out } = await command(own.folder, ["diff", "HEAD~1", "HEAD", "--text"]);
  expect(code).toBe(0);
  expect(out).toContain("Chapter One: The Rope");
});

test("a link in a commit leads nowhere outside it", async () => {
  const own = repository();
  own.commit({ "manuscripts/a.md": ONE });
  execFileSync("ln", ["-s", "/etc/hostname", join(own.folder, "manuscripts/b.md")]);
  execFileSync("ln", ["-s", "a.md", join(own.folder, "manuscripts/c.md")]);
  own.commit({});
  const { out, err } = await command(own.folder, ["diff", "HEAD~1", "HEAD", "--text"]);
  expect(err + out).not.toContain(readFileSync("/etc/hostname", "utf8").trim());
  expect(out).toContain("added");
});

/** Every file under a folder with its size and time. */
function states(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((path) => {
      const { size, mtimeMs } = statSync(join(folder, path));
      return `${path} ${size} ${mtimeMs}`;
    });
}
