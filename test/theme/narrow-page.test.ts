import { expect, test } from "vitest";
import { overrideTheme } from "../../src/theme/parse.ts";
import { themeNamed } from "./load.ts";

const PLACE = { from: "book.yaml" };

const textWith = (name: string, tokens: unknown): readonly string[] => {
  const made = overrideTheme(themeNamed(name), tokens, PLACE);
  if (!made.ok) throw new Error(JSON.stringify(made.diagnostics));
  const { size, leading } = made.value.text;
  return [size, leading];
};

test.each([
  ["classic", { page: "5x8" }, ["10.5pt", "13.07pt"]],
  ["classic", { page: "a-format" }, ["9.5pt", "11.82pt"]],
  ["classic", { page: "5.5x8.5" }, ["11.25pt", "14pt"]],
  ["classic", { page: "6x9" }, ["11.25pt", "14pt"]],
  ["classic", { page: "5x8", text: { size: "12pt" } }, ["12pt", "14pt"]],
  ["classic", { page: "5x8", text: { align: "start" } }, ["11.25pt", "14pt"]],
  ["modern", { page: "a6" }, ["9pt", "12.6pt"]],
  ["large-print", { page: "5x8" }, ["17pt", "24pt"]],
])("text of %s on %j", (name, tokens, expected) => {
  expect(textWith(name, tokens)).toEqual(expected);
});
