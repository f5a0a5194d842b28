import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { composition } from "../../../src/model/composition.ts";
import { textsOf } from "../../../src/model/text.ts";
import { htmlWriter } from "../../../src/writers/html/html.ts";
import type { WriteJob } from "../../../src/writers/writer.ts";
import { book, metadata, p, run, section } from "../../support/edition.ts";
import { specimen, specimenBook } from "../../support/specimen.ts";
import { builtIn, themeNamed } from "../../theme/load.ts";
import { jobFor, jobOf } from "./make.ts";

async function written(job: WriteJob<object>): Promise<string> {
  const outcome = await htmlWriter.write(job);
  if (!outcome.ok) throw new Error("nothing was written");
  expect(outcome.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  return new TextDecoder().decode(outcome.value[0]!.bytes);
}

/** Rules of taste that a machine-made page need not keep are off; every rule of the standard is on. */
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "require-sri": "off",
    "no-inline-style": "error",
  },
});

test("sections of one name are told apart by what stands above them, or by number", async () => {
  const chapter = (id: string) => section("One", [p("Text.")], { id });
  const aside = (id: string) => section("Interlude", [p("Text.")], { id, role: "interlude" });
  const part = (id: string, title: string, of: string) => ({
    ...{ type: "part" as const, id, label: [], title: run(title), blocks: [] },
    sections: [chapter(of)],
  });
  const body = [part("p1", "East", "c1"), part("p2", "West", "c2"), aside("i1"), aside("i2")];
  const page = await written(jobOf({ ...book([]), body }));
  const names = [...page.matchAll(/<section[^>]* aria-label="([^"]*)"/g)].map(([, name]) => name);
  expect(names.filter((name) => /One|Inter/.test(name ?? ""))).toEqual([
    "East, One",
    "West, One",
    "Interlude (1)",
    "Interlude (2)",
  ]);
  expect(page).toContain('aria-labelledby="p1_heading"');
});

