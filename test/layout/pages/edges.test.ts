import { describe, expect, test } from "vitest";
import type { Mark, Page } from "../../../src/layout/pagination.ts";
import type { Block } from "../../../src/model/book.ts";
import { flowText } from "../../../src/model/text.ts";
import { asset, png } from "../../support/assets.ts";
import { book, editionOf, p, run, section } from "../../support/edition.ts";
import { chapterOf, lineText, novel, setFixed, textMarks } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

const theme = themeNamed("classic");
const ornament = theme.sceneBreak.ornament;

/** Lines of the text of a page, top to bottom, without head and folio. */
function linesOf(page: Page): readonly Extract<Mark, { type: "text" }>[] {
  return textMarks(page)
    .filter(({ y, tag, pieces }) => tag >= 0 || (y > 60 && pieces[0]?.shaped.text === ornament))
    .toSorted((a, b) => a.y - b.y);
}

test("no page of prose ends with an ornament, and what opens with one goes on", () => {
  const blocks = novel(160, 7).flatMap((block, i): readonly Block[] =>
    i % 7 === 6 ? [{ type: "sceneBreak", style: "ornament", typed: "***" }, block] : [block],
  );
  const { pages } = setFixed(chapterOf(...blocks), theme);
  const edges = pages.map((page) => linesOf(page).map(({ tag }) => tag < 0));
  expect(edges.flat().filter(Boolean).length).toBeGreaterThan(15);
  expect(edges.filter((lines) => lines.at(-1)).length).toBe(0);
  // Two lines at least of the scene that begins.
  expect(edges.filter((lines) => lines.at(-2)).length).toBe(0);
  expect(edges.filter((lines) => lines[0]).length).toBeLessThanOrEqual(1);
});

test("a page that begins in verse, code or a table says where", () => {
  const line = (n: number) => ({ indent: 0, inlines: run(`Line the ${n} of a long poem`) });
  const stanzas = Array.from({ length: 20 }, (_, s) => [0, 1, 2, 3].map((n) => line(s * 4 + n)));
  const code = Array.from({ length: 90 }, (_, n) => (n % 9 === 0 ? "" : `\tcall(${n});`)).join(
    "\n",
  );
  const rows = Array.from({ length: 70 }, (_, n) => ({ cells: [run(`row ${n}`), run("x")] }));
  const blocks: readonly Block[] = [
    { type: "verse", id: "poem", stanzas, attribution: [] },
    { type: "codeBlock", id: "code", value: code },
    { type: "table", id: "table", align: [], head: [], body: rows, caption: [] },
  ];
  const poem = stanzas
    .flat()
    .map(({ inlines }) => flowText(inlines))
    .join("\n");
  const cells = rows.flatMap((row) => row.cells.map((cell) => `${flowText(cell)} `)).join("");
  const texts: Readonly<Record<string, string>> = { poem, code, table: cells };
  const { pages } = setFixed(chapterOf(...blocks), theme);
  const begun = pages.flatMap(({ begins, ...page }) => {
    const text = texts[begins?.block ?? ""];
    const first = linesOf({ ...page, marks: page.marks })[0];
    if (begins === undefined || text === undefined || first === undefined) return [];
    const words = lineText(first).replaceAll("\u00a0", " ").trim();
    return [[text.slice(begins.offset).trimStart().slice(0, words.length), words, begins.block]];
  });
  for (const [said, seen] of begun) expect(said).toBe(seen);
  expect(new Set(begun.map(([, , block]) => block))).toEqual(new Set(["poem", "code", "table"]));
});

test("an address, a date and a salutation stand flush; the letter's paragraphs are indented", () => {
  const long =
    "Words enough to be no address at all, and to run over one line of a letter. ".repeat(3);
  const letter: Block = {
    type: "quotation",
    kind: "letter",
    blocks: [
      p("The Lighthouse"),
      p("Dear Sir,"),
      p(`Thank ${long}`),
      p(`Thank ${long}`),
      p("Yours"),
    ],
    attribution: [],
  };
  const { pages } = setFixed(chapterOf(p("One."), letter), theme);
  const lefts = pages.flatMap(linesOf).map((mark) => [lineText(mark).slice(0, 5), mark.x] as const);
  const edge = lefts.find(([words]) => words === "The L")?.[1] ?? 0;
  const indents = lefts.slice(1).map(([words, x]) => [words, Math.round(x - edge)] as const);
  expect(indents.filter(([words]) => words === "Dear ")).toEqual([["Dear ", 0]]);
  for (const [, indent] of indents.filter(([words]) => words === "Thank")) expect(indent).toBe(15);
});

