import { beforeAll, describe, expect, test } from "vitest";
import type { Mark, Pagination } from "../../../src/layout/pagination.ts";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Block } from "../../../src/model/book.ts";
import { book, editionOf, metadata, p, section } from "../../support/edition.ts";
import { made, textMarks } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

type TextMark = Extract<Mark, { type: "text" }>;

const HEBREW =
  "ספר זה נכתב בשנת 1948 בעיר קטנה (ליד הים) ואיש לא ידע מי כתב אותו, אבל כולם קראו בו והאמינו לכל מה שכתוב בו.";
const ARABIC = "كان يا ما كان، في قديم الزمان، ملك له ثلاث بنات وكان يسكن في قصر من 12 غرفة.";
const MIXED = "She wrote: שלום עולם 12, and no more.";

let pages: Pagination;
const diagnostics: string[] = [];

beforeAll(async () => {
  const blocks: readonly Block[] = [p("First words."), p(HEBREW), p(ARABIC), p(MIXED)];
  const outcome = await typeset(editionOf(book([section("One", blocks)])), themeNamed("classic"));
  diagnostics.push(...outcome.diagnostics.map(({ code }) => code));
  pages = made(outcome);
});

/** Words of a line from left to right, with the room each begins and ends at. */
function visual(mark: TextMark): string {
  const sorted = [...mark.pieces].sort((a, b) => a.x - b.x);
  return sorted.map(({ shaped, space }) => shaped.text + (space > 0 ? " " : "")).join("");
}

function linesWith(word: string): readonly TextMark[] {
  const marks = pages.pages.flatMap(textMarks).filter(({ tag }) => tag >= 0);
  const at = marks.findIndex((mark) => visual(mark).includes(word));
  return marks.slice(at);
}

function rightEdge({ x, pieces }: TextMark): number {
  const last = pieces.at(-1)!;
  const width = (last.shaped.width / last.look.font.unitsPerEm) * last.look.size * last.scale;
  return x + last.x + width;
}

describe("text that runs from right to left", () => {
  test("is known in every character", () => {
    expect(diagnostics).not.toContain("layout/missing-glyph");
  });

  test("has its first word at the right, numbers and brackets as they are read", () => {
    const [first, second] = linesWith("ספר");
    const words = visual(first as TextMark).split(" ");
    expect(words.at(-1)).toBe("ספר");
    expect(visual(first as TextMark)).toContain("1948 בשנת נכתב זה ספר");
    // The bracket that closes stands at the left, with the glyph of its mirror.
    expect(visual(first as TextMark)).toContain(")הים ליד(");
    const closing = first?.pieces.find(({ shaped }) => shaped.text === ")");
    expect(closing?.shaped.glyphs).toEqual(closing?.look.font.shape("(", [], "he").glyphs);
    expect(visual(second as TextMark).startsWith(" ")).toBe(false);
  });

  test("is indented at the right, and its last line is flush right", () => {
    const [first, second] = linesWith("ספר") as [TextMark, TextMark];
    const edge = rightEdge(second);
    expect(rightEdge(first)).toBeCloseTo(edge - 1.3 * 11.25, 1);
    expect(second.x).toBeGreaterThan(first.x + 10);
    const arabic = linesWith("كان") as [TextMark, TextMark];
    expect(rightEdge(arabic[1])).toBeCloseTo(edge, 3);
  });

  test("says in the structure how a line is read", () => {
    const [first] = linesWith("ספר") as [TextMark];
    const said = pages.structure[first.tag]?.readAs ?? "";
    expect(HEBREW.startsWith(said.trim())).toBe(true);
    expect(said).toContain("(ליד הים)");
  });

  test("stands within a line of English as one stretch", () => {
    const [line] = linesWith("She") as [TextMark];
    expect(visual(line)).toBe("She wrote: 12 עולם שלום, and no more.");
  });

  test("has the glyphs of each word from left to right", () => {
    const [first] = linesWith("ספר") as [TextMark];
    const word = first.pieces.find(({ shaped }) => shaped.text === "ספר");
    expect([...(word?.shaped.clusters ?? [])]).toEqual([2, 1, 0]);
  });
});

describe("what stands beside text that runs from right to left", () => {
  const list: Block = { type: "list", ordered: false, start: 1, items: [[p(HEBREW)], [p(HEBREW)]] };
  const set = async () => {
    const hebrew = section("שלום", [p(HEBREW), list], { id: "one" });
    const told = book([hebrew, section("שוב", [p(HEBREW)])], {
      metadata: metadata({ language: "he" }),
    });
    return made(await typeset(editionOf(told), themeNamed("classic"))).pages.map(textMarks);
  };

  test("is the bullet, at the right of its words", async () => {
    const marks = (await set()).find((page) => page.some(isBullet)) ?? [];
    const bullet = marks.find(isBullet) as TextMark;
    const first = marks.find((mark) => mark.y === bullet.y && !isBullet(mark)) as TextMark;
    expect(bullet.x).toBeGreaterThan(rightEdge(first));
    const text = Math.max(...marks.filter((mark) => !isBullet(mark)).map(rightEdge));
    expect(rightEdge(bullet)).toBeLessThanOrEqual(text + 1);
  });

  test("is the folio in the contents, at the left of its leaders", async () => {
    const marks = (await set()).find((page) => page.some(isLeader)) ?? [];
    const leaders = marks.find(isLeader) as TextMark;
    const line = marks.filter(({ y }) => Math.abs(y - leaders.y) < 0.1);
    const sorted = line.toSorted((a, b) => a.x - b.x).map(visual);
    expect(sorted[0]).toBe("1");
    expect(sorted[1]).toMatch(/^\.{8}/);
    expect(sorted[2]).toBe("שלום");
  });

  function isBullet({ pieces }: TextMark): boolean {
    return pieces[0]?.shaped.text === "•";
  }

  function isLeader({ pieces }: TextMark): boolean {
    return pieces.length > 2 && pieces.every(({ shaped }) => shaped.text === ".");
  }
});
