import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collate } from "../../../src/collate/collate.ts";
import type { Collation } from "../../../src/collate/collation.ts";
import { witnessOf } from "../../../src/collate/witness.ts";
import type { Book, Section } from "../../../src/model/book.ts";
import type { BookDifference } from "../../../src/report/diff/difference.ts";
import { differencesMarkdown } from "../../../src/report/diff/markdown.ts";
import { markedPlaces } from "../../../src/report/diff/marked-places.ts";
import { differenceText } from "../../../src/report/diff/pretty.ts";
import { changeProof } from "../../../src/report/diff/proof.ts";
import { redlinePage } from "../../../src/report/diff/redline.ts";
import { plainStyle } from "../../../src/report/style.ts";
import { noBrowser, openBrowser } from "../../support/browser.ts";
import { book as bookOf, editionOf, note, p, section } from "../../support/edition.ts";
import { fixedFont } from "../../support/fixed-font.ts";
import { setFixed } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

/** A book of chapters, each a title and paragraphs. */
function book(...chapters: readonly (readonly [string, ...string[]])[]): Book {
  const body = chapters.map(
    ([title, ...texts], at): Section => ({
      type: "section",
      id: `c${at}`,
      role: "chapter",
      label: [],
      title: [{ type: "text", value: title }],
      blocks: texts.map((value, n) => ({
        type: "paragraph",
        id: `c${at}-p${n}`,
        inlines: [{ type: "text", value }],
      })),
      sections: [],
    }),
  );
  const metadata = {
    ...{ title: "The Well", authors: [], contributors: [], language: "en-GB", subjects: [] },
    identifier: "urn:uuid:0",
  };
  return { type: "book", metadata, front: [], body, back: [] };
}

const compared = (a: Book, b: Book): Collation => collate(witnessOf(a), witnessOf(b));
const difference = (collation: Collation): BookDifference => ({
  ...{ slug: "well", title: "The <Well>", language: "en-GB", fate: "compared", collation },
  words: { before: 1, after: 2 },
});

const P = "The rope hung down the well, and nobody had touched it since the spring.";
const Q = "In the morning the rope was gone, and so was every bucket in the yard.";
const HOSTILE = `<script>alert(1)</script> "&amp; ]]> \u202E @everyone | \`code\` [x](javascript:1)`;
const before = book(["One", P, Q, HOSTILE], ["Two", "“Yes,” she said."]);
const after = book(
  ["One", P.replace("spring", "summer"), `${HOSTILE} more`],
  ["Two", "“Yes,” she said.", Q],
);

describe("a redline", () => {
  const collation = compared(before, after);
  const page = redlinePage(difference(collation), collation);

  test("is HTML that a strict validator takes, and its jumps lead somewhere", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
      rules: { "no-inline-style": "off", "long-title": "off" },
    });
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  test("runs nothing and asks for nothing, whatever a manuscript holds", () => {
    expect(page).not.toMatch(/<script|<iframe|<link|<img|@import|url\(|javascript:1\)"/);
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  });
});

describe.skipIf(noBrowser !== undefined)("a redline in a browser", () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let open: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    const collation = compared(before, after);
    open = await browser.newPage();
    await open.setContent(redlinePage(difference(collation), collation));
    await open.addScriptTag({ content: readFileSync("node_modules/axe-core/axe.min.js", "utf8") });
  });
  afterAll(() => browser.close());

  test.each(["light", "dark"] as const)("axe finds nothing in the %s", async (colorScheme) => {
    await open.emulateMedia({ colorScheme });
    const found = await open.evaluate(
      "axe.run().then(({ violations }) => violations.map((v) => v.id + ' ' + v.nodes[0].html))",
    );
    expect(found).toEqual([]);
  });

  test("the text without what is cut is the later book, and without what is added the earlier", async () => {
    const texts = (drop: string) =>
      open.evaluate<string[]>(`(() => {
        const main = document.querySelector("main").cloneNode(true);
        for (const one of main.querySelectorAll("${drop}, .remark, .way, .next, summary"))
          one.remove();
        return [...main.querySelectorAll("p")].map((p) => p.textContent.trim()).filter(Boolean);
      })()`);
    const words = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, " "));
    expect(words(await texts("del"))).toEqual([
      P.replace("spring", "summer"),
      `${HOSTILE} more`,
      "“Yes,” she said.",
      Q,
    ]);
    expect(words(await texts("ins"))).toEqual([P, Q, HOSTILE, "“Yes,” she said."]);
  });
});

describe("a proof", () => {
  test("has a bar beside each line that changed and no other, and what was cut beside it", () => {
    const collation = compared(before, after);
    const lines = [
      { block: "c0-p0", start: 0, end: 40 },
      { block: "c0-p0", start: 40, end: 80 },
      { block: "c0-p1", start: 0, end: 300 },
      { block: "c1-p0", start: 0, end: 300 },
      { block: "c1-p1", start: 0, end: 300 },
    ];
    const texts = lines.map((line, n) => ({ ...line, top: 100 + n * 12, bottom: 112 + n * 12 }));
    const page = { folio: "1", side: "recto" as const, width: 300, height: 500, blank: false };
    const placed = new Set(lines.map(({ block }) => block));
    const places = markedPlaces(collation, placed);
    const [proof, more] = changeProof([{ ...page, marks: [], texts }], places, {
      ...{ font: fixedFont(), language: "en-GB", outside: 40 },
    });
    const rules = proof!.marks.flatMap((mark) => (mark.type === "rule" ? [mark] : []));
    const bars = rules.filter(({ x }) => x < 300).map(({ y, height }) => [y, y + height]);
    expect(bars).toEqual([
      [112, 136],
      [148, 160],
    ]);
    expect(bars.length).toBeGreaterThan(0);
    const words = proof!.marks.flatMap((mark) =>
      mark.type === "text" && mark.x > 300
        ? [mark.pieces.map(({ shaped }) => shaped.text).join(" ")]
        : [],
    );
    expect(words.join(" ")).toContain("spring");
    expect(words.join(" ")).toContain("15 words moved from here");
    expect(more).toBeUndefined();
  });
});

