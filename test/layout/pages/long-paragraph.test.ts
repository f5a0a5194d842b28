import { expect, test } from "vitest";
import { plainItem } from "../../../src/layout/blocks/paragraphs.ts";
import { breakPages } from "../../../src/layout/pages/page-breaks.ts";
import type { Setting } from "../../../src/layout/paragraph.ts";

const room = { lines: 30, leading: 10, noteGap: 5, side: "recto" } as const;

/** Page breaks read no line but for whether it ends in a hyphen. */
function setting(count: number): Setting {
  return {
    demerits: 0,
    count,
    lines: () => [],
    start: () => 0,
    end: () => 0,
    endsClean: () => true,
    withoutHyphen: () => undefined,
  };
}

test.each([1_200, 3_000, 70_000])("a paragraph of %i lines comes to an end", (count) => {
  const one = (lines: number) => setting(lines);
  const item = plainItem(
    {
      best: one(count),
      shorter: () => one(count - 1),
      longer: () => one(count + 1),
      diagnostics: [],
    },
    0,
  );
  const pages = breakPages({ items: [item], notes: [], noteLeading: 8 }, room);
  expect(pages.length).toBeGreaterThanOrEqual(Math.floor(count / 31));
  expect(pages.length).toBeLessThanOrEqual(Math.ceil(count / 30) + 1);
});
