import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { folderWith, quoin } from "../support/cli.ts";

/** Every case builds to EPUB, the quickest format, unless the case is about another. */
async function build(folder: string, args: readonly string[]) {
  const ran = await quoin(["build", ...args, "--to", "epub", "--out", "made"], { cwd: folder });
  return { ...ran, all: ran.out + ran.err, made: existsSync(join(folder, "made")) };
}

describe("manuscripts", () => {
  test.each([
    ["a missing file", {}, "gone.txt", 2, "pipeline/missing-path"],
    ["an empty file", { "a.txt": "" }, "a.txt", 1, "pipeline/empty-book"],
    ["a file of blank lines", { "a.txt": "\n\n \n" }, "a.txt", 1, "pipeline/empty-book"],
    [
      "a Word file that is none",
      { "a.docx": "PK\u0003\u0004x" },
      "a.docx",
      1,
      "readers/broken-document",
    ],
    [
      "an OpenDocument file that is none",
      { "a.odt": "PK\u0003\u0004x" },
      "a.odt",
      1,
      "readers/broken-document",
    ],
    ["a Word file of old", { "a.doc": "\u00d0\u00cfx" }, "a.doc", 1, "pipeline/unread-format"],
    ["a folder without manuscripts", { "b/a.png": "x" }, "b", 2, "pipeline/no-manuscripts"],
  ])("%s", async (_name, files, path, code, finding) => {
    const ran = await build(folderWith(files), [path]);
    expect(ran.all).toContain(finding);
    expect(ran.code).toBe(code);
    expect(ran.made).toBe(false);
  });

  test("the author of an old Word file is told how to go on", async () => {
    const ran = await build(folderWith({ "a.doc": "\u00d0\u00cfx" }), ["a.doc"]);
    expect(ran.all).toContain("plain text");
  });

  test("a binary file", async () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251);
    const ran = await build(folderWith({ "a.txt": bytes }), ["a.txt"]);
    expect(ran.code).toBe(1);
    expect(ran.all).toMatch(/readers\//);
    expect(ran.made).toBe(false);
  });

  test("bytes that are no UTF-8 are read as what they are, and it is said", async () => {
    const text = Buffer.from(
      "\u0093Caf\u00e9,\u0094 she said. \u0093It\u0092s late.\u0094\n\nHe left.\n",
      "latin1",
    );
    const ran = await build(folderWith({ "a.txt": text }), ["a.txt"]);
    expect(ran.code).toBe(0);
    expect(ran.all).toContain("readers/guessed-encoding");
  });

  test("a line of 50 MB is refused without being read", async () => {
    const folder = folderWith({});
    writeFileSync(join(folder, "a.txt"), Buffer.alloc(50 * 1_048_576, "word "));
    const ran = await build(folder, ["a.txt"]);
    expect(ran.all).toContain("pipeline/too-large");
    expect(ran.code).toBe(1);
  });

  test("one bad book does not keep the others from being made", async () => {
    const folder = folderWith({ "a.txt": "", "b.txt": "It rained all night." });
    const ran = await build(folder, ["a.txt", "b.txt"]);
    expect(ran.code).toBe(1);
    expect(readdirSync(join(folder, "made"))).toEqual([".cache", "b"]);
  });

  test("two books of one slug are both refused", async () => {
    const folder = folderWith({ "a/story.txt": "One.", "b/story.md": "Two." });
    const ran = await build(folder, ["a/story.txt", "b/story.md"]);
    expect(ran.all).toContain("pipeline/same-slug");
    expect(ran.code).toBe(2);
    expect(ran.made).toBe(false);
  });
});

