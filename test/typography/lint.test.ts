import { describe, expect, test } from "vitest";
import { bookRules } from "../../src/typography/lint/book-rules.ts";
import { lint } from "../../src/typography/lint/lint.ts";
import { paragraphRules } from "../../src/typography/lint/paragraph-rules.ts";
import { countWords } from "../../src/typography/lint/word-counts.ts";
import { bookOfTexts } from "./book.ts";

describe.each(paragraphRules)("$id", (rule) => {
  test.each(rule.examples)("$text", ({ text, finds }) => {
    expect(rule.check(text).map(({ start, end }) => text.slice(start, end))).toEqual(finds);
  });
});

describe.each(bookRules)("$id", (rule) => {
  test.each(rule.examples)("$text", ({ text, finds }) => {
    expect(rule.check(countWords([text])).map(({ word }) => word)).toEqual(finds);
  });
});

test("findings have places, and a rule may be turned off", () => {
  const book = bookOfTexts(["He saw the the door.", "TK"], "en-US");
  expect(lint(book).map(({ code, at }) => [code, at?.start, at?.end])).toEqual([
    ["lint/doubled-word", 7, 14],
    ["lint/placeholder", 22, 24],
  ]);
  expect(lint(book, { off: new Set(["lint/placeholder"]) }).map(({ code }) => code)).toEqual([
    "lint/doubled-word",
  ]);
});

test("a few spellings of the other side are one note, unless they are allowed or have their own", () => {
  const notes = (words: string): readonly string[] => {
    const texts = [`The ${"grey harbour and ".repeat(30)}${words}.`];
    return lint(bookOfTexts(texts, "en-GB"))
      .filter(({ code }) => code === "lint/spelling-exception")
      .map(({ message }) => message);
  };
  expect(notes("a theater of neighbors")).toEqual([
    "2 of 62 words that differ are spelt the American way, the rest the British",
  ]);
  // Oxford's -ize, a colour named already word by word, a surname.
  expect(notes("they realized it, the gray Mr Plow")).toEqual([]);
  expect(notes("color, theater, labor, plow, defense")).toEqual([]);
});
