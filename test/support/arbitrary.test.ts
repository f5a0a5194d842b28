import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Block,
  type Book,
  type Inline,
  type Part,
  SECTION_ROLES,
  type Section,
} from "../../src/model/book.ts";
import { arbitraryBook } from "./arbitrary.ts";

/** One key for each kind of node: the compiler asks for those that are new. */
const BLOCKS: Record<Block["type"], true> = {
  paragraph: true,
  quotation: true,
  list: true,
  verse: true,
  codeBlock: true,
  figure: true,
  table: true,
  sceneBreak: true,
  custom: true,
};
const INLINES: Record<Inline["type"], true> = {
  text: true,
  emphasis: true,
  strong: true,
  smallCaps: true,
  strikethrough: true,
  superscript: true,
  subscript: true,
  phrase: true,
  indexMark: true,
  code: true,
  link: true,
  image: true,
  lineBreak: true,
  note: true,
  crossReference: true,
};

test("arbitrary books hold every kind of node and every role the model knows", () => {
  const seen = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) look(item);
    else if (value !== null && typeof value === "object") {
      const node = value as Partial<Section | Part | Block | Inline | Book>;
      if (node.type !== undefined) seen.add(node.type);
      if (node.type === "section" && node.role !== undefined) seen.add(`role ${node.role}`);
      for (const inner of Object.values(value)) look(inner);
    }
  };
  look(fc.sample(arbitraryBook, { numRuns: 400, seed: 1 }));
  const known = [
    ...Object.keys(BLOCKS),
    ...Object.keys(INLINES),
    ...SECTION_ROLES.map((role) => `role ${role}`),
    "part",
  ];
  expect(known.filter((kind) => !seen.has(kind))).toEqual([]);
});
