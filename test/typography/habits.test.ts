import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/book.ts";
import { type Polished, type PolishOptions, polish } from "../../src/typography/polish.ts";
import { countSpellings, leaningOf, spellingOf, spellings } from "../../src/typography/spelling.ts";
import { bookOfTexts } from "./book.ts";

const many = (text: string, times = 40): readonly string[] => Array<string>(times).fill(text);

const notesOn = (
  texts: readonly string[],
  { language = "en-US", breaks = [], ...options }: Wish = {},
): { readonly notes: readonly (readonly unknown[])[]; readonly polished: Polished } => {
  const book = bookOfTexts(texts, language);
  const marks = breaks.map((typed, start): Block => {
    const span = { source: "t", start, end: start + 1 };
    return { type: "sceneBreak", style: typed === "" ? "space" : "ornament", typed, span };
  });
  const body = book.body.map((node) => ({ ...node, blocks: [...node.blocks, ...marks] }));
  const outcome = polish({ ...book, body }, { sources: new Map(), ...options });
  if (!outcome.ok) throw new Error("the book was not polished");
  const notes = outcome.diagnostics
    .filter(({ code }) => code.endsWith("-exception"))
    .map(({ code, message, at }) => [code, message, at?.start]);
  return { notes, polished: outcome.value };
};

interface Wish extends Partial<PolishOptions> {
  readonly language?: string;
  readonly breaks?: readonly string[];
}

const said = `"No," she said, "not now."`;
const closed = "He came--then went.";
const shown = ({ book }: Polished): string => JSON.stringify(book.body).replaceAll("\u00A0", " ");

describe("a few exceptions to a habit are one note at the first of them", () => {
  test("quotations", () => {
    const { notes } = notesOn([...many(said), "'No,' she said.", "'No,' he said."]);
    const at = 40 * (said.length + 2);
    expect(notes).toEqual([
      ["typography/quote-exception", "2 of 82 quotations use single marks outside", at],
    ]);
  });

  test("dashes", () => {
    const { notes } = notesOn([...many(closed), "He came -- then went."]);
    const at = 40 * (closed.length + 2) + "He came ".length;
    expect(notes).toEqual([["typography/dash-exception", "1 of 41 dashes is typed spaced", at]]);
  });

  test("scene breaks, where a wider mark of the same glyph is no other", () => {
    const breaks = [...Array<string>(8).fill("* * *"), "***", "", "#", "#"];
    const { notes, polished } = notesOn([said], { breaks });
    expect(notes).toEqual([
      [
        "typography/scene-break-exception",
        "2 scene breaks are typed “#” where 9 are typed “* * *”",
        10,
      ],
    ]);
    expect(polished.sceneBreaks).toEqual({ "* * *": 8, "***": 1, gap: 1, "#": 2 });
  });

  test("not where both are common, nor where there are few in all", () => {
    expect(notesOn([...many(said), ...many("'No,' she said.", 8)]).notes).toEqual([]);
    expect(notesOn([said, said, "'No,' she said."]).notes).toEqual([]);
    expect(notesOn([said], { breaks: ["***", "***", "***", "***", "#", "#"] }).notes).toEqual([]);
  });

  test("not for ranges, cut-off speech, apostrophes and quotations in quotations", () => {
    const quiet = ["In 1914–18.", `"He said 'no' and--"`, "'Tis the boys' room.", "Bath–Wells"];
    expect(notesOn([...many(said), ...many("It went - and came."), ...quiet]).notes).toEqual([]);
  });

  test("not for a dash that stands for a word", () => {
    expect(notesOn([...many(closed), "What the ------ do you want?"]).notes).toEqual([]);
  });

  test("not where its rule is off, nor in a language that decides by itself", () => {
    const texts = [...many(said), "'No,' she said."];
    expect(notesOn(texts, { off: new Set(["typography/quote-exception"]) }).notes).toEqual([]);
    expect(notesOn(texts, { language: "de" }).notes).toEqual([]);
  });
});

describe("what the author says stands above what is counted", () => {
  test("hyphens typed for dashes are set as asked, unless a house style is named", () => {
    const texts = [closed, "She sat -- then rose."];
    const spaced = notesOn(texts, { habits: { dash: "spaced" }, language: "en-GB" });
    expect(shown(spaced.polished)).toContain("came – then");
    expect(shown(spaced.polished)).toContain("sat – then");
    expect(spaced.polished.profile.dash.habit).toBe("spaced");
    const close = notesOn(texts, { habits: { dash: "closed" }, language: "en-GB" });
    expect(shown(close.polished)).toContain("sat—then");
    const house = { habits: { dash: "spaced" }, houseStyle: "chicago" } as const;
    expect(shown(notesOn(texts, house).polished)).toContain("came—then");
  });

  test("quotes outside are those it names, and every other is an exception", () => {
    const { notes, polished } = notesOn([said, "'No,' she said."], {
      habits: { quotes: "single" },
    });
    expect(polished.profile.quotes).toMatchObject({ outer: "single", double: 4 });
    expect(polished.profile.given).toEqual({ quotes: "single" });
    expect(notes).toEqual([
      ["typography/quote-exception", "2 of 3 quotations use double marks outside", 0],
    ]);
  });
});

describe("spelling", () => {
  test("no word is on both sides of the ocean", () => {
    const american = new Set(spellings.map(([word]) => word));
    expect(spellings.filter(([, word]) => american.has(word))).toEqual([]);
  });

  test("a British printer may set -ize, which tells nothing of a book but something of a text", () => {
    expect([spellingOf("realize"), spellingOf("realise")]).toEqual([undefined, "en-GB"]);
    expect([leaningOf("realize"), leaningOf("whilst")]).toEqual(["en-US", "en-GB"]);
  });

  test("a book is counted word by word, names left out", () => {
    const words = new Map(
      ["grey", "colours", "neighbor", "Gray", "word"].map((word) => [word, { times: 2 }]),
    );
    expect(countSpellings(words)).toEqual({ "en-US": 2, "en-GB": 4 });
  });
});
