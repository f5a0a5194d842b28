import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Book } from "../../../src/model/book.ts";
import { identify } from "../../../src/pipeline/identify.ts";
import { siteWriter } from "../../../src/writers/site/site.ts";
import { noBrowser, openBrowser } from "../../support/browser.ts";
import { book, editionOf, metadata, p, run, section } from "../../support/edition.ts";
import { pagesOf, serveSites, siteOf } from "./site-of.ts";

const inThree: Book = book([
  section("One", [
    p("A lantern stood in the harbour.", { type: "note", id: "n-1", blocks: [p("It leaked.")] }),
  ]),
  section("Two", [
    { ...p("Nobody lit the naïve candle."), id: "b-candle" } as ReturnType<typeof p>,
    p({ type: "link", href: "#one", inlines: run("back") }),
  ]),
  section("Three", [p("The end of it. ".repeat(900))]),
]);

test("every link of a site leads to a place that is there, and out of its folder goes none", async () => {
  const files = await siteOf();
  for (const name of pagesOf(files)) {
    const html = files.get(name)!;
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?|mailto):/.test(address!)) continue;
      const [file, id] = address!.split("#") as [string, string?];
      const target = files.get(file === "" ? name : file);
      expect(target, `${name} → ${address}`).toBeDefined();
      if (id !== undefined) expect(target, `${name} → ${address}`).toContain(`id="${id}"`);
    }
  }
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    rules: { "long-title": "off", "no-trailing-whitespace": "off", "require-sri": "off" },
  });
  const files = await siteOf();
  const faults: string[] = [];
  for (const name of pagesOf(files)) {
    const text = Buffer.from(files.get(name)!, "latin1").toString("utf8");
    for (const { messages } of (await validator.validateString(text)).results)
      faults.push(...messages.map(({ ruleId, message }) => `${name} ${ruleId} ${message}`));
  }
  expect(faults).toEqual([]);
});

test("style and script together weigh no more than 15 KB", async () => {
  const files = await siteOf();
  const weight = ["style.css", "reader.js"].map((name) => gzipSync(files.get(name)!).length);
  expect(weight[0]! + weight[1]!).toBeLessThan(15_000);
});

test("an edit in one chapter changes no other page, and no id elsewhere", async () => {
  const lines = [p("A lantern stood in the harbour."), p("It leaked.")];
  const original = book([section("One", lines), section("Two", lines)]);
  const edited = { ...original, body: original.body.with(0, section("One", [p("A lamp.")])) };
  const [before, after] = await Promise.all(
    [original, edited].map((version) => {
      const outcome = identify(version);
      return siteOf(editionOf(outcome.ok ? outcome.value : version));
    }),
  );
  const changed = pagesOf(before!).filter((name) => before!.get(name) !== after!.get(name));
  expect(changed).toEqual(["one.html"]);
});

test("a paragraph keeps its id when another is added before it, changed or taken away", () => {
  const ids = (texts: readonly string[]) => {
    const draft = book([
      section(
        "One",
        texts.map((text) => p(text)),
      ),
      section("Two", [p("x")]),
    ]);
    const outcome = identify(draft);
    const [one] = (outcome.ok ? outcome.value : draft).body;
    return new Map(one!.blocks.map(({ id }, at) => [texts[at], id]));
  };
  const before = ids(["The lamp.", "It was lit.", "Nobody came."]);
  const after = ids(["A new one.", "The lamp.", "It was lit, once.", "Nobody came."]);
  for (const text of ["The lamp.", "Nobody came."]) expect(after.get(text)).toBe(before.get(text));
  expect(ids(["Nobody came."]).get("Nobody came.")).toBe(before.get("Nobody came."));
});

test("a base gives canonical addresses and a site map; what is none is reported", async () => {
  const parsed = siteWriter.parseOptions({ base: "https://example.org/book" });
  expect(parsed).toMatchObject({ ok: true, value: { base: "https://example.org/book/" } });
  const files = await siteOf(editionOf(inThree), { base: "https://example.org/book/" });
  expect(files.get("one.html")).toContain(
    'rel="canonical" href="https://example.org/book/one.html"',
  );
  expect(files.get("sitemap.xml")).toContain("<loc>https://example.org/book/two.html</loc>");
  expect((await siteOf(editionOf(inThree))).has("sitemap.xml")).toBe(false);
  const refused = siteWriter.parseOptions({ base: "javascript:alert(1)" });
  expect(refused.diagnostics.map(({ code }) => code)).toEqual(["writers/site-base"]);
});

test("the index of a book of any length stays within bounds", async () => {
  const words = Array.from({ length: 40_000 }, (_, i) => `w${i.toString(36)}`).join(" ");
  const long = section(
    "One",
    Array.from({ length: 60 }, (_, i) => p(`${words} ${i}`)),
  );
  const files = await siteOf(editionOf(book([long, section("Two", [p("x")])])));
  expect(files.get("search.js")!.length).toBeLessThan(3_200_000);
});

