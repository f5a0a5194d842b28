import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import type { Block, Inline } from "../../../src/model/book.ts";
import { flowText, OBJECT } from "../../../src/model/text.ts";
import { leadInEnd } from "../../../src/theme/lead-in.ts";
import { escapeMarkup } from "../../../src/writers/escape.ts";
import {
  noteMarkup,
  notesOfSection,
  partMarkup,
  sectionMarkup,
} from "../../../src/writers/markup.ts";
import { blocksMarkup } from "../../../src/writers/markup-blocks.ts";
import type { MarkupContext, PageBreak } from "../../../src/writers/markup-context.ts";
import { inlinesMarkup } from "../../../src/writers/markup-inlines.ts";
import { em, note, p, section, t } from "./tree.ts";

const context: MarkupContext = {
  dialect: "html",
  language: "en",
  headingLevel: 2,
  labels: new Map([
    ["n1", "1"],
    ["ch2", "Chapter 2"],
  ]),
  sceneBreak: { ornament: "* * *", lines: 3 },
  chapter: { start: "next", sink: 0, dropCap: 0, leadIn: 0, ornament: "" },
  hrefOf: (id) => `#${id}`,
  noteHref: (id) => `#${id}`,
  noteBackHref: (id) => `#${id}_call`,
  imageSource: (ref) => (ref === "missing.png" ? undefined : { src: ref, width: 4, height: 3 }),
};
const xhtml: MarkupContext = { ...context, dialect: "xhtml" };
const withPages = (breaks: readonly PageBreak[]): MarkupContext => ({
  ...context,
  pageBreaksIn: () => breaks,
});

describe("blocks", () => {
  const table: readonly (readonly [string, Block, string])[] = [
    ["a paragraph", p("p1", "Hello"), '<p id="p1">Hello</p>\n'],
    [
      "a sign in the middle",
      { ...p("p1", "CLOSED"), align: "center" },
      '<p id="p1" class="center">CLOSED</p>\n',
    ],
    [
      "a French paragraph",
      { ...p("p1", "Bonjour"), language: "fr" },
      '<p id="p1" lang="fr">Bonjour</p>\n',
    ],
    [
      "a Hebrew paragraph, which turns",
      { ...p("p1", "שלום"), language: "he" },
      '<p id="p1" lang="he" dir="rtl">שלום</p>\n',
    ],
    [
      "an epigraph with its attribution",
      {
        type: "quotation",
        id: "q",
        kind: "epigraph",
        blocks: [p("p1", "Words")],
        attribution: [t("A. N.")],
      },
      '<blockquote id="q" class="epigraph" role="doc-epigraph">\n<p id="p1" class="first">Words</p>\n<p class="attribution">—A. N.</p>\n</blockquote>\n',
    ],
    [
      "verse with an indented line",
      {
        type: "verse",
        id: "v",
        stanzas: [
          [
            { indent: 0, inlines: [t("One")] },
            { indent: 2, inlines: [t("Two")] },
          ],
        ],
        attribution: [],
      },
      '<div id="v" class="verse">\n<div class="stanza">\n<div class="line">One</div>\n<div class="line in2">Two</div>\n</div>\n</div>\n',
    ],
    [
      "a list that starts at three",
      { type: "list", id: "l", ordered: true, start: 3, items: [[p("p1", "c")]] },
      '<ol id="l" start="3">\n<li><p id="p1" class="first">c</p>\n</li>\n</ol>\n',
    ],
    [
      "code with a syntax that tries to be an attribute",
      { type: "codeBlock", id: "c", syntax: 'ts" onload="x', value: "a < b\n" },
      '<pre id="c"><code class="language-tsonloadx">a &lt; b\n</code></pre>\n',
    ],
    [
      "a scene break, spoken as a separator",
      { type: "sceneBreak", id: "s", style: "ornament", typed: "***" },
      '<div id="s" class="scene-break" role="separator">* * *</div>\n',
    ],
    [
      "a gap",
      { type: "sceneBreak", id: "s", style: "space", typed: "" },
      '<hr id="s" class="scene-space">\n',
    ],
    [
      "a decorative figure",
      { type: "figure", id: "f", image: "a.png", alt: "", decorative: true, caption: [] },
      '<figure id="f">\n<img src="a.png" alt="" width="4" height="3">\n</figure>\n',
    ],
    [
      "an undescribed figure, which claims nothing",
      { type: "figure", id: "f", image: "a.png", alt: "", decorative: false, caption: [t("Cap")] },
      '<figure id="f">\n<img src="a.png" width="4" height="3">\n<figcaption>Cap</figcaption>\n</figure>\n',
    ],
    [
      "a missing image, by its description",
      {
        type: "figure",
        id: "f",
        image: "missing.png",
        alt: "A fox",
        decorative: false,
        caption: [],
      },
      '<figure id="f">\n<span class="missing-image">A fox</span>\n</figure>\n',
    ],
    [
      "a table",
      {
        type: "table",
        id: "t",
        align: ["start", "end"],
        head: [{ cells: [[], [t("Price")]] }],
        body: [{ cells: [[t("Tea")], [t("2")]] }],
        caption: [],
      },
      '<table id="t">\n<thead>\n<tr><td></td><th scope="col" class="end">Price</th></tr>\n</thead>\n<tbody>\n<tr><td>Tea</td><td class="end">2</td></tr>\n</tbody>\n</table>\n',
    ],
    [
      "a block of a plug-in, by its fallback",
      { type: "custom", id: "x", name: "map view", data: {}, fallback: [p("p1", "Map")] },
      '<div id="x" class="custom map-view">\n<p id="p1" class="first">Map</p>\n</div>\n',
    ],
  ];
  test.each(table)("%s", (_name, block, expected) => {
    expect(blocksMarkup([block], context)).toBe(expected);
  });

  test("the paragraph after a scene break is not indented", () => {
    const gap: Block = { type: "sceneBreak", id: "s", style: "space", typed: "" };
    expect(blocksMarkup([p("a", "x"), gap, p("b", "y"), p("c", "z")], context)).toContain(
      '<p id="b" class="first">y</p>\n<p id="c">z</p>',
    );
  });
});

