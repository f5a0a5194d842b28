import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flowText } from "../../src/model/text.ts";
import { builtInRules } from "../../src/typography/catalogue.ts";
import { locales } from "../../src/typography/locales/registry.ts";
import { fixPlainText, type PlainFix } from "../../src/typography/plain.ts";
import { polish } from "../../src/typography/polish.ts";
import { readPassages } from "../../src/typography/read.ts";
import { bookOf, bookOfTexts } from "./book.ts";

function fixed(text: string, language: string, houseStyle?: string): PlainFix {
  const style = houseStyle === undefined ? {} : { houseStyle };
  const outcome = fixPlainText(text, { language, source: "t", ...style });
  if (!outcome.ok) throw new Error("not fixed");
  return outcome.value;
}

const piece = fc.constantFrom(
  ..."a|b |I |'|\"|''|\"'|--|---|-| - | -- |...|. |, |! |\n|\n\n|\r\n|\f|’|“|‘|”|—|–|…|1|90s|tis|em|goin|_|*|« |»".split(
    "|",
  ),
);
const manuscript = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const language = fc.constantFrom(...locales.map(({ tag }) => tag));

/** What is no mark and no space. */
const base = (text: string): string => text.replace(/[\s"'“”„‟‘’‚‛«»‹›`´′″.…\-‐-―−⸺⸻]/gu, "");

describe("any text", () => {
  test("keeps its words, its line ends and its form feeds, and can be taken back", () => {
    fc.assert(
      fc.property(manuscript, language, (text, tag) => {
        const { text: after, changes } = fixed(text, tag);
        expect(base(after)).toBe(base(text));
        expect(after.replace(/[^\r\n\f]/g, "")).toBe(text.replace(/[^\r\n\f]/g, ""));
        expect(after).not.toMatch(/[\u00A0\u202F\u2060]/u);
        let back = after;
        for (const { at, before, after: put } of changes)
          back = back.slice(0, at.start) + before + back.slice(at.start + put.length);
        expect(back).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

/** Sentences of ordinary prose, to be joined into chapters. */
const sentence = fc.constantFrom(
  `"I'm coming," she said.`,
  `He shrugged. "Why not?"`,
  `"He told me, 'Go home,' and I went."`,
  `It was the boys' dog -- or so they said.`,
  `"Take 'em away," he cried, "and be quick!"`,
  `Nothing moved in the house.`,
  `"I thought--" "You always think."`,
  `She waited... then left.`,
);
const chapter = fc.array(
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map((list) => list.join(" ")),
  { minLength: 4, maxLength: 10 },
);

describe("prose", () => {
  test("fixed twice is fixed once", () => {
    fc.assert(
      fc.property(chapter, (paragraphs) => {
        const once = fixed(paragraphs.join("\n\n"), "en-US").text;
        expect(fixed(once, "en-US").text).toBe(once);
      }),
    );
  });

  test("one damaged mark changes nothing beyond the next paragraph", () => {
    fc.assert(
      fc.property(
        chapter,
        fc.nat(),
        fc.constantFrom("", `"`, `'`, "”"),
        (paragraphs, seed, damage) => {
          const whole = fixed(paragraphs.join("\n\n"), "en-US").text.split("\n\n");
          const hit = seed % paragraphs.length;
          const broken = paragraphs.map((text, i) =>
            i === hit ? text.replace(/["']/u, damage) : text,
          );
          const after = fixed(broken.join("\n\n"), "en-US").text.split("\n\n");
          const changed = whole.flatMap((text, i) => (text === after[i] ? [] : [i]));
          expect(changed.every((i) => i === hit || i === hit + 1)).toBe(true);
        },
      ),
    );
  });

  test("takes steps in proportion to its length, in one paragraph or in many", () => {
    const steps = (times: number, gap: string): number => {
      const text = `He said, "Don't," and the 'boys' left.${gap}`.repeat(times);
      const { read } = readPassages([{ text, locale: locales[0]!, lineIsParagraph: false }], []);
      return read.reduce((sum, { reading }) => sum + reading.steps, 0);
    };
    for (const gap of [" ", "\n\n", `"'"'"'"'`, ` -- ... "`]) {
      const once = steps(1000, gap);
      expect(once).toBeGreaterThan(4000);
      expect(steps(2000, gap) / once).toBeCloseTo(2, 1);
      expect(steps(8000, gap) / once).toBeCloseTo(8, 0);
    }
  });

  test("set already, it stays as it is but for spaces", () => {
    fc.assert(
      fc.property(chapter, fc.constantFrom("en-US", "en-GB"), (paragraphs, tag) => {
        const gold = fixed(paragraphs.join("\n\n"), tag).text;
        expect(fixed(gold, tag).changes.filter(({ before }) => before.trim() !== "")).toEqual([]);
      }),
    );
  });

  test("a paragraph longer than any is read in pieces, and a text of nothing but marks too", () => {
    const long = fixed(`He said, "Go," and it's so -- no... `.repeat(40_000), "en-US").text;
    expect(long === "He said, “Go,” and it’s so—no… ".repeat(40_000)).toBe(true);
    const marks = fixed(`"'`.repeat(100_000), "en-US");
    expect(marks.text.length).toBe(200_000);
    expect(marks.changes.length).toBe(200_000);
  });
});

describe("a book", () => {
  test("says where in the source each change was made", () => {
    const text = `"It's *here*--now," she said.`;
    const outcome = polish(bookOfTexts([text], "en-US"), { sources: new Map() });
    if (!outcome.ok) throw new Error("not polished");
    for (const { at, before } of outcome.value.changes)
      expect(text.slice(at.start, at.end)).toBe(before);
    expect(outcome.value.changes.length).toBe(4);
  });

  test("pairs marks over emphasis and notes", () => {
    const note = {
      type: "note",
      blocks: [{ type: "paragraph", inlines: [{ type: "text", value: `"No."` }] }],
    } as const;
    const book = bookOf(
      [
        [
          { type: "text", value: `"` },
          { type: "emphasis", inlines: [{ type: "text", value: "Never" }] },
          { type: "text", value: `'s` },
          note,
          { type: "text", value: ` enough," he said.` },
        ],
      ],
      "en-US",
    );
    const outcome = polish(book, { sources: new Map() });
    if (!outcome.ok) throw new Error("not polished");
    const section = outcome.value.book.body[0];
    const block = section?.type === "section" ? section.blocks[0] : undefined;
    if (block?.type !== "paragraph") throw new Error("no paragraph");
    expect(flowText(block.inlines)).toBe("“Never’s\uFFFC enough,” he said.");
    expect(JSON.stringify(block.inlines[3])).toContain("“No.”");
  });
});

describe.each(builtInRules.filter(({ invisible }) => !invisible))("$id", ({ examples }) => {
  test.each(examples)("$language: $before", ({ language: tag, houseStyle, before, after }) => {
    expect(fixed(before, tag, houseStyle).text).toBe(after);
    expect(fixed(after, tag, houseStyle).text).toBe(after);
  });
});