describe.skipIf(noBrowser !== undefined)("in a browser", () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serveSites>>;
  let folder: string;
  let root: string;

  beforeAll(async () => {
    browser = await openBrowser();
    served = await serveSites({ a: await siteOf(), b: await siteOf(editionOf(inThree)) });
    ({ root, folder } = served);
  });
  afterAll(async () => {
    await browser?.close();
    served?.close();
  });

  async function visit(
    address: string,
    more: Parameters<Browser["newContext"]>[0] = {},
  ): Promise<Page> {
    const context: BrowserContext = await browser.newContext(more);
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  test.each(["light", "dark"] as const)(
    "axe finds nothing on any page, %s",
    async (colorScheme) => {
      const axe = readFileSync(
        createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
        "utf8",
      );
      const page = await visit(`${root}/a/index.html`, { colorScheme, bypassCSP: true });
      const found: string[] = [];
      for (const name of pagesOf(await siteOf())) {
        await page.goto(`${root}/a/${name}`);
        await page.evaluate(axe);
        const violations = await page.evaluate<readonly string[]>(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))",
        );
        found.push(...violations.map((violation) => `${name} ${violation}`));
      }
      expect(found).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  test("arrow keys turn pages, and the way back to the place is kept", async () => {
    const page = await visit(`${root}/b/index.html`);
    expect(await page.locator(".resume").isVisible()).toBe(false);
    for (const name of ["one", "two", "three"]) {
      await page.keyboard.press("ArrowRight");
      await page.waitForURL(`**/${name}.html`);
    }
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL("**/two.html");
    await page.goto(`${root}/b/index.html`);
    await page.locator(".resume a").click();
    await page.waitForURL("**/two.html");
    await page.context().close();
  });

  test("a chosen look is kept, and holds on every page before it is shown", async () => {
    const page = await visit(`${root}/b/one.html`);
    const paper = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await paper();
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("Colours").selectOption("dark");
    await page.getByLabel("Size of type").selectOption("large");
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.goto(`${root}/b/two.html`);
    expect(await paper()).toBe(dark);
    expect(await page.evaluate<string>("document.documentElement.dataset.size")).toBe("large");
    await page.context().close();
  });

  test("search finds words without their accents and leads to the paragraph", async () => {
    const page = await visit(`${root}/b/one.html`);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("naive cand");
    const hit = page.locator("#site_search li");
    await hit.locator("mark").waitFor();
    expect(await hit.count()).toBe(1);
    expect(await hit.locator("span").textContent()).toContain("the naïve candle");
    await hit.locator("a").click();
    await page.waitForURL("**/two.html#b-candle");
    await page.context().close();
  });

  test("the site is read offline once it was open", async () => {
    const page = await visit(`${root}/b/index.html`);
    await page.evaluate(
      "navigator.serviceWorker.ready.then(() => new Promise((done) => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.addEventListener('controllerchange', done)))",
    );
    await page.context().setOffline(true);
    await page.goto(`${root}/b/three.html`);
    expect(await page.locator("h1").textContent()).toBe("Three");
    expect(
      await page.evaluate<string>("getComputedStyle(document.querySelector('.bar')).display"),
    ).toBe("flex");
    await page.context().close();
  });

  test("it reads without script, and from a disk without a server", async () => {
    const plain = await visit(`${root}/b/one.html`, { javaScriptEnabled: false });
    expect(await plain.locator(".tools").isVisible()).toBe(false);
    await plain.locator("[rel=next]").last().click();
    expect(await plain.locator("h1").textContent()).toBe("Two");
    await plain.context().close();
    const disk = await visit(pathToFileURL(join(folder, "b", "one.html")).href);
    expect(
      await disk.evaluate<string>("getComputedStyle(document.querySelector('.bar')).display"),
    ).toBe("flex");
    await disk.getByRole("button", { name: "Search" }).click();
    await disk.getByRole("searchbox").fill("candle");
    await disk.locator("#site_search li").waitFor();
    await disk.context().close();
  });

  test("hostile text never runs", async () => {
    const nasty = `</title><script>ran=1</script><img src=x onerror="ran=1">\u2028*/</script>`;
    const hostile = book([section(nasty, [p(nasty)], { id: "x" }), section("Y", [p(nasty)])], {
      metadata: metadata({
        title: nasty,
        authors: [nasty],
        identifier: `urn:isbn:"><script>ran=1`,
      }),
    });
    const sub = join(folder, "c");
    await mkdir(join(sub, "files"), { recursive: true });
    for (const [name, content] of await siteOf(editionOf(hostile)))
      await writeFile(join(sub, name), content, "latin1");
    const page = await visit(`${root}/c/x.html`);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("ran");
    await page.locator("#site_search li mark").first().waitFor();
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
    await page.context().close();
  });
});
