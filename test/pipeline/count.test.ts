import { expect, test } from "vitest";
import { countWords } from "../../src/pipeline/count.ts";

test.each([
  ["It’s the well-known 'tis", 4],
  ["one—two … three", 3],
  ["", 0],
  ["— * —", 0],
  ["naïve Übergröße №5", 3],
  ["Мама мыла раму", 3],
  ["我喜欢书", 4],
  ["ひらがな", 4],
  ["1,000 men", 2],
])("“%s” has %i words", (text, words) => {
  expect(countWords(text)).toBe(words);
});
