import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadFont } from "../../../src/fonts/fontkit.ts";
import { loadHyphenation, unhyphenated } from "../../../src/layout/lines/hyphenation.ts";
import { createLineSetter } from "../../../src/layout/lines/line-setter.ts";
import type {
  LineShape,
  ParagraphText,
  SetLine,
  StyledRun,
} from "../../../src/layout/paragraph.ts";
import { fixedFont } from "../../support/fixed-font.ts";

const hyphenation = await loadHyphenation(["en-US"]);
const font = fixedFont({ ligatures: ["fi"] });

function run(text: string, more: Partial<StyledRun> = {}): StyledRun {
  return {
    text,
    font,
    size: 10,
    features: [],
    language: "en-US",
    rise: 0,
    tracking: 0,
    hyphenate: true,
    ...more,
  };
}
function paragraph(text: string, more: Partial<StyledRun> = {}): ParagraphText {
  return { runs: [run(text, more)] };
}
function column(width: number, align: LineShape["align"] = "justify", indent = 0): LineShape {
  return {
    align,
    opticalMargins: false,
    measureOf: (line) =>
      line === 0 ? { left: indent, width: width - indent } : { left: 0, width },
  };
}
function textOf(line: SetLine): string {
  return line.pieces.map((piece) => piece.shaped.text + (piece.space > 0 ? " " : "")).join("");
}
function rightEdge(line: SetLine): number {
  const last = line.pieces.at(-1);
  if (last === undefined) return line.x;
  return line.x + last.x + (last.shaped.width / 1000) * last.look.size * last.scale;
}

const TALE =
  "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; " +
  "and the youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever " +
  "it shone in her face. Close by the king’s castle lay a great dark forest, and under an old lime tree in " +
  "the forest was a well, and when the day was very warm, the king’s child went out into the forest and sat " +
  "down by the side of the cool fountain; and when she was bored she took a golden ball, and threw it up on " +
  "high and caught it; and this ball was her favorite plaything.";

