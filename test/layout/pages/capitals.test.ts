import { expect, test } from "vitest";
import type { Pagination } from "../../../src/layout/pagination.ts";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Block } from "../../../src/model/book.ts";
import { book, editionOf, p, run, section } from "../../support/edition.ts";
import { lineText, made, textMarks } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

const words = "No way through to the well-kept garden in this Straße, by order of the keeper";
const sign: Block = { type: "quotation", kind: "sign", blocks: [p(words)], attribution: [] };

/** The words of each piece that has an element with words of its own: as drawn, and as told. */
function told({ pages, structure }: Pagination): readonly (readonly [string, string])[] {
  return pages.flatMap((page) =>
    textMarks(page).flatMap(({ pieces }) =>
      pieces.flatMap(({ shaped, look: { tag } }): readonly (readonly [string, string])[] => {
        const actual = tag === undefined ? undefined : structure[tag]?.actualText;
        return actual === undefined ? [] : [[shaped.text, actual]];
      }),
    ),
  );
}

test("words set in capitals are told as they were written, each once", async () => {
  const label = run("Chapter 1");
  const edition = editionOf(book([section("A title", [p("Some words."), sign], { label })]));
  const set = made(await typeset(edition, themeNamed("modern")));
  const capitals = told(set);
  expect(capitals[0]).toEqual(["CHAPTER", "Chapter "]);
  const printed = capitals.slice(1);
  expect(printed.map(([, actual]) => actual).join("")).toBe(words);
  for (const [drawn, actual] of printed) expect(drawn).toBe(actual.trim().toUpperCase());
});

test("running heads in capitals stay artifacts", async () => {
  const modern = themeNamed("modern");
  const theme = { ...modern, runningHeads: { ...modern.runningHeads, caps: "upper" as const } };
  const blocks = Array.from({ length: 90 }, () => p(words.repeat(3)));
  const set = made(await typeset(editionOf(book([section("A title", blocks)])), theme));
  const heads = set.pages.flatMap((page) => textMarks(page).filter(({ tag }) => tag < 0));
  expect(heads.map(lineText)).toContain("A TITLE");
  for (const { pieces } of heads) for (const { look } of pieces) expect(look.tag).toBeUndefined();
});