describe("inlines", () => {
  test.each<readonly [string, readonly Inline[], string]>([
    ["emphasis joined to a word", [em("un"), t("believable")], "<em>un</em>believable"],
    [
      "a javascript link is only its words",
      [{ type: "link", href: "JaVaScript:alert(1)", inlines: [t("press")] }],
      "press",
    ],
    [
      "a link within the book",
      [{ type: "link", href: "#ch2", inlines: [t("there")] }],
      '<a href="#ch2">there</a>',
    ],
    [
      "a note in a link is called after it",
      [{ type: "link", href: "https://x.org/?a&b", inlines: [t("x"), note("n1")] }, t("y")],
      '<a href="https://x.org/?a&amp;b">x</a><sup class="note-call"><a id="n1_call" href="#n1" role="doc-noteref">1</a></sup>y',
    ],
    [
      "a cross-reference",
      [{ type: "crossReference", target: "ch2" }],
      '<a class="reference" href="#ch2">Chapter 2</a>',
    ],
    [
      "a foreign phrase",
      [{ type: "phrase", language: "fr", inlines: [t("mot")] }],
      '<span lang="fr">mot</span>',
    ],
    [
      "markup in the text is text",
      [t('<script>alert("&amp;")</script>')],
      "&lt;script&gt;alert(&quot;&amp;amp;&quot;)&lt;/script&gt;",
    ],
  ])("%s", (_name, inlines, expected) => {
    expect(inlinesMarkup(inlines, context)).toBe(expected);
  });

  test("characters no document may hold become U+FFFD, others stay", () => {
    expect(escapeMarkup("a\0b\uD800c\u{1F600}\uDC00\u0085\u00A0\u00AD")).toBe(
      "a\uFFFDb\uFFFDc\u{1F600}\uFFFD\uFFFD\u00A0\u00AD",
    );
  });
});

describe("sections", () => {
  const chapter = section(
    "ch1",
    "The Fox",
    [p("p1", "It ran", note("n1", p("np", "Fast."))), p("p2", "On.")],
    {
      label: [t("Chapter One")],
      sections: [section("s1", "Later", [p("p3", "Sun.")], { role: "section" })],
    },
  );

  test("a chapter in HTML", () => {
    expect(sectionMarkup(chapter, context)).toBe(
      `<section id="ch1" class="chapter" role="doc-chapter" aria-labelledby="ch1_heading">
<h2 id="ch1_heading" class="heading"><span class="label">Chapter One</span> <span class="title">The Fox</span></h2>
<p id="p1" class="first">It ran<sup class="note-call"><a id="n1_call" href="#n1" role="doc-noteref">1</a></sup></p>
<p id="p2">On.</p>
<section id="s1" class="section" aria-labelledby="s1_heading">
<h3 id="s1_heading" class="heading"><span class="title">Later</span></h3>
<p id="p3" class="first">Sun.</p>
</section>
</section>
`,
    );
  });

  test("XHTML adds epub:type and xml:lang", () => {
    const french = { ...chapter, language: "fr" };
    expect(sectionMarkup(french, xhtml)).toContain(
      '<section id="ch1" class="chapter" epub:type="chapter" role="doc-chapter" aria-labelledby="ch1_heading" xml:lang="fr" lang="fr">',
    );
    expect(sectionMarkup(french, xhtml)).toContain('epub:type="noteref" role="doc-noteref"');
  });

  test("a note links back to its call", () => {
    const [first] = notesOfSection(chapter);
    expect(noteMarkup(first!, xhtml)).toBe(
      `<aside id="n1" class="note" epub:type="footnote" role="doc-footnote" aria-label="1">
<p id="np" class="first"><a class="back" href="#n1_call" epub:type="backlink" role="doc-backlink">1</a> Fast.</p>
</aside>
`,
    );
  });

  test("an untitled section has no heading and is named by its label", () => {
    const markup = sectionMarkup(section("ch2", "", [p("p1", "x")]), context);
    expect(markup).not.toContain("<h2");
    expect(markup).toContain('aria-label="Chapter 2"');
  });

  test("a part holds its own page only", () => {
    const part = {
      type: "part",
      id: "one",
      label: [],
      title: [t("North")],
      blocks: [],
      sections: [chapter],
    } as const;
    expect(partMarkup(part, context)).not.toContain("The Fox");
  });

  test("the words that open a chapter stand in small capitals", () => {
    const opening = { ...context, chapter: { ...context.chapter, leadIn: 3 } };
    const long = section("c", "T", [
      p("p1", "“It was a dark and stormy night.", " And on it went".repeat(30)),
      p("p2", "Short."),
    ]);
    expect(sectionMarkup(long, opening)).toContain(
      '<p id="p1" class="opening"><span class="small-caps">“It was a</span> dark and stormy night. And',
    );
    const short = section("c", "T", [p("p1", "It was a dark and stormy night.")]);
    expect(sectionMarkup(short, opening), "too short to carry a drop capital").toContain(
      '<p id="p1" class="first"><span class="small-caps">It was a</span> dark',
    );
    expect(leadInEnd("Too short.", 3)).toBe(0);
  });
});

