import { expect, test } from "vitest";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Block, Inline } from "../../../src/model/book.ts";
import { book, editionOf, note, run, section } from "../../support/edition.ts";
import { novel } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

const SAID = "A note that says a little more than what is said above it.";

function called(id: number, words = SAID): Inline {
  const span = { source: "a.md", start: id * 10, end: id * 10 + 5 };
  return { ...note(words), id: `n${id}`, span };
}

async function noticed(blocks: readonly Block[]): Promise<readonly string[]> {
  const edition = editionOf(book([section("One", blocks)]));
  const { diagnostics } = await typeset(edition, themeNamed("classic"));
  return diagnostics
    .filter(({ code }) => code === "layout/late-note")
    .map(({ message, at, hint }) => `${at?.start} ${message}. ${hint?.split(":")[0]}`);
}

test("notes that find no room on the page of their calls are counted, with the place of the first", async () => {
  const dense = Array.from({ length: 120 }, (_, i) => ["so on ", called(i)]).flat();
  const [first = "", ...more] = await noticed([{ type: "paragraph", inlines: run(...dense) }]);
  const [, start, count] =
    /^(\d+) (\d+) notes begin on a later page than their calls. Page 1$/.exec(first) ?? [
      "",
      "",
      "",
    ];
  expect(Number(start)).toBeGreaterThan(0);
  // Those that stand on the first page come before the first that is late.
  expect(Number(start) / 10 + Number(count)).toBeLessThanOrEqual(120);
  expect(more.length).toBeLessThan(3);
});

test("nothing is said where each note begins with its call, though it runs on to the next page", async () => {
  const blocks = novel(40).map(
    (block, i): Block =>
      block.type === "paragraph" && i % 3 === 0
        ? { ...block, inlines: [...block.inlines, called(i, `${SAID} `.repeat(1 + (i % 9)))] }
        : block,
  );
  expect(await noticed(blocks)).toEqual([]);
});
