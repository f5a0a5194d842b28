import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorOf } from "../../src/pipeline/anchor.ts";
import { placesOf } from "../../src/typography/answered.ts";

const at = (start: number) => ({ rule: "r", at: { source: "a.txt", start, end: start + 1 } });

test("three words are enough where they stand once, and more are taken where they do not", () => {
  const text = "He said the boys' dog ran.\nShe said the boys' dog stayed.\n";
  const first = anchorOf(at(text.indexOf("'")), text);
  expect(first).toEqual({ rule: "r", before: "said the boys", typed: "'", after: " dog ran." });
  const twice = "He said the boys' dog ran away.\nShe said the boys' dog ran away.\n";
  expect(anchorOf(at(twice.indexOf("'")), twice).before).toBe("He said the boys");
  const short = "It was the boys' dog.";
  expect(anchorOf(at(short.indexOf("'")), short).before).toBe("was the boys");
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
