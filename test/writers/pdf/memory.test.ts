import { describe, expect, test } from "vitest";
import type { Memory } from "../../../src/base/memory.ts";
import type { Block, Section } from "../../../src/model/book.ts";
import type { Edition } from "../../../src/model/edition.ts";
import { identify } from "../../../src/pipeline/identify.ts";
import { resolve } from "../../../src/pipeline/resolve.ts";
import type { Theme } from "../../../src/theme/theme.ts";
import { printPdf, screenPdf } from "../../../src/writers/paint.ts";
import { paintBook } from "../../../src/writers/paint-book.ts";
import { book, note, p, run, section } from "../../support/edition.ts";
import { made, novel } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

/** A memory that counts the chapters it gives. */
function remembering(): Memory & { given: number } {
  const kept = new Map<string, Uint8Array>();
  const memory = {
    given: 0,
    get(key: string) {
      const bytes = kept.get(key);
      if (bytes !== undefined && key.startsWith("piece ")) memory.given += 1;
      return bytes;
    },
    put: (key: string, bytes: Uint8Array) => void kept.set(key, Uint8Array.from(bytes)),
  };
  return memory;
}

/** Paragraphs with places in one manuscript, the first of which begins at `start`. */
function written(blocks: readonly Block[], start: number): readonly Block[] {
  return blocks.map((block, i) => {
    const at = start + i * 1000;
    return { ...block, span: { source: "book.md", start: at, end: at + 999 } };
  });
}

/** Twelve chapters: notes, a word no line can hold, a link from one chapter to another. */
function chapters(): Section[] {
  const call = { type: "crossReference", target: "chapter-3" } as const;
  return Array.from({ length: 12 }, (_, n) => {
    const blocks = [
      ...novel(14 + (n % 5), n + 1),
      p("A note", note(`The ${n}th note of the book, and no shorter.`), " and ", call, "."),
      p(n === 7 ? `Wide ${"W".repeat(90)} words.` : "Narrow words."),
    ];
    return section(`Chapter ${n}`, written(blocks, n * 100_000));
  });
}

function editionFrom(sections: readonly Section[]): Edition {
  return made(resolve(made(identify(book(sections))), "specimen", new Map()));
}

/** The chapters with one of them changed, and everything after it moved in the manuscript. */
function edited(at: number, change: (chapter: Section) => Section): Edition {
  const sections = chapters().map((chapter, n) => {
    if (n < at) return chapter;
    const moved = { ...chapter, blocks: written(chapter.blocks, n * 100_000 + 37) };
    return n === at ? change(moved) : moved;
  });
  return editionFrom(sections);
}

async function documents(edition: Edition, theme: Theme, memory?: Memory) {
  const outcome = await paintBook(edition, theme, memory);
  const painted = made(outcome);
  const job = { edition, date: new Date(0), generator: "quoin test", id: "0".repeat(32) };
  const screen = Buffer.from(await screenPdf(job, painted));
  const print = Buffer.from(await printPdf(job, painted, 9));
  return { screen, print, diagnostics: outcome.diagnostics, pages: painted.pages.length };
}

const more = (count: number): readonly Block[] => written(novel(count, 99), 7_000_000);

/** Chapters before the changed one are found; those after it too, where they begin on the side they did. */
const EDITS: readonly (readonly [name: string, at: number, change: (one: Section) => Section])[] = [
  ["a word", 4, (one) => ({ ...one, blocks: [p("Other words."), ...one.blocks.slice(1)] })],
  ["pages more", 2, (one) => ({ ...one, blocks: [...one.blocks, ...more(60)] })],
  ["one page more", 2, (one) => ({ ...one, blocks: [...one.blocks, ...more(8)] })],
  [
    "a note",
    5,
    (one) => ({ ...one, blocks: [p("New", note("A note before."), "."), ...one.blocks] }),
  ],
  ["a heading", 6, (one) => ({ ...one, title: run("A title of quite another length") })],
  ["the title others refer to", 3, (one) => ({ ...one, title: run("Renamed") })],
];

/** All chapters name the title of this one. */
const REFERRED: ReadonlySet<number> = new Set([3]);

describe.each(["classic", "modern", "large-print"])("chapters of %s remembered", (name) => {
  const theme = themeNamed(name);

  test.each(EDITS)("give the bytes of a cold build after an edit: %s", async (_, at, change) => {
    const memory = remembering();
    const first = await documents(editionFrom(chapters()), theme, memory);
    expect(memory.given).toBe(0);
    const edition = edited(at, change);
    const cold = await documents(edition, theme);
    const warm = await documents(edition, theme, memory);
    expect(memory.given).toBeGreaterThanOrEqual(REFERRED.has(at) ? 0 : at);
    expect(warm.diagnostics).toEqual(cold.diagnostics);
    expect(cold.diagnostics.some(({ at: place }) => place !== undefined)).toBe(true);
    expect(warm.screen.equals(cold.screen)).toBe(true);
    expect(warm.print.equals(cold.print)).toBe(true);
    expect(cold.screen.equals(first.screen)).toBe(false);
  });
});

test("a chapter is remembered under all that its pages depend on", async () => {
  const theme = themeNamed("classic");
  const memory = remembering();
  const edition = editionFrom(chapters());
  await documents(edition, theme, memory);
  const again = await documents(edition, theme, memory);
  expect(memory.given, "twelve chapters, the title page and the contents").toBe(14);
  expect(again.screen.equals((await documents(edition, theme)).screen)).toBe(true);
  const other = themeNamed("modern");
  const cold = await documents(edition, other);
  memory.given = 0;
  const warm = await documents(edition, other, memory);
  expect(memory.given).toBe(0);
  expect(warm.screen.equals(cold.screen)).toBe(true);
});

test("the leaves we make are remembered under what stands on them", async () => {
  const theme = themeNamed("classic");
  const memory = remembering();
  const edition = editionFrom(chapters());
  await documents(edition, theme, memory);
  for (const [metadata, given] of [
    [{ ...edition.book.metadata, title: "Another title" }, 13],
    [{ ...edition.book.metadata, publisher: "The Press", rights: "All of them" }, 13],
    [{ ...edition.book.metadata, language: "en-US" }, 0],
  ] as const) {
    const other = { ...edition, book: { ...edition.book, metadata } };
    memory.given = 0;
    const warm = await documents(other, theme, memory);
    expect(memory.given).toBe(given);
    const cold = await documents(other, theme);
    expect(warm.screen.equals(cold.screen)).toBe(true);
    expect(warm.print.equals(cold.print)).toBe(true);
  }
});

test("bytes that are no chapter are not believed", async () => {
  const theme = themeNamed("classic");
  const edition = editionFrom(chapters().slice(0, 3));
  const foreign: Memory = { get: () => Uint8Array.of(9, 0, 0, 0, 1, 2, 3), put: () => undefined };
  const cold = await documents(edition, theme);
  expect((await documents(edition, theme, foreign)).screen.equals(cold.screen)).toBe(true);
});
