import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { buildBook } from "../../../src/pipeline/build.ts";
import { emptyTree } from "../../../src/pipeline/config/tree.ts";
import { discover } from "../../../src/pipeline/discover.ts";
import { diskHost } from "../../../src/pipeline/disk.ts";
import { workshopOf } from "../../../src/pipeline/workshop.ts";
import { root, samples } from "../../samples/build.ts";
import { noBrowser, openBrowser } from "../../support/browser.ts";
import { specimen } from "../../support/specimen.ts";
import { epubsOf } from "./job.ts";
import { filesOf } from "./reading.ts";

/** Rules about a page of a web site, with a banner, a menu and one main part; a file of a book has none. */
const OF_SITES = ["bypass", "landmark-one-main", "page-has-heading-one", "region"];

/** As reading systems lay their own colours under a book by night. */
const NIGHT = "html { background: #121212; color: #d8d8d8 } a { color: #8ab4f8 }";

async function epubOf(path: string): Promise<Uint8Array> {
  const host = diskHost(root);
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, [path]);
  const built = await buildBook(host, workshop, places[0]!, { formats: ["epub"], said: emptyTree });
  return built.artifacts[0]!.bytes;
}

/** What axe finds in a page, by day and by night. */
async function violations(page: Page, axe: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  await page.evaluate(axe);
  for (const light of ["day", "night"]) {
    if (light === "night") await page.addStyleTag({ content: NIGHT });
    const result = (await page.evaluate(
      `axe.run({ rules: Object.fromEntries(${JSON.stringify(OF_SITES)}.map((id) => [id, { enabled: false }])) })`,
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    for (const { id, nodes } of result.violations)
      found.push({ light, id, html: nodes.map(({ html }) => html.slice(0, 200)) });
  }
  return found;
}

test.skipIf(noBrowser)(
  "axe finds nothing in any file of the specimen and of the samples, by day and by night",
  { timeout: 600_000 },
  async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const books = [
      (await epubsOf(specimen))[0]!.bytes,
      ...(await Promise.all(samples().map(epubOf))),
    ];
    const browser = await openBrowser();
    let looked = 0;
    try {
      for (const book of books) {
        const files = filesOf(book);
        const page = await browser.newPage();
        const css = files.get("EPUB/css/book.css")!.replace(/@font-face[^}]*\}/g, "");
        await page.route("**/*", (route) => {
          const path = new URL(route.request().url()).pathname.slice(1);
          const text = path.endsWith("book.css") ? css : files.get(path);
          const contentType = path.endsWith(".css") ? "text/css" : "application/xhtml+xml";
          return text === undefined
            ? route.fulfill({ status: 404 })
            : route.fulfill({ body: text, contentType });
        });
        for (const path of files.keys()) {
          if (!path.endsWith(".xhtml")) continue;
          await page.goto(`http://book.invalid/${path}`);
          expect(await violations(page, axe), path).toEqual([]);
          looked += 1;
        }
        await page.close();
      }
    } finally {
      await browser.close();
    }
    expect(looked).toBeGreaterThan(40);
  },
);
