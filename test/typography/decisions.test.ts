import { describe, expect, test } from "vitest";
import { anchorOf } from "../../src/pipeline/anchor.ts";
import { type Fixed, fix } from "../../src/pipeline/fix.ts";
import type { Decision, Decisions } from "../../src/typography/decisions.ts";

const fixed = (text: string, format: "txt" | "md", decisions?: Decisions): Promise<Fixed> =>
  fix(text, { language: "en-US", format, ...(decisions && { decisions }) });

/** The answer an author gives to the mark at `start`. */
function answerTo(text: string, start: number, answer: string, length = 1): Decision {
  const at = { source: "text", start, end: start + length };
  return { ...anchorOf({ rule: "typography/quotes", at }, text), answer };
}

const MANUSCRIPT = `He saw the 'round table by the window.

"And then," she said, "we went *home* to eat."
`;

describe.each(["txt", "md"] as const)("%s", (format) => {
  const place = MANUSCRIPT.indexOf("'round");
  const one = (answer: string): Decisions => ({
    answers: [answerTo(MANUSCRIPT, place, answer)],
    words: [],
  });

  test("an answered mark becomes what the author said, and is asked about no more", async () => {
    const open = await fixed(MANUSCRIPT, format, one("‘"));
    expect(open.text).toContain("the ‘round table");
    const mark = await fixed(MANUSCRIPT, format, one("’"));
    expect(mark.text).toContain("the ’round table");
    expect([...open.questions, ...mark.questions].map(({ at }) => at.start)).not.toContain(place);
  });

  test("an answer equal to what was typed leaves the place alone, and nothing else", async () => {
    const { text } = await fixed(MANUSCRIPT, format, one("'"));
    expect(text).toContain("the 'round table");
    expect(text).toContain("“And then,” she said, “we went *home* to eat.”");
  });

  test("dashes and dots are left alone too", async () => {
    const text = "He said so -- then ran... away.\n";
    const answers = [
      answerTo(text, text.indexOf("--"), "--", 2),
      answerTo(text, text.indexOf("..."), "....", 3),
    ];
    expect((await fixed(text, format, { answers, words: [] })).text).toBe(
      "He said so -- then ran.... away.\n",
    );
  });

  test("an answer outlives edits elsewhere, other spaces, and the fix itself", async () => {
    const again = MANUSCRIPT.replace("He saw the ", "Zero.\n\nHe saw\nthe ").replaceAll('"', "”");
    const { text, diagnostics } = await fixed(again, format, one("‘"));
    expect(text).toContain("the ‘round table");
    expect(diagnostics.map(({ code }) => code)).not.toContain("typography/stale-decision");
    expect((await fixed(text, format, one("‘"))).text).toBe(text);
  });

  test("an answer whose words are gone, or stand twice, is reported once and does nothing", async () => {
    const gone = await fixed(MANUSCRIPT.replace("saw", "found"), format, one("‘"));
    expect(gone.diagnostics.map(({ code }) => code)).toEqual(["typography/stale-decision"]);
    const twice = await fixed(`${MANUSCRIPT}\n${MANUSCRIPT}`, format, one("'"));
    expect(twice.diagnostics.map(({ code }) => code)).toEqual(["typography/ambiguous-decision"]);
    expect(twice.text).not.toContain("'round");
  });
});

test("an answer beside emphasis is found in Markdown", async () => {
  const text = "They took *all* 'round* the *house* of cards.\n";
  const answers = [answerTo(text, text.indexOf("'"), "‘")];
  expect((await fixed(text, "md", { answers, words: [] })).text).toContain("*all* ‘round");
});

test("a name with an apostrophe at its end or its start is spelled as the author says", async () => {
  const text = "He asked 'Ayisha about the 'Ayisha affair, and 'Ayisha laughed.\n";
  const { text: after } = await fixed(text, "txt", { answers: [], words: ["'Ayisha"] });
  expect(after).toBe("He asked ’Ayisha about the ’Ayisha affair, and ’Ayisha laughed.\n");
});
