import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { typeset } from "../../src/layout/typeset.ts";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { livePage } from "../../src/preview/press.ts";
import { openPreview, type Preview } from "../../src/preview/preview.ts";
import { readingPieces } from "../../src/preview/reading.ts";
import { imageAddress, Session } from "../../src/preview/session.ts";
import { studyHere } from "../../src/preview/study.ts";
import { noBrowser, openBrowser } from "../support/browser.ts";

const sentence = (of: string): string =>
  `The ${of} stood in the harbour, and "nobody" knew why it wasn't lit. `;
const chapter = (title: string, of: string): string =>
  `# ${title}\n\n${Array.from({ length: 30 }, (_, i) => `${i + 1} ${sentence(of).repeat(6)}`).join("\n\n")}\n\n`;
const story = `---\ntitle: The Quay\nauthors: [A. Quoin]\nlanguage: en-GB\n---\n\n${chapter("One", "lantern")}${chapter("Two", "lamp")}${chapter("Three", "candle")}`;

const workshop = workshopOf([]);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quoin-preview-"));
  writeFileSync(join(folder, "quay.md"), story);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function bookHere() {
  const host = diskHost(folder);
  const { places } = await discover(host, workshop, ["quay.md"]);
  return { host, workshop, place: places[0]!, wish: { said: emptyTree } };
}

async function deskHere() {
  const { host, place, wish } = await bookHere();
  return { host, workshop, place, study: studyHere({ host, workshop, place, wish }) };
}

interface Heard {
  readonly event: string;
  readonly data: unknown;
}

async function sessionHere(): Promise<{ session: Session; heard: Heard[] }> {
  const heard: Heard[] = [];
  const send = (event: string, data: unknown) => void heard.push({ event, data });
  const session = new Session({ ...(await deskHere()), send });
  await session.open();
  await session.settled();
  return { session, heard };
}

function edit(from: string, to: string): void {
  const path = join(folder, "quay.md");
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** What a build without any memory gives. */
async function cold() {
  const { host, place, wish } = await bookHere();
  const built = await buildBook(host, workshop, place, { ...wish, formats: [] });
  const { edition, theme } = built;
  if (edition === undefined || theme === undefined) throw new Error("no edition");
  const pages = await typeset(edition, theme);
  if (!pages.ok) throw new Error("no pages");
  return { text: readingPieces({ edition, theme, imageAddress }), pages: pages.value.pages, built };
}

/** Marks without their place in the structure, which only the PDF has. */
const bare = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner) => (key === "tag" || key === "font" ? undefined : inner)),
  );

function livePages(session: Session): readonly unknown[] {
  const { set } = session;
  return set === undefined ? [] : set.sheets.map((_, at) => bare(livePage(set, at)));
}

test("the desk shows the very pages that a build sets, and the very markup", async () => {
  const { session } = await sessionHere();
  const { pages, text } = await cold();
  expect(livePages(session)).toEqual(pages.map(bare));
  expect(session.text.map(({ html }) => html)).toEqual(text.map(({ html }) => html));
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
  const quick = { text: session.text.map(({ html }) => html), pages: livePages(session) };
  await session.open();
  await session.settled();
  const { text, pages } = await cold();
  expect(quick.text).toEqual(text.map(({ html }) => html));
  expect(quick.pages).toEqual(pages.map(bare));
  expect(session.text.map(({ html }) => html)).toEqual(quick.text);
  session.close();
});

test("what a chapter alone cannot know waits for the whole book", async () => {
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
  writeFileSync(join(folder, "quay.md"), "");
  await session.open();
  await session.settled();
  expect(heard.map(({ event }) => event)).toEqual(["fault"]);
  expect(session.text).toHaveLength(3);
  session.close();
});

