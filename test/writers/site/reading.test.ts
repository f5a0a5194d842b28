import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noBrowser, openBrowser } from "../../support/browser.ts";
import { book, editionOf, metadata, p, run, section } from "../../support/edition.ts";
import { pagesOf, serveSites, siteOf, utf8 } from "./site-of.ts";

const words = (of: string, times: number) => `The ${of} stood in the harbour. `.repeat(times);
const tale = editionOf(
  book([
    section("One", [
      p(words("lantern", 120)),
      p("Here", { type: "note", id: "n-1", blocks: [p("It leaked.")] }, ` ${words("lamp", 120)}`),
    ]),
    section("Two", [
      p("Nobody lit the candle."),
      p({ type: "link", href: "#one", inlines: run("back") }),
    ]),
    section("Three", [p(words("end", 3))]),
  ]),
);
const japanese = editionOf(
  book(
    [
      section("一", [p("吾輩は猫である。名前はまだ無い。"), p("東京の大学に通っている。")], {
        id: "s-1",
      }),
      section("二", [p("どこで生れたかとんと見当がつかぬ。"), p("The cat sat.")], { id: "s-2" }),
    ],
    { metadata: metadata({ title: "猫", language: "ja" }) },
  ),
);
const thai = editionOf(
  book(
    [
      section("หนึ่ง", [p("แมวนั่งอยู่บนเสื่อ")], { id: "s-1" }),
      section("สอง", [p("สุนัขวิ่งเร็ว")], { id: "s-2" }),
    ],
    {
      metadata: metadata({ language: "th" }),
    },
  ),
);
const hebrew = editionOf(
  book(
    [
      section(
        "פרק ראשון",
        [p("שלום עולם. ".repeat(200)), p("כאן", { type: "note", id: "n-1", blocks: [p("הערה.")] })],
        { id: "s-1" },
      ),
      section("פרק שני", [p("סוף.")], { id: "s-2" }),
    ],
    { metadata: metadata({ title: "ספר", language: "he" }) },
  ),
);

