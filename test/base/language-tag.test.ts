import { expect, test } from "vitest";
import { languageTag } from "../../src/base/language-tag.ts";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];

test("of all codes of two letters, those are languages that have a name", () => {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const [tag = ""] = Intl.getCanonicalLocales(code);
    const named = names.of(tag.split("-")[0] ?? "") !== undefined;
    expect(languageTag(code), code).toBe(named ? tag : undefined);
  }
});

test.each([
  ["EN-us", "en-US"],
  [" pt_BR ", "pt-BR"],
  ["qaa", "qaa"],
  ["qzz", undefined],
  ["english", undefined],
  ["", undefined],
])("“%s” is %s", (written, tag) => {
  expect(languageTag(written)).toBe(tag);
});
