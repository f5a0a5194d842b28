import { expect, test } from "vitest";
import { loadHyphenation } from "../../../src/layout/lines/hyphenation.ts";
import { wordBreaks } from "../../../src/layout/lines/word-breaks.ts";

const hyphenation = await loadHyphenation(["en-US", "en-GB", "de", "fr-CA", "ru", "x-klingon"]);

function divided(word: string, language: string): string {
  const points = wordBreaks(word, language, hyphenation).map(({ at }) => at);
  return [...word].map((letter, i) => (points.includes(i) ? `|${letter}` : letter)).join("");
}

test.each([
  ["hyphenation", "en-US", "hy|phen|ation"],
  ["algorithm", "en-US", "al|go|rithm"],
  // Words of TeX's list of exceptions.
  ["associate", "en-US", "as|so|ciate"],
  ["Table", "en-US", "ta|ble".replace("t", "T")],
  ["project", "en-US", "project"],
  ["declination", "en-US", "dec|li|na|tion"],
  ["“representative,”", "en-US", "“rep|re|sen|ta|tive,”"],
  // Fewer than three letters never stand after a hyphen in English.
  ["family", "en-US", "fam|ily"],
  ["however", "en-GB", "how|ever"],
  ["Silbentrennung", "de", "Sil|ben|tren|nung"],
  ["l’amélioration", "fr-CA", "l’amé|lio|ra|tion"],
  ["электричество", "ru", "элек|три|че|ство"],
  ["naïvely", "en-US", "naïvely"],
])("%s in %s is divided %s", (word, language, expected) => {
  expect(divided(word, language)).toBe(expected);
});

test("a word with soft hyphens is divided at them and nowhere else", () => {
  expect(divided("repre\u00ADsentative", "en-US")).toBe("repre\u00AD|sentative");
});

test("a compound is divided after its hyphen, and a dash lets the next word down", () => {
  expect(divided("self-made", "en-US")).toBe("self-|made");
  expect(divided("said—and", "en-US")).toBe("said—|and");
  expect(divided("said—”", "en-US")).toBe("said—”");
});

test("an address is divided after its marks, without hyphens", () => {
  const breaks = wordBreaks("https://example.org/archive/understanding", "en-US", hyphenation);
  expect(breaks.map(({ kind }) => kind)).toEqual(breaks.map(() => 3));
  expect(divided("https://example.org/archive/understanding", "en-US")).toBe(
    "https://|example.|org/|archive/|understanding",
  );
});

test("a language without patterns is set whole and reported", () => {
  expect(divided("understanding", "x-klingon")).toBe("understanding");
  expect(hyphenation.diagnostics.map(({ code }) => code)).toEqual(["layout/no-hyphenation"]);
});