describe("settings", () => {
  const bomb = Array.from({ length: 12 }, (_, at) => {
    const [from, to] = [String.fromCharCode(96 + at), String.fromCharCode(97 + at)];
    return `${to}: &${to} [${Array(9)
      .fill(at === 0 ? "x" : `*${from}`)
      .join(", ")}]`;
  }).join("\n");

  test.each([
    [
      "broken YAML",
      "title: The Well\nauthors: [A\nlanguage: en\n",
      1,
      /book\.yaml:[23]:\d+.*config\/broken-yaml/,
    ],
    ["a tab", "title: The Well\nseries:\n\tname: X\n", 1, /book\.yaml:3:\d+.*config\/broken-yaml/],
    ["aliases without end", bomb, 1, /config\/too-many-aliases/],
    [
      "a wrong value",
      "title: The Well\nfront: 7\nfiles: [gone.txt]\n",
      1,
      /pipeline\/missing-file/,
    ],
    ["an unknown theme", "theme: clasic\n", 2, /config\/unknown-theme[\s\S]*“classic”/],
    ["an unknown writer", "formats: [epbu]\n", 0, /a/],
    ["an unknown language", "language: klingonish\n", 1, /config\/unknown-language/],
    ["a wrong ISBN", "isbn: 978-0-306-40615-8\n", 1, /config\/isbn/],
  ])("%s", async (name, yaml, code, finding) => {
    const folder = folderWith({ "book/book.yaml": yaml, "book/1.txt": "It rained." });
    const ran =
      name === "an unknown writer"
        ? await quoin(["build", "book", "--out", "made"], { cwd: folder })
        : await build(folder, ["book"]);
    if (name === "an unknown writer") {
      expect(ran.out + ran.err).toMatch(/config\/unknown-format[\s\S]*“epub”/);
      expect(ran.code).toBe(2);
      return;
    }
    expect(ran.out + ran.err).toMatch(finding);
    expect(ran.code).toBe(code);
    expect(existsSync(join(folder, "made"))).toBe(false);
  });

  test("an unknown key is a warning with its line and the near key, and the book is made", async () => {
    const folder = folderWith({
      "book/book.yaml": "# a book\ntitel: The Well\n",
      "book/1.txt": "It rained.",
    });
    const ran = await build(folder, ["book"]);
    expect(ran.out).toMatch(/book\/book\.yaml:2:1.*“titel”.*\n.*“title”/);
    expect(ran.code).toBe(0);
  });
});

describe("the command line", () => {
  const files = { "a.txt": "It rained." };
  test.each([
    [["build", "a.txt", "--titel", "X"], "did you mean --title?"],
    [["stats", "a.txt", "--set", "a=b"], "--set is no option of “quoin stats”"],
    [["check", "a.txt", "--no-cache"], "--no-cache is no option of “quoin check”"],
    [["build", "a.txt", "--to", "epbu"], "config/unknown-format"],
    [["build", "a.txt", "--theme", "clasic"], "“classic”"],
    [["build", "a.txt", "--lang", "english"], "config/unknown-language"],
    [["build", "a.txt", "--set", "titel=X"], "“title”"],
    [["build", "a.txt", "--set", "title"], "cli/malformed-setting"],
    [["build", "a.txt", "--plugin", "./gone.js"], "plugin/not-loaded"],
    [["build", "a.txt", "--reporter", "xml"], "reporter"],
    [["bild", "a.txt"], "“build”"],
    [["a.txt"], "quoin build a.txt"],
    [[], "quoin build"],
    [["explain", "pipeline/same-slgu"], "pipeline/same-slug"],
    [["fix", "--explain", "a.txt"], "FILE:LINE"],
  ])("%j is a wrong call", async (args, words) => {
    const ran = await quoin(args, { cwd: folderWith(files) });
    expect(ran.out + ran.err).toContain(words);
    expect(ran.code).toBe(2);
  });
});

