import { describe, expect, test } from "vitest";
import type { Book, Metadata, Part, Section } from "../../src/model/book.ts";
import { titleText } from "../../src/model/text.ts";
import { assemble } from "../../src/pipeline/assemble.ts";
import { chapterOrder } from "../../src/pipeline/chapter-order.ts";
import type { Manuscript } from "../../src/pipeline/load.ts";
import { heading, manuscript, paragraph } from "../support/draft.ts";

const metadata: Metadata = {
  authors: [],
  contributors: [],
  subjects: [],
  language: "en-US",
  identifier: "urn:uuid:0",
};

function bookOf(...manuscripts: Manuscript[]): Book {
  const outcome = assemble(manuscripts, { metadata });
  if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.code);
  return outcome.value;
}

/** The outline as text: role, label and title, two spaces a level. */
function outline(nodes: readonly (Part | Section)[], level = 0): string[] {
  return nodes.flatMap((node) => {
    const role = node.type === "part" ? "part" : node.role;
    const name = [titleText(node.label), titleText(node.title)].filter(Boolean).join(": ");
    const count = node.blocks.length === 0 ? "" : `(${node.blocks.length})`;
    const line = [role, name, count].filter(Boolean).join(" ");
    return [`${"  ".repeat(level)}${line}`, ...outline(node.sections, level + 1)];
  });
}

function shapeOf(...manuscripts: Manuscript[]) {
  const { front, body, back } = bookOf(...manuscripts);
  return { front: outline(front), body: outline(body), back: outline(back) };
}

const chapter = (text: string, number?: number) =>
  heading(1, text, { role: "chapter", ...(number !== undefined && { number }) });

describe("one file", () => {
  test("a story without headings is one untitled chapter", () => {
    expect(shapeOf(manuscript([paragraph("A"), paragraph("B")]))).toEqual({
      front: [],
      body: ["chapter (2)"],
      back: [],
    });
  });

  test("no words are no book", () => {
    const outcome = assemble([manuscript([])], { metadata });
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["pipeline/empty-book"]);
  });

  test("matter before the first chapter and after the last stands apart; a note between stays", () => {
    const shape = shapeOf(
      manuscript([
        heading(1, "Dedication", { role: "dedication" }),
        paragraph("For M."),
        chapter("Chapter One: The Well", 1),
        paragraph("A"),
        heading(1, "Author’s Note", { role: "authorNote" }),
        paragraph("Sorry"),
        chapter("Chapter Two: The Mill", 2),
        paragraph("B"),
        heading(1, "Epilogue", { role: "epilogue" }),
        paragraph("C"),
        heading(1, "Acknowledgments", { role: "acknowledgments" }),
        paragraph("D"),
      ]),
    );
    expect(shape).toEqual({
      front: ["dedication Dedication (1)"],
      body: [
        "chapter Chapter One: The Well (1)",
        "authorNote Author’s Note (1)",
        "chapter Chapter Two: The Mill (1)",
        "epilogue Epilogue (1)",
      ],
      back: ["acknowledgments Acknowledgments (1)"],
    });
  });

  test("what stands before the first heading is front matter where its kind says so", () => {
    const aside = {
      type: "quotation",
      kind: "aside",
      blocks: [paragraph("Hi")],
      attribution: [],
    } as const;
    const epigraph = { ...aside, kind: "epigraph" } as const;
    expect(
      shapeOf(manuscript([aside, epigraph, chapter("Chapter One", 1), paragraph("A")])),
    ).toEqual({
      front: ["authorNote (1)", "epigraph (1)"],
      body: ["chapter Chapter One (1)"],
      back: [],
    });
    expect(
      shapeOf(manuscript([paragraph("It began."), chapter("Chapter One", 1), paragraph("A")])).body,
    ).toEqual(["section (1)", "chapter Chapter One (1)"]);
  });

  test("headings nest by depth, also where a level is skipped", () => {
    const blocks = [
      heading(1, "One"),
      paragraph("A"),
      heading(3, "Deep"),
      paragraph("B"),
      heading(2, "Less"),
      paragraph("C"),
      heading(1, "Two"),
      paragraph("D"),
    ];
    expect(shapeOf(manuscript(blocks)).body).toEqual([
      "chapter One (1)",
      "  section Deep (1)",
      "  section Less (1)",
      "chapter Two (1)",
    ]);
  });

  test("a heading over chapters is a part, also where no word says so", () => {
    const blocks = [
      heading(1, "The Valley"),
      paragraph("Epigraph"),
      heading(2, "Chapter 1", { role: "chapter", number: 1 }),
      paragraph("A"),
    ];
    expect(shapeOf(manuscript(blocks)).body).toEqual([
      "part The Valley (1)",
      "  chapter Chapter 1 (1)",
    ]);
  });

  test("a turn of scene at the edge of a chapter is none", () => {
    const turn = { type: "sceneBreak", style: "ornament", typed: "***" } as const;
    const blocks = [chapter("Chapter One"), turn, paragraph("A"), turn, turn, paragraph("B"), turn];
    expect(shapeOf(manuscript(blocks)).body).toEqual(["chapter Chapter One (3)"]);
  });
});

