import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Book } from "../../../src/model/book.ts";
import { arbitraryAssets, arbitraryBook } from "../../support/arbitrary.ts";
import { book, editionOf, metadata, note, p, run, section } from "../../support/edition.ts";
import { specimen } from "../../support/specimen.ts";
import { epubsOf, plainTheme } from "./job.ts";
import { bookTexts, filesOf, readText, spineOf, wordsOf } from "./reading.ts";

/** How often each word stands in some texts. */
function census(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** As markup has to spell what no document may hold, and as XML reads line ends. */
const legible = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]/g, "\uFFFD")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");

async function textsOf(made: Book): Promise<readonly string[]> {
  // Labels are words of ours; without them a reference prints nothing.
  const [epub] = await epubsOf(editionOf(made, arbitraryAssets, { labels: new Map() }), undefined, {
    theme: plainTheme,
  });
  const files = filesOf(epub!.bytes);
  return spineOf(files)
    .filter((path) => path.startsWith("EPUB/text/"))
    .map((path) => readText(files.get(path)!));
}

describe("the text of an EPUB", () => {
  test("holds every word of the book as often as the book does, none glued or split", async () => {
    const property = fc.asyncProperty(arbitraryBook, async (made) => {
      const found = census(await textsOf(made));
      const lost = [...census(bookTexts(made).map(legible))].filter(
        ([word, count]) => (found.get(word) ?? 0) < count,
      );
      expect(lost).toEqual([]);
    });
    await fc.assert(property, { numRuns: 40, endOnFailure: true });
  });

  test("stands in the order of the book", async () => {
    const chapters = Array.from({ length: 12 }, (_, i) =>
      section(`Chapter ${i + 1}`, [p(`mark${i}`)]),
    );
    const read = (await textsOf(book(chapters))).join(" ");
    expect(read.match(/mark\d+/g)).toEqual(chapters.map((_, i) => `mark${i}`));
  });
});

describe("a chapter too long for one file", () => {
  const long: Block[] = Array.from({ length: 900 }, (_, i) =>
    p(`Paragraph ${i}. ${"word ".repeat(120)}`, ...(i % 100 === 0 ? [note(`Note of ${i}.`)] : [])),
  );
  const inner = section("Inner", long.slice(450), { role: "section" });
  const chapter = section("Long", long.slice(0, 450), { sections: [inner] });
  const after = section("After", [
    p("See ", { type: "link", href: "#inner", inlines: run("there") }, " and ", {
      type: "crossReference",
      target: "long",
    }),
  ]);
  const edition = editionOf(book([chapter, after]));

  test("is divided between paragraphs, no file over 250 KB, nothing lost or moved", async () => {
    const files = filesOf((await epubsOf(edition))[0]!.bytes);
    const parts = spineOf(files).filter((path) => path.includes("/chapter1x"));
    expect(parts.length).toBeGreaterThan(2);
    for (const path of parts)
      expect(Buffer.byteLength(files.get(path)!)).toBeLessThanOrEqual(250_000);
    const read = parts.map((path) => readText(files.get(path)!)).join(" ");
    expect(read.match(/Paragraph \d+/g)).toEqual(long.map((_, i) => `Paragraph ${i}`));
  });

  test("keeps links, references, notes and contents whole", async () => {
    const files = filesOf((await epubsOf(edition))[0]!.bytes);
    const ids = new Map(
      [...files].map(([path, text]) => [
        path,
        new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)),
      ]),
    );
    let links = 0;
    for (const [path, text] of files) {
      if (!path.endsWith(".xhtml")) continue;
      for (const [, href = ""] of text.matchAll(/<a [^>]*href="([^"]+)"/g)) {
        const [file = "", fragment] = href.split("#");
        const target = file === "" ? path : new URL(file, `file:///${path}`).pathname.slice(1);
        expect(ids.has(target), `${path} → ${href}`).toBe(true);
        if (fragment !== undefined)
          expect(ids.get(target)!.has(fragment), `${path} → ${href}`).toBe(true);
        links += 1;
      }
    }
    expect(links).toBeGreaterThan(20);
  });
});

describe("an EPUB", () => {
  test("is the same bytes for the same book", async () => {
    const [first] = await epubsOf(specimen);
    const [second] = await epubsOf(structuredClone(specimen));
    expect(Buffer.compare(first!.bytes, second!.bytes)).toBe(0);
  });

  test("says nothing that the book does not", async () => {
    const bare = book([section("", [p("Only words.")], { id: "only" })]);
    const { title: _title, ...unnamed } = metadata();
    const [made] = await epubsOf(editionOf({ ...bare, metadata: { ...unnamed, authors: [] } }));
    const files = filesOf(made!.bytes);
    const opf = files.get("EPUB/package.opf")!;
    expect(opf).toContain("<dc:title>Untitled</dc:title>");
    expect(opf).not.toMatch(/dc:(creator|publisher|rights|date|description)/);
    expect(opf).not.toMatch(/alternativeText|page(Break|Navigation)|conformsTo|visual/);
    expect([...files.keys()].filter((path) => path.includes("/text/"))).toEqual([
      "EPUB/text/titlepage.xhtml",
      "EPUB/text/chapter1.xhtml",
    ]);
  });

  test("holds one picture once, however many names it has", async () => {
    const opf = filesOf((await epubsOf(specimen))[0]!.bytes).get("EPUB/package.opf")!;
    expect([...opf.matchAll(/href="(images\/[^"]+)"/g)].map(([, path]) => path)).toEqual([
      "images/cover.png",
      "images/dot.png",
      "images/view.jpg",
      "images/line.svg",
    ]);
  });
});
