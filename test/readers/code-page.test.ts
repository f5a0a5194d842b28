import { describe, expect, test } from "vitest";
import { codePageOf } from "../../src/readers/code-page.ts";
import { md } from "../../src/readers/markdown/md.ts";

const windows = [
  "\u0093Caf\u00e9,\u0094 she said. \u0093It\u0092s late.\u0094",
  "It\u0092s late.",
  "He said \u0091no\u0092 and left\u0097quickly.",
  "word\u0097word and 10\u009612",
  "\u0093Hello.\u0094",
  "se\u00f1or Mu\u00f1oz ma\u00f1ana \u00bfqu\u00e9?",
  "\u00e9t\u00e9 \u00e0 No\u00ebl",
  "Stra\u00dfe sch\u00f6n \u00c4rger f\u00fcr",
  "wait\u0085 no",
];
const mac = [
  "\u00d2Caf\u008e,\u00d3 she said. \u00d2It\u00d5s late.\u00d3",
  "It\u00d5s late.",
  "He said \u00d4no\u00d5 and left\u00d1quickly.",
  "\u008et\u008e \u0088 No\u0091l, tr\u008fs",
  "sch\u009an f\u009fr M\u008adchen",
  "wait\u00c9 no",
  "aqu\u0092 est\u0087 el ni\u0096o, \u00c0qu\u008e?",
];

describe.each([
  ["windows-1252", windows],
  ["macintosh", mac],
] as const)("%s", (page, texts) => {
  test.each(texts)("%j", (text) => {
    expect(codePageOf(Buffer.from(text, "latin1"))).toBe(page);
  });
});

test("quotation marks of Windows arrive as quotation marks", async () => {
  const bytes = Buffer.from(windows[0]!, "latin1");
  const outcome = await md.read({ id: "in", bytes });
  expect(outcome.ok && outcome.value.source.text).toBe("“Café,” she said. “It’s late.”");
});