describe("several files", () => {
  test("chapters belong to the part that an earlier file opened, an epilogue to none", () => {
    const shape = shapeOf(
      manuscript([heading(1, "Part One: Stone", { role: "part" })]),
      manuscript([chapter("Chapter One", 1), paragraph("A")]),
      manuscript([paragraph("B")]),
      manuscript([
        heading(1, "Part Two: Water", { role: "part" }),
        heading(2, "Chapter Two", { role: "chapter", number: 2 }),
        paragraph("C"),
      ]),
      manuscript([heading(1, "Epilogue", { role: "epilogue" }), paragraph("D")]),
    );
    expect(shape.body).toEqual([
      "part Part One: Stone",
      "  chapter Chapter One (1)",
      "  chapter (1)",
      "part Part Two: Water",
      "  chapter Chapter Two (1)",
      "epilogue Epilogue (1)",
    ]);
  });

  test("a file's place and role can be said", () => {
    const shape = shapeOf(
      manuscript([paragraph("For M.")], { role: "dedication" }),
      manuscript([paragraph("A")], { title: "The Well" }),
      manuscript([heading(1, "Sources"), paragraph("B")], { matter: "back" }),
    );
    expect(shape).toEqual({
      front: ["dedication (1)"],
      body: ["chapter The Well (1)"],
      back: ["section Sources (1)"],
    });
  });

  test("titles of several files are those of their chapters", () => {
    const shape = shapeOf(
      manuscript([paragraph("A")], { metadata: { title: "The Well" } }),
      manuscript([paragraph("B")], { metadata: { title: "The Mill" } }),
    );
    expect(shape.body).toEqual(["chapter The Well (1)", "chapter The Mill (1)"]);
  });

  test("numbers that skip are reported, a part that begins again is not", () => {
    const parts = (numbers: readonly number[]) =>
      bookOf(
        manuscript([
          heading(1, "Part One: A", { role: "part" }),
          ...numbers.flatMap((n) => [
            heading(2, `Chapter ${n}`, { role: "chapter", number: n }),
            paragraph("x"),
          ]),
          heading(1, "Part Two: B", { role: "part" }),
          heading(2, "Chapter 1", { role: "chapter", number: 1 }),
          paragraph("x"),
        ]),
      );
    expect(chapterOrder(parts([1, 2, 3]))).toEqual([]);
    expect(chapterOrder(parts([1, 3, 3])).map(({ message }) => message)).toEqual([
      "“Chapter 3” follows a chapter numbered 1",
      "“Chapter 3” follows a chapter numbered 3",
    ]);
  });
});