describe("a paragraph", () => {
  const setter = createLineSetter({ hyphenation });

  test("fills its measure line by line but the last", () => {
    const { best, diagnostics } = setter.set(paragraph(TALE), column(200, "justify", 15));
    const lines = best.lines();
    expect(diagnostics).toEqual([]);
    expect(lines[0]?.x).toBe(15);
    for (const line of lines.slice(0, -1)) expect(rightEdge(line)).toBeCloseTo(200, 6);
    expect(rightEdge(lines.at(-1) as SetLine)).toBeLessThanOrEqual(200);
    for (const line of lines) {
      expect(line.spaceRatio).toBeGreaterThanOrEqual(0.75);
      for (const piece of line.pieces)
        expect(Math.abs(piece.scale - 1)).toBeLessThanOrEqual(0.0200001);
    }
  });

  test("draws any of its lines as it draws all of them, anew each time, and tells where they stand undrawn", () => {
    for (let width = 90; width <= 300; width += 30) {
      const { best } = setter.set(paragraph(TALE), column(width, "justify", 15));
      const lines = best.lines();
      expect(lines).toHaveLength(best.count);
      expect(best.lines()[0]).not.toBe(lines[0]);
      lines.forEach((line, n) => {
        expect(best.lines(n, n + 1)).toEqual([line]);
        expect([best.start(n), best.end(n)]).toEqual([line.start, line.end]);
      });
      expect(best.lines(1)).toEqual(lines.slice(1));
      expect(best.lines(1, best.count + 5)).toEqual(lines.slice(1));
    }
  });

  test("can do without a hyphen in as many lines, no line of them too wide or torn apart", () => {
    let parted = 0;
    for (let width = 120; width <= 320; width += 2) {
      const { best } = setter.set(paragraph(TALE), column(width, "justify", 15));
      best.lines().forEach(({ hyphenated }, n) => {
        const other = hyphenated ? best.withoutHyphen(n) : undefined;
        if (other === undefined) return;
        parted += 1;
        expect(other.count).toBe(best.count);
        expect(other.endsClean(n)).toBe(true);
        const lines = other.lines();
        expect(
          lines
            .map(textOf)
            .join(" ")
            .replace(/- (?=[a-z])/g, ""),
        ).toContain("plaything.");
        for (const line of lines.slice(0, -1)) {
          expect(rightEdge(line)).toBeCloseTo(width, 6);
          expect(line.spaceRatio).toBeLessThanOrEqual(1.5);
        }
      });
    }
    expect(parted).toBeGreaterThan(20);
  });

  test("can be a line shorter or longer, or says that it cannot", () => {
    const settings = setter.set(paragraph([TALE, TALE, TALE, TALE].join(" ")), column(288));
    const longer = settings.longer();
    expect(longer?.count).toBe(settings.best.count + 1);
    for (const line of longer?.lines() ?? [])
      expect(line.spaceRatio).toBeLessThanOrEqual(1.65 + 1e-6);
    const shorter = settings.shorter();
    if (shorter !== undefined) expect(shorter.count).toBe(settings.best.count - 1);
    expect(setter.set(paragraph("One word."), column(200)).shorter()).toBeUndefined();
    expect(settings.best.lines().map(textOf).join(" ")).toContain("olden");
  });

  test("what would tear a line apart leaves it short: no space is drawn wider than twice its size", () => {
    const text = "This is by Incomprehensibilitarianists who were here.";
    const { best, diagnostics } = setter.set(paragraph(text, { hyphenate: false }), column(150));
    const torn = best.lines().find((line) => line.spaceRatio > 2) as SetLine;
    expect(diagnostics.map(({ code }) => code)).toContain("layout/underfull-line");
    expect(rightEdge(torn)).toBeLessThan(199);
    const natural = (setter.shape(" ", font, [], "en-US").width / 1000) * 10;
    for (const piece of torn.pieces) expect(piece.space).toBeLessThanOrEqual(2 * natural + 1e-6);
  });

  test("tells which lines end in a hyphen, and never has three in a row", () => {
    const { best } = setter.set(paragraph(`${TALE} ${TALE} ${TALE}`), column(110));
    const lines = best.lines();
    lines.forEach((line, i) => {
      expect(best.endsClean(i)).toBe(!line.hyphenated);
      expect(line.hyphenated).toBe(textOf(line).endsWith("-"));
    });
    const marks = lines.map((line) => (line.hyphenated ? "-" : ".")).join("");
    expect(marks).toContain("-");
    expect(marks).not.toContain("---");
  });

  test("hangs hyphens and stops into the margin", () => {
    const shape = { ...column(150), opticalMargins: true };
    const lines = setter.set(paragraph(TALE), shape).best.lines();
    const hung = lines.filter((line) => /[-.,;]$/.test(textOf(line)));
    expect(hung.length).toBeGreaterThan(0);
    for (const line of hung.slice(0, -1)) expect(rightEdge(line)).toBeGreaterThan(150.5);
  });

  test("keeps a line break of the author’s, and does not stretch the line before it", () => {
    const lines = setter.set(paragraph("a short line\nand another"), column(200)).best.lines();
    expect(lines.map(textOf)).toEqual(["a short line", "and another"]);
    expect(lines[0]?.spaceRatio).toBe(1);
  });

  test("never ends a line at a no-break space, and gives a thin space its own width", () => {
    const lines = setter
      .set(paragraph("Mr\u00A0Smith ".repeat(40).trim()), column(130))
      .best.lines();
    for (const line of lines) expect(textOf(line)).not.toMatch(/Mr$/);
    const thin = setter.measure(paragraph("10\u2009km"));
    expect(thin.pieces[0]?.space).toBeCloseTo(10 / 6, 3);
  });

  test("joins runs that meet inside a word", () => {
    const line = setter.measure({
      runs: [run("un"), run("believ", { rise: 1 }), run("able deed")],
    });
    expect(line.pieces.map((piece) => [piece.shaped.text, piece.space > 0])).toEqual([
      ["un", false],
      ["believ", false],
      ["able", true],
      ["deed", false],
    ]);
    expect(line.pieces[1]?.x).toBe(10);
  });

  test("gives an inline box the width it asks for", () => {
    const box = run("\uFFFC", { box: { width: 33, height: 8 } });
    const line = setter.measure({ runs: [run("see "), box, run(" here")] });
    expect(line.width).toBeCloseTo(15 + 2.5 + 33 + 2.5 + 20, 6);
  });

  test("leaves out a character the font lacks rather than print an empty box", () => {
    const poor = fixedFont({ id: "Poor", lacks: "☃‑" });
    const line = setter.measure(paragraph("a☃b c‑d", { font: poor }));
    expect(line.pieces.map((piece) => piece.shaped.text)).toEqual(["ab", "c-d"]);
    for (const piece of line.pieces) expect([...piece.shaped.glyphs]).not.toContain(0);
  });

  test("sets ragged lines at their own spaces, without hyphens where none are allowed", () => {
    const lines = setter
      .set(paragraph(TALE, { hyphenate: false }), column(200, "start"))
      .best.lines();
    for (const line of lines) {
      expect(line.spaceRatio).toBe(1);
      expect(line.width).toBeLessThanOrEqual(200);
      expect(line.hyphenated).toBe(false);
    }
    const shortest = Math.min(...lines.slice(0, -1).map((line) => line.width));
    expect(shortest).toBeGreaterThan(140);
  });
});

