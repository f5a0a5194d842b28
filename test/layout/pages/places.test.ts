import { describe, expect, test } from "vitest";
import { placed, unplaced } from "../../../src/layout/pages/piece-key.ts";
import { sectionPlan } from "../../../src/layout/pages/piece-plans.ts";
import { typeset } from "../../../src/layout/typeset.ts";
import type { Block, Inline, Section } from "../../../src/model/book.ts";
import type { Theme } from "../../../src/theme/theme.ts";
import { book, editionOf, note, p, section } from "../../support/edition.ts";
import { novel } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

const classic = themeNamed("classic");
const span = (start: number, length: number) => ({ source: "a.md", start, end: start + length });

/** Words that stand in the source as they stand here. */
function written(value: string, start: number): Inline {
  return { type: "text", value, span: span(start, value.length) };
}

async function noticed(
  blocks: readonly Block[],
  { theme = classic, more = {} }: { theme?: Theme; more?: Partial<Section> } = {},
): Promise<readonly string[]> {
  const { diagnostics } = await typeset(editionOf(book([section("One", blocks, more)])), theme);
  return diagnostics.map(
    ({ code, at, hint }) => `${code} ${at ? `${at.start}-${at.end}` : "-"} ${hint ?? ""}`,
  );
}

describe("a character that no font has", () => {
  const missing = (found: readonly string[]): string | undefined =>
    found.find((line) => line.startsWith("layout/missing-glyph"));

  test("is told at its first place, and on its page", async () => {
    const words = "They waited by the well until the rain had stopped. ".repeat(60);
    const late: Block = {
      type: "paragraph",
      inlines: [written(`${words}Then ꯍ came.`, 1000), written("And ꯍ again.", 5000)],
      span: span(1000, 4012),
    };
    const at = 1000 + words.length + 5;
    const near = missing(await noticed([p("Short."), late]));
    expect(near).toMatch(new RegExp(`^layout/missing-glyph ${at}-${at + 1} Page 2: Add`));
    const far = missing(await noticed([...novel(30), late]));
    expect(Number(/Page (\d+)/.exec(far ?? "")?.[1])).toBeGreaterThan(3);
  });

  test("is told at its place in words beside a drop capital, and in italics", async () => {
    const plain: Inline = { type: "emphasis", inlines: [written("so ꯍ said", 140)] };
    const first: Block = {
      type: "paragraph",
      inlines: [written("They waited by ꯍ until the rain had stopped, and ", 40), plain],
      span: span(40, 120),
    };
    expect(missing(await noticed([first]))).toMatch(/ 55-56 Page 1: /);
    const bare = { ...first, inlines: [plain] };
    expect(missing(await noticed([p("Short."), bare]))).toMatch(/ 143-144 Page 1: /);
  });

  test("has the place of its words where they are not what was typed", async () => {
    const changed: Inline = { type: "text", value: "They — ꯍ — waited.", span: span(7, 20) };
    const block: Block = { type: "paragraph", inlines: [changed], span: span(7, 20) };
    expect(missing(await noticed([p("Short."), block]))).toMatch(/ 7-27 Page 1: /);
  });

  test("is told where the author wrote it, not where we repeat it", async () => {
    const found = missing(await noticed([p("Short.")], { more: { title: [written("One ꯍ", 3)] } }));
    expect(found).toMatch(/ 7-8 Page 1: /);
  });
});

describe("ink outside the safe area has its place", () => {
  const { page } = classic;
  const narrow: Theme = {
    ...classic,
    page: {
      ...page,
      margins: { ...page.margins, outside: "2pt", inside: "2pt" },
      gutter: "asGiven",
    },
  };
  const long = "“By the well,” he said, “we waited.” ".repeat(30);

  test.each<readonly [string, Block]>([
    [
      "in verse",
      {
        type: "verse",
        stanzas: [[{ indent: 0, inlines: [{ type: "text", value: long }] }]],
        attribution: [],
        span: span(20, 9),
      },
    ],
    ["in code", { type: "codeBlock", value: long, span: span(20, 9) }],
    [
      "in a cell",
      {
        type: "table",
        head: [],
        body: [{ cells: [[written(long, 20)]] }],
        align: ["start"],
        caption: [],
      },
    ],
    ["in a note", p("Words.", { ...note(p(long)), id: "n", span: span(20, 9) })],
  ])("%s", async (_, block) => {
    const found = await noticed([p("Short."), block], { theme: narrow });
    const ink = found.filter((line) => line.startsWith("layout/ink"));
    expect(ink.some((line) => / 20-\d+ Page \d/.test(line))).toBe(true);
  });

  test("in a heading", async () => {
    const child = section("Two", [p("Short.")], { title: [written(long, 20)] });
    const found = await noticed([p("Short.")], { theme: narrow, more: { sections: [child] } });
    expect(found.some((line) => /^layout\/ink.* 20-\d+ Page 1/.test(line))).toBe(true);
  });
});

test("a place inside a node is found again when the node has moved", () => {
  const sectionAt = (start: number): Section =>
    section("One", [
      { type: "paragraph", inlines: [written("They waited.", start)], span: span(start, 40) },
    ]);
  const place = { matter: "body", start: "recto", part: "" } as const;
  const found = { code: "layout/missing-glyph", severity: "warning", message: "" } as const;
  const kept = unplaced(sectionPlan(sectionAt(10), place), [
    { ...found, at: span(15, 2) },
    { ...found, at: span(10, 40) },
    found,
  ]);
  expect(placed(sectionPlan(sectionAt(70), place), kept ?? [])).toEqual([
    { ...found, at: span(75, 2) },
    { ...found, at: span(70, 40) },
    found,
  ]);
  expect(
    unplaced(sectionPlan(sectionAt(10), place), [{ ...found, at: span(60, 2) }]),
  ).toBeUndefined();
});
