import { expect, test } from "vitest";
import type { Block } from "../../../src/model/book.ts";
import { p } from "../../support/edition.ts";
import { chapterOf, lineText, novel, setFixed, textMarks } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

const theme = themeNamed("classic");

/** Short messages, one of two pages, and short ones again. */
const LENGTHS: readonly number[] = [
  ...Array.from({ length: 50 }, (_, i) => 3 + ((i * 7) % 29)),
  900,
  ...Array.from({ length: 50 }, (_, i) => 3 + ((i * 11) % 31)),
];

const message = (words: number, i: number): Block =>
  p(
    `${i % 2 === 0 ? "Em" : "Bo"}: ${"the well is dry again ".repeat(Math.ceil(words / 5)).trim()}.`,
  );

const exchange: Block = {
  type: "quotation",
  kind: "message",
  blocks: LENGTHS.map(message),
  attribution: [],
};

test("a long exchange is divided between its messages and inside the longest, and fills its pages", () => {
  const { pages } = setFixed(chapterOf(...novel(2), exchange, ...novel(2, 9)), theme);
  const texts = pages
    .filter(({ blank }) => !blank)
    .map((page) => textMarks(page).filter(({ tag }) => tag >= 0));
  const within = texts.slice(3, -2);
  const feet = within.map((marks) => Math.max(...marks.map(({ y }) => y)));
  expect(within.length).toBeGreaterThan(5);
  expect(Math.max(...feet) - Math.min(...feet)).toBeLessThan(0.01);
  const opens = within.map((marks) => /^(?:Em|Bo):/.test(lineText(marks[0]!)));
  expect(new Set(opens)).toEqual(new Set([true, false]));
});

test("who speaks stands out where a message runs on, and white parts it from the text above", () => {
  const { pages } = setFixed(chapterOf(...novel(1), exchange), theme);
  const marks = pages.flatMap((page) => textMarks(page)).filter(({ tag }) => tag >= 0);
  const speaks = (at: number) => /^(?:Em|Bo):/.test(lineText(marks[at]!));
  const first = marks.findIndex((_, at) => speaks(at));
  const long = marks.findIndex((_, at) => speaks(at) && !speaks(at + 1));
  const [head, next] = [marks[long]!, marks[long + 1]!];
  expect(next.x - head.x).toBeCloseTo(1.3 * head.pieces[0]!.look.size);
  const leading = next.y - head.y;
  expect(marks[first]!.y - marks[first - 1]!.y).toBeGreaterThan(leading * 1.5);
});