describe("a proof of a book with notes", () => {
  const text = (word: string) =>
    `It hung there for a year, and ${"nobody had asked why, ".repeat(12)}until a ${word} came for it.`;
  const withNote = (word: string) =>
    editionOf(
      bookOf([section("One", [p(P, note(text(word)), " And so it went."), p(Q), p(P), p(Q)])]),
    );
  const [old, now] = [withNote("boy"), withNote("girl")];
  const { pages } = setFixed(now, themeNamed("classic"));
  const placed = pages.flatMap(({ texts = [] }) => texts);
  const [called, foot] = [now.book.body[0]!].flatMap((chapter) => {
    const [first] = chapter.blocks;
    const found =
      first?.type === "paragraph" ? first.inlines.find((one) => one.type === "note") : undefined;
    return [first!.id!, found!.blocks[0]!.id!];
  });

  test("knows where each line of a note stands, whose number is none of its text", () => {
    const lines = placed.filter(({ block }) => block === foot);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines[0]).toMatchObject({ start: 0 });
    for (const [i, { start, end }] of lines.entries()) {
      expect(end).toBeGreaterThan(start);
      if (i > 0) expect(lines[i - 1]!.end).toBeLessThanOrEqual(start);
    }
    expect(lines.at(-1)!.end).toBe(text("girl").length);
  });

  test("has the bar of a note beside the line of the note that changed", () => {
    const collation = compared(old.book, now.book);
    const blocks = new Set(placed.map(({ block }) => block));
    const { ranges, notes } = markedPlaces(collation, blocks);
    expect(ranges).toMatchObject([{ block: foot }]);
    expect(text("girl").slice(ranges[0]!.start, ranges[0]!.end).trim()).toBe("girl");
    expect(notes).toMatchObject([{ block: foot, kind: "cut", text: "boy" }]);
    const style = { font: fixedFont(), language: "en-GB", outside: 40 };
    const proof = changeProof(pages, { ranges, notes }, style);
    const bars = proof.flatMap(({ marks }) =>
      marks.filter((mark) => mark.type === "rule" && mark.width < 2 && mark.height > 5),
    );
    const last = placed.filter(({ block }) => block === foot).at(-1)!;
    expect(bars).toMatchObject([{ y: last.top, height: last.bottom - last.top }]);
  });

  test("marks the call of a note that stands on none of its pages", () => {
    const collation = compared(old.book, now.book);
    const { ranges } = markedPlaces(collation, new Set([called!]));
    expect(ranges).toMatchObject([{ block: called, start: P.length, end: expect.any(Number) }]);
  });
});

describe("a chapter in which no word changed", () => {
  const scene = (style: "space" | "ornament") =>
    ({ type: "sceneBreak", style, typed: "" }) as const;
  const withScene = (style: "space" | "ornament"): Book => {
    const made = book(["One", P, Q]);
    const [one] = made.body as readonly Section[];
    const [first, ...more] = one!.blocks;
    return { ...made, body: [{ ...one!, blocks: [first!, scene(style), ...more] }] };
  };
  const plain = book(["One", P, Q]);
  test.each([
    ["only punctuation", book(["One", P.replace(",", ""), Q])],
    ["only paragraphs parted or joined", book(["One", `${P} ${Q}`])],
    ["only scene breaks", withScene("ornament")],
    ["only scene breaks", withScene("space")],
  ])("says so in its row: %s", (words, later) => {
    const told = difference(compared(plain, later));
    expect(differenceText(told, plainStyle)).toContain(`  One  ${words}`);
    expect(differencesMarkdown([told], 0)).toContain(`| One |  |  |  | ${words} |`);
  });

  test("has no empty line in the list of changes", () => {
    const comment = differencesMarkdown([difference(compared(plain, withScene("space")))], 0);
    expect(comment).toContain("- One: **(a blank line between scenes)**");
  });
});

describe("a comment", () => {
  const paragraph = (n: number, k: number) =>
    `Paragraph ${k} of ${n} says ${n * k} things. `.repeat(20);
  const many = (edit: number) =>
    book(
      ...Array.from(
        { length: 400 },
        (_, n) =>
          [
            `Chapter ${n}`,
            ...[1, 2, 3].map((k) => paragraph(n, k) + (k === edit ? "More." : "")),
          ] as const,
      ),
    );

  test("is never longer than a forge takes, and says what it leaves out", () => {
    const collation = compared(many(0), many(2));
    const text = differencesMarkdown(
      Array.from({ length: 40 }, () => difference(collation)),
      3,
    );
    expect(text.length).toBeLessThan(62_000);
    expect(text).toContain("more chapters");
    expect(text).toMatch(/\d+ more books? changed/);
    expect(text).toContain("3 books read the same.");
  });

  test("holds no mark-up of a manuscript", () => {
    const text = differencesMarkdown([difference(compared(before, after))], 0);
    expect(text).not.toMatch(/<script|@everyone|`code`|\]\(javascript/);
  });
});
