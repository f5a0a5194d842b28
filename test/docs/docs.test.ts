import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../../src/cli/rules.ts";
import { bookSchema } from "../../src/pipeline/config/book-schema.ts";
import { lintRules } from "../../src/typography/lint/diagnostics.ts";
import { locales } from "../../src/typography/locales/registry.ts";
import { languagesPage } from "./languages.ts";
import { catalogue, diagnosticsPage, rulesPage } from "./manual.ts";

const root: string = fileURLToPath(new URL("../../", import.meta.url));
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const read = (page: string): string => readFileSync(join(root, page), "utf8");

describe("the manual that is made from the code", () => {
  test("docs/diagnostics.md is what the catalogues say", async () => {
    const page = diagnosticsPage(await catalogue());
    await expect(page).toMatchFileSnapshot(join(root, "docs/diagnostics.md"));
  });

  test("docs/rules.md is what the rules say", async () => {
    await expect(rulesPage(rules, lintRules)).toMatchFileSnapshot(join(root, "docs/rules.md"));
  });

  test("docs/languages.md is what the languages say", async () => {
    await expect(languagesPage(locales)).toMatchFileSnapshot(join(root, "docs/languages.md"));
  });

  test("no code is explained twice, and every one is named after a room", async () => {
    const codes = (await catalogue()).map(({ code }) => code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z]+\/[a-z0-9-]+$/.test(code))).toEqual([]);
  });
});

describe("the manual that is written by hand", () => {
  test("docs/book-yaml.md names every key of a book", () => {
    const page = read("docs/book-yaml.md");
    const keys = Object.keys(bookSchema.keys).filter((key) => !key.startsWith("$"));
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  test("the README opens with the two commands and the picture of a page", () => {
    expect(read("README.md")).toMatch(
      /^# quoin\n\n```sh\nnpm ci && npm start .*\nnpm ci && npm test .*\n```\n\n!\[[^\]]+\]\(docs\/page\.png\)/,
    );
  });

  test.each(pages)("%s links only to what there is", (page) => {
    const links = Array.from(read(page).matchAll(/\]\(([^)\s]+)\)/g), ([, href]) => href ?? "");
    const missing = links.filter((href) => {
      if (/^(?:https?:|mailto:|#)/.test(href)) return false;
      return !existsSync(join(root, dirname(page), href.split("#")[0] ?? ""));
    });
    // The references show links of manuscripts, which are examples and lead nowhere.
    expect(missing.filter((href) => !EXAMPLES.has(href))).toEqual([]);
  });
});

const EXAMPLES: ReadonlySet<string> = new Set(["paw.png", "chart.png", "file"]);
