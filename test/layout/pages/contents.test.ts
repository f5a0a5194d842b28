import { expect, test } from "vitest";
import { book, editionOf, p, section } from "../../support/edition.ts";
import { lineText, setFixed, textMarks } from "../../support/pages.ts";
import { themeNamed } from "../../theme/load.ts";

test("a title of many lines stands in the contents as near to the next as any other", () => {
  const long = "A title that goes on and on until it turns, and on ".repeat(3).trim();
  const chapters = ["One", long, "Three"].map((title) => section(title, [p("Words.")]));
  const { pages } = setFixed(editionOf(book(chapters)), themeNamed("classic"));
  const page = pages.find(({ marks }) => marks.some((mark) => mark.type === "link"));
  const lines = page === undefined ? [] : textMarks(page).filter(({ tag }) => tag >= 0);
  const from = lines.findIndex((line) => lineText(line).startsWith("One"));
  const ys = [...new Set(lines.slice(from).map(({ y }) => Math.round(y)))];
  expect(ys.length).toBeGreaterThan(4);
  expect(new Set(ys.slice(1).map((y, i) => y - (ys[i] ?? 0)))).toEqual(new Set([14]));
});
