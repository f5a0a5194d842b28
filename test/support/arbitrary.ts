import fc from "fast-check";
import {
  type Block,
  type Book,
  type Inline,
  type Metadata,
  type Part,
  SECTION_ROLES,
  type Section,
  type SectionRole,
} from "../../src/model/book.ts";
import type { Asset } from "../../src/model/edition.ts";
import { asset, jpeg, png, svg } from "./assets.ts";

/** Books of any shape the model allows, for properties of writers. Ids are given as the pipeline gives them. */

/** Images that arbitrary books may name; `missing.png` is not among them. */
export const arbitraryAssets: readonly Asset[] = [
  asset("pictures/Dot One.png", png(8, 8), "image/png", [8, 8]),
  asset("embedded:abc", png(8, 8), "image/png", [8, 8]),
  asset("view.jpg", jpeg, "image/jpeg", [16, 9]),
  asset("line.svg", svg, "image/svg+xml", [40, 20]),
];

const words = fc.constantFrom(
  "word",
  "a",
  "naïve",
  "ﬁn",
  "don’t",
  "“Oh!”",
  "Ωμέγα",
  "слово",
  "שלום",
  "日本語",
  "𝒳",
  "🙂",
  "&amp;",
  "<b>",
  "]]>",
  "--",
  "{{x}}",
  "\u00a0",
  "\u00ad",
  "\u2028",
  "e\u0301",
);
/** Characters that a reader should have stopped, and may not have. */
const rough = fc.constantFrom(
  "\0",
  "\u0001",
  "\uFFFE",
  "\uD800",
  "\uDC00",
  "\r",
  "\t",
  "\u0085",
  "\uFEFF",
);
const spaces = fc.constantFrom(" ", " ", " ", "", "  ", "\n");

const phrase: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(fc.oneof({ weight: 20, arbitrary: words }, { weight: 1, arbitrary: rough }), spaces),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.flat().join(""));

const language = fc.constantFrom("en-GB", "de", "fr-CA", "la", "he", "ar", "zh-Hant", "sr-Latn");
const inSome = <T extends object>(node: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc
    .tuple(node, fc.option(language, { nil: undefined, freq: 8 }))
    .map(([found, tag]) => (tag === undefined ? found : { ...found, language: tag }));

const imageRef = fc.constantFrom(...arbitraryAssets.map(({ ref }) => ref), "missing.png");
const href = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    "#s1",
    "#s2",
    "#b3",
    "#nowhere",
    "mailto:a@example.org",
    "http://example.org/a b?q=ü&x=<y>",
    "https://exämple.org/%zz",
    "https://",
    "http://[bad",
  ),
);

const trees = fc.letrec<{
  inline: Inline;
  inlines: readonly Inline[];
  block: Block;
  blocks: readonly Block[];
}>((tie) => ({
  inlines: fc.array(tie("inline"), { maxLength: 4, depthIdentifier: "tree" }),
  inline: inSome(
    fc.oneof(
      { depthSize: "small", withCrossShrink: true, depthIdentifier: "tree" },
      { weight: 8, arbitrary: fc.record({ type: fc.constant("text" as const), value: phrase }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("code" as const), value: phrase }) },
      { weight: 1, arbitrary: fc.constant({ type: "lineBreak" } as const) },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("image" as const),
          image: imageRef,
          alt: phrase,
          decorative: fc.boolean(),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("crossReference" as const),
          target: fc.constantFrom("s1", "s2", "b3", "nowhere"),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          type: fc.constantFrom(
            "emphasis" as const,
            "strong" as const,
            "smallCaps" as const,
            "strikethrough" as const,
            "superscript" as const,
            "subscript" as const,
            "phrase" as const,
          ),
          inlines: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ type: fc.constant("link" as const), href, inlines: tie("inlines") }),
      },
      {
        weight: 1,
        arbitrary: fc.record(
          {
            type: fc.constant("indexMark" as const),
            inlines: tie("inlines"),
            heading: fc.constantFrom("Ropes", "wells, dry", "Émile"),
            subheading: fc.constantFrom("of hemp", "lost"),
            see: fc.constant("Ropes"),
            seeAlso: fc.constant("wells, dry"),
          },
          { requiredKeys: ["type", "inlines"] },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record({ type: fc.constant("note" as const), blocks: tie("blocks") }),
      },
    ),
  ) as fc.Arbitrary<Inline>,
  blocks: fc.array(tie("block"), { maxLength: 3, depthIdentifier: "tree" }),
  block: inSome(
    fc.oneof(
      { depthSize: "small", withCrossShrink: true, depthIdentifier: "tree" },
      {
        weight: 6,
        arbitrary: fc.record(
          {
            type: fc.constant("paragraph" as const),
            inlines: tie("inlines"),
            align: fc.constantFrom("center" as const, "end" as const),
          },
          { requiredKeys: ["type", "inlines"] },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("sceneBreak" as const),
          style: fc.constantFrom("ornament" as const, "space" as const),
          typed: fc.constantFrom("* * *", "#", "", "<>"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record(
          { type: fc.constant("codeBlock" as const), value: phrase, syntax: phrase },
          { requiredKeys: ["type", "value"] },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("figure" as const),
          image: imageRef,
          alt: phrase,
          decorative: fc.boolean(),
          caption: tie("inlines"),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constant("quotation" as const),
          kind: fc.constantFrom(
            "quotation" as const,
            "epigraph" as const,
            "letter" as const,
            "message" as const,
            "dedication" as const,
            "sign" as const,
            "aside" as const,
          ),
          blocks: tie("blocks"),
          attribution: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("list" as const),
          ordered: fc.boolean(),
          start: fc.integer({ min: 0, max: 9 }),
          items: fc.array(tie("blocks"), { maxLength: 3 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("verse" as const),
          stanzas: fc.array(
            fc.array(fc.record({ indent: fc.nat(12), inlines: tie("inlines") }), { maxLength: 3 }),
            { maxLength: 2 },
          ),
          attribution: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("table" as const),
          align: fc.array(fc.constantFrom("start" as const, "center" as const, "end" as const), {
            maxLength: 3,
          }),
          head: rows(tie("inlines"), 1),
          body: rows(tie("inlines"), 3),
          caption: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("custom" as const),
          name: phrase,
          data: fc.constant(undefined),
          fallback: tie("blocks"),
        }),
      },
    ),
  ) as fc.Arbitrary<Block>,
}));