describe("bad input", () => {
  const setter = createLineSetter({ hyphenation });

  test("an absurd word is never shaped whole, and all of it stands within the column", () => {
    const text = "office".repeat(2000);
    let longest = 0;
    const watched = {
      ...font,
      shape(...asked: Parameters<typeof font.shape>) {
        longest = Math.max(longest, asked[0].length);
        return font.shape(...asked);
      },
    };
    const { best, diagnostics } = setter.set(
      paragraph(text, { font: watched, hyphenate: false }),
      column(150),
    );
    expect(longest).toBeLessThan(100);
    expect(best.lines().map(textOf).join("")).toBe(text);
    for (const line of best.lines()) expect(rightEdge(line)).toBeLessThanOrEqual(150 + 1e-6);
    expect(diagnostics.map(({ code }) => code)).toEqual(["layout/broken-word"]);
  });

  test("a word wider than the column is divided anywhere, and said to be", () => {
    const { best, diagnostics } = setter.set(
      paragraph(`see ${"a".repeat(200)} there`),
      column(150),
    );
    for (const line of best.lines()) expect(line.width).toBeLessThanOrEqual(150 + 1e-6);
    expect(diagnostics.map(({ code }) => code)).toContain("layout/broken-word");
  });

  test("its letters give as far as they were counted on, so that no line is too wide", () => {
    for (let width = 100; width <= 200; width += 1) {
      const long = paragraph(`see ${"a".repeat(200)} there`);
      const { best, diagnostics } = setter.set(long, column(width, "justify", 12));
      for (const line of best.lines()) expect(rightEdge(line)).toBeLessThanOrEqual(width + 1e-6);
      expect(diagnostics.map(({ code }) => code)).not.toContain("layout/overfull-line");
    }
  });

  test("a box wider than the column is overfull, and said to be", () => {
    const box = run("\uFFFC", { box: { width: 300, height: 8 } });
    const { diagnostics } = setter.set({ runs: [run("a "), box, run(" b")] }, column(150));
    expect(diagnostics.map(({ code }) => code)).toContain("layout/overfull-line");
  });

  test("an empty paragraph is one empty line or none", () => {
    expect(
      setter
        .set(paragraph(""), column(100))
        .best.lines()
        .flatMap((line) => line.pieces),
    ).toEqual([]);
    expect(setter.set({ runs: [] }, column(100)).best.count).toBeLessThanOrEqual(1);
  });

  test("a word of five million letters ends in time", () => {
    const { best } = setter.set(paragraph("q".repeat(5_000_000)), column(288));
    expect(best.count).toBeGreaterThan(1000);
  });
});

