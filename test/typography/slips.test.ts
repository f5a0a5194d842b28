import { describe, expect, test } from "vitest";
import { fix } from "../../src/pipeline/fix.ts";

const set = async (text: string, language = "en-US"): Promise<string> =>
  (await fix(text, { language, format: "txt" })).text;

describe("quotes typed as two characters in English", () => {
  test.each([
    ["``Go,'' she said. ``Don't `you' go.''", "“Go,” she said. “Don’t ‘you’ go.”"],
    ["''Go,'' she said. ''Don't go.''", "“Go,” she said. “Don’t go.”"],
  ])("%s", async (typed, after) => {
    expect(await set(typed)).toBe(after);
    expect(await set(after)).toBe(after);
  });

  test("two single marks that are two single marks stay two", async () => {
    expect(await set("''Tis true,' he said.", "en-GB")).toBe("‘’Tis true,’ he said.");
  });
});

describe("spaces about marks", () => {
  test.each([
    [`He said , " Come in . " She did !`, `He said, “Come in.” She did!`],
    [`" Hello, " she said. " Who is it? "`, `“Hello,” she said. “Who is it?”`],
    ["Well,then :) he had .5 of 1,000 , no more", "Well, then :) he had .5 of 1,000, no more"],
    ["He paused ... then left .", "He paused … then left."],
  ])("%s", async (typed, after) => {
    expect(await set(typed)).toBe(after);
    expect(await set(after)).toBe(after);
  });

  test("a language that has a space there keeps it", async () => {
    expect(await set("Quoi ? Non !", "fr")).toBe("Quoi ? Non !");
  });
});

describe("a language without rules", () => {
  const remarks = async (language: string): Promise<readonly string[]> =>
    (await fix(`"A."`, { language, format: "txt" })).diagnostics.map(({ code }) => code);

  test("is named once", async () => {
    expect(await remarks("tlh")).toEqual(["typography/unknown-language"]);
    expect(await remarks("en-AU")).toEqual([]);
    expect(await remarks("fr-BE")).toEqual([]);
  });
});
