import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Pagination } from "../../../src/layout/pagination.ts";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Block } from "../../../src/model/book.ts";
import { textsOf } from "../../../src/model/text.ts";
import { book, editionOf, p, section } from "../../support/edition.ts";
import { lineText, made, novel, textMarks } from "../../support/pages.ts";
import { specimen } from "../../support/specimen.ts";
import { themeNamed } from "../../theme/load.ts";

const GOLD = "../shared/typography/dev/dashiell-hammett_red-harvest.us.jsonl.gz";

/** A dialogue-heavy novel where the measured texts are at hand, else paragraphs of plain words. */
function longText(): readonly Block[] {
  if (!existsSync(GOLD)) return novel(800);
  const lines = gunzipSync(readFileSync(GOLD)).toString("utf8").trim().split("\n");
  return lines
    .map((line) => JSON.parse(line) as { kind: string; gold: string })
    .filter(({ kind }) => kind === "p")
    .slice(0, 900)
    .map(({ gold }) => p(gold.replaceAll("\u200d", "")));
}

describe.each(["classic", "modern", "large-print"])("the specimen in %s", (name) => {
  let pages: Pagination;
  beforeAll(async () => {
    pages = made(await typeset(specimen, themeNamed(name)));
  });

  test("keeps all ink on the page and in its margins", () => {
    for (const page of pages.pages)
      for (const mark of page.marks) {
        if (mark.type === "anchor") continue;
        expect(mark.x).toBeGreaterThan(0);
        expect(mark.y).toBeGreaterThan(-1);
        expect(mark.y).toBeLessThan(page.height - 12);
        if ("width" in mark) expect(mark.x + mark.width).toBeLessThanOrEqual(page.width);
        if (mark.type !== "text") continue;
        const last = mark.pieces.at(-1);
        expect(mark.x + (last?.x ?? 0), lineText(mark)).toBeLessThan(page.width - 18);
      }
  });

  test("sets no line upon another", () => {
    for (const page of pages.pages) {
      const lines = textMarks(page).map((mark) => {
        const last = mark.pieces.at(-1)!;
        const width = (last.shaped.width / last.look.font.unitsPerEm) * last.look.size * last.scale;
        const first = mark.pieces[0]!;
        const { y } = mark;
        return {
          y,
          left: mark.x + first.x,
          right: mark.x + last.x + width,
          text: lineText(mark),
          size: last.look.size,
        };
      });
      for (const a of lines)
        for (const b of lines) {
          if (a === b || a.left > b.left) continue;
          const near = Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.6;
          if (near) expect(a.right, `“${a.text}” runs into “${b.text}”`).toBeLessThan(b.left + 1);
        }
    }
  });

  test("leaves blank pages blank and numbers every page", () => {
    pages.pages.forEach((page, i) => {
      expect(page.side).toBe(i % 2 === 0 ? "recto" : "verso");
      expect(page.folio).not.toBe("");
      if (page.blank) expect(page.marks).toEqual([]);
    });
  });

  test("prints every word the book has", () => {
    const printed = squeezed(
      pages.pages.flatMap((page) => textMarks(page).map(lineText)).join(" "),
    );
    const { front, body, back } = specimen.book;
    const sections = [
      ...front,
      ...body.flatMap((one) => (one.type === "part" ? one.sections : [one])),
      ...back,
    ];
    for (const one of sections)
      for (const block of one.blocks)
        for (const text of textsOf(block))
          for (const word of text.split(/[\s\uFFFC]+/u))
            if (word.length > 2) expect(printed, word).toContain(squeezed(word));
  });
});

describe("a long chapter", () => {
  let pages: Pagination;
  beforeAll(async () => {
    const edition = editionOf(book([section("One", longText())]));
    pages = made(await typeset(edition, themeNamed("classic")));
  });

  test("stands on one grid", () => {
    const inner = pages.pages.filter((page) => page.begins !== undefined).slice(1);
    const body = inner.flatMap((page) =>
      textMarks(page)
        .filter(({ tag }) => tag > 0)
        .map(({ y }) => y),
    );
    const first = Math.min(...body.slice(0, 400));
    for (const y of body) expect(Math.abs(((y - first) / 14) % 1) % 0.999).toBeLessThan(0.01);
  });

  test("turns no page on a hyphen and has equal feet", () => {
    const inner = pages.pages.filter((page) => page.begins !== undefined).slice(1, -1);
    const feet = inner.map((page) => textMarks(page).findLast(({ tag }) => tag > 0)!);
    const turned = inner.filter(
      (page, i) => page.side === "recto" && /[-\u00ad]$/u.test(lineText(feet[i]!)),
    );
    expect(turned).toEqual([]);
    let uneven = 0;
    inner.forEach((page, i) => {
      if (page.side === "verso" && feet[i + 1] && feet[i]!.y !== feet[i + 1]!.y) uneven += 1;
    });
    expect(uneven / (inner.length / 2)).toBeLessThanOrEqual(0.02);
  });

  test("is the same when it is set again", async () => {
    const edition = editionOf(book([section("One", novel(60))]));
    const theme = themeNamed("modern");
    const [a, b] = [await typeset(edition, theme), await typeset(edition, theme)];
    const bare = (set: Pagination): string =>
      JSON.stringify(set, (key, value) => (key === "font" ? value.id : value));
    expect(bare(made(a))).toBe(bare(made(b)));
  });
});

/** Without the marks of division and in one case: small capitals and upper case are the same word. */
function squeezed(text: string): string {
  return text
    .replace(/[-\u00ad]\s|\s+/g, "")
    .replace(/[-\u00ad\u2010]/g, "")
    .toLowerCase();
}
