import { expect, test } from "vitest";
import { missingGlyph, missingOnce } from "../../../src/layout/lines/line-diagnostics.ts";

const missing = (text: string) => [...text].map((each) => missingGlyph(each.codePointAt(0) ?? 0));

test("a character missed twice is said once", () => {
  expect(missingOnce(missing("水水")).map(({ message }) => message)).toEqual([
    "No font has the character “水” (U+6C34), so it is not printed",
  ]);
});

test("many missing characters are one finding", () => {
  const han = Array.from({ length: 500 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("");
  const [only, ...others] = missingOnce(missing(han));
  expect(others).toEqual([]);
  expect(only?.message).toMatch(/“一”.* and 488 more, so they are not printed$/);
});
