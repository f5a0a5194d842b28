import { describe, expect, test } from "vitest";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { zipOf } from "../readers/word.ts";
import { folderWith } from "../support/cli.ts";

const chapters = {
  "01-well.md": "# The Well\n\nIt was deep.\n",
  "02-sea.txt": "CHAPTER TWO\n\nIt was wide.\n",
  "10-end.md": "# The End\n\nIt was over. ![A dot](dot.png)\n",
};
/** One grey pixel. */
const dot = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  ),
  (letter) => letter.charCodeAt(0),
);

async function bookOf(files: Readonly<Record<string, string | Uint8Array>>, path: string) {
  const host = diskHost(folderWith(files));
  const workshop = workshopOf([]);
  const found = await discover(host, workshop, [path]);
  const [place] = found.places;
  if (place === undefined)
    return { said: found.diagnostics.map(({ code }) => code), warned: [], text: "", slug: "" };
  const built = await buildBook(host, workshop, place, { formats: ["md"], said: emptyTree });
  const text = new TextDecoder().decode(built.artifacts[0]?.bytes);
  const said = built.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
  const warned = built.diagnostics
    .filter(({ severity }) => severity === "warning")
    .map(({ message }) => message);
  return { said, warned, text, slug: place.slug };
}

/** What is said of a path that leads to no book, with what to do. */
async function saidOf(files: Readonly<Record<string, string | Uint8Array>>, path: string) {
  const found = await discover(diskHost(folderWith(files)), workshopOf([]), [path]);
  expect(found.places).toEqual([]);
  return found.diagnostics.map(({ message, hint }) => `${message}. ${hint}`).join("\n");
}

describe("what is no manuscript is told with what to do", () => {
  const inner = zipOf({ "a.md": "# A\n\nText.\n" });
  test.each([
    [
      "an archive with an archive in it",
      { "o.zip": zipOf({ "in.zip": inner }) },
      "o.zip",
      "only “in.zip”. An archive inside an archive is not opened: unpack the outer one",
    ],
    [
      "a document of Pages",
      { "s.pages": zipOf({ "Index/Document.iwa": "x" }) },
      "s.pages",
      "“s.pages” is a document of Apple Pages, which only Pages can read. In Pages choose File, Export To, Word",
    ],
    [
      "one that is a folder",
      { "s.pages/Index/Document.iwa": "x" },
      "s.pages",
      "is a document of Apple Pages",
    ],
    [
      "one that was packed",
      { "s.zip": zipOf({ "Index/Document.iwa": "x" }) },
      "s.zip",
      "is a document of Apple Pages",
    ],
    [
      "one in a folder",
      { "b/s.pages": "x" },
      "b",
      "“b” holds no manuscript that can be read, only “s.pages”. In Pages choose",
    ],
    [
      "an old document in a folder",
      { "b/s.doc": "x" },
      "b",
      "only “s.doc”. Save a chapter as .docx",
    ],
  ] as const)("%s", async (_, files, path, said) => {
    expect(await saidOf(files as Readonly<Record<string, string | Uint8Array>>, path)).toContain(
      said,
    );
  });
});

describe("an archive of chapters is a folder of them", () => {
  test.each([
    ["with its chapters at the top", (path: string) => path],
    ["with its chapters in one folder", (path: string) => `Book/${path}`],
    ["with names in the way of Windows", (path: string) => `Book\\${path}`],
  ])("%s", async (_, name) => {
    const inner: Record<string, string | Uint8Array> = { [name("dot.png")]: dot };
    for (const [path, text] of Object.entries(chapters)) inner[name(path)] = text;
    const packed = await bookOf({ "tale.zip": zipOf(inner) }, "tale.zip");
    const loose: Record<string, string | Uint8Array> = { "tale/dot.png": dot };
    for (const [path, text] of Object.entries(chapters)) loose[`tale/${path}`] = text;
    const unpacked = await bookOf(loose, "tale");
    expect(packed.said).toEqual([]);
    expect(packed.slug).toBe("tale");
    const words = (text: string) =>
      text.replace(/^---\n[\s\S]*?\n---\n/, "").replace("(Book/", "(");
    expect(words(packed.text)).toBe(words(unpacked.text));
    expect(packed.text).toContain("# The Well");
    expect(packed.text).toMatch(/!\[A dot\]\(\S*dot\.png\)/);
  });

  test("what it says of itself in book.yaml holds", async () => {
    const inner = {
      "book.yaml": "title: Tides\nfiles: [b.md, a.md]\n",
      "a.md": "# Last\n\nA.\n",
      "b.md": "# First\n\nB.\n",
    };
    const { text } = await bookOf({ "tale.zip": zipOf(inner) }, "tale.zip");
    expect(text).toContain('title: "Tides"');
    expect(text.indexOf("First")).toBeLessThan(text.indexOf("Last"));
  });
});