test("a figure without room stands at the head of the next page, and the text goes on", () => {
  const words = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");
  const figure: Block = {
    type: "figure",
    id: "plate",
    image: "plate.png",
    alt: "a plate",
    decorative: false,
    caption: run("A plate"),
  };
  const assets = [asset("plate.png", png(1500, 1200), "image/png", [1500, 1200])];
  for (let before = 1; before <= 9; before += 1) {
    const blocks = Array.from({ length: 16 }, (_, n) => p(`P${n} ${words}.`));
    const chapter = [...blocks.slice(0, before), figure, ...blocks.slice(before)];
    const { pages } = setFixed(editionOf(book([section("One", chapter)]), assets), theme);
    const set = pages.filter(({ marks, blank }) => !blank && marks.length > 1).slice(1);
    expect(set.flatMap(({ marks }) => marks).filter(({ type }) => type === "image").length).toBe(1);
    const feet = set.slice(0, -1).map((page) => Math.max(...linesOf(page).map(({ y }) => y)));
    // Every page but the last is full, to a line.
    expect(Math.max(...feet) - Math.min(...feet)).toBeLessThanOrEqual(2 * 14 + 0.01);
    const said = set.flatMap(linesOf).map(lineText).join(" ");
    const order = [...said.matchAll(/P(\d+) /g)].map(([, n]) => Number(n));
    // The first letter of the chapter is a drop capital.
    expect(order).toEqual(blocks.map((_, n) => n).slice(1));
  }
});

describe("a picture with a page to itself", () => {
  const wide = asset("map.png", png(300, 150), "image/png", [1800, 2700]);
  const set = (extent: "page" | "bleed", bleed: "0mm" | "0.125in"): ReturnType<typeof setFixed> => {
    const own = { ...theme, page: { ...theme.page, bleed } };
    const figure: Block = {
      type: "figure",
      image: "map.png",
      alt: "A map.",
      decorative: false,
      caption: extent === "page" ? run("The island") : [],
      extent,
    };
    const blocks = [...novel(12), figure, ...novel(12, 3)];
    return setFixed(editionOf(book([section("One", blocks)]), [wide]), own);
  };
  const pageWith = (pages: readonly Page[]): Page | undefined =>
    pages.find(({ marks }) => marks.some(({ type }) => type === "image"));

  test("stands within the margins, its caption under it, without head and folio", () => {
    const { pages } = set("page", "0mm");
    const page = pageWith(pages);
    const image = page?.marks.find((mark) => mark.type === "image");
    expect(
      textMarks(page as Page)
        .map(lineText)
        .join(" ")
        .trim(),
    ).toBe("The island");
    expect(image?.width).toBeCloseTo(286.56, 1);
    const at = pages.indexOf(page as Page);
    // The text goes on before and after it, and leaves no hole.
    const full = Math.max(...pages.map((one) => linesOf(one).length));
    expect(linesOf(pages[at - 1] as Page).length).toBeGreaterThanOrEqual(full - 10);
    expect(linesOf(pages[at + 1] as Page).length).toBeGreaterThan(5);
  });

  test("covers the page to beyond all its edges where it bleeds", () => {
    const page = pageWith(set("bleed", "0.125in").pages) as Page;
    const image = page.marks.find((mark) => mark.type === "image");
    expect(textMarks(page)).toEqual([]);
    expect(image?.x).toBeLessThanOrEqual(-9);
    expect(image?.y).toBeLessThanOrEqual(-9);
    expect((image?.x ?? 0) + (image?.width ?? 0)).toBeGreaterThanOrEqual(page.width + 9 - 1e-9);
    expect((image?.y ?? 0) + (image?.height ?? 0)).toBeGreaterThanOrEqual(page.height + 9 - 1e-9);
    expect((image?.width ?? 0) / (image?.height ?? 1)).toBeCloseTo(1800 / 2700, 6);
  });
});

test("a folio at the foot stands clear of a page that runs a line long", () => {
  const modern = themeNamed("modern");
  const { pages } = setFixed(chapterOf(...novel(700, 3)), modern);
  const leading = 14;
  const printed = pages.filter((page) => linesOf(page).length > 5);
  const feet = printed.map((page) => {
    const deepest = Math.max(...linesOf(page).map(({ y }) => y));
    const folio = Math.max(...textMarks(page).flatMap(({ tag, y }) => (tag < 0 ? [y] : [])));
    return { deepest, clear: folio - deepest };
  });
  const deepest = feet.map((page) => page.deepest).toSorted((a, b) => b - a);
  expect(deepest[0]).toBeGreaterThan((deepest[Math.floor(deepest.length / 2)] ?? 0) + leading / 2);
  expect(Math.min(...feet.map(({ clear }) => clear))).toBeGreaterThan(1.4 * leading);
});

test("no page ends with a heading and a single line below it", () => {
  const sections = Array.from({ length: 60 }, (_, n) =>
    section(`Heading ${n}`, [p(`One line ${n}.`), ...novel(4 + (n % 5), n + 1)]),
  );
  const { pages } = setFixed(editionOf(book([section("One", [], { sections })])), theme);
  const single = pages.flatMap((page) => {
    const lines = linesOf(page).map((line) => lineText(line).trim());
    return lines.flatMap((line, i) => (line.startsWith("One line") ? [lines.length - 1 - i] : []));
  });
  expect(single.length).toBe(60);
  expect(single).not.toContain(0);
});