describe("laws", () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 120 });

  test("lines concatenate to the paragraph, in order, and lie within the measure", () => {
    const setter = createLineSetter({ hyphenation });
    fc.assert(
      fc.property(words, fc.integer({ min: 90, max: 320 }), (list, width) => {
        const text = list.join(" ");
        const lines = setter.set(paragraph(text), column(width)).best.lines();
        const joined = lines.map((line) => text.slice(line.start, line.end)).join("");
        expect(joined.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        const printed = lines.map((line) =>
          textOf(line).replace(line.hyphenated ? /-$/ : /$^/, ""),
        );
        expect(printed.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 1e-6);
      }),
    );
  });

  test("a line beyond tolerance has a diagnostic", () => {
    const setter = createLineSetter({ hyphenation: unhyphenated });
    fc.assert(
      fc.property(words, fc.integer({ min: 70, max: 200 }), (list, width) => {
        const { best, diagnostics } = setter.set(paragraph(list.join(" ")), column(width));
        const loose = best.lines().some((line) => line.spaceRatio > 2);
        if (loose) expect(diagnostics.map(({ code }) => code)).toContain("layout/underfull-line");
      }),
    );
  });

  test("no setting is worse than filling each line as it comes", () => {
    const setter = createLineSetter({ hyphenation: unhyphenated });
    fc.assert(
      fc.property(fc.array(word, { minLength: 40, maxLength: 120 }), (list) => {
        const width = 240;
        const ratios = firstFit(list, width);
        if (ratios.some((ratio) => ratio > 0.9 || ratio < -0.25)) return;
        const lines = setter.set(paragraph(list.join(" ")), column(width)).best.lines();
        const worst = Math.max(...lines.slice(0, -1).map((line) => line.spaceRatio), 1);
        expect(worst).toBeLessThanOrEqual(1 + 0.9 + 1e-6);
      }),
    );
  });

  test("the same paragraph is set the same way twice, whatever came between", () => {
    const setter = createLineSetter({ hyphenation });
    const first = setter.set(paragraph(TALE), column(200));
    setter
      .set(paragraph("Quite another text, which uses the same tables."), column(90))
      .best.lines();
    const second = setter.set(paragraph(TALE), column(200));
    expect(first.best.lines()).toEqual(second.best.lines());
    expect(first.best.demerits).toBe(second.best.demerits);
  });
});

/** Stretch of each line but the last where every line takes the words that fit at their natural width. */
function firstFit(list: readonly string[], width: number): readonly number[] {
  const ratios: number[] = [];
  let used = 0;
  let count = 0;
  for (const text of list) {
    const need = text.length * 5;
    if (count > 0 && used + count * 2.5 + need > width) {
      const gap = width - used - (count - 1) * 2.5;
      const rest = gap - Math.min(gap, 0.02 * used);
      ratios.push(count > 1 ? rest / ((count - 1) * 2.5) : 9);
      used = 0;
      count = 0;
    }
    used += need;
    count += 1;
  }
  return ratios;
}

describe("a real face", () => {
  test("is refused when it is no static font", async () => {
    const refused = await loadFont(new TextEncoder().encode("wOF2 and so on"));
    expect(refused.ok).toBe(false);
    expect(refused.diagnostics[0]?.code).toBe("fonts/unusable-font");
    const cut = readFileSync(FACE).subarray(0, 5000);
    expect((await loadFont(new Uint8Array(cut))).ok).toBe(false);
  });

  test("keeps the width of a divided word true to its glyphs", async () => {
    const loaded = await loadFont(new Uint8Array(readFileSync(FACE)));
    if (!loaded.ok) throw new Error("no font");
    const setter = createLineSetter({ hyphenation });
    const lines = setter
      .set(
        paragraph(`${TALE} An official affiliation of efficient officers.`, {
          font: loaded.value,
          size: 11,
        }),
        column(150),
      )
      .best.lines();
    for (const line of lines.slice(0, -1)) {
      const last = line.pieces.at(-1);
      const edge = (last?.x ?? 0) + ((last?.shaped.width ?? 0) / 1000) * 11 * (last?.scale ?? 1);
      expect(edge).toBeCloseTo(150, 4);
    }
  });
});

const FACE = "node_modules/@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf";
