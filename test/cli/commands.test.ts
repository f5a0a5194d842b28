import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { wordOf } from "../readers/word.ts";
import { folderWith, quoin, root } from "../support/cli.ts";

const STORY =
  'The Well\nby A. N. Other\n\nChapter One: Rain\n\n"It\'s late," she said -- and left...\n\nChapter Two: Sun\n\nHe stayed.\n';

describe("build", () => {
  test("the same input gives the same bytes, from another folder and another name of it", async () => {
    const one = folderWith({ "story.txt": STORY });
    const two = folderWith({ "deep/er/story.txt": STORY });
    expect((await quoin(["build", "story.txt"], { cwd: one })).code).toBe(0);
    expect(
      (await quoin(["build", join(two, "deep/er/story.txt"), "--out", "made"], { cwd: two })).code,
    ).toBe(0);
    const names = readdirSync(join(one, "output/story")).sort();
    expect(names).toEqual(
      expect.arrayContaining(["story.epub", "story.html", "story.pdf", "story.report.json"]),
    );
    expect(readdirSync(join(two, "made/story")).sort()).toEqual(names);
    for (const name of names)
      expect(
        readFileSync(join(one, "output/story", name)).equals(
          readFileSync(join(two, "made/story", name)),
        ),
        name,
      ).toBe(true);
  });

  test("an account at most fifteen lines long, with no colour and no cursor where nobody watches", async () => {
    const folder = folderWith({ "story.txt": `${STORY}${"\"Odd, she said. '\n\n".repeat(200)}` });
    const { out, err, code } = await quoin(["build", "story.txt", "--to", "epub"], { cwd: folder });
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
    expect(out + err).not.toContain("\u001b");
    expect(err).toBe("");
  });

  test("colour where it is asked for, and never with NO_COLOR", async () => {
    const folder = folderWith({ "story.txt": STORY });
    const args = ["build", "story.txt", "--to", "epub"];
    expect((await quoin(args, { cwd: folder, env: { FORCE_COLOR: "1" } })).out).toContain(
      "\u001b[",
    );
    expect(
      (await quoin(args, { cwd: folder, env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).out,
    ).not.toContain("\u001b[");
  });

  test("quiet says nothing of a book that was made, and everything of one that was not", async () => {
    const folder = folderWith({ "story.txt": STORY, "empty.txt": "" });
    const { out } = await quoin(["build", "story.txt", "empty.txt", "--to", "epub", "--quiet"], {
      cwd: folder,
    });
    expect(out).not.toContain("The Well");
    expect(out).toContain("pipeline/empty-book");
  });

  test("the json reporter is JSON, and the report beside the book the same account", async () => {
    const folder = folderWith({ "story.txt": STORY });
    const { out } = await quoin(["build", "story.txt", "--to", "epub", "--reporter", "json"], {
      cwd: folder,
    });
    const { books, diagnostics } = JSON.parse(out);
    const report = JSON.parse(readFileSync(join(folder, "output/story/story.report.json"), "utf8"));
    expect(diagnostics).toEqual([]);
    expect(books).toEqual([report]);
    expect(report).toMatchObject({
      schema: 1,
      book: { slug: "story", title: "The Well", authors: ["A. N. Other"] },
    });
    const dash = report.changes.find(({ before }: { before: string }) => before.includes("--"));
    expect(dash).toMatchObject({
      file: "story.txt",
      line: 6,
      rule: expect.stringMatching(/^typography\//),
    });
    expect(JSON.stringify(report)).not.toContain(folder);
  });

  test("the command line is laid over book.yaml", async () => {
    const folder = folderWith({
      "book/book.yaml": "title: Old\nauthor: X\ntheme: modern\n",
      "book/1.txt": STORY,
    });
    const args = [
      "build",
      "book",
      "--to",
      "epub",
      "--title",
      "New",
      "--author",
      "A",
      "--author",
      "B",
      "--lang",
      "en-GB",
      "--set",
      "publisher=Forme",
      "--set",
      "theme.text.size=12pt",
    ];
    expect((await quoin(args, { cwd: folder })).code).toBe(0);
    const report = JSON.parse(readFileSync(join(folder, "output/book/book.report.json"), "utf8"));
    expect(report.book).toMatchObject({ title: "New", authors: ["A", "B"], language: "en-GB" });
    expect(report.theme.name).toBe("modern");
  });

  test("the order of files on the command line changes nothing in the books", async () => {
    const files = { "b.txt": STORY, "a.md": "# One\n\nIt rained.\n" };
    const [one, two] = [folderWith(files), folderWith(files)];
    await quoin(["build", "a.md", "b.txt", "--to", "epub"], { cwd: one });
    await quoin(["build", "b.txt", "a.md", "--to", "epub"], { cwd: two });
    for (const name of ["a/a.epub", "b/b.epub", "a/a.report.json"])
      expect(
        readFileSync(join(one, "output", name)).equals(readFileSync(join(two, "output", name))),
        name,
      ).toBe(true);
  });

  test("SOURCE_DATE_EPOCH moves the date, and one out of bounds is said and ignored", async () => {
    const folder = folderWith({ "story.txt": STORY });
    const made = async (epoch: string) => {
      const { out } = await quoin(["build", "story.txt", "--to", "epub"], {
        cwd: folder,
        env: { SOURCE_DATE_EPOCH: epoch },
      });
      return { out, bytes: readFileSync(join(folder, "output/story/story.epub")) };
    };
    const [plain, dated, odd] = [await made(""), await made("1700000000"), await made("tomorrow")];
    expect(dated.bytes.equals(plain.bytes)).toBe(false);
    expect(odd.bytes.equals(plain.bytes)).toBe(true);
    expect(odd.out).toContain("config/source-date");
  });

  test("names in any script, CRLF and spaces in paths", async () => {
    const folder = folderWith({
      "мой роман.txt": STORY.replaceAll("\n", "\r\n"),
      "紅樓夢.txt": STORY,
      "CON.txt": STORY,
    });
    const { code } = await quoin(
      ["build", "мой роман.txt", "紅樓夢.txt", "CON.txt", "--to", "epub"],
      { cwd: folder },
    );
    expect(code).toBe(0);
    expect(readdirSync(join(folder, "output")).sort()).toEqual([
      ".cache",
      expect.stringMatching(/^book-[0-9a-f]{6}$/),
      "con-book",
      "moi-roman",
    ]);
  });
});

describe("check", () => {
  test("says where, shows the line, and writes nothing", async () => {
    const folder = folderWith({ "story.txt": `${STORY}\n"I'm coming with you,' she said.\n` });
    const { code, out } = await quoin(["check", "story.txt", "--to", "epub"], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toMatch(/story\.txt:12:\d+/);
    expect(out).toContain("coming with you,' she said.");
    expect(existsSync(join(folder, "output"))).toBe(false);
  });
});

describe("fix", () => {
  const filter = (input: string | Uint8Array, ...args: string[]) =>
    quoin(["fix", "--stdin", ...args], { input });

  test("is a filter that changes marks and nothing else", async () => {
    const { out, code } = await filter(
      '"It\'s late."\r\n\r\n\f\r\nx  y\t\n\n\n',
      "--lang",
      "en-US",
    );
    expect(out).toBe("“It’s late.”\r\n\r\n\f\r\nx  y\t\n\n\n");
    expect(code).toBe(0);
  });

  test("keeps a byte-order mark, and refuses bytes that are no UTF-8", async () => {
    expect((await filter("\uFEFFIt's\n", "--lang", "en-US")).out).toBe("\uFEFFIt’s\n");
    const refused = await filter(Uint8Array.of(0x49, 0x92, 0x73));
    expect(refused).toMatchObject({ code: 1, out: "" });
  });

  test("leaves code and links of Markdown alone", async () => {
    const { out } = await filter(
      'It\'s `"code"` and ["a"](http://x.org/\'b\').\n',
      "--format",
      "md",
      "--lang",
      "en-US",
    );
    expect(out).toBe("It’s `\"code\"` and [“a”](http://x.org/'b').\n");
  });

  test("shows counts and samples, every line, or writes in place; a second run finds nothing", async () => {
    const folder = folderWith({ "story.txt": STORY });
    const shown = await quoin(["fix", "story.txt"], { cwd: folder });
    expect(shown.out).toContain("typography/apostrophe");
    expect(readFileSync(join(folder, "story.txt"), "utf8")).toBe(STORY);
    expect((await quoin(["fix", "story.txt", "--diff"], { cwd: folder })).out).toContain(
      "+“It’s late,” she said",
    );
    expect((await quoin(["fix", "story.txt", "--write"], { cwd: folder })).code).toBe(0);
    const fixed = readFileSync(join(folder, "story.txt"), "utf8");
    expect(fixed).toContain("“It’s late,”");
    expect(fixed).not.toMatch(/[\u00a0\u202f\u2060]/);
    expect((await quoin(["fix", "story.txt"], { cwd: folder })).out).toContain("nothing to fix");
  });

  test("writes UTF-16 back as UTF-16, and refuses what it could only guess", async () => {
    const wide = Buffer.from(`\uFEFF${STORY}`, "utf16le");
    const guessed = Buffer.from(
      "Caf\u00e9 \u0093It\u0092s 'late'\u0094 she said. It's so. \u0085 Na\u00efve.\n".repeat(5),
      "latin1",
    );
    const folder = folderWith({ "wide.txt": wide, "guessed.txt": guessed });
    expect(
      (await quoin(["fix", "wide.txt", "--write", "--lang", "en-US"], { cwd: folder })).code,
    ).toBe(0);
    expect(readFileSync(join(folder, "wide.txt")).toString("utf16le")).toContain("\uFEFFThe Well");
    const refused = await quoin(["fix", "guessed.txt", "--write", "--lang", "en-US"], {
      cwd: folder,
    });
    expect(refused.code).toBe(1);
    expect(readFileSync(join(folder, "guessed.txt")).equals(guessed)).toBe(true);
  });

  test("the habit of a whole book decides a chapter that shows none", async () => {
    const folder = folderWith({
      "book/1.md": "# One\n\nHe said -- no -- and left -- at last -- for good.\n",
      "book/2.md": "# Two\n\nIt was late - she knew it - and dark.\n",
    });
    const { code } = await quoin(["fix", "book", "--lang", "en-GB", "--write"], { cwd: folder });
    expect(code).toBe(0);
    const two = readFileSync(join(folder, "book/2.md"), "utf8");

    expect(two).toMatch(/late ?[–—] ?she knew it ?[–—] ?and/);
    const one = readFileSync(join(folder, "book/1.md"), "utf8");
    expect(/ [–—]/.test(two)).toBe(/ [–—]/.test(one));
  });

  test("tells the story of a line", async () => {
    const folder = folderWith({ "story.txt": STORY });
    const { out } = await quoin(["fix", "--explain", "story.txt:6"], { cwd: folder });
    expect(out).toContain("because");
    expect(out).toContain("typography/");
  });
});

describe("check --ci and decide", () => {
  const DOUBT =
    "'Twas the 'em boys' night,' he said 'n' left the dogs' bones.\n\n'The boys' he said.\n";

  test("questions fail with --ci until they are answered, and only then", async () => {
    const folder = folderWith({ "story.txt": DOUBT });
    const check = ["check", "story.txt", "--lang", "en-GB", "--title", "X", "--to", "md"];
    expect((await quoin(check, { cwd: folder })).code).toBe(0);
    const before = await quoin([...check, "--ci"], { cwd: folder });
    expect(before.code).toBe(1);
    expect(before.out).toContain("asks");
    const decided = await quoin(["decide", "story.txt", "--lang", "en-GB"], {
      cwd: folder,
      input: "1\n".repeat(40),
    });
    expect(decided.out).toContain("kept in decisions.yaml");
    const after = await quoin([...check, "--ci"], { cwd: folder });
    expect(after.out).toContain("0 questions");
    expect(after.code).toBe(0);
  });
});

describe("a comment of the manuscript", () => {
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const commented = (words: string) =>
    `<w:commentRangeStart w:id="7"/>${run(words)}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`;
  const story = (words: string) =>
    wordOf(`<w:p>${run("It rained on the ")}${commented(words)}${run(" for a week.")}</w:p>`, {
      "word/comments.xml": `<w:comment w:id="7" w:author="An Editor"><w:p>${run("Which town?")}</w:p></w:comment>`,
    });
  const check = ["check", "story.docx", "--lang", "en-GB", "--title", "X", "--to", "md", "--ci"];

  test("is asked about with its author and passage until it is answered", async () => {
    const folder = folderWith({ "story.docx": story("old town") });
    const before = await quoin(check, { cwd: folder });
    expect(before.out).toContain("story.docx:1:18  An Editor on “old town”: Which town?");
    expect(before.out).toContain("1 question");
    expect(before.code).toBe(1);
    const decided = await quoin(["decide", "story.docx"], { cwd: folder, input: "1\n" });
    expect(decided.out).toContain("An Editor: Which town?");
    expect(decided.out).toContain("1 kept in decisions.yaml");
    const kept = readFileSync(join(folder, "decisions.yaml"), "utf8");
    expect(kept).toContain('    words: "Which town?"\n');
    expect(kept).toContain('    about: "rained on the old town for a week."\n    answer: "done"\n');
    const after = await quoin(check, { cwd: folder });
    expect(after.out).toContain("0 questions");
    expect(after.code).toBe(0);
    // The passage was mended as the comment asked; the comment is still in the file.
    writeFileSync(join(folder, "story.docx"), story("new town"));
    expect((await quoin(check, { cwd: folder })).code).toBe(0);
  });

  test("is in no book, and is said where nobody is asked", async () => {
    const folder = folderWith({ "story.docx": story("old town") });
    const built = await quoin(["build", "story.docx", "--to", "md", "--title", "X"], {
      cwd: folder,
    });
    expect(built.out).toContain("1 question");
    const made = readFileSync(join(folder, "output/story/story.md"), "utf8");
    expect(made).toContain("It rained on the old town for a week.");
    expect(made).not.toContain("Which");
    const converted = await quoin(["convert", "story.docx"], { cwd: folder });
    expect(converted.out + converted.err).toContain("An Editor comments: “Which town?”");
    const off = await quoin([...check, "--set", "rules.comment=false"], { cwd: folder });
    expect(off.out).toContain("0 questions");
  });
});

describe("init and explain", () => {
  test("a book that was begun is built, and is not begun again", async () => {
    const folder = folderWith({});
    expect((await quoin(["init", "my-book"], { cwd: folder })).code).toBe(0);
    expect((await quoin(["init", "my-book"], { cwd: folder })).code).toBe(2);
    const built = await quoin(["build", "my-book", "--to", "epub,html"], { cwd: folder });
    expect(built.out).not.toMatch(/warning|error/);
    expect(built.code).toBe(0);
    const yaml = readFileSync(join(folder, "my-book/book.yaml"), "utf8");
    expect(yaml).toContain("$schema=book.schema.json");
    expect(existsSync(join(folder, "my-book/book.schema.json"))).toBe(true);
  });

  test("every finding has its page", async () => {
    const { out } = await quoin(["explain"]);
    expect(out).toContain("pipeline/untitled");
    const page = await quoin(["explain", "untitled"]);
    expect(page.out).toContain("What to do:");
  });
});

describe("plug-ins", () => {
  const plugin = readFileSync(join(root, "test/fixtures/plugin/shout.js"), "utf8");

  const loud = JSON.stringify({
    ...JSON.parse(readFileSync(join(root, "themes/modern/theme.json"), "utf8")),
    name: "loud",
    text: { size: "14pt" },
  });

  test("one adds a writer, a rule and a theme", async () => {
    const folder = folderWith({
      "story.txt":
        "Chapter One\n\nShe called after him to stop!!! He went on.\n\nChapter Two\n\nHe went on.\n",
      "shout.js": plugin,
      "loud/theme.json": loud,
      "package.json": '{"type":"module"}',
    });
    const args = [
      "build",
      "story.txt",
      "--lang",
      "en-US",
      "--to",
      "shout,html",
      "--theme",
      "loud",
      "--plugin",
      "./shout.js",
    ];
    const { code, out } = await quoin(args, { cwd: folder });
    expect(out).not.toContain("error");
    expect(code).toBe(0);
    const shouted = readFileSync(join(folder, "output/story/story.shout.txt"), "utf8");
    expect(shouted.replaceAll("\u00a0", " ")).toBe("CHAPTER ONE\nCHAPTER TWO\n");
    const report = JSON.parse(readFileSync(join(folder, "output/story/story.report.json"), "utf8"));
    expect(report.theme.name).toBe("loud");
    expect(report.changes).toContainEqual(
      expect.objectContaining({ rule: "shout/marks", before: "!!!", after: "!", line: 3 }),
    );
    expect(
      (await quoin(["explain", "shout/marks", "--plugin", "./shout.js"], { cwd: folder })).out,
    ).toContain("house style");
  });

  test("quoin.config.js of the working folder loads one; a book's own never does", async () => {
    const config = 'import shout from "./shout.js";\nexport default { plugins: [shout] };\n';
    const files = {
      "story.txt": "It rained.",
      "shout.js": plugin,
      "package.json": '{"type":"module"}',
    };
    const folder = folderWith({ ...files, "quoin.config.js": config });
    expect((await quoin(["build", "story.txt", "--to", "shout"], { cwd: folder })).code).toBe(0);
    const marker = "import { writeFileSync } from 'node:fs'; writeFileSync('ran', '');";
    const other = folderWith({
      "book/book.yaml": "title: X\n",
      "book/1.txt": "It rained.",
      "book/quoin.config.js": marker,
    });
    await quoin(["build", "book", "--to", "epub"], { cwd: other });
    expect(existsSync(join(other, "ran")) || existsSync(join(other, "book/ran"))).toBe(false);
  });

  test.each([
    ["export default { name: 'old', api: 2 };", "plugin/unsupported-api", 2],
    ["export default 7;", "plugin/unsupported-api", 2],
    ["throw new Error('no');", "plugin/not-loaded", 2],
    [
      "export default { name: 'bad', api: 1, writers: [{ format: 'bad', summary: '', version: 1, parseOptions: () => ({ ok: true, value: 0, diagnostics: [] }), write() { throw new Error('oh'); } }] };",
      "plugin/failed",
      1,
    ],
    [
      "export default { name: 'bad', api: 1, rules: [{ id: 'bad/rule', version: 1, summary: '', source: '', examples: [], invisible: false, propose() { throw new Error('oh'); } }] };",
      "plugin/failed",
      1,
    ],
    [
      "export default { name: 'bad', api: 1, readers: [{ format: 'txt', version: 1, extensions: ['.txt'], read() { throw new Error('oh'); } }] };",
      "plugin/failed",
      1,
    ],
  ])("%s is %s", async (code, finding, exit) => {
    const folder = folderWith({ "story.txt": "It rained.", "bad.mjs": code });
    const formats = code.includes("writers") ? "bad" : "epub";
    const ran = await quoin(["build", "story.txt", "--to", formats, "--plugin", "./bad.mjs"], {
      cwd: folder,
    });
    expect(ran.out + ran.err).toContain(finding);
    expect(ran.code).toBe(exit);
    expect(existsSync(join(folder, "output"))).toBe(false);
  });
});
