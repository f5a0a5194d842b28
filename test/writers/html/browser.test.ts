import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlWriter } from "../../../src/writers/html/html.ts";
import { noBrowser, openBrowser } from "../../support/browser.ts";
import { book, run as inlines, metadata, p, section } from "../../support/edition.ts";
import { specimen } from "../../support/specimen.ts";
import { builtIn, themeNamed } from "../../theme/load.ts";
import { jobFor, jobOf } from "./make.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

if (noBrowser !== undefined) console.warn(`skipped: ${noBrowser}`);

describe.skipIf(noBrowser !== undefined)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** The page in a tab; `bypassCSP` lets the tests' own script in, and nothing else of the page changes. */
  async function open(
    html: string,
    how: {
      readonly scheme?: "light" | "dark";
      readonly width?: number;
      readonly own?: boolean;
    } = {},
  ): Promise<Page> {
    const context = await browser.newContext({
      bypassCSP: how.own !== true,
      colorScheme: how.scheme ?? "light",
      viewport: { width: how.width ?? 1280, height: 800 },
    });
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: "load" });
    // One evaluation: to ask again and again would be `eval` in the page, which its policy forbids.
    await page.evaluate(
      "Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => true)",
    );
    return page;
  }

  async function specimenIn(theme: string): Promise<string> {
    const outcome = await htmlWriter.write(jobFor(specimen, themeNamed(theme)));
    return outcome.ok ? new TextDecoder().decode(outcome.value[0]!.bytes) : "";
  }

  describe.each(builtIn)("the theme %s", (theme) => {
    test.each(["light", "dark", "print"] as const)("axe finds nothing, %s", async (look) => {
      const page = await open(await specimenIn(theme), {
        scheme: look === "dark" ? "dark" : "light",
      });
      if (look === "print") await page.emulateMedia({ media: "print" });
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: checker } = globalThis as unknown as {
          axe: {
            run(): Promise<{
              violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
            }>;
          };
        };
        const report = await checker.run();
        return report.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`,
        );
      });
      expect(violations).toEqual([]);
      await page.context().close();
    });

    test("nothing sticks out of a phone, nor at 400 % zoom, nor with wide text spacing", async () => {
      const page = await open(await specimenIn(theme), { width: 320 });
      // WCAG 2.2, criteria 1.4.10 and 1.4.12: 320 pixels is 1280 at 400 %.
      const overflow = () =>
        page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.addStyleTag({
        content:
          "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
      });
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.context().close();
    });

    test("its fonts load from the page itself and set the words", async () => {
      const page = await open(await specimenIn(theme), { own: true });
      const { body } = themeNamed(theme).families;
      const faces = await page.evaluate<readonly string[]>(
        `document.fonts.ready.then(() =>
          [...document.fonts].map(({ family, status }) => family.replaceAll('"', "") + " " + status))`,
      );
      expect(faces).toContain(`${body.name} loaded`);
      expect(faces.filter((face) => face.endsWith("error"))).toEqual([]);
      await page.context().close();
    });
  });

  test("the keyboard goes first to the text", async () => {
    const page = await open(await specimenIn("classic"));
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    expect(await skip.getAttribute("class")).toBe("skip");
    const target = await skip.getAttribute("href");
    expect(await page.locator(target!).count()).toBe(1);
    await page.context().close();
  });

  test("a note opens over the text without moving it, and its number leads back", async () => {
    const words = "A sentence that fills the page with words and more words. ".repeat(300);
    const noted = p("Here", { type: "note", blocks: [p("The note.")] }, ` ${words}`);
    const outcome = await htmlWriter.write(jobOf(book([section("One", [p(words), noted])])));
    const page = await open(outcome.ok ? new TextDecoder().decode(outcome.value[0]!.bytes) : "");
    const call = page.locator('[role="doc-noteref"]');
    await call.scrollIntoViewIfNeeded();
    const before = await page.evaluate<number>("scrollY");
    await call.click();
    expect(
      await page
        .locator(".note")
        .boundingBox()
        .then((box) => box!.y < 800),
    ).toBe(true);
    expect(Math.abs((await page.evaluate<number>("scrollY")) - before)).toBeLessThan(2);
    await page.locator(".note .back").click();
    expect(Math.abs((await page.evaluate<number>("scrollY")) - before)).toBeLessThan(400);
    await page.context().close();
  });

  test("hostile text never runs, and turned text stays in its paragraph", async () => {
    const nasty = `"><script>parent.ran=1</script><img src=x onerror="ran=1"><svg onload=ran=1>`;
    const hostile = book(
      [
        section(nasty, [
          p(nasty, { type: "link", href: "javascript:ran=1", inlines: inlines("press") }),
          p("\u202Edenrut"),
          p("straight"),
        ]),
      ],
      { metadata: metadata({ title: nasty, authors: [nasty], description: nasty }) },
    );
    const outcome = await htmlWriter.write(jobOf(hostile));
    const html = outcome.ok ? new TextDecoder().decode(outcome.value[0]!.bytes) : "";
    const page = await open(html, { own: true });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.locator("main p").first().click();
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
    expect(await page.locator("script, img, svg").count()).toBe(0);
    expect(complaints).toEqual([]);
    // From the first letter of a paragraph to the last of its word, in pixels.
    const run = (paragraph: string, from: number) =>
      page.evaluate<number>(`(() => {
        const { firstChild } = [...document.querySelectorAll("main p")]
          .find(({ textContent }) => textContent.includes("${paragraph}"));
        const range = document.createRange();
        const left = (at) => {
          range.setStart(firstChild, at);
          range.setEnd(firstChild, at + 1);
          return range.getBoundingClientRect().left;
        };
        return left(firstChild.length - 1) - left(${from});
      })()`);
    expect(await run("denrut", 1), "the override works where it stands").toBeLessThan(0);
    expect(await run("straight", 0), "and not after it").toBeGreaterThan(0);
    await page.context().close();
  });

  test("the policy of the page keeps out a script that got in all the same", async () => {
    const html = (await specimenIn("classic")).replace(
      "</main>",
      "<script>ran=1</script><p id=x onclick='ran=1'>x</p></main>",
    );
    const page = await open(html, { own: true });
    await page.locator("#x").click();
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
    await page.context().close();
  });
});
