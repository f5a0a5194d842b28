import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadFont } from "../../../src/fonts/fontkit.ts";
import { loadHyphenation } from "../../../src/layout/lines/hyphenation.ts";
import { createLineSetter } from "../../../src/layout/lines/line-setter.ts";
import { BOOK_TUNING, type Tuning } from "../../../src/layout/lines/tuning.ts";
import type { LineShape, SetLine, StyledRun } from "../../../src/layout/paragraph.ts";
import { lineQuality } from "../../bench/line-quality.ts";
import { made } from "../../support/pages.ts";

const FACE = "node_modules/@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf";
const font = made(await loadFont(readFileSync(FACE)));
const hyphenation = await loadHyphenation(["en-US"]);

/** A few hundred plain words, drawn without chance, in paragraphs as long as a novel's. */
const WORDS = (
  "the old harbour master remembered nothing of that particular evening except for the unreasonable " +
  "cold and the lantern that somebody had forgotten upon the wall and every morning afterwards he would " +
  "consider whether his neighbours understood what had happened when their children returned without " +
  "saying anything about it but there was no answer in the village only water moving against stone and " +
  "the sound of a door which opened and closed again as if somebody were impatiently waiting to be " +
  "invited inside by people who had never learned to distinguish between politeness and indifference"
).split(" ");

function paragraphs(count: number): readonly string[] {
  let state = 7;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * limit);
  };
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 12 + next(150) }, () => WORDS[next(WORDS.length)]);
    return `${words.join(" ")}.`;
  });
}

const EVEN = (
  "that with from have this will your they know want been good much some time very when come here " +
  "just like long make many more only over such take than them well were"
).split(" ");

const TEXTS = paragraphs(600);
const SHAPE: LineShape = {
  align: "justify",
  measureOf: (line) => (line === 0 ? { left: 14, width: 226 } : { left: 0, width: 240 }),
  opticalMargins: true,
};

function set(tuning: Tuning, texts = TEXTS): readonly (readonly SetLine[])[] {
  const setter = createLineSetter({ hyphenation, tuning });
  return texts.map((text) => {
    const run: StyledRun = {
      text,
      font,
      size: 11,
      features: [],
      language: "en-US",
      rise: 0,
      tracking: 0,
      hyphenate: true,
    };
    return setter.set({ runs: [run] }, SHAPE).best.lines();
  });
}

const asBooks = set(BOOK_TUNING);

function quality(paragraphs: readonly (readonly SetLine[])[]): ReturnType<typeof lineQuality> {
  return lineQuality(paragraphs, SHAPE.measureOf);
}

/** Times that `pattern` is found in the ends of lines: `-` for a hyphen, `.` for none, `|` after a paragraph. */
function ends(paragraphs: readonly (readonly SetLine[])[], pattern: RegExp): number {
  const marks = paragraphs.map((lines) =>
    lines.map(({ hyphenated }) => (hyphenated ? "-" : ".")).join(""),
  );
  return [...`|${marks.join("|")}|`.matchAll(pattern)].length;
}

describe("each cost of a line is felt: without it, so much is worse", () => {
  test("a last line of one short word", () => {
    expect(quality(asBooks).runts).toBe(0);
    expect(quality(set({ ...BOOK_TUNING, runt: 0 })).runts).toBeGreaterThan(0.5);
  });

  test("a word above itself at the edge of the column", () => {
    const without = quality(set({ ...BOOK_TUNING, stack: 0 })).stacks;
    expect(quality(asBooks).stacks).toBeLessThan(without * 0.75);
  });

  test("a river, in words of one length that are made for it", () => {
    const even = Array.from({ length: 200 }, (_, i) => EVEN[(i * i + 3 * i) % EVEN.length]);
    const texts = Array.from({ length: 120 }, (_, i) => even.slice(i).join(" "));
    const of = (tuning: Tuning): number => quality(set(tuning, texts)).rivers;
    expect(of(BOOK_TUNING)).toBeLessThan(of({ ...BOOK_TUNING, river: 0 }) * 0.8);
  });

  test("a hyphen", () => {
    const without = quality(set({ ...BOOK_TUNING, hyphen: 0 })).hyphens;
    expect(quality(asBooks).hyphens).toBeLessThan(without * 0.9);
  });

  test("two hyphens in a row, and three at all", () => {
    const without = ends(set({ ...BOOK_TUNING, doubleHyphen: 0 }), /--/g);
    expect(ends(asBooks, /--/g)).toBeLessThan(without * 0.95);
    expect(ends(asBooks, /---/g)).toBe(0);
  });

  test("a hyphen on the last line but one", () => {
    const without = ends(set({ ...BOOK_TUNING, finalHyphen: 0 }), /-\.\|/g);
    expect(ends(asBooks, /-\.\|/g)).toBeLessThan(without * 0.8);
  });

  test("two hyphens that would make three with those of the next paragraph", () => {
    const without = ends(set({ ...BOOK_TUNING, edgeHyphens: 0 }), /\|--|--\.\|/g);
    expect(ends(asBooks, /\|--|--\.\|/g)).toBeLessThan(without / 2);
  });

  test("a hole between words", () => {
    const loose = { ...BOOK_TUNING, holeDemerits: 0 };
    expect(quality(asBooks).loose15).toBeLessThan(quality(set(loose)).loose15);
  });

  test("a loose line beside a tight one", () => {
    const contrasts = (paragraphs: readonly (readonly SetLine[])[]): number =>
      paragraphs
        .flatMap((lines) => lines.slice(0, -2).map((line, i) => [line, lines[i + 1]] as const))
        .filter(([a, b]) => Math.abs(a.spaceRatio - (b?.spaceRatio ?? 1)) > 0.45).length;
    const without = contrasts(set({ ...BOOK_TUNING, contrast: 0 }));
    expect(contrasts(asBooks)).toBeLessThan(without);
  });
});

describe("where nothing else helps", () => {
  const setter = createLineSetter({ hyphenation });
  const ofRun = (text: string): StyledRun => ({
    text,
    font,
    size: 11.25,
    features: [],
    language: "en-US",
    rise: 0,
    tracking: 0,
    hyphenate: true,
  });
  const shape: LineShape = { ...SHAPE, measureOf: () => ({ left: 0, width: 150 }) };
  const starts = (text: string): readonly string[] =>
    setter
      .set({ runs: [ofRun(text)] }, shape)
      .best.lines()
      .map(({ start, end }) => text.slice(start, end));

  test("an abbreviation is parted from its name rather than its line torn apart", () => {
    const lines = starts("“We were through,” said Mr. Mr.\u00a0Scroughtedness, and he went away.");
    expect(lines.some((line) => line.endsWith("Mr."))).toBe(true);
  });

  test("also where the abbreviation is in italics and its stop is not", () => {
    const runs = [
      "“We were through,” said Mr. ",
      "Mr",
      ".\u00a0Scroughtedness, and he went away.",
    ].map(ofRun);
    const { best } = setter.set({ runs }, shape);
    const text = runs.map((run) => run.text).join("");
    const lines = best.lines().map(({ start, end }) => text.slice(start, end));
    expect(lines.some((line) => line.endsWith("Mr."))).toBe(true);
  });

  test("a space before a mark, or in a number, holds all the same", () => {
    const text =
      "« Nous avions vu cela, dit-il, comme straightforward\u00a0! et 10\u00a0000 soldats »";
    for (const line of starts(text)) expect(line).not.toMatch(/^(!|000)/);
  });
});