describe("page markers", () => {
  const marker = (folio: string): string =>
    `<span id="page_${folio}" class="page" role="doc-pagebreak" aria-label="${folio}"></span>`;

  test("stand inside a word, inside emphasis, before an object and at the end", () => {
    const inlines = [t("winter"), em("time"), note("n1")];
    const breaks = [
      { offset: 3, folio: "7" },
      { offset: 8, folio: "8" },
      { offset: 10, folio: "9" },
      { offset: 11, folio: "10" },
    ];
    expect(blocksMarkup([{ type: "paragraph", id: "p", inlines }], withPages(breaks))).toBe(
      `<p id="p">win${marker("7")}ter<em>ti${marker("8")}me</em>${marker("9")}` +
        `<sup class="note-call"><a id="n1_call" href="#n1" role="doc-noteref">1</a></sup>${marker("10")}</p>\n`,
    );
  });

  test("in verse count a line end as one", () => {
    const line = (text: string) => ({ indent: 0, inlines: [t(text)] });
    const verse: Block = {
      type: "verse",
      id: "v",
      stanzas: [[line("ab")], [line("cd")]],
      attribution: [],
    };
    expect(blocksMarkup([verse], withPages([{ offset: 3, folio: "2" }]))).toContain(
      `<div class="line">${marker("2")}cd</div>`,
    );
  });
});

describe("properties", () => {
  // U+FFFC stands for what is no text when a flow is made, so none is typed here: the comparison takes them all away.
  const text = fc
    .oneof(fc.string(), fc.string({ unit: "grapheme" }))
    .map((typed) => t(typed.replaceAll(OBJECT, "")));
  const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text,
      fc.constant<Inline>({ type: "lineBreak" }),
      fc.record({
        type: fc.constantFrom(
          "emphasis" as const,
          "strong" as const,
          "phrase" as const,
          "smallCaps" as const,
        ),
        inlines: fc.array(tie("inline"), { maxLength: 4 }),
      }),
      fc.record({
        type: fc.constant("link" as const),
        href: fc.constantFrom("#a", "https://a.b", "javascript:x"),
        inlines: fc.array(tie("inline"), { maxLength: 4 }),
      }),
    ),
  })).inline;

  test("no character is lost, glued or split, wherever pages begin", () => {
    const cases = fc.tuple(
      fc.array(inline, { maxLength: 6 }),
      fc.array(fc.nat(60), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(cases, ([inlines, offsets]) => {
        const sorted = offsets.toSorted((a, b) => a - b);
        const breaks = sorted.map((offset, i) => ({ offset, folio: String(i) }));
        const markup = blocksMarkup([{ type: "paragraph", id: "p", inlines }], withPages(breaks));
        const read = readBack(markup);
        // The one change allowed: what no document may hold is shown as U+FFFD, unit for unit.
        const clean = (s: string): string => readBack(`<p>${escapeMarkup(s)}</p>`).text;
        expect(read.text).toBe(clean(flowText(inlines).replaceAll(OBJECT, "")));
        expect(read.pages).toBe(breaks.length);
      }),
      { numRuns: 300 },
    );
  });

  function readBack(markup: string): { readonly text: string; readonly pages: number } {
    let words = "";
    let pages = 0;
    const parser = new Parser({
      onopentag(name, { class: className }) {
        if (className === "page") pages += 1;
        if (name === "br") words += "\n";
      },
      ontext(data) {
        words += data;
      },
    });
    parser.end(markup.replaceAll("<br>\n", "<br>").trimEnd());
    return { text: words, pages };
  }
});
