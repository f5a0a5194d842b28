import { mkdirSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { AssetRef } from "../../src/model/book.ts";
import type { Asset } from "../../src/model/edition.ts";
import { freight } from "../../src/preview/freight.ts";
import type { Reading } from "../../src/preview/study.ts";
import { here, pagesOf, story } from "./here.ts";

const { write, edit, session: sessionHere, cold, open, path } = here();

test("the desk shows the very pages that a build sets, and the very markup", async () => {
  const { session } = await sessionHere();
  const { pages, html } = await cold();
  expect(pagesOf(session)).toEqual(pages);
  expect(session.text.map((piece) => piece.html)).toEqual(html);
  session.close();
});

test("an edit is shown before the book is read again, and is then what a cold build gives", async () => {
  const { session, heard } = await sessionHere();
  heard.length = 0;
  edit("7 The lamp stood", '7 The "other" lamp stood');
  session.changed("quay.md");
  await session.settled();
  const first = heard.find(({ event }) => event === "text")!;
  expect(heard.map(({ event }) => event)).toEqual(["book", "text", "pages"]);
  expect((first.data as { pieces: { id: string }[] }).pieces.map(({ id }) => id)).toEqual(["two"]);
  expect(JSON.stringify(first.data)).toContain("“other” lamp");
  const quick = { text: session.text.map(({ html }) => html), pages: pagesOf(session) };
  await session.open();
  await session.settled();
  const { html, pages } = await cold();
  expect(quick.text).toEqual(html);
  expect(quick.pages).toEqual(pages);
  expect(session.text.map((piece) => piece.html)).toEqual(quick.text);
  session.close();
});

test("an edit names no page anew but those that show it", async () => {
  const { session, heard } = await sessionHere();
  const keys = () =>
    (heard.findLast(({ event }) => event === "pages")!.data as { keys: string[] }).keys;
  const before = keys();
  edit("25 The lamp stood", "25 The lamp shone");
  session.changed("quay.md");
  await session.settled();
  const after = keys();
  const changed = after.flatMap((key, at) => (key === before[at] ? [] : [at]));
  const { set } = session;
  const two = set!.sheets.flatMap((sheet, at) =>
    sheet.type === "text" && sheet.piece.sheets === secondPiece(set!.sheets) ? [at] : [],
  );
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter((at) => !two.includes(at))).toEqual([]);
  session.close();
});

type Sheets = NonNullable<Awaited<ReturnType<typeof sessionHere>>["session"]["set"]>["sheets"];

function secondPiece(sheets: Sheets): unknown {
  const pieces = sheets.flatMap((sheet) => (sheet.type === "text" ? [sheet.piece.sheets] : []));
  return [...new Set(pieces)][1];
}

test("habits of the whole book, house style and answers hold for an edit that is shown at once", async () => {
  mkdirSync(path("book"));
  write("book/book.yaml", "title: T\nauthors: [A]\nlanguage: en-GB\nstyle: oxford\n");
  const single = "'It was the lamp,' she said. 'Nobody lit it - not I.'\n\n".repeat(12);
  write("book/01-one.md", `# One\n\n${single}`);
  write("book/02-two.md", `# Two\n\nNo quote stands here.\n\nThe ship's lamp, it isn't lit.\n`);
  write("book/decisions.yaml", "words: [K'Tah]\n");
  const { session, heard } = await sessionHere("book");
  heard.length = 0;
  edit("No quote stands here.", "Then 'Nobody did - nobody,' said K'Tah.", "book/02-two.md");
  session.changed("02-two.md");
  await session.settled();
  expect(heard.map(({ event }) => event)).toEqual(["book", "text", "pages"]);
  const { html, pages } = await cold("book");
  expect(session.text.map((piece) => piece.html)).toEqual(html);
  expect(pagesOf(session)).toEqual(pages);
  expect(html.join("")).toContain("Then ‘Nobody did—nobody,’ said K’Tah.");
  session.close();
});

test("what a chapter alone cannot know waits for the whole book, which is read at once", async () => {
  const { session, heard } = await sessionHere();
  heard.length = 0;
  edit("# Two", "# Two and a half");
  session.changed("quay.md");
  await session.settled();
  expect(heard.map(({ event }) => event)).toEqual(["book", "text", "account", "pages"]);
  expect(session.text.map(({ id }) => id)).toEqual(["one", "two-and-a-half", "three"]);
  session.close();
});

test("an error leaves the last good edition on the desk, and is said", async () => {
  const { session, heard } = await sessionHere();
  heard.length = 0;
  write("quay.md", "");
  await session.open();
  await session.settled();
  expect(heard.map(({ event }) => event)).toEqual(["fault"]);
  expect(session.text).toHaveLength(3);
  write("quay.md", story);
  await session.open();
  await session.settled();
  expect(heard.map(({ event }) => event)).toEqual(["fault", "account", "pages"]);
  session.close();
});

test("a desk that came with an error has its text and its style when the error is mended", async () => {
  write("quay.md", "");
  const { session, heard } = await sessionHere();
  expect(heard.map(({ event }) => event)).toEqual(["fault"]);
  write("quay.md", "# One\n\nThe lamp stood.\n");
  await session.recheck();
  await session.settled();
  const told = heard.map(({ event }) => event).slice(0, 4);
  expect(told).toEqual(["fault", "book", "account", "restyle"]);
  session.close();
});

