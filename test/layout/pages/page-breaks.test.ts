import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BoxItem, Column, ColumnItem, TextItem } from "../../../src/layout/blocks/column.ts";
import { plainItem } from "../../../src/layout/blocks/paragraphs.ts";
import { breakPages } from "../../../src/layout/pages/page-breaks.ts";
import type { PagePlan } from "../../../src/layout/pages/page-plan.ts";
import type { SetLine, Setting } from "../../../src/layout/paragraph.ts";

const room = { lines: 30, leading: 10, noteGap: 5, side: "recto" } as const;

/** A setting of so many lines, each ten characters long. */
function setting(count: number, hyphens: ReadonlySet<number> = new Set()): Setting {
  const lines = Array.from(
    { length: count },
    (_, i): SetLine => ({
      x: 0,
      width: 100,
      pieces: [],
      start: i * 10,
      end: i * 10 + 9,
      hyphenated: hyphens.has(i),
      spaceRatio: 1,
    }),
  );
  return {
    demerits: 0,
    count,
    lines: (from, to) => lines.slice(from, to),
    start: (line) => line * 10,
    end: (line) => line * 10 + 9,
    endsClean: (line) => !hyphens.has(line),
    withoutHyphen: () => undefined,
  };
}

/** A paragraph that can be made a line longer or shorter where it has four lines. */
function paragraph(count: number, more: Partial<TextItem> = {}): TextItem {
  const elastic = count >= 4;
  return {
    ...plainItem(
      {
        best: setting(count),
        shorter: () => (elastic ? setting(count - 1) : undefined),
        longer: () => (elastic ? setting(count + 1) : undefined),
        diagnostics: [],
      },
      0,
    ),
    ...more,
  };
}

function column(items: readonly ColumnItem[], notes: Column["notes"] = []): Column {
  return { items, notes, noteLeading: 8 };
}

/** Lines of each item that stand on pages, in order. */
function linesOf(pages: readonly PagePlan[]): readonly string[] {
  return pages.flatMap(({ slices }) =>
    slices.flatMap(({ item, from, to }) =>
      Array.from({ length: to - from }, (_, i) => `${item}:${from + i}`),
    ),
  );
}

const box: ColumnItem = { type: "box", lines: 8, marks: [], keepWithNext: true, called: 0 };
const anyItem = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.integer({ min: 1, max: 14 }).map((count): ColumnItem => paragraph(count)),
  },
  { weight: 1, arbitrary: fc.constant<ColumnItem>({ type: "gap", lines: 1, stretch: 1 }) },
  {
    weight: 1,
    arbitrary: fc.constant<ColumnItem>({ type: "scene", lines: 3, shown: true, marks: [] }),
  },
  { weight: 1, arbitrary: fc.constant<ColumnItem>(box) },
);