function rows(cell: fc.Arbitrary<readonly Inline[]>, maxLength: number) {
  return fc.array(fc.record({ cells: fc.array(cell, { maxLength: 3 }) }), { maxLength });
}

const roles: readonly SectionRole[] = SECTION_ROLES;

const sectionOf = fc.memo(
  (depth): fc.Arbitrary<Section> =>
    inSome(
      fc.record({
        type: fc.constant("section" as const),
        id: fc.constant(""),
        role: fc.constantFrom(...roles),
        label: fc.oneof(fc.constant([]), trees.inlines),
        title: fc.oneof(fc.constant([]), trees.inlines),
        blocks: trees.blocks,
        sections: depth > 1 ? fc.array(sectionOf(), { maxLength: 2 }) : fc.constant([]),
      }),
    ),
);
const section = sectionOf(3);

const part: fc.Arbitrary<Part> = fc.record({
  type: fc.constant("part" as const),
  id: fc.constant(""),
  label: trees.inlines,
  title: trees.inlines,
  blocks: trees.blocks,
  sections: fc.array(section, { maxLength: 2 }),
});

const metadata: fc.Arbitrary<Metadata> = fc.record(
  {
    title: phrase,
    subtitle: phrase,
    authors: fc.array(
      phrase.filter((name) => name.trim() !== ""),
      { maxLength: 2 },
    ),
    contributors: fc.array(
      fc.record({
        name: phrase.filter((name) => name.trim() !== ""),
        role: fc.constantFrom("aut", "edt", "ill", "trl", "Editor"),
      }),
      { maxLength: 2 },
    ),
    language,
    identifier: fc.constantFrom(
      "urn:isbn:9780306406157",
      "urn:uuid:5f0d5a3e-7d86-5c2a-9c3b-0d1f1e8a4b11",
    ),
    publisher: phrase,
    rights: phrase,
    description: phrase,
    subjects: fc.array(phrase, { maxLength: 2 }),
    series: fc.record({ name: phrase, position: fc.constantFrom(1, 2.5, 0) }),
    date: fc.constantFrom("2026", "2026-11", "2026-11-23", "Martinmas", ""),
  },
  { requiredKeys: ["authors", "contributors", "language", "identifier", "subjects"] },
);

/** Any book the model allows, every section, block and note with an id of its own. */
export const arbitraryBook: fc.Arbitrary<Book> = fc
  .record(
    {
      type: fc.constant("book" as const),
      metadata,
      cover: fc.record({ image: imageRef, alt: phrase }),
      front: fc.array(section, { maxLength: 2 }),
      body: fc.array(fc.oneof({ weight: 3, arbitrary: section }, { weight: 1, arbitrary: part }), {
        maxLength: 3,
      }),
      back: fc.array(section, { maxLength: 1 }),
    },
    { requiredKeys: ["type", "metadata", "front", "body", "back"] },
  )
  .map(withSectionIds);

function withSectionIds(found: Book): Book {
  let count = 0;
  const name = <T extends Section | Part>(node: T): T => {
    count += 1;
    return { ...node, id: `s${count}`, sections: node.sections.map(name) };
  };
  return {
    ...found,
    front: found.front.map(name),
    body: found.body.map(name),
    back: found.back.map(name),
  };
}
