import { expect, test } from "vitest";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Block } from "../../../src/model/book.ts";
import type { Theme } from "../../../src/theme/theme.ts";
import { book, editionOf, run, section } from "../../support/edition.ts";
import { made, novel } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

const classic = themeNamed("classic");

function withOutside(outside: Theme["page"]["margins"]["outside"]): Theme {
  const { page } = classic;
  return { ...classic, page: { ...page, margins: { ...page.margins, outside } } };
}

function noticed(blocks: readonly Block[], theme: Theme): Promise<readonly string[]> {
  return typeset(editionOf(book([section("One", blocks)])), theme).then(({ diagnostics }) =>
    diagnostics.map(({ code, at, hint }) => `${code} ${at?.start ?? "-"} ${hint ?? ""}`),
  );
}

test("ink nearer to the edge than a quarter of an inch is told with its place and page", async () => {
  const span = { source: "a.md", start: 70, end: 90 };
  const words = `${"“By the well, he said, we waited.” ".repeat(30)}`;
  const late: Block = { type: "paragraph", inlines: run(words), span };
  const blocks = [...novel(30), late];
  // Quotes and stops hang beyond the measure, so a margin of just a quarter of an inch is too narrow for them.
  const found = await noticed(blocks, withOutside("18pt"));
  const ink = found.filter((line) => line.startsWith("layout/ink-outside-safe-area"));
  expect(ink.some((line) => /safe-area 70 Page [2-9]: Give/.test(line))).toBe(true);
  expect((await noticed(blocks, withOutside("0.5in"))).join("\n")).not.toContain("safe-area");
});

test("what is said of a paragraph names the page it begins on", async () => {
  const span = { source: "a.md", start: 12, end: 20 };
  const word = `http${"x".repeat(400)}`;
  const blocks: readonly Block[] = [
    ...novel(60),
    { type: "paragraph", inlines: run("See ", word), span },
  ];
  const outcome = await typeset(editionOf(book([section("One", blocks)])), classic);
  const broken = outcome.diagnostics.find(({ code }) => code === "layout/broken-word");
  expect(broken?.at).toEqual(span);
  const folio = /^Page (\d+): /.exec(broken?.hint ?? "")?.[1];
  const page = made(outcome).pages.find(({ folio: own, blank }) => own === folio && !blank);
  const words = page?.marks.flatMap((mark) =>
    mark.type === "text" ? mark.pieces.map(({ shaped }) => shaped.text) : [],
  );
  expect(words).toContain("See");
});