describe("pages of a column", () => {
  test("hold every line once, in order, none below the last line of the grid but one", () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 120 }), (items) => {
        const pages = breakPages(column(items), room);
        const found = linesOf(pages);
        const sorted = [...found].sort((a, b) => {
          const [i = 0, n = 0] = a.split(":").map(Number);
          const [j = 0, m = 0] = b.split(":").map(Number);
          return i - j || n - m;
        });
        expect(found).toEqual(sorted);
        expect(new Set(found).size).toBe(found.length);
        items.forEach((item, i) => {
          if (item.type !== "text") return;
          const own = found.filter((line) => line.startsWith(`${i}:`)).length;
          expect(Math.abs(own - item.settings.best.count)).toBeLessThanOrEqual(1);
        });
        for (const { depth } of pages) expect(depth).toBeLessThanOrEqual(room.lines + 1);
      }),
      { numRuns: 150 },
    );
  });

  test("have no widow in a long chapter of prose, and facing pages are equally deep", () => {
    const counts = [3, 7, 1, 2, 5, 9, 4, 1, 1, 6, 3, 12, 2, 8, 5, 3];
    const items = Array.from({ length: 400 }, (_, i) =>
      paragraph(counts[(i * 7) % counts.length] ?? 3),
    );
    const pages = breakPages(column([box, ...items]), room);
    for (const { slices } of pages) {
      const first = slices[0];
      const last = slices.at(-1);
      if (first?.setting && first.from > 0)
        expect(first.setting.count - first.from).toBeGreaterThan(1);
      if (last?.setting && last.to < last.setting.count) expect(last.to).toBeGreaterThan(1);
    }
    const uneven = pages
      .slice(0, -1)
      .filter(
        (page, i) => i % 2 === 1 && i + 1 < pages.length - 1 && page.depth !== pages[i + 1]?.depth,
      );
    expect(uneven).toEqual([]);
  });

  test("never leave a heading without its text", () => {
    for (let before = 1; before < 40; before += 1) {
      const heading: ColumnItem = { ...box, lines: 2 };
      const items = [...Array.from({ length: before }, () => paragraph(1)), heading, paragraph(5)];
      const pages = breakPages(column(items), room);
      const page = pages.find(({ slices }) => slices.some(({ item }) => item === before));
      expect(page?.slices.at(-1)?.item, `after ${before} lines`).toBe(before + 1);
    }
  });

  test("end on no hyphen where the leaf is turned", () => {
    const hyphens = new Set([29]);
    const item = {
      ...paragraph(60),
      settings: {
        best: setting(60, hyphens),
        shorter: () => undefined,
        longer: () => undefined,
        diagnostics: [],
      },
    };
    const [first] = breakPages(column([item]), room);
    expect(hyphens.has((first?.slices[0]?.to ?? 0) - 1)).toBe(false);
  });

  test("hold a note on the page that calls it, and carry on one that is too long", () => {
    const note = { lines: Array.from({ length: 50 }, () => ({ marks: [] })) };
    const items = [paragraph(20, { calls: [{ offset: 5, note: 0 }] }), paragraph(20)];
    const pages = breakPages(column(items, [note]), room);
    expect(pages[0]?.notes[0]?.from).toBe(0);
    const printed = pages.flatMap(({ notes }) => notes);
    expect(printed.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(50);
    expect(printed.map(({ from }) => from)).toEqual([
      0,
      ...printed.slice(0, -1).map(({ to }) => to),
    ]);
  });

  test("print no note before the page that calls it", () => {
    const called = fc.array(
      fc.record({ count: fc.integer({ min: 1, max: 12 }), calls: fc.boolean() }),
      { minLength: 12, maxLength: 60 },
    );
    fc.assert(
      fc.property(called, (blocks) => {
        let note = 0;
        const items = blocks.map(({ count, calls }) =>
          // The call stands in the last of a paragraph's lines, as far from its first as can be.
          paragraph(count, {
            calls: calls ? [{ offset: Math.max(0, count - 2) * 10, note: note++ }] : [],
          }),
        );
        const notes = Array.from({ length: note }, () => ({
          lines: [{ marks: [] }, { marks: [] }],
        }));
        const pages = breakPages(column(items, notes), room);
        const printed = new Map<number, number>();
        pages.forEach((page, at) => {
          for (const { note, from } of page.notes) if (from === 0) printed.set(note, at);
        });
        expect(printed.size).toBe(note);
        items.forEach((item, i) => {
          for (const { offset, note } of item.calls) {
            const caller = pages.findIndex(({ slices }) =>
              slices.some(
                (slice) =>
                  slice.item === i && slice.setting !== undefined && slice.to * 10 > offset,
              ),
            );
            expect(printed.get(note), `note ${note}`).toBeGreaterThanOrEqual(caller);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["put off to the next page", { lines: 20, called: 1, floats: true }],
    ["of a picture that says nothing of it", { lines: 20, called: 0 }],
  ])("print the note %s, and come to an end", (_, picture) => {
    const note = { lines: Array.from({ length: 3 }, () => ({ marks: [] })) };
    const items: ColumnItem[] = [paragraph(20), { ...box, ...picture, keepWithNext: false }];
    const pages = breakPages(column(items, [note]), room);
    expect(pages.map(({ notes }) => notes)).toEqual([[], [{ note: 0, from: 0, to: 3 }]]);
  });

  test("show an ornament where a turn of scene meets the edge", () => {
    const scene: ColumnItem = { type: "scene", lines: 1, shown: false, marks: [] };
    for (const before of [29, 30, 31]) {
      const pages = breakPages(column([paragraph(before), scene, paragraph(20)]), room);
      const slices = pages.flatMap((page) => page.slices.map((slice, i) => ({ slice, i, page })));
      const found = slices.find(({ slice }) => slice.item === 1);
      const inside = found !== undefined && found.i > 0 && found.i < found.page.slices.length - 1;
      expect(inside || found?.slice.edge !== undefined, `after ${before} lines`).toBe(true);
    }
  });

  test("look at the chapter in proportion to its length", () => {
    const looks = (count: number): number => {
      let seen = 0;
      const items = Array.from({ length: count }, (_, i) => paragraph(1 + ((i * 5) % 9)));
      const counted = new Proxy(items, {
        get(target, key, receiver) {
          seen += 1;
          return Reflect.get(target, key, receiver);
        },
      });
      breakPages(column(counted), room);
      return seen;
    };
    const once = looks(1_000);
    expect(once).toBeGreaterThan(1_000);
    expect(looks(4_000) / once).toBeLessThan(4.4);
  });
});

describe("white that a page makes wider", () => {
  const gap: ColumnItem = { type: "gap", lines: 1, stretch: 1 };
  const apart: BoxItem = {
    type: "box",
    lines: 3,
    marks: [],
    keepWithNext: false,
    called: 0,
  };
  const [three, four] = [paragraph(3), paragraph(3, { least: 3 })];

  /** First lines of the items of the first page. */
  function firstPage(items: readonly ColumnItem[]): ReadonlyMap<number, number> {
    const [page] = breakPages(column([...items, { ...apart, lines: 20 }, three]), room);
    return new Map(page?.slices.map(({ item, line }) => [item, line]));
  }

  test("is as much above a block as below it", () => {
    const block = [gap, four, { ...gap, closes: true }];
    const lines = firstPage([...Array(5).fill(three), ...block, three, gap, apart, paragraph(1)]);
    // The heading could have had one of them.
    expect([6, 8, 10].map((at) => lines.get(at))).toEqual([17, 22, 26]);
  });

  test("by one line has what stands beside the grid in its middle", () => {
    const prose = [three, three, three, three];
    const lines = firstPage([...prose, gap, apart, gap, ...prose, three]);
    expect(lines.get(5)).toBe(13.5);
    expect(lines.get(7)).toBe(18);
  });
});
