import type { Outcome } from "../../src/diagnostics/diagnostic.ts";
import type { FontSet } from "../../src/layout/font-set.ts";
import { unhyphenated } from "../../src/layout/lines/hyphenation.ts";
import { createLineSetter } from "../../src/layout/lines/line-setter.ts";
import { paginate } from "../../src/layout/paginate.ts";
import type { Mark, Page, Pagination } from "../../src/layout/pagination.ts";
import type { Block } from "../../src/model/book.ts";
import type { Edition } from "../../src/model/edition.ts";
import type { Theme } from "../../src/theme/theme.ts";
import { book, editionOf, p, section } from "./edition.ts";
import { fixedFont } from "./fixed-font.ts";

/** Faces of plain numbers, told apart by their names. */
export const fixedFonts: FontSet = {
  face: (role, { weight, slant }) => faceOf(`${role}-${weight}-${slant}`),
  fonts: [],
  fallback: [],
};

const faces = new Map<string, ReturnType<typeof fixedFont>>();

function faceOf(id: string): ReturnType<typeof fixedFont> {
  const known = faces.get(id) ?? fixedFont({ id });
  faces.set(id, known);
  return known;
}

/** Sets an edition in the fixed font, without hyphens. */
export function setFixed(edition: Edition, theme: Theme): Pagination {
  const setter = createLineSetter({ hyphenation: unhyphenated });
  return made(paginate({ edition, theme, fonts: fixedFonts, setter, gutter: "asGiven" }));
}

export function made<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** One chapter of these blocks. */
export function chapterOf(...blocks: readonly Block[]): Edition {
  return editionOf(book([section("One", blocks)]));
}

/** The text marks of a page. */
export function textMarks(page: Page): readonly Extract<Mark, { type: "text" }>[] {
  return page.marks.filter((mark) => mark.type === "text");
}

/** A line as it reads. */
export function lineText({ pieces }: Extract<Mark, { type: "text" }>): string {
  return pieces.map(({ shaped, space }) => shaped.text + (space > 0 ? " " : "")).join("");
}

/** Paragraphs of plain words, the same in every run: lengths vary as in a novel. */
export function novel(paragraphs: number, seed = 1): readonly Block[] {
  let state = seed;
  const next = (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
  return Array.from({ length: paragraphs }, () => {
    const words = next(3) === 0 ? 3 + next(12) : 20 + next(110);
    const text = Array.from({ length: words }, () => WORDS[next(WORDS.length)]).join(" ");
    return p(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
  });
}

const WORDS =
  "the a of and in to was he she it that had with as for not at but his her on they from which all there were one when so what would said out them up some into could then more over about an old little time house never again before through another hand night water light looked thought between children something morning remembered nevertheless understanding".split(
    " ",
  );
