import { readFileSync } from "node:fs";
import { get } from "node:http";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { folioAt } from "../../src/preview/press.ts";
import type { Preview } from "../../src/preview/preview.ts";
import { noBrowser, openBrowser } from "../support/browser.ts";
import { here } from "./here.ts";

const { write, edit, open } = here();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("the door", () => {
  let preview: Preview;
  beforeEach(async () => {
    preview = await open();
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
    for (const path of [
      "../quay.md",
      "quay.md",
      "%2e%2e/quay.md",
      "image/../../quay.md",
      "epub/1/../../../quay.md",
      "place/..%2f..%2fquay.md",
    ])
      expect(await status(`${preview.address}${path}`), path).not.toBe(200);
  });

  test("says of an address that is none that it is none", async () => {
    for (const path of ["place/%E0.json", "%", "epub/%zz"])
      expect(await status(`${preview.address}${path}`), path).toBe(400);
    expect(await status(`${preview.address}place/%C3%A0.json`)).toBe(404);
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
    preview = await open();
    page = await browser.newPage({ bypassCSP: true, viewport: { width: 1400, height: 900 } });
    await page.goto(preview.address);
    await page.locator(".page svg text").first().waitFor();
  });
  afterEach(async () => {
    await page.close();
    await preview.close();
  });

  const text = () => page.frameLocator("#text");
  const pageNamed = (folio: string) => page.locator(`.page[title='${folio}']`);

  test("an edit on the disk changes text and page, and the place stays", async () => {
    const target = text().locator("p", { hasText: "20 The candle" });
    await target.scrollIntoViewIfNeeded();
    const before = await target.boundingBox();
    await page.getByLabel("Page", { exact: true }).fill("3");
    await page.keyboard.press("Enter");
    const third = pageNamed("3").locator("svg").first();
    await third.waitFor();
    const drawn = await third.innerHTML();
    edit("10 The lantern stood", "10 The lantern, a new and a much longer one, stood");
    await text().locator("p", { hasText: "10 The lantern, a new" }).waitFor({ state: "attached" });
    await expect.poll(() => third.innerHTML(), { timeout: 8000 }).not.toBe(drawn);
    const after = await target.boundingBox();
    expect(Math.abs(after!.y - before!.y)).toBeLessThan(80);
  });

  test("many quick edits lose nothing", async () => {
    for (let i = 0; i < 100; i += 1) {
      edit(i === 0 ? "15 The lamp" : `15 The ${i - 1} lamp`, `15 The ${i} lamp`);
      await new Promise((done) => setTimeout(done, 20));
    }
    const last = text().locator("p", { hasText: "15 The 99 lamp" });
    await last.waitFor({ state: "attached" });
    await (await preview.session).settled();
    expect(await last.count()).toBe(1);
    const shown = await text().locator("main").innerHTML();
    await page.reload();
    await text().locator("p", { hasText: "15 The 99 lamp" }).waitFor({ state: "attached" });
    expect(await text().locator("main").innerHTML()).toBe(shown);
  });

  test("an error stands beside the last good page until it is mended", async () => {
    const story = "# One\n\nThe first.\n\n# Two\n\nThe second.\n";
    write("quay.md", "---\ntitle: [\n---\n\n");
    const fault = page.locator("#fault");
    await fault.waitFor();
    expect(await fault.textContent()).toContain("quay.md");
    expect(await text().locator("p", { hasText: "20 The candle" }).count()).toBe(1);
    expect(await page.locator(".page svg text").count()).toBeGreaterThan(10);
    write("quay.md", story);
    await fault.waitFor({ state: "hidden" });
    await text().locator("p", { hasText: "The second." }).waitFor();
  });

  test("a finding leads to its line in the text and to its page", async () => {
    edit("20 The lamp stood", "20 The lamp lamp stood");
    const finding = page.locator("#account li", { hasText: "lamp lamp" }).first();
    await finding.waitFor();
    expect(await finding.locator(".place").textContent()).toMatch(/^quay\.md:\d+$/);
    await finding.getByRole("button").click();
    const paragraph = text().locator("p", { hasText: "20 The lamp lamp" });
    await expect.poll(async () => (await paragraph.boundingBox())!.y).toBeLessThan(900);
    const shown = page.locator(".page.here");
    await shown.locator("svg").first().waitFor();
    const [id, session] = [await paragraph.getAttribute("id"), await preview.session];
    const at = Number(await shown.getAttribute("data-at"));
    const sheet = session.set!.sheets[at]!;
    expect(sheet.type).toBe("text");
    const begins = (step: number) => {
      const next = session.set!.sheets[at + step];
      return next?.type === "text" ? next.piece.sheets[next.sheet]?.begins?.block : undefined;
    };
    const ids = await text()
      .locator("main p")
      .evaluateAll((all) => all.map((one) => one.id));
    const order = (block: string | undefined) => ids.indexOf(block ?? "");
    expect(order(begins(0))).toBeLessThanOrEqual(order(id!));
    expect(order(begins(1))).toBeGreaterThanOrEqual(order(id!));
    await shown.locator("svg").first().dblclick();
    await expect
      .poll(() =>
        text()
          .locator(`[id='${begins(0)}']`)
          .boundingBox(),
      )
      .toMatchObject({ y: expect.any(Number) });
  });

  test("a page that is asked for while the book is being set is shown when it comes", async () => {
    const { set } = await preview.session;
    const folios = set!.sheets.map((_, at) => folioAt(set!, at));
    const geometry = { width: 400, height: 600, lines: 30, leading: 14 };
    let complete = false;
    await page.route("**/events", (route) => {
      const count = complete ? folios.length : 4;
      const data = {
        count,
        folios: folios.slice(0, count),
        keys: [],
        front: 0,
        complete,
        geometry,
      };
      const body = `retry: 50\nevent: pages\ndata: ${JSON.stringify(data)}\n\n`;
      return route.fulfill({ contentType: "text/event-stream", body });
    });
    await page.reload();
    await expect.poll(() => page.locator(".page").count()).toBe(4);
    await page.locator("[name=goto]").fill("9");
    await page.locator("[name=goto]").press("Enter");
    expect(await page.locator(".page.here").count()).toBe(0);
    complete = true;
    await expect.poll(() => page.locator(".page.here").getAttribute("title")).toBe("9");
  });

  test("the desk says when the preview has ended", async () => {
    const ended = page.locator("#ended");
    expect(await ended.isVisible()).toBe(false);
    await preview.close();
    await ended.waitFor();
    expect(await ended.textContent()).toContain("The preview has ended");
  });

  test("spreads, single pages and thumbnails; a thumbnail opens at its page", async () => {
    const edge = async (folio: string) => (await pageNamed(folio).boundingBox())!;
    await pageNamed("3").scrollIntoViewIfNeeded();
    const [two, three] = [await edge("2"), await edge("3")];
    expect(two.y, "a spread stands side by side").toBe(three.y);
    expect(Math.abs(two.x + two.width - three.x)).toBeLessThan(2);
    await page.locator("[name=pages]").selectOption("single");
    const [above, below] = [await edge("2"), await edge("3")];
    expect(above.x).toBe(below.x);
    expect(above.y).toBeLessThan(below.y);
    await page.locator("[name=pages]").selectOption("thumbs");
    expect((await edge("3")).width).toBeLessThan(140);
    await pageNamed("5").click();
    await pageNamed("5").locator("svg text").first().waitFor();
    expect((await edge("5")).width).toBeGreaterThan(250);
    expect(await pageNamed("5").getAttribute("class")).toContain("here");
  });

  test("grid, margins, safe area and bleed can each be laid over the pages", async () => {
    for (const name of ["Grid", "Margins", "Safe area", "Bleed"]) {
      const path = page.locator(`.overlay .${name.toLowerCase().split(" ")[0]}`).nth(2);
      expect(await path.isVisible()).toBe(false);
      await page.getByLabel(name).check();
      expect(
        await path.evaluate((one) => one.ownerDocument.defaultView!.getComputedStyle(one).display),
      ).toBe("inline");
      await page.getByLabel(name).uncheck();
      expect(await path.isVisible()).toBe(false);
    }
  });

  test("lines of the overlay stand where the page is set: text on the grid, all of it inside what is safe", async () => {
    await pageNamed("3").scrollIntoViewIfNeeded();
    await pageNamed("3").locator("svg text").first().waitFor();
    const found = await pageNamed("3").evaluate((place) => {
      const texts = [...place.querySelectorAll("svg:not(.overlay) text")];
      const numbers = (d: string) => d.match(/-?[\d.]+/g)!.map(Number);
      const grid = numbers(place.querySelector(".grid")!.getAttribute("d")!);
      const [x, y, width, height] = numbers(place.querySelector(".safe")!.getAttribute("d")!);
      const at = texts.map((one) => numbers(one.getAttribute("transform")!));
      return { grid: grid.filter((_, i) => i % 3 === 1), at, safe: { x, y, width, height } };
    });
    const { safe } = found;
    const lines = new Set(found.grid.map((line) => line.toFixed(2)));
    const onGrid = found.at.filter((point) => lines.has(point[1]!.toFixed(2)));
    expect(onGrid.length / found.at.length).toBeGreaterThan(0.9);
    for (const [x, y] of found.at) {
      expect(x).toBeGreaterThanOrEqual(safe.x!);
      expect(y).toBeLessThanOrEqual(safe.y! + safe.height!);
    }
  });

  test("the EPUB is shown file by file, and follows an edit", async () => {
    await page.getByLabel("Show").selectOption("epub");
    const leaf = page.frameLocator("#epub-file");
    await page.getByLabel("File").locator("option").first().waitFor({ state: "attached" });
    const names = await page.getByLabel("File").locator("option").allTextContents();
    expect(names.length).toBeGreaterThan(3);
    for (let i = 0; i < names.length && (await leaf.locator("p").count()) < 20; i += 1)
      await page
        .getByRole("button", { name: "Next" })
        .click({ timeout: 5000 })
        .then(() => page.waitForTimeout(200));
    await leaf.locator("p", { hasText: "10 The lantern" }).waitFor();
    edit("10 The lantern stood", "10 The EPUB lantern stood");
    await leaf.locator("p", { hasText: "10 The EPUB lantern" }).waitFor();
  });

  test("axe finds nothing on the desk", async () => {
    for (const show of ["both", "epub"]) {
      await page.getByLabel("Show").selectOption(show);
      await page.evaluate(axe);
      const found = await page.evaluate<readonly string[]>(
        "axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))",
      );
      expect(found, show).toEqual([]);
    }
  });

  test("hostile text never runs", async () => {
    const nasty = `<script>parent.ran=1</script> <img src=x onerror="parent.ran=1"> [x](javascript:parent.ran=1)`;
    edit("5 The lamp", `${nasty} ZZZ`);
    await text().locator("p", { hasText: "ZZZ" }).waitFor({ state: "attached" });
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  });
});
