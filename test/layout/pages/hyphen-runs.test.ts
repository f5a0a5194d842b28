import { describe, expect, test } from "vitest";
import type { Column, TextItem } from "../../../src/layout/blocks/column.ts";
import { plainItem } from "../../../src/layout/blocks/paragraphs.ts";
import { withoutLadders } from "../../../src/layout/pages/hyphen-runs.ts";
import type { PagePlan, Slice } from "../../../src/layout/pages/page-plan.ts";
import type { Setting } from "../../../src/layout/paragraph.ts";

/** A paragraph as a picture: `-` for each line that ends in a hyphen, `.` for the others; those that may be set anew, with what it costs. */
function paragraph(picture: string, costs: Readonly<Record<number, number>> = {}): TextItem {
  const best = settingOf(picture, 0, costs);
  const none = (): undefined => undefined;
  return plainItem({ best, shorter: none, longer: none, diagnostics: [] }, 0);
}

function settingOf(
  picture: string,
  demerits: number,
  costs: Readonly<Record<number, number>>,
): Setting {
  return {
    demerits,
    count: picture.length,
    lines: () => [],
    start: () => 0,
    end: () => 0,
    endsClean: (line) => picture[line] !== "-",
    withoutHyphen(line) {
      const cost = costs[line];
      if (cost === undefined) return undefined;
      return settingOf(`${picture.slice(0, line)}.${picture.slice(line + 1)}`, cost, costs);
    },
  };
}

/** Pages of so many lines, full to the foot. */
function pagesOf(items: readonly TextItem[], depth = 40): readonly PagePlan[] {
  const pages: Slice[][] = [[]];
  let line = 0;
  items.forEach(({ settings: { best } }, item) => {
    for (let from = 0; from < best.count; ) {
      const to = Math.min(best.count, from + depth - line);
      pages.at(-1)?.push({ item, line, from, to, setting: best });
      line += to - from;
      from = to;
      if (line === depth) {
        pages.push([]);
        line = 0;
      }
    }
  });
  return pages.map((slices) => ({ slices, notes: [], depth, cost: 0 }));
}

function pictures(items: readonly TextItem[], depth?: number): readonly string[] {
  const column: Column = { items, notes: [], noteLeading: 8 };
  const chosen = new Map<number, Setting | undefined>();
  for (const { slices } of withoutLadders(column, pagesOf(items, depth)))
    for (const { item, setting } of slices) chosen.set(item, setting);
  return [...chosen.values()].map((setting) =>
    Array.from({ length: setting?.count ?? 0 }, (_, i) =>
      setting?.endsClean(i) === true ? "." : "-",
    ).join(""),
  );
}

describe("hyphens under one another", () => {
  test("are parted where paragraphs meet, in the one that is hurt least", () => {
    const items = [paragraph("....--.", { 4: 9, 5: 7 }), paragraph("-....", { 0: 8 })];
    expect(pictures(items)).toEqual(["....-..", "-...."]);
  });

  test("are parted in the other paragraph where one cannot be set anew", () => {
    const items = [paragraph("....--."), paragraph("-....", { 0: 8 })];
    expect(pictures(items)).toEqual(["....--.", "....."]);
  });

  test("stay where nothing serves", () => {
    const items = [paragraph("....--."), paragraph("-....")];
    expect(pictures(items)).toEqual(["....--.", "-...."]);
  });

  test("run on over paragraphs of a line, whose only line is not full", () => {
    const items = [
      paragraph("...-."),
      paragraph("."),
      paragraph("-."),
      paragraph("-...", { 0: 1 }),
    ];
    expect(pictures(items)).toEqual(["...-.", ".", "-.", "...."]);
  });

  test("are parted in the middle where there are four", () => {
    const items = [paragraph("..--.", { 2: 1, 3: 5 }), paragraph("--...", { 0: 4, 1: 1 })];
    expect(pictures(items)).toEqual(["..--.", ".-..."]);
  });

  test("are not parted by a hyphen at the foot of a page", () => {
    const turned = { ...settingOf("-...", 0, {}), withoutHyphen: () => settingOf(".-..", 1, {}) };
    const second = paragraph("-...");
    const items = [
      paragraph("....--."),
      { ...second, settings: { ...second.settings, best: turned } },
    ];
    expect(pictures(items, 9)).toEqual(["....--.", "-..."]);
    expect(pictures(items)).toEqual(["....--.", ".-.."]);
  });

  test("are two at the most where a chapter begins or ends: nobody knows how its neighbours do", () => {
    expect(pictures([paragraph("--...", { 1: 1 })])).toEqual(["-...."]);
    expect(pictures([paragraph("...--.", { 3: 1 })])).toEqual(["....-."]);
    expect(pictures([paragraph("-...-.", { 0: 1, 4: 1 })])).toEqual(["-...-."]);
  });

  test("pages without a third are the very same", () => {
    const items = [paragraph("....-."), paragraph("-....", { 0: 1 })];
    const plans = pagesOf(items);
    expect(withoutLadders({ items, notes: [], noteLeading: 8 }, plans)).toBe(plans);
  });
});
