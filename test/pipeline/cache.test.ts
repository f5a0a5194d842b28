import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clearCache, trimCache } from "../../src/pipeline/cache-folder.ts";
import { treeOf } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { type BookWish, pressBook } from "../../src/report/press-book.ts";
import type { Pressed } from "../../src/report/reporter.ts";
import { folderWith, root } from "../support/cli.ts";

const files = {
  "book/1.md": '# One\n\n"It\'s late," she said -- and ![a mill](mill.svg) left...\n',
  "book/mill.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  "book/book.yaml": "title: X\nauthor: A\nlanguage: en-GB\ntheme: look\n",
  "book/look/theme.json": readFileSync(join(root, "themes/classic/theme.json"), "utf8"),
};

interface Made extends Pressed {
  /** False where every stage was skipped. */
  readonly built: boolean;
  readonly bytes: Readonly<Record<string, string>>;
}

async function made(folder: string, more: Partial<BookWish> = {}, path = "book"): Promise<Made> {
  const host = diskHost(folder);
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, [path]);
  let built = false;
  const wish = { said: treeOf({}), formats: ["md", "html"], out: "made", keep: "report" } as const;
  const onStage = (): void => {
    built = true;
  };
  const cache = join(folder, "cache");
  const pressed = await pressBook(host, workshop, places[0]!, { ...wish, cache, onStage, ...more });
  expect(pressed.account.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const names = readdirSync(join(folder, "made/book")).sort();
  const read = (name: string) => readFileSync(join(folder, "made/book", name), "latin1");
  return { ...pressed, built, bytes: Object.fromEntries(names.map((name) => [name, read(name)])) };
}

const without = ({ built: _, ...rest }: Made): unknown => JSON.parse(JSON.stringify(rest));

test("the second build makes nothing, and gives the same files and the same account", async () => {
  const folder = folderWith(files);
  const cold = await made(folder);
  const warm = await made(folder);
  expect([cold.built, warm.built]).toEqual([true, false]);
  expect(without(warm)).toEqual(without(cold));
  expect(without(await made(folder, { cache: undefined }))).toEqual(without(cold));
});

test("a book that stands elsewhere, and is named otherwise, is the same book", async () => {
  const plain = { ...files, "book/book.yaml": "title: X\nlanguage: en-GB\n" };
  const [one, two, three] = [folderWith(plain), folderWith({}), folderWith({})];
  const cold = await made(one);
  const moved = { cache: join(one, "cache") };
  renameSync(join(one, "book"), join(two, "book"));
  const whole = await made(two, moved, join(two, "book"));
  renameSync(join(two, "book"), join(three, "book"));
  const inside = await made(three, moved, "./book/");
  expect([whole.built, inside.built]).toEqual([false, false]);
  expect([whole.bytes, inside.bytes]).toEqual([cold.bytes, cold.bytes]);
});

test.each([
  ["a word of a manuscript", (at: string) => writeFileSync(join(at, "1.md"), "# One\n\nNew.\n")],
  ["a picture", (at: string) => writeFileSync(join(at, "mill.svg"), `${files["book/mill.svg"]}\n`)],
  [
    "the theme",
    (at: string) => writeFileSync(join(at, "look/theme.json"), `${files["book/look/theme.json"]} `),
  ],
  [
    "a setting",
    (at: string) => writeFileSync(join(at, "book.yaml"), "title: Y\nlanguage: en-GB\n"),
  ],
  ["an answer", (at: string) => writeFileSync(join(at, "decisions.yaml"), "answers: []\n")],
  ["a new file", (at: string) => writeFileSync(join(at, "2.md"), "# Two\n\nMore.\n")],
])("%s makes the book anew, and taking it back finds the old one", async (_, change) => {
  const folder = folderWith(files);
  const first = await made(folder);
  const names = Object.entries(files);
  change(join(folder, "book"));
  const changed = await made(folder);
  expect(changed.built).toBe(true);
  expect(without(changed)).toEqual(without(await made(folder, { cache: undefined })));
  if (!readdirSync(join(folder, "book")).includes("2.md")) {
    for (const [name, text] of names) writeFileSync(join(folder, name), text);
    const back = await made(folder);
    expect(back.bytes["book.md"]).toBe(first.bytes["book.md"]);
  }
});

test.each([
  ["formats", { formats: ["md"] }],
  ["what is said", { said: treeOf({ title: "Z" }) }],
  ["the date", { sourceDateEpoch: "1000000000" }],
  ["the page of changes", { changes: true }],
] as const)("another wish is another book: %s", async (_, more) => {
  const folder = folderWith(files);
  await made(folder);
  expect((await made(folder, more)).built).toBe(true);
  expect((await made(folder, more)).built).toBe(false);
});

describe("whatever happens to a cache", () => {
  const entries = (folder: string): readonly string[] =>
    readdirSync(join(folder, "cache"), { recursive: true, encoding: "utf8" })
      .filter((name) => /[0-9a-f]{64}$/.test(name))
      .sort()
      .map((name) => join(folder, "cache", name));

  const harm: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    emptied: () => Buffer.alloc(0),
    halved: (bytes) => bytes.subarray(0, bytes.length >> 1),
    flipped: (bytes) => {
      const copy = Buffer.from(bytes);
      copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1;
      return copy;
    },
    foreign: () => Buffer.from(`${"0".repeat(64)}[[["read","/etc/passwd",9]]]`),
  };

  test.each(Object.keys(harm))("an entry that is %s is not there", async (kind) => {
    const folder = folderWith(files);
    const cold = await made(folder);
    for (const entry of entries(folder)) {
      const whole = readFileSync(entry);
      writeFileSync(entry, harm[kind]!(whole));
      writeFileSync(join(folder, "made/book/book.md"), "spoilt");
      expect(without(await made(folder)), entry).toEqual(without(cold));
    }
    expect((await made(folder)).built).toBe(false);
  });

  test("a file of the output that was changed or lost is put back", async () => {
    const folder = folderWith(files);
    const cold = await made(folder);
    writeFileSync(join(folder, "made/book/book.html"), "changed");
    const warm = await made(folder);
    expect(warm.built).toBe(false);
    expect(warm.bytes).toEqual(cold.bytes);
  });

  test("what was of no use for longest goes first, and a cleared cache is empty", async () => {
    const folder = folderWith(files);
    const cold = await made(folder);
    trimCache(join(folder, "cache"), 10_000);
    expect(without(await made(folder))).toEqual(without(cold));
    clearCache(join(folder, "cache"));
    expect(entries(folder)).toEqual([]);
  });

  test("a folder of the author's that is named like a shelf is neither emptied nor trimmed", async () => {
    const folder = folderWith({ ...files, "cache/books/novel.md": "my only copy" });
    await made(folder);
    trimCache(join(folder, "cache"), 0);
    clearCache(join(folder, "cache"));
    expect(readFileSync(join(folder, "cache/books/novel.md"), "utf8")).toBe("my only copy");
  });
});
