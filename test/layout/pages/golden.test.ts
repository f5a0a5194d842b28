import { describe, expect, test } from "vitest";
import { dumpPages } from "../../../src/layout/dump.ts";
import type { Block } from "../../../src/model/book.ts";
import { asset, png } from "../../support/assets.ts";
import { book, editionOf, note, p, part, run, section } from "../../support/edition.ts";
import { setFixed } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

const words =
  "Type is set in lines and lines are set in pages, and nobody who reads should see it.";
const classic = themeNamed("classic");
/** Ragged, so that a change in the taste of justified lines leaves these pages alone. */
const theme = {
  ...classic,
  text: { ...classic.text, align: "start", opticalMargins: false },
} as const;

const blocks: Readonly<Record<string, readonly Block[]>> = {
  paragraphs: [p(words), p(words), { type: "paragraph", align: "center", inlines: run("Middle") }],
  inlines: [
    p(
      "Plain ",
      { type: "emphasis", inlines: run("leaning") },
      " and ",
      { type: "strong", inlines: run("loud") },
      ", ",
      { type: "smallCaps", inlines: run("small") },
      ", ",
      { type: "strikethrough", inlines: run("struck out") },
      ", e",
      { type: "superscript", inlines: run("2") },
      ", ",
      { type: "code", value: "x = 1" },
      ", ",
      { type: "link", href: "https://example.org/", inlines: run("a link") },
      { type: "lineBreak" },
      { type: "image", image: "dot.png", alt: "a dot", decorative: false },
    ),
  ],
  quotation: [
    p(words),
    {
      type: "quotation",
      kind: "quotation",
      blocks: [p(words), p("Short.")],
      attribution: run("A. Writer"),
    },
    p(words),
  ],
  letter: [
    { type: "quotation", kind: "letter", blocks: [p("Dear Sir,"), p(words)], attribution: [] },
  ],
  list: [
    {
      type: "list",
      ordered: true,
      start: 9,
      items: [
        [p("nine")],
        [p(words), { type: "list", ordered: false, start: 1, items: [[p("nested")]] }],
      ],
    },
  ],
  verse: [
    {
      type: "verse",
      stanzas: [
        [
          { indent: 0, inlines: run("A line of verse") },
          { indent: 1, inlines: run("and one so long that it must turn over into another line") },
        ],
        [{ indent: 0, inlines: run("A second stanza") }],
      ],
      attribution: run("A Poet"),
    },
  ],
  code: [{ type: "codeBlock", value: "if (a) {\n  b();\n}\n" }],
  figure: [
    { type: "figure", image: "dot.png", alt: "a dot", decorative: false, caption: run("A dot") },
  ],
  table: [
    {
      type: "table",
      align: ["start", "end"],
      head: [{ cells: [run("Name"), run("Age")] }],
      body: [{ cells: [run("Em"), run("12")] }, { cells: [run("En"), run("6")] }],
      caption: run("Ages"),
    },
  ],
  "scene-breaks": [
    p(words),
    { type: "sceneBreak", style: "ornament", typed: "***" },
    p(words),
    { type: "sceneBreak", style: "space", typed: "" },
    p(words),
  ],
  notes: [p("A word", note("The first note."), " and another", note(words, words), ".")],
};

const assets = [asset("dot.png", png(300, 150), "image/png", [300, 150])];

describe("marks of each kind of block", () => {
  test.each(Object.entries(blocks))("%s", async (name, content) => {
    const edition = editionOf(book([section("One", content)]), assets);
    await expect(dumpPages(setFixed(edition, theme))).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  test("front matter, contents, parts", async () => {
    const edition = editionOf(
      book(
        [
          part("The First Part", [section("One", [p(words)]), section("Two", [p(words)])]),
          part("The Second Part", [section("Three", [p(words)])]),
        ],
        {
          front: [
            section("For You", [p("To nobody")], { role: "dedication" }),
            section("Preface", [p(words)], { role: "preface" }),
          ],
          back: [section("Colophon", [p(words)], { role: "colophon" })],
        },
      ),
    );
    await expect(dumpPages(setFixed(edition, theme))).toMatchFileSnapshot("golden/book.txt");
  });
});