describe("the door", () => {
  let preview: Preview;
  beforeEach(async () => {
    preview = await openPreview({ ...(await deskHere()), folder, port: 0 });
    await (await preview.session).settled();
  });
  afterEach(() => preview.close());

  function status(address: string, headers: Record<string, string> = {}): Promise<number> {
    return new Promise((done, failed) =>
      get(address, { headers }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      }).on("error", failed),
    );
  }

  test("opens only on this machine, to the token and to its own name", async () => {
    const { origin, host } = new URL(preview.address);
    expect(host).toMatch(/^127\.0\.0\.1:/);
    expect(await status(preview.address)).toBe(200);
    expect(await status(`${origin}/`)).toBe(403);
    expect(await status(`${origin}/0123456789abcdef0123456789abcdef/`)).toBe(403);
    expect(await status(preview.address, { host: "evil.example" })).toBe(403);
    for (const path of ["../quay.md", "quay.md", "%2e%2e/quay.md", "image/../../quay.md"])
      expect(await status(`${preview.address}${path}`), path).not.toBe(200);
  });

  test.skipIf(noBrowser !== undefined)("closes with a page still open", async () => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(preview.address);
    await preview.close();
    await expect(page.reload({ timeout: 5000 })).rejects.toThrow();
    await browser.close();
  });
});

describe.skipIf(noBrowser !== undefined)("in a browser", () => {
  let browser: Browser;
  let preview: Preview;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    preview = await openPreview({ ...(await deskHere()), folder, port: 0 });
    await (await preview.session).settled();
    page = await browser.newPage({ bypassCSP: true });
    await page.goto(preview.address);
    await page.locator(".page svg text").first().waitFor();
  });
  afterEach(async () => {
    await page.close();
    await preview.close();
  });

  const text = () => page.frameLocator("#text");

  test("an edit on the disk changes text and page, and the place stays", async () => {
    const target = text().locator("p", { hasText: "20 The candle" });
    await target.scrollIntoViewIfNeeded();
    const before = await target.boundingBox();
    await page.getByLabel("Page", { exact: true }).fill("3");
    await page.keyboard.press("Enter");
    const third = page.locator(".page[title='3'] svg").first();
    await third.waitFor();
    const drawn = await third.innerHTML();
    edit("10 The lantern stood", "10 The lantern, a new and a much longer one, stood");
    await text().locator("p", { hasText: "10 The lantern, a new" }).waitFor({ state: "attached" });
    await expect.poll(() => third.innerHTML(), { timeout: 8000 }).not.toBe(drawn);
    const after = await target.boundingBox();
    expect(Math.abs(after!.y - before!.y)).toBeLessThan(80);
  });

  test("many quick edits lose nothing", async () => {
    for (let i = 0; i < 30; i += 1) {
      edit(i === 0 ? "15 The lamp" : `15 The ${i - 1} lamp`, `15 The ${i} lamp`);
      await new Promise((done) => setTimeout(done, 20));
    }
    await text().locator("p", { hasText: "15 The 29 lamp" }).waitFor({ state: "attached" });
  });

  test("axe finds nothing on the desk", async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(axe);
    const found = await page.evaluate<readonly string[]>(
      "axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))",
    );
    expect(found).toEqual([]);
  });

  test("hostile text never runs", async () => {
    const nasty = `<script>parent.ran=1</script> <img src=x onerror="parent.ran=1"> [x](javascript:parent.ran=1)`;
    edit("5 The lamp", `${nasty} ZZZ`);
    await text().locator("p", { hasText: "ZZZ" }).waitFor({ state: "attached" });
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  });
});

test("a book in a folder is followed in every file", async () => {
  mkdirSync(join(folder, "book"));
  writeFileSync(join(folder, "book", "01-one.md"), "# One\n\nWords of the first.\n");
  writeFileSync(join(folder, "book", "02-two.md"), "# Two\n\nWords of the second.\n");
  const host = diskHost(folder);
  const { places } = await discover(host, workshop, ["book"]);
  const preview = await openPreview({
    host,
    workshop,
    place: places[0]!,
    study: studyHere({ host, workshop, place: places[0]!, wish: { said: emptyTree } }),
    folder: join(folder, "book"),
    port: 0,
  });
  const session = await preview.session;
  await session.settled();
  writeFileSync(join(folder, "book", "02-two.md"), "# Two\n\nOther words.\n");
  await expect.poll(() => session.text.at(-1)?.html, { timeout: 8000 }).toContain("Other words.");
  await preview.close();
});
