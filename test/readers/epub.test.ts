import { describe, expect, test } from "vitest";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { diskHost } from "../../src/pipeline/disk.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { epub } from "../../src/readers/epub/epub.ts";
import { md } from "../../src/readers/markdown/md.ts";
import type { Draft, Reader } from "../../src/readers/reader.ts";
import { epubOf } from "./book.ts";
import { canonical } from "./canonical.ts";
import { show } from "./show.ts";
import { zipOf } from "./word.ts";

const long = "It rained on the town for a week, and the gutters ran with what had been roads.";

async function read(bytes: Uint8Array): Promise<readonly string[]> {
  return show(await epub.read({ id: "a.epub", bytes }))
    .split("\n")
    .filter((line) => line !== "" && line !== "--" && !/^(?:title|language): /.test(line));
}

async function draftOf(reader: Reader, bytes: Uint8Array): Promise<Draft> {
  const outcome = await reader.read({ id: "in", bytes });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

describe("books this program made read back to the same book", () => {
  test.each([
    "manuscripts/specimen",
    "manuscripts/ten-minutes-slow.md",
    "manuscripts/a-day-without-weather",
    "manuscripts/the-lamplighters-debt.txt",
  ])("%s", { timeout: 60_000 }, async (path) => {
    const host = diskHost(process.cwd());
    const workshop = workshopOf([]);
    const [place] = (await discover(host, workshop, [path])).places;
    const built = await buildBook(host, workshop, place!, {
      formats: ["epub", "md"],
      said: emptyTree,
    });
    const made = (ending: string) =>
      built.artifacts.find((one) => one.path.endsWith(ending))!.bytes;
    const asText = await draftOf(md, made(".md"));
    const asBook = await draftOf(epub, made(".epub"));
    expect(canonical(asBook, ["align"])).toEqual(canonical(asText, ["align"]));
    expect({ ...asBook.metadata }).toMatchObject(asText.metadata);
  });
});

describe("books others made", () => {
  test("headings stand as deep as the contents list them, and are called what they head", async () => {
    const toc =
      '<li><a href="text/a.xhtml">Part One</a><ol><li><a href="text/b.xhtml">The Well</a></li></ol></li><li><a href="text/c.xhtml">Afterword</a></li>';
    const texts = {
      a: "<h1>Part One</h1>",
      b: `<h1>The Well</h1><p>${long}</p>`,
      c: `<body epub:type="afterword"><h1>Last words</h1><p>${long}</p></body>`,
    };
    expect((await read(epubOf(texts, { toc }))).filter((line) => /^head/.test(line))).toEqual([
      "heading 1 part 1 |Part One| : ",
      "heading 2 -  : |The Well|",
      "heading 1 afterword  : |Last words|",
    ]);
  });

  test("a title set as paragraphs is a heading where the contents name it", async () => {
    const toc =
      '<li><a href="text/a.xhtml">1: The Well</a></li><li><a href="text/b.xhtml">Copyright</a></li>';
    const texts = {
      a: `<p class="calibre1">1</p><p class="calibre2">The Well</p><p>${long}</p>`,
      b: "<p>All rights reserved.</p>",
    };
    const lines = await read(epubOf(texts, { toc }));
    expect(lines.filter((line) => /^(?:head|para)/.test(line))).toEqual([
      "heading 1 chapter 1 |1| : |The Well|",
      `paragraph |${long}|`,
      "heading 1 copyright  : |Copyright|",
      "paragraph |All rights reserved.|",
    ]);
  });

  test("what only says again what the package says is left out, and the rest of it is told", async () => {
    const metadata =
      '<dc:title>The Test</dc:title><dc:creator id="c">A. Quoin</dc:creator><dc:language>en-GB</dc:language>';
    const texts = {
      cover: '<body epub:type="cover"><svg><image xlink:href="../images/cover.png"/></svg></body>',
      title:
        '<body epub:type="titlepage"><h1>The Test</h1><p>A novel of the sea</p><p>by A. Quoin</p></body>',
      a: `<h1>One</h1><p>${long}</p>`,
    };
    const lines = await read(
      epubOf(texts, { metadata, toc: '<li><a href="text/a.xhtml">One</a></li>' }),
    );
    expect(lines).toEqual([
      'authors: ["A. Quoin"]',
      "heading 1 chapter 1 |One| : ",
      `paragraph |${long}|`,
      "1:1 info readers/front-page “A novel of the sea” stood on the title page and was left out",
    ]);
  });

  test("notes in another file stand where they are called; links lead to headings", async () => {
    const toc =
      '<li><a href="text/a.xhtml">The Well</a></li><li><a href="text/b.xhtml">The Sea</a></li>';
    const texts = {
      a: `<h1 id="well">The Well</h1><p>Deep<a epub:type="noteref" id="r1" href="n.xhtml#n1">1</a> and dark.</p>`,
      b: `<h1>The Sea</h1><p>Not <a href="a.xhtml#well">the well</a>.</p>`,
      n: `<section epub:type="footnotes"><aside epub:type="footnote" id="n1"><p><a href="a.xhtml#r1" role="doc-backlink">1</a> Forty feet.</p></aside></section>`,
    };
    expect(await read(epubOf(texts, { toc }))).toEqual([
      "heading 1 - #well  : |The Well|",
      "paragraph |Deep| {note paragraph |Forty feet.|} | and dark.|",
      "heading 1 -  : |The Sea|",
      "paragraph |Not | {link #well |the well|} |.|",
    ]);
  });

  test("looks said by classes are looks, and empty elements closed by themselves hold nothing", async () => {
    const parts = {
      "OEBPS/style.css": ".calibre5 { font-style: italic } h1 { font-style: italic }",
    };
    const head = '<html><head><link rel="stylesheet" href="../style.css"/></head>';
    const body = `<h1>One</h1><p><a id="x"/>It <span class="calibre5">rained</span>.</p></body></html>`;
    const bytes = epubOf(
      { a: "" },
      {
        parts: { ...parts, "OEBPS/text/a.xhtml": `${head}<body>${body}` },
        toc: '<li><a href="text/a.xhtml">One</a></li>',
      },
    );
    expect((await read(bytes))[1]).toBe("paragraph |It | {emphasis |rained|} |.|");
  });

  test("the metadata of older and newer books is read", async () => {
    const older =
      '<dc:title>The Test</dc:title><dc:creator opf:role="aut">A. Quoin</dc:creator><dc:creator opf:role="ill">P. Forme</dc:creator><dc:identifier opf:scheme="ISBN">978-0-306-40615-7</dc:identifier><dc:date>2019-05-01T00:00:00</dc:date><dc:subject>Sea</dc:subject><dc:description>&lt;p&gt;Wet.&lt;/p&gt;</dc:description><meta name="calibre:series" content="Tides"/><meta name="calibre:series_index" content="2.0"/><dc:language>en</dc:language>';
    const outcome = await epub.read({
      id: "a",
      bytes: epubOf({ a: "<p>x</p>" }, { metadata: older }),
    });
    expect(outcome.ok && outcome.value.metadata).toEqual({
      title: "The Test",
      language: "en",
      identifier: "urn:isbn:9780306406157",
      description: "Wet.",
      date: "2019-05-01",
      series: { name: "Tides", position: 2 },
      authors: ["A. Quoin"],
      contributors: [{ name: "P. Forme", role: "ill" }],
      subjects: ["Sea"],
    });
  });

  test("what is not in the file is not fetched, and what cannot be printed is told", async () => {
    const text = `<h1>One</h1><p>${long}<img src="https://example.org/x.png" alt="x"/><img src="../../../etc/passwd" alt="y"/></p><math><mi>x</mi></math>`;
    const lines = await read(epubOf({ a: text }));
    expect(lines.filter((line) => line.includes("not-carried"))).toHaveLength(3);
  });
});

describe("files made to hurt", () => {
  const refused = async (bytes: Uint8Array) => {
    const outcome = await epub.read({ id: "a.epub", bytes });
    expect(outcome.ok).toBe(false);
    return outcome.diagnostics.map(({ message }) => message).join();
  };

  test("a book that is cut short, locked, without a package, or something else", async () => {
    const whole = epubOf({ a: `<p>${long}</p>` });
    expect(await refused(whole.subarray(0, whole.length - 30))).toContain("damaged");
    expect(await refused(zipOf({ "word/document.xml": "x" }))).toContain("not the document");
    expect(await refused(zipOf({ "META-INF/container.xml": "<container/>" }))).toContain(
      "not the document",
    );
    const locked =
      '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/text/a.xhtml"/></CipherData></EncryptedData></encryption>';
    expect(
      await refused(epubOf({ a: "x" }, { parts: { "META-INF/encryption.xml": locked } })),
    ).toContain("encrypted");
  });

  test("fonts may be encrypted: they are not needed", async () => {
    const fonts =
      '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/font.ttf"/></CipherData></EncryptedData></encryption>';
    const bytes = epubOf({ a: `<p>${long}</p>` }, { parts: { "META-INF/encryption.xml": fonts } });
    expect(await read(bytes)).toEqual([`paragraph |${long}|`]);
  });

  test("elements nested without end, entities that unfold, bombs, a spine that goes round", async () => {
    expect(await refused(epubOf({ a: "<div>".repeat(60_000) }))).toContain("nested");
    expect(
      await refused(epubOf({ a: "x" }, { parts: { "b.bin": new Uint8Array(20_000_000) } })),
    ).toContain("unfolds");
    const bomb =
      '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><html><body><p>&b;&b; word</p></body></html>';
    const outcome = await epub.read({
      id: "a",
      bytes: epubOf({ a: "" }, { parts: { "OEBPS/text/a.xhtml": bomb } }),
    });
    expect(outcome.ok && outcome.value.source.text.length).toBeLessThan(100);
  });

  test("files that are each no longer than a page may be, and together more than memory holds", async () => {
    const file = `<p>${"<i></i>".repeat(100_000)}</p>`;
    const files = Object.fromEntries([..."abcdefghijkl"].map((name) => [name, file]));
    expect(await refused(epubOf(files))).toContain("divided into more pieces");
  });

  test("contents that list the same place ten thousand times", { timeout: 30_000 }, async () => {
    const toc = '<li><a href="text/a.xhtml#p">Here</a></li>'.repeat(10_000);
    const text = `<p id="p">${long}</p>`.repeat(5_000);
    expect((await epub.read({ id: "a", bytes: epubOf({ a: text }, { toc }) })).ok).toBe(true);
  });
});
