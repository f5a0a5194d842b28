import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import type { Verse } from "../../src/model/book.ts";
import { type IndexEntry, indexBlocks, indexOf } from "../../src/model/index-entries.ts";
import { termsOf } from "../../src/model/terms.ts";
import { flowText } from "../../src/model/text.ts";
import { buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { memoryHost } from "../support/memory-host.ts";
import { filesOf } from "../writers/epub/reading.ts";

async function made(text: string, formats: readonly string[], yaml = "") {
  const settings = `title: The Well\nauthor: A. Writer\nlanguage: en-GB\ndate: 2026\n${yaml}`;
  const host = memoryHost({ "book/1.md": text, "book/book.yaml": settings });
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, ["book"]);
  const book = await buildBook(host, workshop, places[0]!, { said: emptyTree, formats });
  expect(book.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return new Map(book.artifacts.map(({ path, bytes }) => [path, bytes]));
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const FILL = "The rope went down and did not come back, and nobody would say why. ".repeat(40);

describe("lines of the index", () => {
  const place = (block: string) => ({ block, offset: 0, section: "s" });
  const entry = (heading: string, pages: readonly string[], more: Partial<IndexEntry> = {}) => ({
    ...{ heading, places: pages.map(place), see: [], seeAlso: [], entries: [] },
    ...more,
  });
  const linesOf = (entries: readonly IndexEntry[]) => {
    const terms = termsOf("en");
    const [verse] = indexBlocks(entries, { language: "en", terms, nameOf: ({ block }) => block });
    return (verse as Verse).stanzas.map((stanza) =>
      stanza.map(({ indent, inlines }) => `${"  ".repeat(indent)}${flowText(inlines)}`),
    );
  };

  test("run pages together, and name a page once", () => {
    const pages = ["v", "vi", "3", "4", "4", "6", "7", "8", "12", "13"];
    expect(linesOf([entry("ropes", pages)])).toEqual([["ropes, v, vi, 3, 4, 6–8, 12, 13"]]);
  });

  test("have two levels, references, and a group for each letter", () => {
    const lines = linesOf([
      entry("ångström", ["1"]),
      entry("apples", [], { see: ["pears"] }),
      entry("pears", ["2"], { seeAlso: ["plums"], entries: [entry("of iron", ["9"])] }),
    ]);
    expect(lines).toEqual([
      ["ångström, 1", "apples, see pears"],
      ["pears, 2. See also plums", "  of iron, 9"],
    ]);
  });

  test("are sorted as the language sorts", () => {
    const sorted = (language: string) =>
      indexOf({
        type: "book",
        metadata: { authors: [], contributors: [], language, identifier: "x", subjects: [] },
        front: [],
        body: [
          {
            ...{ type: "section", id: "s", role: "chapter", label: [], title: [], sections: [] },
            blocks: [
              {
                type: "paragraph",
                inlines: ["Zug", "Ähre", "Acker", "zwei 10", "zwei 9"].map((heading) => ({
                  ...{ type: "indexMark" as const, inlines: [], heading },
                })),
              },
            ],
          },
        ],
        back: [],
      } as Parameters<typeof indexOf>[0]).map(({ heading }) => heading);
    expect(sorted("de")).toEqual(["Acker", "Ähre", "Zug", "zwei 9", "zwei 10"]);
    expect(sorted("sv")).toEqual(["Acker", "Zug", "zwei 9", "zwei 10", "Ähre"]);
  });
});

describe("a book with marked words", () => {
  const text = `# Foreword\n\nOf [wells]{.index}.\n\n# One\n\n${FILL}[A]{index="ropes > of hemp"} rope.\n\n${FILL}[wells]{.index} again, and ${FILL} the [wells]{.index}.

Look.^[A note on [cats]{.index}.] []{index="water" see="wells"}\n\n# Index {.index}\n\n# About the Author\n\nHe digs [wells]{.index}.\n`;

  test("has an index in print with the pages they came to stand on", {
    timeout: 240_000,
  }, async () => {
    const files = await made(text, ["pdf", "epub"], "theme: { name: classic, page: a-format }\n");
    const pdf = await getDocumentProxy(Uint8Array.from(files.get("book.pdf")!));
    const pages: string[] = [];
    for (let at = 1; at <= pdf.numPages; at += 1) {
      const { items } = await (await pdf.getPage(at)).getTextContent();
      pages.push(
        items
          .flatMap((item) => ("str" in item ? [item.str] : []))
          .join(" ")
          .replace(/\s+/g, " ")
          .replaceAll(" ,", ","),
      );
    }
    const labels = (await pdf.getPageLabels()) ?? [];
    const index = pages.findLast((page) => page.includes("ropes of hemp"))!;
    const pageOf = (words: RegExp) =>
      labels.filter((_, i) => words.test(pages[i]!) && pages[i] !== index);
    const wells = pageOf(/wells/);
    expect(wells.length).toBeGreaterThan(2);
    expect(index).toContain(`wells, ${wells.join(", ")}`);
    expect(index).toContain(`cats, ${pageOf(/note on cats/)[0]}`);
    expect(index).toContain(`of hemp, ${pageOf(/A rope/)[0]}`);
    expect(index).toContain("water, see wells");
    const links = await (await pdf.getPage(pages.indexOf(index) + 1)).getAnnotations();
    expect(links).toHaveLength(wells.length + 2);
    // The EPUB has the same pages, each with a link to a place that is there.
    const epub = filesOf(files.get("book.epub")!);
    const markup = epub.get("EPUB/text/index1.xhtml")!;
    const found = [...markup.matchAll(/<a href="([^"#]+)#([^"]+)">([^<]+)<\/a>/g)];
    expect(found).toHaveLength(wells.length + 2);
    for (const [, file, id] of found) expect(epub.get(`EPUB/text/${file}`)).toContain(`id="${id}"`);
    expect(found.map(([, , , page]) => page)).toEqual(expect.arrayContaining([...wells]));
  });

  test("has one in HTML by chapters, and keeps its marks in Markdown", {
    timeout: 240_000,
  }, async () => {
    const files = await made(text, ["html", "md"]);
    const html = textOf(files.get("book.html"));
    expect(html).toMatch(
      /wells, <a href="#[^"]+">Foreword<\/a>, <a href="#[^"]+">One<\/a>, <a href="#[^"]+">2<\/a>/,
    );
    const markdown = textOf(files.get("book.md"));
    for (const mark of [
      "[wells]{.index}",
      '[A]{index="ropes > of hemp"}',
      '[]{index="water" see="wells"}',
    ])
      expect(markdown).toContain(mark);
    expect(markdown).toMatch(/# Index \{\.index\}\n\n# About/);
    const again = await made(markdown.replace(/^---[\s\S]*?---\n/, ""), ["md"]);
    expect(textOf(again.get("book.md"))).toBe(markdown);
  });

  test("gets one behind its text where nothing says where, and none where there is one", {
    timeout: 240_000,
  }, async () => {
    const plain = textOf((await made("# One\n\nOf [wells]{.index}.\n", ["html"])).get("book.html"));
    expect(plain).toContain('id="index"');
    const own = "# One\n\nOf [wells]{.index}.\n\n# Index {.index}\n\nwells, passim\n";
    const kept = textOf((await made(own, ["html"])).get("book.html"));
    expect(kept).toContain("wells, passim");
    expect(kept).not.toMatch(/wells, <a/);
  });
});
