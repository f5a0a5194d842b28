import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorOf, placesOf, settleAnswers } from "../../src/pipeline/anchor.ts";

const encoding = { name: "utf-8", byteOrderMark: false, certain: true } as const;
const source = (text: string) => ({ id: "a.txt", text, encoding });
const at = (start: number) => ({ rule: "r", at: { source: "a.txt", start, end: start + 1 } });
const question = (start: number) => ({ ...at(start), excerpt: "", readings: [], confidence: 0.5 });

test("three words are enough where they stand once, and more are taken where they do not", () => {
  const text = "He said the boys' dog ran.\nShe said the boys' dog stayed.\n";
  const first = anchorOf(at(text.indexOf("'")), text);
  expect(first).toEqual({ rule: "r", before: "said the boys", typed: "'", after: " dog ran." });
  const twice = "He said the boys' dog ran away.\nShe said the boys' dog ran away.\n";
  expect(anchorOf(at(twice.indexOf("'")), twice).before).toBe("He said the boys");
  const short = "It was the boys' dog.";
  expect(anchorOf(at(short.indexOf("'")), short).before).toBe("was the boys");
});

test("an edit elsewhere keeps an answer, an edit of its words makes it stale, a copy makes it double", () => {
  const text = "One.\n\nIt was the boys' dog that ran.\n";
  const answer = { ...anchorOf(at(text.indexOf("'")), text), answer: "’" };
  const settled = (now: string) => {
    const { open, diagnostics } = settleAnswers(
      [question(now.indexOf("'"))],
      { answers: [answer], words: [] },
      [source(now)],
    );
    return [open.length, ...diagnostics.map(({ code }) => code)];
  };
  expect(settled(text)).toEqual([0]);
  expect(settled(`Zero.\n${text}More.\n`)).toEqual([0]);
  expect(settled(text.replace("the boys", "some boys"))).toEqual([1, "pipeline/stale-decision"]);
  expect(settled(text + text)).toEqual([0, "pipeline/ambiguous-decision"]);
});

test("the anchor of any mark finds that mark", () => {
  const word = fc.constantFrom("the", "boys'", "'em", "dog", "\n", "’tis", "--");
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), fc.nat(), (words, pick) => {
      const text = words.join(" ");
      const start = pick % text.length;
      expect(placesOf(anchorOf(at(start), text), text)).toContain(start);
    }),
  );
});
