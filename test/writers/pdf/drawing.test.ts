import { describe, expect, test } from "vitest";
import type { Drawing, Shape } from "../../../src/writers/drawing/drawing.ts";
import { times, transformOf } from "../../../src/writers/drawing/matrix.ts";
import { tintOf } from "../../../src/writers/drawing/svg-colour.ts";
import { svgDrawing } from "../../../src/writers/drawing/svg-drawing.ts";
import { pathOf } from "../../../src/writers/drawing/svg-path.ts";
import { fixedFont } from "../../support/fixed-font.ts";

const type = { face: () => fixedFont(), fallback: [] };
const drawn = (inside: string, head = 'viewBox="0 0 100 50"'): Drawing =>
  svgDrawing(new TextEncoder().encode(`<svg ${head}>${inside}</svg>`), type)!;
const shapes = ({ items }: Drawing): readonly Shape[] =>
  items.flatMap((item) =>
    item.type === "shape" ? [item] : shapes({ items: item.items } as Drawing),
  );
const first = (inside: string, head?: string): Shape => shapes(drawn(inside, head))[0]!;

describe("path data", () => {
  test.each([
    ["M1 2 3 4", "M 1 2, L 3 4"],
    ["m1 2 3 4z l1 1", "M 1 2, L 4 6, Z, L 2 3"],
    ["M0,0H5v-.5.5", "M 0 0, L 5 0, L 5 -0.5, L 5 0"],
    ["M0 0C1 1 2 1 3 0S5-1 6 0", "M 0 0, C 1 1 2 1 3 0, C 4 -1 5 -1 6 0"],
    ["M0 0q3 3 6 0t6 0", "M 0 0, C 2 2 4 2 6 0, C 8 -2 10 -2 12 0"],
    ["M1 0L2 2 oops L3 3", "M 1 0, L 2 2"],
    ["L1 1", ""],
    ["M1e999 0", ""],
  ])("%s", (data, expected) => {
    const path = pathOf(data).map((segment) =>
      segment.map((v) => (typeof v === "number" ? Math.round(v * 1e6) / 1e6 : v)).join(" "),
    );
    expect(path.join(", ")).toBe(expected);
  });

  test("has arcs whose flags touch, that end where they say and stand on their ellipse", () => {
    const path = pathOf("M10 0A10 10 0 0110-20");
    expect(path.at(-1)?.slice(-2)).toEqual([expect.closeTo(10), expect.closeTo(-20)]);
    expect(path).toHaveLength(3);
    for (const [, ...points] of path.slice(1))
      expect(Math.hypot((points[4] ?? 0) - 10, (points[5] ?? 0) + 10)).toBeCloseTo(10);
  });
});

test("transforms are done from the right", () => {
  expect(transformOf("translate(10) scale(2,3)")).toEqual(
    times([1, 0, 0, 1, 10, 0], [2, 0, 0, 3, 0, 0]),
  );
  const [a, b, c, d, e, f] = transformOf("rotate(90 5 5)")!;
  expect([a * 5 + c * 0 + e, b * 5 + d * 0 + f]).toEqual([expect.closeTo(10), expect.closeTo(5)]);
  expect(transformOf("perspective(3)")).toBeUndefined();
});

test.each([
  ["#abc", [170, 187, 204, 1]],
  ["#11223380", [17, 34, 51, 128 / 255]],
  ["rgb(10, 20, 30)", [10, 20, 30, 1]],
  ["rgba(100% 0% 50% / 25%)", [255, 0, 127.5, 0.25]],
  ["hsl(120, 100%, 25%)", [0, 127.5, 0, 1]],
  ["RebeccaPurple", [102, 51, 153, 1]],
  ["url(x)", undefined],
])("the colour %s", (text, expected) => {
  const tint = tintOf(text);
  const values = tint && [...tint.colour.map((part) => part * 255), tint.opacity];
  expect(values).toEqual(expected?.map((value) => expect.closeTo(value)));
});

describe("a drawing", () => {
  test("has styles of rules, attributes and its own, the nearest first", () => {
    const sheet =
      "<style>rect{fill:#010101} .a{fill:#020202;stroke:#030303} #b{stroke:none}</style>";
    const fills = shapes(
      drawn(`${sheet}<g fill="#040404"><rect width="1" height="1"/><rect class="a" id="b" width="1" height="1"/>
        <rect class="a" style="fill:#050505" width="1" height="1"/><circle r="1"/></g>`),
    ).map(({ fill, stroke }) =>
      [fill?.colour[0], stroke?.colour[0]].map((v) => v && Math.round(v * 255)),
    );
    expect(fills).toEqual([
      [1, undefined],
      [2, undefined],
      [5, 3],
      [4, undefined],
    ]);
  });

  test("fits its view into its size, in the middle", () => {
    expect(
      first('<path d="M0 0h1v1"/>', 'width="2in" height="100" viewBox="0 0 10 10"').matrix,
    ).toEqual([10, 0, 0, 10, 46, 0]);
  });

  test("names what it leaves out, each once", () => {
    expect(
      drawn(
        '<path d="M0 0h1v1" filter="url(#f)" fill="weird"/><blink/><blink/><use href="#no"/><image href="data:,"/>',
      ).undrawn,
    ).toEqual([
      "a filter",
      "the colour “weird”",
      "the element “blink”",
      "the use of “#no”",
      "the element “image”",
    ]);
  });

  test("that uses itself, or what uses it, ends", () => {
    const levels = Array.from(
      { length: 14 },
      (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`,
    );
    const bomb = drawn(`<rect id="g0" width="1" height="1"/>${levels.join("")}`);
    expect(shapes(bomb).length).toBeLessThanOrEqual(100_000);
    expect(bomb.undrawn.length).toBeGreaterThan(0);
    expect(drawn('<g id="a"><use href="#a"/></g>').undrawn).toEqual(["the use of “#a”"]);
  });

  test("nested without end is drawn as deep as drawings go", () => {
    const deep = `${"<g>".repeat(5000)}<path d="M0 0h1v1"/>${"</g>".repeat(5000)}<path d="M0 0h2v2"/>`;
    expect(shapes(drawn(deep))).toHaveLength(1);
  });

  test("that is none is nothing", () => {
    expect(svgDrawing(new TextEncoder().encode("<html/>"), type)).toBeUndefined();
    expect(svgDrawing(new Uint8Array(0), type)).toBeUndefined();
  });
});
