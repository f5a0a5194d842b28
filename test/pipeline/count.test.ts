import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block, Inline } from "../../src/model/book.ts";
import { textsOf } from "../../src/model/text.ts";
import { countWords, wordsOfBlock } from "../../src/pipeline/count.ts";

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

test("a block has the words of its texts, however they are cut into leaves", () => {
  const piece = fc.constantFrom("a", "b1", " ", "—", "…", "’", "-", "\u00A0", "书", "\uFFFC");
  const leaf = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
  const inline: fc.Arbitrary<Inline> = leaf.chain((value) =>
    fc.constantFrom<Inline>(
      { type: "text", value },
      { type: "code", value },
      { type: "lineBreak" },
      { type: "emphasis", inlines: [{ type: "text", value }] },
      { type: "note", blocks: [{ type: "paragraph", inlines: [{ type: "text", value }] }] },
    ),
  );
  fc.assert(
    fc.property(fc.array(inline, { maxLength: 8 }), (inlines) => {
      const block: Block = { type: "paragraph", inlines };
      const texts = [...textsOf(block)];
      expect(wordsOfBlock(block)).toBe(texts.reduce((sum, text) => sum + countWords(text), 0));
    }),
  );
});
