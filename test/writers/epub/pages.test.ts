import { describe, expect, test } from "vitest";
import { success } from "../../../src/diagnostics/diagnostic.ts";
import type { Page, Pagination } from "../../../src/layout/pagination.ts";
import { flowText } from "../../../src/model/text.ts";
import { paintPages } from "../../../src/writers/paint-book.ts";
import { book, editionOf, note, run, section } from "../../support/edition.ts";
import { epubCheck, noJava, noOldEpubCheck, oldEpubCheck } from "../../support/epubcheck.ts";
import { epubsOf } from "./job.ts";
import { filesOf } from "./reading.ts";

const words = "One two three four five six seven.";
const edition = editionOf(
  book([
    section("First", [
      {
        type: "paragraph",
        id: "b-long",
        inlines: run(words, { type: "emphasis", inlines: run(" Eight nine.") }, note("Note.")),
      },
      { type: "paragraph", id: "b-next", inlines: run("Ten.") },
    ]),
    section("Second", [
      {
        type: "verse",
        id: "b-verse",
        stanzas: [
          [
            { indent: 0, inlines: run("Line one") },
            { indent: 0, inlines: run("line two") },
          ],
        ],
        attribution: [],
      },
    ]),
  ]),
);

function page(folio: string, begins?: { block: string; offset: number }): Page {
  const side = "recto";
  return {
    folio,
    side,
    width: 1,
    height: 1,
    blank: !begins,
    marks: [],
    ...(begins ? { begins } : {}),
  };
}

const pagination: Pagination = {
  pages: [
    page("i"),
    page("1", { block: "first", offset: 0 }),
    page("2", { block: "b-long", offset: words.indexOf("four") }),
    page("3", { block: "b-long", offset: words.length + 1 + "Eight ".length }),
    page("4", { block: "b-verse", offset: "Line one\n".length }),
    page("5", { block: "nowhere", offset: 3 }),
    page("6"),
  ],
  outline: [],
  structure: [],
};

const pictures = { images: new Map(), drawings: new Map() };

const withPdf = {
  formats: ["epub", "pdf"],
  painted: async () => success(paintPages({ pictures, pagination })),
};

describe("the page-list", () => {
  test("marks each page at its exact place, in the middle of a paragraph, of emphasis, of verse", async () => {
    const files = filesOf((await epubsOf(edition, undefined, withPdf))[0]!.bytes);
    const marker = (folio: string) =>
      new RegExp(
        `<(span|div) id="page_${folio}"[^>]*epub:type="pagebreak"[^>]*aria-label="${folio}"></\\1>`,
      );
    const first = files.get("EPUB/text/chapter1.xhtml")!;
    expect(first).toMatch(new RegExp(`three ${marker("2").source}four`));
    expect(first).toMatch(new RegExp(`<em> Eight ${marker("3").source}nine`));
    expect(files.get("EPUB/text/chapter2.xhtml")).toMatch(
      new RegExp(`${marker("4").source}line two`),
    );
    const nav = files.get("EPUB/nav.xhtml")!;
    const list = nav.slice(nav.indexOf('epub:type="page-list"'));
    expect(
      [...list.matchAll(/href="([^"]+)">([^<]+)</g)].map(([, href, folio]) => [folio, href]),
    ).toEqual([
      ["1", "text/chapter1.xhtml#page_1"],
      ["2", "text/chapter1.xhtml#page_2"],
      ["3", "text/chapter1.xhtml#page_3"],
      ["4", "text/chapter2.xhtml#page_4"],
    ]);
  });

  test("is claimed only where a PDF is made, and names the print edition", async () => {
    const opf = async (raw: unknown, more: object) =>
      filesOf((await epubsOf(edition, raw, more))[0]!.bytes).get("EPUB/package.opf")!;
    expect(await opf(undefined, {})).not.toMatch(/pageBreak|pageNavigation|source-of/);
    const stated = await opf({ printIsbn: "978-0-306-40615-7" }, withPdf);
    expect(stated).toContain('<meta property="pageBreakSource">urn:isbn:9780306406157</meta>');
    expect(stated).toContain(">pageBreakMarkers<");
    expect(stated).toContain(">pageNavigation<");
    expect(await opf({ editions: ["kobo"] }, withPdf)).toContain(
      'property="source-of">pagination<',
    );
  });

  test.skipIf(noJava ?? noOldEpubCheck)("passes both checkers", { timeout: 600_000 }, async () => {
    const made = await epubsOf(
      edition,
      { editions: ["generic", "kobo"], printIsbn: "9780306406157" },
      withPdf,
    );
    const verdicts = epubCheck(made.map(({ bytes }) => bytes)).map((messages) =>
      messages.filter(({ id }) => id !== "CSS-028"),
    );
    expect(verdicts).toEqual([[], []]);
    expect(oldEpubCheck(made[1]!.bytes)).toEqual([]);
  });

  test("the places the test names are those the text has", () => {
    const [paragraph] =
      edition.book.body[0]!.type === "section" ? edition.book.body[0]!.blocks : [];
    const text = paragraph?.type === "paragraph" ? flowText(paragraph.inlines) : "";
    expect(text.slice(words.length + 1 + "Eight ".length)).toMatch(/^nine/);
  });
});
