import { describe, expect, test } from "vitest";
import type { Block, Inline, Part } from "../../../src/model/book.ts";
import type { Painted } from "../../../src/writers/painted.ts";
import { book, editionOf, note, p, run, section } from "../../support/edition.ts";
import { epubCheck, noJava } from "../../support/epubcheck.ts";
import { epubsOf } from "./job.ts";
import { bookTexts, filesOf, readText, spineOf, wordsOf } from "./reading.ts";

const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `w${from + i}`).join(" ");
const lines = (count: number): readonly Inline[][] =>
  Array.from({ length: count }, (_, i) => [...run(words(i * 8, 8))]);

/** Blocks none of which fits into a file. */
const large: readonly (readonly [string, Block])[] = [
  ["a paragraph", p(words(0, 60_000))],
  [
    "a paragraph in italics",
    p({ type: "emphasis", inlines: run(words(0, 60_000)) }, " and ", ...run(words(60_000, 20_000))),
  ],
  ["a paragraph of quotation marks and ampersands", p('"&" '.repeat(45_000))],
  [
    "a paragraph with a thousand notes",
    p(...Array.from({ length: 1000 }, (_, i) => note(words(i * 60, 60)))),
  ],
  [
    "a note",
    p("One", {
      type: "note",
      blocks: Array.from({ length: 800 }, (_, i) => p(words(i * 60, 60))),
    }),
  ],
  ["a verse", { type: "verse", stanzas: [lines(5000), lines(5000)].map(verse), attribution: [] }],
  [
    "a verse of short lines",
    { type: "verse", stanzas: [verse(Array(12_000).fill(run("a")))], attribution: run("Me") },
  ],
  [
    "a list",
    { type: "list", ordered: true, start: 3, items: lines(8000).map((line) => [p(...line)]) },
  ],
  [
    "a list of one item",
    { type: "list", ordered: false, start: 1, items: [lines(8000).map((line) => p(...line))] },
  ],
  [
    "a letter",
    {
      type: "quotation",
      kind: "letter",
      blocks: lines(8000).map((line) => p(...line)),
      attribution: run("The Sender"),
    },
  ],
  ["code", { type: "codeBlock", value: `${"x = y & z\n".repeat(40_000)}` }],
  [
    "a table",
    {
      type: "table",
      align: [],
      head: [{ cells: [run("One"), run("Two")] }],
      body: lines(6000).map((line) => ({ cells: [line, run("cell")] })),
      caption: run("The caption"),
    },
  ],
];

function verse(found: readonly (readonly Inline[])[]) {
  return found.map((inlines) => ({ indent: 0, inlines }));
}

const named = (block: Block, id: string): Block => ({ ...block, id });

const census = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

describe("a block too long for one file", () => {
  test.each(large)("%s is cut, no file over 250 KB and no word lost", async (_, block) => {
    const whole = named(block, "whole");
    const made = book([
      section("One", [p("Before."), whole, p("After.")]),
      section("Two", [p("x")]),
    ]);
    const files = filesOf((await epubsOf(editionOf(made, [], { labels: new Map() })))[0]!.bytes);
    const texts = spineOf(files).filter((path) => path.includes("/text/"));
    for (const path of texts)
      expect(Buffer.byteLength(files.get(path)!), path).toBeLessThanOrEqual(250_000);
    const found = census(texts.map((path) => readText(files.get(path)!)));
    const lost = [...census(bookTexts(made))].filter(([word, n]) => (found.get(word) ?? 0) < n);
    expect(lost).toEqual([]);
  });

  test("the page of a part is divided as a chapter is", async () => {
    const part: Part = {
      type: "part",
      id: "first-part",
      label: run("Part One"),
      title: [],
      blocks: Array.from({ length: 900 }, (_, i) => named(p(words(i * 60, 60)), `b${i}`)),
      sections: [],
    };
    const made = { ...book([section("x", [])]), body: [part] };
    const files = filesOf((await epubsOf(editionOf(made)))[0]!.bytes);
    const parts = spineOf(files).filter((path) => path.includes("/part1x"));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map((path) => files.get(path)!.match(/epub:type="part"/g)?.length)).toEqual(
      parts.map(() => 1),
    );
  });

  test("a note stands in the file that calls it", async () => {
    const blocks = Array.from({ length: 900 }, (_, i) => p(words(i * 60, 60), note(`Note${i}.`)));
    const files = filesOf((await epubsOf(editionOf(book([section("One", blocks)]))))[0]!.bytes);
    const parts = spineOf(files).filter((path) => path.includes("/chapter1x"));
    expect(parts.length).toBeGreaterThan(1);
    for (const path of parts) {
      const calls = files.get(path)!.match(/epub:type="noteref"/g)?.length;
      expect(calls).toBeGreaterThan(0);
      expect(files.get(path)!.match(/href="#[^"]+" epub:type="noteref"/g)?.length).toBe(calls);
      expect(files.get(path)!.match(/<aside /g)?.length).toBe(calls);
    }
  });

  test("a page that begins in it is marked before its own word", async () => {
    const text = words(0, 60_000);
    const places = [0, text.indexOf("w20000"), text.indexOf("w41234"), text.indexOf("w59990")];
    const painted = {
      pages: places.map((offset, i) => ({ folio: `${i + 1}`, begins: { block: "b1", offset } })),
    } as unknown as Painted;
    const edition = editionOf(book([section("One", [named(p(text), "b1")])]));
    const made = await epubsOf(edition, undefined, {
      formats: ["epub", "pdf"],
      painted: async () => ({ ok: true, value: painted, diagnostics: [] }),
    });
    const files = filesOf(made[0]!.bytes);
    const nav = files.get("EPUB/nav.xhtml")!;
    const marked = [...nav.matchAll(/href="text\/([^#"]+)#(page_\d)"/g)].map(([, file, id]) => {
      const markup = files.get(`EPUB/text/${file}`)!;
      return new RegExp(`id="${id}"[^>]*></span>(\\w+)`).exec(markup)?.[1];
    });
    expect(marked).toEqual(["w0", "w20000", "w41234", "w59990"]);
  });

  test.skipIf(noJava)("what is cut satisfies EPUBCheck", { timeout: 600_000 }, async () => {
    // The others take EPUBCheck a minute, and are cut by the same hand.
    const some = large.filter(([name]) => /verse of|one item|table/.test(name));
    const blocks = some.map(([, block], i) => named(block, `whole${i}`));
    const made = await epubsOf(editionOf(book([section("One", blocks), section("Two", [p("x")])])));
    const faults = epubCheck([made[0]!.bytes])[0]!.filter(({ severity }) => severity !== "USAGE");
    expect(faults).toEqual([]);
  });
});
