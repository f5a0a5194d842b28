import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { noBrowser, openBrowser } from "../support/browser.ts";
import { builtIn } from "../theme/load.ts";
import { root, samples } from "./build.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The sample as one page and as a site, in a folder; the paths of all pages. */
async function pagesIn(folder: string, sample: string, theme?: string): Promise<readonly string[]> {
  const host = diskHost(root);
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, [sample]);
  const wish = { said: emptyTree, formats: ["html", "site"], ...(theme && { theme }) };
  const built = await buildBook(host, workshop, places[0]!, wish);
  expect(built.ok).toBe(true);
  for (const { path, bytes } of built.artifacts) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return built.artifacts.flatMap(({ path }) => (path.endsWith(".html") ? [path] : []));
}

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "quoin-web-"));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) if (existsSync(folder)) rmSync(folder, { recursive: true });
});

test.each(samples())("%s: every page is valid HTML", async (sample) => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    rules: {
      "long-title": "off",
      "no-trailing-whitespace": "off",
      "require-sri": "off",
      "no-inline-style": "error",
    },
  });
  const folder = newFolder();
  const faults: string[] = [];
  for (const path of await pagesIn(folder, sample)) {
    const text = readFileSync(join(folder, path), "utf8");
    for (const { messages } of (await validator.validateString(text)).results)
      faults.push(...messages.map(({ ruleId, message }) => `${path} ${ruleId} ${message}`));
  }
  expect(faults).toEqual([]);
});

describe.skipIf(noBrowser !== undefined)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  const LOOKS = ["light", "dark", "print"] as const;

  async function findings(page: Page): Promise<readonly string[]> {
    const found: string[] = [];
    for (const look of LOOKS) {
      const colorScheme = look === "dark" ? "dark" : "light";
      await page.emulateMedia({ media: look === "print" ? "print" : "screen", colorScheme });
      const violations = await page.evaluate<readonly string[]>(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html + ' ' + nodes[0].failureSummary))",
      );
      found.push(...violations.map((violation) => `${look} ${violation}`));
    }
    return found;
  }

  async function faultsOf(folder: string, paths: readonly string[]): Promise<readonly string[]> {
    const page = await browser.newPage({ bypassCSP: true });
    const faults: string[] = [];
    for (const path of paths) {
      await page.emulateMedia({ media: "screen", colorScheme: "light" });
      await page.goto(pathToFileURL(join(folder, path)).href);
      await page.waitForFunction(
        "document.getAnimations().every(({ playState }) => playState === 'finished') && !document.documentElement.hasAttribute('data-wait')",
      );
      await page.evaluate(axe);
      faults.push(...(await findings(page)).map((finding) => `${path} ${finding}`));
    }
    await page.close();
    return faults;
  }

  test.each(samples())(
    "%s: axe finds nothing on any page, light, dark or printed",
    async (sample) => {
      const folder = newFolder();
      expect(await faultsOf(folder, await pagesIn(folder, sample))).toEqual([]);
    },
    300_000,
  );

  test.each(builtIn)(
    "the specimen in the theme %s: axe finds nothing on any page",
    async (theme) => {
      const folder = newFolder();
      const paths = await pagesIn(folder, "manuscripts/specimen", theme);
      expect(await faultsOf(folder, paths)).toEqual([]);
    },
    300_000,
  );
});