describe.skipIf(noBrowser !== undefined)("reading a site", () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serveSites>>;
  let root: string;

  beforeAll(async () => {
    browser = await openBrowser();
    const base = "https://example.org/";
    const dates = new Map(["one", "two"].map((id) => [id, "2026-01-03T00:00:00Z"]));
    served = await serveSites({
      tale: await siteOf(tale, { base, dates }),
      ja: await siteOf(japanese),
      th: await siteOf(thai),
      he: await siteOf(hebrew),
    });
    ({ root } = served);
  });
  afterAll(async () => {
    await browser?.close();
    served?.close();
  });

  async function visit(
    address: string,
    more: Parameters<Browser["newContext"]>[0] = {},
  ): Promise<Page> {
    const page = await (await browser.newContext(more)).newPage();
    await page.goto(`${root}/${address}`);
    return page;
  }

  /** Presses Tab until the focus is on what is wanted; how often that took. */
  async function tabTo(page: Page, selector: string): Promise<number> {
    for (let presses = 1; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      if (
        await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)
      )
        return presses;
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  }

  test.each([true, false])(
    "a book is read by keyboard alone, with script: %s",
    async (javaScriptEnabled) => {
      const page = await visit("tale/index.html", { javaScriptEnabled });
      await page.locator(":root:not([data-wait])").waitFor();
      expect(await tabTo(page, ".skip"), "the way to the text comes first").toBe(1);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/*#book_text");
      await tabTo(page, ".contents a[href='one.html#one']");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/one.html#one");
      await page.goto(`${root}/tale/one.html`);
      await tabTo(page, "[role=doc-noteref]");
      await page.keyboard.press("Enter");
      const note = page.locator(".note");
      expect((await note.boundingBox())!.y, "the note stands in the window").toBeLessThan(720);
      expect(
        await note.evaluate((one) => one.ownerDocument.defaultView!.getComputedStyle(one).position),
      ).toBe("fixed");
      await tabTo(page, ".note .back");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/*#n-1_call");
      await tabTo(page, ".turn [rel=next]");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/two.html");
      expect(await page.locator("h1").textContent()).toBe("Two");
      await page.context().close();
    },
  );

  test("it reads with neither style nor script", async () => {
    const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
    await page.route(/\.(?:css|js)$/, (route) => route.abort());
    await page.goto(`${root}/tale/one.html`);
    expect(await page.locator("h1").isVisible()).toBe(true);
    expect(await page.locator("main p").first().isVisible()).toBe(true);
    expect(await page.locator(".tools").isVisible(), "buttons that could do nothing").toBe(false);
    await page.locator("[role=doc-noteref]").click();
    await page.waitForURL("**/*#n-1");
    await page.locator(".turn [rel=next]").click();
    expect(await page.locator("h1").textContent()).toBe("Two");
    await page.context().close();
  });

  test("search and settings are worked by keyboard, and Escape closes them", async () => {
    const page = await visit("tale/two.html");
    await tabTo(page, "[data-opens=site_search]");
    await page.keyboard.press("Enter");
    await page.keyboard.type("lantern");
    await page.locator("#site_search li mark").first().waitFor();
    await tabTo(page, "#site_search li a");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/one.html#*");
    await tabTo(page, "[data-opens=site_settings]");
    await page.keyboard.press("Enter");
    await tabTo(page, "select[name=measure]");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate<string>("document.documentElement.dataset.measure")).toBe("narrow");
    await page.keyboard.press("Escape");
    expect(await page.locator("#site_settings").isVisible()).toBe(false);
    await page.context().close();
  });

  test("the place in a chapter is kept, and found again by its paragraph", async () => {
    const page = await visit("tale/one.html");
    const second = page.locator("main section p").nth(1);
    await second.evaluate((one) => one.scrollIntoView());
    await page.waitForTimeout(600);
    await page.goto(`${root}/tale/index.html`);
    const resume = page.locator(".resume a");
    await resume.waitFor();
    expect(await resume.getAttribute("href")).toBe(`one.html#${await secondId(page)}`);
    await page.context().close();
  });

  async function secondId(page: Page): Promise<string> {
    const other = await page.context().newPage();
    await other.goto(`${root}/tale/one.html`);
    const id = await other.locator("main section p").nth(1).getAttribute("id");
    await other.close();
    return id!;
  }

  test.each([
    ["ja", "一", "猫である", "吾輩は猫である"],
    ["ja", "一", "大学", "東京の大学"],
    ["ja", "一", "猫", "吾輩は猫である"],
    ["th", "หนึ่ง", "เสื่อ", "แมวนั่ง"],
    ["ja", "一", "cat", "The cat sat"],
  ])("search in %s finds what stands without spaces: %#", async (site, first, query, found) => {
    const page = await visit(`${site}/s-1.html`);
    expect(await page.locator("h1").textContent()).toBe(first);
    await page.locator("[data-opens=site_search]").click();
    await page.getByRole("searchbox").fill(query);
    await page.locator("#site_search li mark").first().waitFor();
    const texts = await page.locator("#site_search li").allTextContents();
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(found);
    await page.getByRole("searchbox").fill("犬猿");
    await expect.poll(() => page.locator("#site_search li").count()).toBe(0);
    await page.context().close();
  });

  test("a book from right to left: text, bar and keys are turned", async () => {
    const page = await visit("he/index.html");
    expect(await page.evaluate<string>("document.documentElement.dir")).toBe("rtl");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL("**/s-1.html");
    const box = (selector: string) => page.locator(selector).first().boundingBox();
    const [home, tools, back, on] = [
      await box(".bar nav a"),
      await box(".tools"),
      await box(".turn [rel=prev]"),
      await box(".turn [rel=next]"),
    ];
    expect(home!.x).toBeGreaterThan(tools!.x);
    expect(back!.x, "the way on is on the left").toBeGreaterThan(on!.x);
    const align = "getComputedStyle(document.querySelector('main p')).direction";
    expect(await page.evaluate<string>(align)).toBe("rtl");
    await page.context().close();
  });

  test.each(["tale", "he", "ja"])(
    "%s: nothing sticks out of a phone, at 400 % zoom, at the largest type, or with wide spacing of text",
    async (site) => {
      // WCAG 2.2, criteria 1.4.10 and 1.4.12: 320 pixels is 1280 at 400 %.
      const page = await visit(`${site}/index.html`, {
        viewport: { width: 320, height: 256 },
        bypassCSP: true,
      });
      const names = pagesOf(
        site === "tale" ? await siteOf(tale) : await siteOf(site === "he" ? hebrew : japanese),
      );
      for (const name of names) {
        await page.goto(`${root}/${site}/${name}`);
        const overflow = () =>
          page.evaluate<number>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
        expect(await overflow(), name).toBeLessThanOrEqual(0);
        await page.evaluate("document.documentElement.dataset.size = 'largest'");
        expect(await overflow(), `${name}, largest`).toBeLessThanOrEqual(0);
        await page.addStyleTag({
          content:
            "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
        });
        expect(await overflow(), `${name}, spaced`).toBeLessThanOrEqual(0);
        for (const dialog of ["site_search", "site_settings"]) {
          await page.locator(`[data-opens=${dialog}]`).click();
          const inside = await page
            .locator(`#${dialog}`)
            .evaluate((one) => one.scrollWidth - one.clientWidth);
          expect(inside, dialog).toBeLessThanOrEqual(0);
          await page.keyboard.press("Escape");
        }
      }
      await page.context().close();
    },
  );

  test("who wants no motion and high contrast gets neither motion nor grey", async () => {
    const page = await visit("tale/one.html", { reducedMotion: "reduce", contrast: "more" });
    const moving = await page.evaluate<readonly string[]>(
      "[...document.querySelectorAll('*')].filter((one) => { const s = getComputedStyle(one); return s.animationName !== 'none' || s.transitionDuration !== '0s' || s.scrollBehavior === 'smooth' }).map((one) => one.tagName)",
    );
    expect(moving).toEqual([]);
    const quiet = "getComputedStyle(document.documentElement).getPropertyValue('--quiet')";
    const ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')";
    expect(await page.evaluate<string>(quiet)).toBe(await page.evaluate<string>(ink));
    await page.context().close();
  });

  test("offline, every page, picture and search of the site is there", async () => {
    const page = await visit("tale/index.html");
    await page.evaluate(
      "navigator.serviceWorker.ready.then(() => new Promise((done) => navigator.serviceWorker.controller ? done() : navigator.serviceWorker.addEventListener('controllerchange', done)))",
    );
    await page.context().setOffline(true);
    for (const name of pagesOf(await siteOf(tale))) {
      await page.goto(`${root}/tale/${name}`);
      expect(await page.locator("h1").count(), name).toBe(1);
    }
    await page.locator("[data-opens=site_search]").click();
    await page.getByRole("searchbox").fill("candle");
    await page.locator("#site_search li mark").waitFor();
    await page.context().close();
  });

  test("the feed is well-formed", async () => {
    const page = await visit("tale/one.html");
    const feed = utf8(
      (
        await siteOf(tale, {
          base: "https://example.org/",
          dates: new Map([["one", "2026-01-03T00:00:00Z"]]),
        })
      ).get("feed.xml"),
    );
    const root = await page.evaluate<string>(
      `new DOMParser().parseFromString(${JSON.stringify(feed)}, "application/xml").documentElement.localName`,
    );
    expect(root).toBe("feed");
    await page.context().close();
  });
});