describe.each(builtIn)("the specimen in the theme %s", (name) => {
  test("is valid HTML", async () => {
    const page = await written(jobFor(specimen, themeNamed(name)));
    const report = await validator.validateString(page);
    const messages = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`),
    );
    expect(messages).toEqual([]);
  });
});

test.each(builtIn)("style without its fonts weighs no more than 15 KB, %s", async (name) => {
  const page = await written(jobFor(specimen, themeNamed(name)));
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!.replace(/@font-face \{[^}]*\}/g, "");
  expect(style).not.toContain("base64");
  expect(gzipSync(style).length).toBeLessThan(15_000);
});

test("the same book gives the same bytes", async () => {
  expect(await written(jobFor(specimen))).toBe(await written(jobFor(specimen)));
});

test("the page loads nothing and runs nothing", async () => {
  const page = await written(jobFor(specimen));
  const loads: string[] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (["script", "iframe", "object", "embed", "link", "form", "base"].includes(tag))
        loads.push(tag);
      for (const [key, value] of Object.entries(attributes)) {
        if (/^on|^style$/.test(key)) loads.push(`${tag} ${key}`);
        if (key === "src" && !value.startsWith("data:")) loads.push(value);
      }
    },
  });
  parser.end(page);
  expect(loads).toEqual([]);
  expect(page).toContain("default-src &#x27;none&#x27;");
  expect(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1]).not.toMatch(/url\((?!data:)|@import/);
});

test("every word of the book is on the page, in order", async () => {
  const page = await written(jobFor(specimen));
  let body = "";
  let inside = false;
  const parser = new Parser({
    onopentag: (tag) => {
      if (tag === "main") inside = true;
    },
    onclosetag: (tag) => {
      if (tag === "main") inside = false;
    },
    ontext: (data) => {
      if (inside) body += data;
    },
  });
  parser.end(page);
  const squeezed = body.replace(/\s+/g, "");
  for (const piece of composition(specimen))
    if (piece.type === "section")
      for (const block of piece.section.blocks)
        for (const text of textsOf(block))
          for (const stretch of text.split("\uFFFC"))
            expect(squeezed).toContain(stretch.replace(/\s+/g, ""));
});

test("every link within the page arrives", async () => {
  const page = await written(jobFor(specimen));
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size, "no id twice").toBe(ids.length);
  for (const [, target] of page.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(target);
});

test("what is not known is not said", async () => {
  const bare = metadata({ authors: [] });
  const { title: _, ...untitled } = bare;
  const page = await written(jobOf(book([section("One", [p("Word.")])], { metadata: untitled })));
  expect(page).toContain('<h1 class="book-title">Untitled</h1>');
  expect(page).not.toMatch(/itemprop="author"|og:description|undefined|©|\[object/);
  expect(page, "one entry makes no contents").not.toContain('role="doc-toc"');
});

test("sharing and searching know the book", async () => {
  const known = metadata({
    title: "Salt & <Water>",
    authors: ["A", "B"],
    identifier: "urn:isbn:9780000000002",
    description: 'He said "no"',
    contributors: [{ name: "T", role: "trl" }],
  });
  const page = await written(jobOf(book([section("One", [p("Word.")])], { metadata: known })));
  expect(page).toContain('<meta property="og:title" content="Salt &amp; &lt;Water&gt;">');
  expect(page).toContain('<meta itemprop="isbn" content="9780000000002">');
  expect(page).toContain('<meta itemprop="translator" content="T">');
  expect(page).toContain("<title>Salt &amp; &lt;Water&gt; · A, B</title>");
  expect(page).toContain('<meta name="description" content="He said &quot;no&quot;">');
});

test("a chapter of a part stands one level below it, one without a part below the title", async () => {
  const levels = [...(await written(jobFor(specimen))).matchAll(/<h([1-6])[ >]/g)].map((match) =>
    Number(match[1]),
  );
  expect(levels[0]).toBe(1);
  for (const [i, level] of levels.entries())
    if (i > 0) expect(level - levels[i - 1]!, "no level is skipped").toBeLessThanOrEqual(1);
});

test("a book written from right to left turns the page", async () => {
  const hebrew = book([section("א", [p("שלום")])], { metadata: metadata({ language: "he" }) });
  expect(await written(jobOf(hebrew))).toContain('<html lang="he" dir="rtl"');
});

test("the author's own title page takes the place of ours, and the page keeps its name", async () => {
  const own = section("", [p("My own title page")], { id: "tp", role: "titlePage" });
  const page = await written(jobOf(book([section("One", [p("Word.")])], { front: [own] })));
  expect(page).toContain('class="title-page visually-hidden"');
  expect(page).toContain("My own title page");
});

test("a template with a fault is reported and the base one stands in", async () => {
  const theme = themeNamed("classic");
  const templates = { ...theme.templates, "title-page": "{{#if title}}" };
  const outcome = await htmlWriter.write(jobFor(specimen, { ...theme, templates }));
  expect(outcome.diagnostics.map(({ code }) => code)).toContain("theme/broken-template");
  expect(outcome.ok && new TextDecoder().decode(outcome.value[0]!.bytes)).toContain(
    `<h1 class="book-title">${specimenBook.metadata.title}</h1>`,
  );
});

test("an option that does not exist is named", () => {
  const outcome = htmlWriter.parseOptions({ colour: 1 });
  expect(outcome.diagnostics[0]?.message).toBe("The format “html” has no option “colour”");
  expect(htmlWriter.parseOptions(undefined).diagnostics).toEqual([]);
});

test("hostile text is text", async () => {
  const nasty = `"><script>alert(1)</script><img src=x onerror=alert(1)>{{constructor}}</style>`;
  const theme = themeNamed("classic");
  const hostile = book(
    [section(nasty, [p(nasty, { type: "link", href: "javascript:alert(1)", inlines: run("x") })])],
    {
      metadata: metadata({
        title: nasty,
        authors: [nasty],
        subtitle: nasty,
        publisher: nasty,
        rights: nasty,
        description: nasty,
        language: 'en" onload="x',
      }),
    },
  );
  const page = await written(
    jobOf(hostile, { ...theme, sceneBreak: { ornament: nasty, lines: 2 } }),
  );
  const tags = new Set<string>();
  const keys = new Set<string>();
  const parser = new Parser({
    onopentag: (tag, attributes) => {
      tags.add(tag);
      for (const key of Object.keys(attributes)) keys.add(key);
    },
  });
  parser.end(page);
  expect(tags).not.toContain("script");
  expect(tags).not.toContain("img");
  expect([...keys].filter((key) => key.startsWith("on"))).toEqual([]);
  expect(page).not.toContain("javascript:");
  expect(page).toContain("{{constructor}}");
});
