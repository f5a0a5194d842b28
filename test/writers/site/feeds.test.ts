import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { parseSiteOptions } from "../../../src/writers/site/options.ts";
import { book, editionOf, metadata, p, run, section } from "../../support/edition.ts";
import { siteOf, utf8, writtenSite } from "./site-of.ts";

const base = "https://example.org/tale/";
const serial = editionOf(
  book(
    [
      section("One", [
        p("It began <here> & now.", { type: "note", id: "n-1", blocks: [p("A note.")] }),
      ]),
      section("Two", [p("See ", { type: "link", href: "#one", inlines: run("the first") })]),
      section("Three", [p("Not out yet.")]),
    ],
    { metadata: metadata({ title: "A Tale & More", authors: ["A. Quoin"] }) },
  ),
);
const dates = new Map([
  ["one", "2026-01-03T00:00:00Z"],
  ["two", "2026-01-10T18:00:00Z"],
]);

/** Texts and attributes of a feed by the path of elements that leads to them. */
function read(xml: string): readonly string[] {
  const path: string[] = [];
  const found: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        path.push(name);
        const { href } = attributes;
        if (href !== undefined) found.push(`${path.join("/")}@${attributes["rel"]} ${href}`);
      },
      ontext: (text) => {
        if (text.trim() !== "") found.push(`${path.join("/")} ${text.trim()}`);
      },
      onclosetag: () => void path.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return found.filter((line) => !line.startsWith("feed/entry/content"));
}

test("an Atom feed has an entry for each chapter with a date, the newest first", async () => {
  const files = await siteOf(serial, { base, dates });
  expect(read(utf8(files.get("feed.xml")))).toEqual([
    `feed/id ${base}`,
    "feed/title A Tale",
    "feed/title &",
    "feed/title More",
    "feed/updated 2026-01-10T18:00:00Z",
    "feed/author/name A. Quoin",
    `feed/link@self ${base}feed.xml`,
    `feed/link@alternate ${base}`,
    "feed/generator quoin 0.0.0",
    `feed/entry/id ${base}two.html`,
    "feed/entry/title Two",
    "feed/entry/published 2026-01-10T18:00:00Z",
    "feed/entry/updated 2026-01-10T18:00:00Z",
    `feed/entry/link@alternate ${base}two.html`,
    `feed/entry/id ${base}one.html`,
    "feed/entry/title One",
    "feed/entry/published 2026-01-03T00:00:00Z",
    "feed/entry/updated 2026-01-03T00:00:00Z",
    `feed/entry/link@alternate ${base}one.html`,
  ]);
});

test("a JSON feed says the same, and its text links by whole addresses", async () => {
  const files = await siteOf(serial, { base, dates });
  const feed = JSON.parse(utf8(files.get("feed.json")));
  expect(feed).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    title: "A Tale & More",
    home_page_url: base,
    feed_url: `${base}feed.json`,
    authors: [{ name: "A. Quoin" }],
  });
  const [two, one] = feed.items;
  expect([two.url, two.date_published]).toEqual([`${base}two.html`, dates.get("two")]);
  expect(two.content_html).toContain(`href="${base}one.html#one"`);
  expect(one.content_html).toContain("&lt;here&gt; &amp; now.");
  expect(one.content_html).toContain(`href="${base}one.html#n-1"`);
  for (const [, address] of `${one.content_html}${two.content_html}`.matchAll(
    /(?:href|src)="([^"]*)"/g,
  ))
    expect(address).toMatch(/^https:\/\/example\.org\/tale\//);
});

test("every page names the feeds, and the same book gives the same feeds", async () => {
  const [files, again] = [
    await siteOf(serial, { base, dates }),
    await siteOf(serial, { base, dates }),
  ];
  expect(files.get("three.html")).toContain('type="application/atom+xml" href="feed.xml"');
  expect(files.get("index.html")).toContain('type="application/feed+json" href="feed.json"');
  expect(again).toEqual(files);
});

test("without dates there is no feed; dates without a base are reported", async () => {
  expect((await siteOf(serial, { base })).has("feed.xml")).toBe(false);
  const { files, diagnostics } = await writtenSite(serial, { dates });
  expect(files.has("feed.xml")).toBe(false);
  expect(files.get("one.html")).not.toContain("feed.xml");
  expect(diagnostics.map(({ code }) => code)).toContain("writers/site-feed");
});

test("a date that is none, and a chapter that is not there, are reported", async () => {
  const parsed = parseSiteOptions({
    dates: { one: "soon", two: "2026-02-30", three: "2026-03-01" },
  });
  expect(parsed.diagnostics.map(({ message }) => message)).toEqual([
    "The date of “one” is no date",
    "The date of “two” is no date",
  ]);
  const { diagnostics } = await writtenSite(serial, {
    base,
    dates: new Map([["thre", "2026-03-01T00:00:00Z"]]),
  });
  expect(diagnostics.find(({ code }) => code === "writers/site-date")).toMatchObject({
    message: "There is no chapter “thre” to have a date",
    hint: "Perhaps “three” is meant",
  });
});

test("a shared page says what book it is of, and where it stands", async () => {
  const files = await siteOf(serial, { base, dates });
  expect(files.get("one.html")).toContain('property="og:title" content="One"');
  expect(utf8(files.get("one.html"))).toContain(
    'property="og:site_name" content="A Tale &amp; More"',
  );
  expect(files.get("one.html")).toContain(`property="og:url" content="${base}one.html"`);
  expect(files.get("index.html")).toContain('itemtype="https://schema.org/Book"');
  expect(files.get("index.html")).toContain('itemprop="author" content="A. Quoin"');
  const without = await siteOf(serial);
  expect(without.get("one.html")).not.toContain("og:url");
});
