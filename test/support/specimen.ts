import type { Block, Book, Inline, SectionRole } from "../../src/model/book.ts";
import type { Asset, Edition } from "../../src/model/edition.ts";
import { asset, jpeg, png, svg } from "./assets.ts";
import { book, editionOf, metadata, note, p, part, run, section } from "./edition.ts";

const inline = (
  type: "emphasis" | "strong" | "smallCaps",
  ...parts: (string | Inline)[]
): Inline => ({
  type,
  inlines: run(...parts),
});

/** A paragraph of every inline the model has. */
const everyInline: Block = p(
  "Plain & <plain> “quoted” text, ",
  inline("emphasis", "emphasis with ", inline("strong", "strong"), " inside"),
  ", ",
  inline("smallCaps", "small capitals"),
  ", ",
  { type: "strikethrough", inlines: run("struck") },
  ", x",
  { type: "superscript", inlines: run("2") },
  ", H",
  { type: "subscript", inlines: run("2") },
  "O, ",
  { type: "phrase", language: "fr", inlines: run("c’est la vie") },
  ", ",
  { type: "emphasis", language: "la", inlines: run("ad infinitum") },
  ", ",
  { type: "code", value: "a < b && c" },
  ", ",
  { type: "link", href: "https://example.org/?a=1&b=2", inlines: run("a link") },
  ", ",
  { type: "link", href: "#the-second", inlines: run("a link inside") },
  ", ",
  { type: "image", image: "dot.png", alt: "a grey dot", decorative: false },
  ", ",
  { type: "image", image: "dot-copy.png", alt: "", decorative: true },
  " a break",
  { type: "lineBreak" },
  "and a note",
  note("The note says ", p("more, with ", inline("emphasis", "stress"), ".")),
  "; see ",
  { type: "crossReference", target: "the-second" },
  ".",
);

/** A run of every block the model has. */
const everyBlock: readonly Block[] = [
  everyInline,
  { type: "paragraph", align: "center", inlines: run("In the middle") },
  { type: "paragraph", align: "end", inlines: run("At the end") },
  ...(["quotation", "epigraph", "letter", "message", "dedication", "sign", "aside"] as const).map(
    (kind): Block => ({
      type: "quotation",
      kind,
      blocks: [p(`This is a ${kind}.`), p("And a second paragraph.")],
      attribution: kind === "quotation" || kind === "epigraph" ? run("A. Writer") : [],
    }),
  ),
  {
    type: "list",
    ordered: true,
    start: 3,
    items: [
      [p("three")],
      [p("four"), { type: "list", ordered: false, start: 1, items: [[p("nested")]] }],
    ],
  },
  { type: "list", ordered: false, start: 1, items: [[p("one")], [p("other"), p("second of it")]] },
  {
    type: "verse",
    stanzas: [
      [
        { indent: 0, inlines: run("A line of verse stands here,") },
        { indent: 2, inlines: run("and one set in", note("A note in verse.")) },
      ],
      [{ indent: 0, inlines: run("A second stanza.") }],
    ],
    attribution: run("A Poet"),
  },
  { type: "sceneBreak", style: "ornament", typed: "* * *" },
  p("After an ornament."),
  { type: "sceneBreak", style: "space", typed: "" },
  { type: "codeBlock", syntax: "ts", value: 'if (a < b) {\n  say("&");\n}\n' },
  {
    type: "figure",
    image: "view.jpg",
    alt: "A gradient from navy to white",
    decorative: false,
    caption: run("A view, ", inline("emphasis", "captioned")),
  },
  { type: "figure", image: "line.svg", alt: "", decorative: true, caption: [] },
  {
    type: "table",
    align: ["start", "center", "end"],
    head: [{ cells: [run("Left"), run("Middle"), run("Right")] }],
    body: [
      { cells: [run("a"), run(inline("strong", "b")), run("1")] },
      { cells: [run("c"), run("d"), run("2", note("A note in a table."))] },
    ],
    caption: run("A table"),
  },
  {
    type: "custom",
    name: "riddle",
    data: { answer: 1 },
    fallback: [p("What custom falls back to.")],
  },
  { type: "paragraph", language: "de", inlines: run("Ein ganzer Absatz auf Deutsch.") },
];

const frontRoles = [
  "dedication",
  "epigraph",
  "foreword",
  "preface",
  "introduction",
  "authorNote",
] as const;
const backRoles = [
  "epilogue",
  "afterword",
  "acknowledgments",
  "appendix",
  "glossary",
  "bibliography",
  "index",
  "aboutAuthor",
  "alsoBy",
  "colophon",
] as const;

const roleSection = (role: SectionRole) =>
  section(`Of ${role}`, [p(`The ${role} of the specimen.`)], { role });

/** Every role, block and inline of the model, in a book of two parts. */
export const specimenBook: Book = book(
  [
    roleSection("prologue"),
    part(
      "Part the First",
      [
        section("The First", everyBlock, {
          label: run("Chapter One"),
          number: 1,
          sections: [
            section("A section", [p("In a section.")], {
              role: "section",
              sections: [section("A subsection", [p("Deeper.")], { role: "section" })],
            }),
          ],
        }),
        section("", [p("An untitled interlude.")], { id: "gap", role: "interlude" }),
      ],
      {
        label: run("Part One"),
        number: 1,
        blocks: [
          {
            type: "quotation",
            kind: "epigraph",
            blocks: [p("All in good time.")],
            attribution: run("Proverb"),
          },
        ],
      },
    ),
    part("Part the Second", [
      section(
        "The Second",
        [
          p("A chapter whose title has a note."),
          p(
            "Back to ",
            { type: "link", href: "#the-first", inlines: run("the first") },
            note("One."),
            note("Two."),
            ".",
          ),
        ],
        { number: 2 },
      ),
    ]),
  ],
  {
    metadata: metadata({
      subtitle: "A Book of Every Part & Kind",
      authors: ["Nobody Atall", "Anybody Else"],
      contributors: [
        { name: "A. Translator", role: "trl" },
        { name: "An Illustrator", role: "ill" },
      ],
      identifier: "urn:isbn:9780306406157",
      publisher: "Specimen & Daughters",
      rights: "© 2026 Nobody Atall",
      description: "A book that holds <everything>.",
      subjects: ["Fiction / General", "Typography"],
      series: { name: "Specimens", position: 2 },
      date: "2026-11",
    }),
    cover: { image: "cover.png", alt: "The word Specimen on grey" },
    front: frontRoles.map(roleSection),
    back: backRoles.map(roleSection),
  },
);

/** The images the specimen names; two of them are one picture. */
export const specimenAssets: readonly Asset[] = [
  asset("cover.png", png(320, 512, 90), "image/png", [320, 512]),
  asset("dot.png", png(8, 8), "image/png", [8, 8]),
  asset("dot-copy.png", png(8, 8), "image/png", [8, 8]),
  asset("view.jpg", jpeg, "image/jpeg", [16, 9]),
  asset("line.svg", svg, "image/svg+xml", [40, 20]),
];

/** The specimen with everything settled, as writers receive it. */
export const specimen: Edition = editionOf(specimenBook, specimenAssets);