describe("images", () => {
  const png = onePixel();
  const broken = png.slice(0, -20);
  const damaged = Uint8Array.from(png, (byte, at) => (at === 45 ? byte ^ 255 : byte));
  const vast = onePixel(20_000, 20_000);

  test.each([
    ["missing", "gone.png", "pipeline/missing-image"],
    ["cut short", "broken.png", "pipeline/broken-image"],
    ["damaged", "damaged.png", "pipeline/broken-image"],
    ["no image", "text.png", "pipeline/broken-image"],
    ["oversized", "vast.png", "pipeline/oversized-image"],
    ["a drawing with a script", "bad.svg", "pipeline/broken-image"],
    ["outside by ..", "../../etc/passwd", "pipeline/outside-book"],
    ["absolute", "/etc/passwd", "pipeline/outside-book"],
    ["outside by a link", "link.png", "pipeline/outside-book"],
    ["a file: address", "file:///etc/passwd", "pipeline/outside-book"],
    ["a web address", "http://example.org/a.png", "pipeline/remote-file"],
  ])("%s", async (_name, path, finding) => {
    const folder = folderWith({
      "secret.png": png,
      "book/1.md": `# One\n\n![A well](${path})\n\nIt rained.\n`,
      "book/broken.png": broken,
      "book/damaged.png": damaged,
      "book/text.png": "hello",
      "book/vast.png": vast,
      "book/bad.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    });
    symlinkSync("../secret.png", join(folder, "book/link.png"));
    const ran = await build(folder, ["book"]);
    expect(ran.all).toContain(finding);
    expect(ran.all).not.toContain("root:");
    expect(ran.code).toBe(1);
    expect(ran.made).toBe(false);
  });

  test("one that is sound is in the book", async () => {
    const folder = folderWith({
      "book/1.md": "# One\n\n![A well](art/a%20well.png)\n",
      "book/art/a well.png": png,
    });
    const ran = await build(folder, ["book"]);
    expect(ran.all).not.toMatch(/error/);
    expect(ran.code).toBe(0);
  });
});

describe("delivery", () => {
  test.skipIf(process.getuid?.() === 0)("a folder that may not be written to", async () => {
    const folder = folderWith({ "a.txt": "It rained.", "made/keep.txt": "x" });
    chmodSync(join(folder, "made"), 0o500);
    const ran = await build(folder, ["a.txt"]);
    expect(ran.all).toContain("pipeline/unwritable");
    expect(ran.code).toBe(2);
  });

  test("a file where the folder should be", async () => {
    const folder = folderWith({ "a.txt": "It rained.", made: "a file" });
    const ran = await build(folder, ["a.txt"]);
    expect(ran.all).toContain("pipeline/unwritable");
    expect(ran.code).toBe(2);
    expect(readFileSync(join(folder, "made"), "utf8")).toBe("a file");
  });

  test("a folder in the place of one file keeps all of them from being written", async () => {
    const folder = folderWith({
      "story.txt": "Chapter One\n\nIt rained.\n",
      "output/story/story.html/in-the-way": "x",
    });
    const { code, out } = await quoin(["build", "story.txt"], { cwd: folder });
    expect(code).not.toBe(0);
    expect(out).toContain("in the way");
    expect(readdirSync(join(folder, "output/story"))).toEqual(["story.html"]);
  });

  test("a build that is killed leaves the old book whole, and the next one sweeps up", async () => {
    const story = (words: string) => `Chapter One\n\n${`${words} `.repeat(30_000)}\n`;
    const folder = folderWith({ "a.txt": story("It rained.") });
    expect((await build(folder, ["a.txt"])).code).toBe(0);
    const old = readFileSync(join(folder, "made/a/a.epub"));
    writeFileSync(join(folder, "a.txt"), story("It snowed!"));
    for (const killAfter of [60, 250, 500, 800]) {
      await quoin(["build", "a.txt", "--to", "epub", "--out", "made"], { cwd: folder, killAfter });
      const now = readFileSync(join(folder, "made/a/a.epub"));
      if (now.equals(old)) continue;
      // Fast enough to be done: then it is the whole new one.
      expect(now.subarray(-22, -18).toString("latin1")).toBe("PK\u0005\u0006");
    }
    writeFileSync(join(folder, "made/a/.quoin-999999-0123456789ab.part"), "left over");
    // A build that has nothing to write leaves the folder alone, so this one has.
    writeFileSync(join(folder, "a.txt"), story("It thawed."));
    expect((await build(folder, ["a.txt"])).code).toBe(0);
    expect(readdirSync(join(folder, "made/a")).sort()).toEqual(["a.epub", "a.report.json"]);
  });
});

/** A grey PNG that claims a size; only one of a single pixel holds all it claims. */
function onePixel(width = 1, height = 1): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length, 0);
    whole.set(body, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
