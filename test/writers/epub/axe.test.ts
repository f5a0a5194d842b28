import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { noBrowser, openBrowser } from "../../support/browser.ts";
import { specimen } from "../../support/specimen.ts";
import { epubsOf } from "./job.ts";
import { filesOf } from "./reading.ts";

/** Rules about a page of a web site, with a banner, a menu and one main part; a file of a book has none. */
const OF_SITES = ["bypass", "landmark-one-main", "page-has-heading-one", "region"];

test.skipIf(noBrowser)(
  "axe finds nothing in any file of the specimen",
  { timeout: 600_000 },
  async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const files = filesOf((await epubsOf(specimen))[0]!.bytes);
    const browser = await openBrowser();
    try {
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
      const found: unknown[] = [];
      for (const path of files.keys()) {
        if (!path.endsWith(".xhtml")) continue;
        await page.goto(`http://book.invalid/${path}`);
        await page.evaluate(axe);
        const { violations } = (await page.evaluate(
          `axe.run({ rules: Object.fromEntries(${JSON.stringify(OF_SITES)}.map((id) => [id, { enabled: false }])) })`,
        )) as { violations: { id: string; nodes: { html: string }[] }[] };
        for (const { id, nodes } of violations)
          found.push({ path, id, html: nodes.map(({ html }) => html.slice(0, 200)) });
      }
      expect(found).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
