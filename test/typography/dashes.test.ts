import { describe, expect, test } from "vitest";
import { fixPlainText } from "../../src/typography/plain.ts";

function set(text: string, language = "en-US"): string {
  const outcome = fixPlainText(text, { language, source: "t" });
  if (!outcome.ok) throw new Error("not fixed");
  return outcome.value.text;
}

describe("dashes", () => {
  test.each([
    ["en-US", "he paused--then ran", "he paused—then ran"],
    ["en-US", "he paused -- then ran", "he paused—then ran"],
    ["en-US", "he paused - then ran", "he paused—then ran"],
    ["en-US", "one---two", "one—two"],
    ["en-GB", "he paused -- then ran", "he paused – then ran"],
    ["en-GB", "he paused--then ran", "he paused—then ran"],
    ["en-US", "who don't like it- suck it up", "who don’t like it—suck it up"],
    ["en-US", "pre- and post-war, two- to threefold", "pre- and post-war, two- to threefold"],
    [
      "en-US",
      "touch the flame to the mantle- and there it was",
      "touch the flame to the mantle—and there it was",
    ],
    [
      "en-US",
      "in two thousand- and that in the pre- and post-election rush",
      "in two thousand—and that in the pre- and post-election rush",
    ],
    ...[
      "ten- to twelve-year-olds",
      "first- and second-class fares",
      "two- or even three-storey houses",
      "19th- and 20th-century prose",
      "over- and underestimated",
      "long- and short-term, first- or second- or third-rate",
      "a two- to threefold rise",
    ].map((kept) => ["en-GB", kept, kept]),
    ["en-GB", "it was over- and that was that", "it was over – and that was that"],
    ["de", "Vor- und Nachteile", "Vor- und Nachteile"],
    ["en-US", `"But I never-" he said.`, "“But I never—” he said."],
    ["en-US", "I-I w-what well-known", "I-I w-what well-known"],
    ["en-US", "run it with --help", "run it with --help"],
    ["en-US", "Mr. B---- of ----shire", "Mr. B⸺ of ⸺shire"],
    ["en-US", "5 - 3 leaves 2", "5 - 3 leaves 2"],
    ["en-US", "a\n\n---\n\nb", "a\n\n---\n\nb"],
    ["en-US", "an em — typed — so, an en – so", "an em — typed — so, an en – so"],
  ])("%s: %s", (language, before, after) => {
    expect(set(before, language)).toBe(after);
    expect(set(after, language), "a second run changes nothing").toBe(after);
  });
});

describe("ranges and dots", () => {
  test.each([
    ["in 1914-18, pp. 3-5 and 1863-'64", "in 1914–18, pp. 3–5 and 1863–’64"],
    ["call 555-1234 on 2026-11-23, 978-0-306", "call 555-1234 on 2026-11-23, 978-0-306"],
    ["a 50-50 chance, twenty-two, A-4, 4-F", "a 50-50 chance, twenty-two, A-4, 4-F"],
    ["Wait... what. . . no", "Wait… what… no"],
    ["He stopped.... Then he left.", "He stopped.… Then he left."],
    ["Contents.......... 12", "Contents.......... 12"],
    ["two.. dots", "two.. dots"],
  ])("%s", (before, after) => {
    expect(set(before)).toBe(after);
    expect(set(after)).toBe(after);
  });
});
