import { describe, expect, test } from "vitest";
import type { Book } from "../../src/model/book.ts";
import { flowText } from "../../src/model/text.ts";
import { locales } from "../../src/typography/locales/registry.ts";
import { polish } from "../../src/typography/polish.ts";
import { spaceRules } from "../../src/typography/spaces.ts";
import { bookOfTexts } from "./book.ts";

/** One paragraph polished as a book of its own: marks and spaces. */
function printed(text: string, language: string): string {
  const outcome = polish(bookOfTexts([text], language), { sources: new Map() });
  if (!outcome.ok) throw new Error("not polished");
  return first(outcome.value.book);
}

function first(book: Book): string {
  const section = book.body[0];
  const block = section?.type === "section" ? section.blocks[0] : undefined;
  return block?.type === "paragraph" ? flowText(block.inlines) : "";
}

describe.each(locales)("$name", ({ tag, examples }) => {
  test("has 25 worked examples", () => expect(examples.length).toBeGreaterThanOrEqual(25));

  test.each(examples)("$before", ({ before, after }) => {
    expect(printed(before, tag)).toBe(after);
    expect(printed(after, tag), "a second run changes nothing").toBe(after);
  });
});

describe.each(spaceRules)("$id", ({ examples }) => {
  test.each(examples)("$language: $before", ({ language, before, after }) => {
    expect(printed(before, language)).toBe(after);
    expect(printed(after, language), "a second run changes nothing").toBe(after);
  });
});
