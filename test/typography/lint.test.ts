import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recentMemory } from "../../src/base/recent-memory.ts";
import { bookRules } from "../../src/typography/lint/book-rules.ts";
import { lint, proofread } from "../../src/typography/lint/lint.ts";
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

test("words are counted alike in plain texts and in those left to expressions", () => {
  const pieces = "the |The |a|Cap|’|'|-| |, |é|É|word|K|\n|the captain".split("|");
  const text = fc
    .array(fc.constantFrom(...pieces), { maxLength: 20 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
      // A letter far from Latin, which is a word of its own, sends a text to the expressions.
      const other = countWords(texts.map((each) => `${each} ж`));
      const counts = [...other].filter(([word]) => word !== "ж");
      expect([...countWords(texts.map((each) => `${each} `))]).toEqual(counts);
    }),
  );
});

test("a table of more words than it had room for has them all", () => {
  const words = Array.from(
    { length: 20_000 },
    (_, i) => `w${i.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz".charAt(Number(digit)))}`,
  );
  const counts = countWords([words.join(" "), words.join(" ")]);
  expect(counts.size).toBe(new Set(words).size);
  expect([...counts.values()].reduce((sum, { times }) => sum + times, 0)).toBe(2 * words.length);
});

test("a run that was read before says the same, wherever it stands now", () => {
  const made: string[] = [];
  const recent = recentMemory();
  const memory = {
    get: recent.get,
    put(key: string, bytes: Uint8Array) {
      made.push(key);
      recent.put(key, bytes);
    },
  };
  const chapter = (word: string) =>
    Array.from({ length: 90 }, (_, i) => `The ${word} of the the Captain’s grey harbour ${i}. TK`);
  const bookOf = (...chapters: readonly string[][]) => {
    const body = chapters.flatMap((texts) => bookOfTexts(texts, "en-GB").body);
    return { ...bookOfTexts([], "en-GB"), body };
  };
  const states = [
    bookOf(chapter("color"), chapter("colour"), chapter("œuvre")),
    bookOf(["The café."], chapter("color"), chapter("color"), chapter("œuvre")),
    bookOf(chapter("œuvre"), chapter("colour")),
    bookOf(chapter("color"), chapter("colour"), chapter("œuvre")),
  ];
  for (const off of [new Set<string>(), new Set(["lint/placeholder"])])
    for (const state of states)
      expect(proofread(state, { off, memory })).toEqual(proofread(state, { off }));
  expect(made.length, "three runs, by two sets of rules").toBe(6);
  for (const bytes of ["", "[]", '{"words":"a","times":[],"texts":[],"places":[],"findings":[]}']) {
    const foreign = { ...memory, get: () => new TextEncoder().encode(bytes) };
    expect(proofread(states[0]!, { memory: foreign })).toEqual(proofread(states[0]!));
  }
});