test("a chapter among others that cannot be read is said", async () => {
  const files = {
    "tale/01.md": "# One\n\nText.\n",
    "tale/02.doc": "\u00d0\u00cf",
    "tale/~$03.doc": "",
  };
  const { said, warned } = await bookOf(files, "tale");
  expect(said).toEqual([]);
  expect(warned).toContain("“02.doc” lies among the manuscripts and cannot be read");
});

describe("an archive made to hurt", () => {
  test.each([
    ["is no archive", new Uint8Array([80, 75, 3, 4, 0])],
    ["leads out of itself", zipOf({ "../../evil.md": "# Evil\n\nx\n" })],
    ["leads to the root", zipOf({ "/etc/evil.md": "# Evil\n\nx\n" })],
    ["unfolds without end", zipOf({ "a.md": new Uint8Array(20_000_000) })],
    ["lies of its size", zipOf({ "a.md": "x".repeat(5000) }, 10)],
  ])("that %s is refused", async (_, bytes) => {
    const { said } = await bookOf({ "tale.zip": bytes }, "tale.zip");
    expect(said).toEqual(["pipeline/broken-archive"]);
  });

  test.each([
    ["../../evil.md", "holds a file “../../evil.md” whose path leads out of it"],
    ["C:\\evil.md", "holds a file “C:/evil.md” whose path leads out of it"],
  ])("is refused for what it holds: %s", async (path, said) => {
    expect(
      await saidOf({ "tale.zip": zipOf({ "a.md": "# A", [path]: "x" }) }, "tale.zip"),
    ).toContain(said);
  });

  test("names the chapter that is damaged, and one whose directory ends too soon is damaged", async () => {
    const bytes = zipOf({ "01.md": "# One\n\nText.\n", "02.md": "# Two\n\nText.\n" });
    const broken = new Uint8Array(bytes);
    const at = Buffer.from(bytes).indexOf("02.md") + 5;
    broken.fill(0xff, at, at + 6);
    expect(await saidOf({ "tale.zip": broken }, "tale.zip")).toContain("is damaged at “02.md”");
    const short = Buffer.from(bytes);
    short.writeUInt16LE(1, short.length - 12);
    expect(await saidOf({ "tale.zip": new Uint8Array(short) }, "tale.zip")).toContain("is damaged");
  });

  test("that holds itself, or others, is opened once", async () => {
    // What a quine unfolds to is a quine again: whoever opens what lies inside never ends.
    let bytes = zipOf({ "a.md": "# Innermost\n\nText.\n" });
    for (let i = 0; i < 20; i++) bytes = zipOf({ "quine.zip": bytes });
    expect((await bookOf({ "quine.zip": bytes }, "quine.zip")).said).not.toEqual([]);
    const beside = { "quine.zip": bytes, "a.md": "# A\n\nText.\n" };
    const { said, text, warned } = await bookOf({ "tale.zip": zipOf(beside) }, "tale.zip");
    expect(said).toEqual([]);
    expect(warned).toContain("“quine.zip” lies among the manuscripts and cannot be read");
    expect(text).toContain("# A");
    expect(text).not.toContain("Innermost");
  });

  test("an image of a chapter is never taken from outside the archive", async () => {
    const inner = { "a.md": "# A\n\nText. ![A dot](../dot.png)\n" };
    const { said } = await bookOf({ "tale.zip": zipOf(inner), "dot.png": dot }, "tale.zip");
    expect(said).toEqual(["pipeline/outside-book"]);
  });

  test("nothing is written into one", async () => {
    const host = diskHost(folderWith({ "tale.zip": zipOf(chapters) }));
    const outcome = await host.deliver("tale.zip", new Map([["x.md", new Uint8Array()]]));
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["pipeline/sealed-archive"]);
  });
});