test("another title, and another order of the files, are shown though no chapter changed", async () => {
  mkdirSync(path("book"));
  const head = (title: string, files: string) =>
    write("book/book.yaml", `title: ${title}\nauthors: [A]\nlanguage: en\nfiles: [${files}]\n`);
  head("T", "one.md, two.md");
  write("book/one.md", "# Morning\n\nWords of the one.\n");
  write("book/two.md", "# Evening\n\nWords of the other.\n");
  const { session, heard } = await sessionHere("book");
  heard.length = 0;
  head("A new title", "one.md, two.md");
  await session.open();
  await session.settled();
  expect(heard.map(({ event }) => event)).toEqual(["book", "account", "pages"]);
  expect(heard[0]!.data).toMatchObject({ title: "A new title", author: "A", language: "en" });
  heard.length = 0;
  head("A new title", "two.md, one.md");
  await session.open();
  await session.settled();
  const moved = heard.find(({ event }) => event === "text");
  expect(moved?.data).toMatchObject({ order: ["evening", "morning"], pieces: [] });
  session.close();
});

test("an edit during the reading of the whole book is not undone by it", async () => {
  const { session } = await sessionHere();
  const reading = session.open();
  edit("12 The lamp stood", "12 The newest lamp stood");
  session.changed("quay.md");
  const seen: boolean[] = [];
  for (const wait of [reading, session.settled()]) {
    await wait;
    seen.push(session.text.some(({ html }) => html.includes("The newest lamp")));
  }
  expect(seen.at(-1)).toBe(true);
  session.close();
});

test("the beginning of a long book stands before the whole is read, and then gives way to it", async () => {
  write("quay.md", story + story.slice(story.indexOf("# One")).replaceAll("# ", "# More "));
  const { session, heard } = await sessionHere();
  const orders = heard.flatMap(({ event, data }) =>
    event === "text" ? [(data as { order: string[] }).order.length] : [],
  );
  expect(orders).toEqual([6]);
  const { html, pages } = await cold();
  expect(session.text.map((piece) => piece.html)).toEqual(html);
  expect(pagesOf(session)).toEqual(pages);
  const complete = heard.flatMap(({ event, data }) =>
    event === "pages" ? [(data as { complete: boolean }).complete] : [],
  );
  expect(complete[0], "the first pages are not all").toBe(false);
  expect(complete.at(-1)).toBe(true);
  session.close();
});

test("a long manuscript that cannot be cut is read by whoever reads the whole", async () => {
  mkdirSync(path("book"));
  write("book/01-one.md", "# One\n\nWords of the first.\n");
  const long = Array.from(
    { length: 600 },
    (_, i) => `<p>${i} The lamp stood in the harbour, and nobody knew.</p>`,
  );
  write("book/02-two.html", `<html><body><h1>Two</h1>${long.join("\n")}</body></html>`);
  const { session } = await sessionHere("book");
  const { html, pages } = await cold("book");
  expect(session.text.map((piece) => piece.html)).toEqual(html);
  expect(pagesOf(session)).toEqual(pages);
  session.close();
});

test("a hundred quick edits lose nothing, and memory stays what it was", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const { session, heard } = await sessionHere();
  let before = 0;
  for (let i = 0; i < 130; i += 1) {
    edit(i === 0 ? "15 The lamp" : `15 The ${i - 1} lamp`, `15 The ${i} lamp`);
    session.changed("quay.md");
    if (i % 3 === 0) await session.settled();
    heard.length = 0;
    if (i !== 30) continue;
    await session.settled();
    before = heap();
  }
  await session.settled();
  const grown = heap() - before;
  const { html, pages } = await cold();
  expect(session.text.map((piece) => piece.html)).toEqual(html);
  expect(pagesOf(session)).toEqual(pages);
  // A book of this length on the desk is some ten megabytes; a leak of one edit's pages would be twice that.
  expect(grown).toBeLessThan(4);
  session.close();
}, 120_000);

test("a book in a folder is followed in every file", async () => {
  mkdirSync(path("book"));
  write("book/01-one.md", "# One\n\nWords of the first.\n");
  write("book/02-two.md", "# Two\n\nWords of the second.\n");
  const preview = await open("book");
  const session = await preview.session;
  write("book/02-two.md", "# Two\n\nOther words.\n");
  await expect.poll(() => session.text.at(-1)?.html, { timeout: 8000 }).toContain("Other words.");
  await preview.close();
});

test("between two threads nothing is lost, and pictures and fonts cross once", async () => {
  const { built } = await cold();
  const { edition, theme } = built;
  const picture = {
    bytes: new Uint8Array([1, 2]),
    mediaType: "image/png",
    width: 1,
    height: 1,
  } as const;
  const asset: Asset = { ...picture, ref: "a" as AssetRef, digest: "d" };
  const reading: Reading = {
    glance: false,
    ok: true,
    account: { lines: [], words: 1, changes: 0 },
    texts: new Map(),
    manner: {},
    edition: { ...edition!, assets: new Map([[asset.ref, asset]]) },
    theme: theme!,
  };
  const [near, far] = [freight(), freight()];
  for (const time of ["first", "second"]) {
    const packed = near.pack(reading);
    expect("theme" in packed, time).toBe(time === "first");
    expect(packed.edition!.assets.get(asset.ref)!.bytes.length).toBe(time === "first" ? 2 : 0);
    const found = far.unpack(structuredClone(packed));
    expect(found.edition!.assets.get(asset.ref)).toEqual(asset);
    expect(found.theme!.digest).toBe(theme!.digest);
    expect(found.edition!.book).toEqual(edition!.book);
  }
});
