import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Book, Inline, Metadata } from "../../src/model/book.ts";
import { assemble } from "../../src/pipeline/assemble.ts";
import { identify } from "../../src/pipeline/identify.ts";
import { resolve } from "../../src/pipeline/resolve.ts";
import type { Heading } from "../../src/readers/reader.ts";
import { heading, manuscript, paragraph, words } from "../support/draft.ts";

const metadata: Metadata = {
  authors: [],
  contributors: [],
  subjects: [],
  language: "en-US",
  identifier: "urn:uuid:0",
};

function identified(blocks: readonly (Block | Heading)[]): Book {
  const book = assemble([manuscript(blocks)], { metadata });
  if (!book.ok) throw new Error("no book");
  const outcome = identify(book.value);
  if (!outcome.ok) throw new Error("no ids");
  return outcome.value;
}

/** Every id of a book, in order. */
function idsOf(book: Book): string[] {
  const ids: string[] = [];
  JSON.stringify(book, (key, value) => {
    if (key === "id") ids.push(value);
    return value;
  });
  return ids;
}

const note = (value: string): Inline => ({ type: "note", blocks: [paragraph(value)] });

test("sections are called by their words", () => {
  const book = identified([
    heading(1, "Chapter One: The Well"),
    paragraph("A"),
    heading(1, "Глава: Вода"),
    paragraph("B"),
    heading(1, "章"),
    paragraph("C"),
    heading(1, "1984"),
    paragraph("D"),
  ]);
  expect(book.body.map(({ id }) => id)).toEqual([
    "chapter-one-the-well",
    "glava-voda",
    expect.stringMatching(/^s-[0-9a-z]{11}$/),
    "s-1984",
  ]);
});

test("an author's id is kept, wherever a derived one would have been the same", () => {
  const book = identified([
    heading(1, "The Well"),
    paragraph("A"),
    heading(1, "Two", { id: "the-well" }),
    paragraph("B"),
    heading(1, "Three", { id: "The-Well" }),
    paragraph("C"),
  ]);
  expect(book.body.map(({ id }) => id)).toEqual(["the-well-2", "the-well", "three"]);
});

test("ids are unique and lower-case ASCII, whatever a book says twice", () => {
  const text = fc.constantFrom("Yes.", "No.", "第", "“Yes.”", "");
  const block = fc.oneof(
    text.map((value) => paragraph(value)),
    text.map((value) => heading(1, value)),
    text.map((value): Block => ({ type: "paragraph", inlines: [...words(value), note(value)] })),
    text.map(
      (value): Block => ({
        type: "quotation",
        kind: "quotation",
        blocks: [paragraph(value), paragraph(value)],
        attribution: [],
      }),
    ),
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 30 }), (blocks) => {
      const ids = idsOf(identified([paragraph("begin"), ...blocks]));
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9._-]*$/);
    }),
  );
});

test("an edit leaves every id of other sections, and of other paragraphs, as it was", () => {
  const book = (second: string) => [
    heading(1, "One"),
    paragraph("Yes."),
    paragraph("It rained."),
    heading(1, "Two"),
    paragraph("Yes."),
    paragraph(second),
    paragraph("Yes."),
    heading(1, "Three"),
    paragraph("It rained."),
  ];
  const before = idsOf(identified(book("She left.")));
  const after = idsOf(identified(book("She stayed, and left.")));
  expect(before.filter((id) => !after.includes(id)).length).toBe(1);
});

describe("resolve", () => {
  function edition(blocks: readonly (Block | Heading)[]) {
    const outcome = resolve(identified(blocks), "book", new Map());
    if (!outcome.ok) throw new Error("no edition");
    return { ...outcome, edition: outcome.value };
  }

  test("notes count from 1 in each chapter, those of a list and of a note included", () => {
    const blocks: (Block | Heading)[] = [
      heading(1, "One"),
      { type: "paragraph", inlines: [note("a"), { type: "emphasis", inlines: [note("b")] }] },
      {
        type: "list",
        ordered: false,
        start: 1,
        items: [[{ type: "paragraph", inlines: [note("c")] }]],
      },
      heading(1, "Two"),
      { type: "paragraph", inlines: [note("d")] },
    ];
    const { notes, labels } = edition(blocks).edition;
    expect(notes.map(({ number, section }) => `${section} ${number}`)).toEqual([
      "one 1",
      "one 2",
      "one 3",
      "two 1",
    ]);
    expect(labels.get(notes[2]!.id)).toBe("3");
  });

  test("contents nest, and leave out what has no name", () => {
    const { contents, words: count } = edition([
      heading(1, "Part One: Stone", { role: "part" }),
      heading(2, "Chapter One: The Well", { role: "chapter" }),
      paragraph("Two words"),
      heading(3, "Night"),
      paragraph("x"),
      heading(2, "", { role: "chapter" }),
      paragraph("y"),
    ]).edition;
    const names = (entries: typeof contents): unknown =>
      entries.map(({ label, title, role, children }) => [role, label, title, names(children)]);
    expect(names(contents)).toEqual([
      [
        "part",
        "Part One",
        "Stone",
        [["chapter", "Chapter One", "The Well", [["section", "", "Night", []]]]],
      ],
    ]);
    expect(count).toBe(3 + 4 + 2 + 1 + 1 + 1);
  });

  test("a link finds a heading by id or by its words; one to nothing keeps its words", () => {
    const link = (href: string): Inline => ({ type: "link", href, inlines: words(href) });
    const { edition: made, diagnostics } = edition([
      heading(1, "Chapter One: The Well", { id: "well" }),
      {
        type: "paragraph",
        inlines: [
          link("#well"),
          link("#the-well"),
          link("#chapter-two"),
          link("#gone"),
          link("https://example.org/"),
        ],
      },
      heading(1, "Chapter Two: The Mill"),
      paragraph("x"),
    ]);
    const first = made.book.body[0]!.blocks[0]!;
    const inlines = first.type === "paragraph" ? first.inlines : [];
    expect(inlines.map((inline) => (inline.type === "link" ? inline.href : inline.type))).toEqual([
      "#well",
      "#well",
      "#chapter-two-the-mill",
      "text",
      "https://example.org/",
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["pipeline/missing-target"]);
  });
});
