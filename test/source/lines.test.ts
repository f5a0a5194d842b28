import fc from "fast-check";
import { expect, test } from "vitest";
import { lineStarts, locator } from "../../src/source/lines.ts";

const text = fc
  .array(fc.constantFrom("\n", "\r", "\r\n", "a", "é", "😀"), { maxLength: 30 })
  .map((pieces) => pieces.join(""));

test("CRLF, CR and LF each end one line, in files of one kind and of several", () => {
  fc.assert(
    fc.property(text, (content) => {
      const lines = content.split(/\r\n|\r|\n/);
      const starts = lineStarts(content);
      expect(starts).toHaveLength(lines.length);
      for (const [i, line] of lines.entries())
        expect(content.slice(starts[i], (starts[i] ?? 0) + line.length)).toBe(line);
    }),
  );
});

test("a place is found in its own source, whichever was asked for before", () => {
  const encoding = { name: "utf-8", byteOrderMark: false, certain: true } as const;
  const source = (id: string, content: string) => [id, { id, text: content, encoding }] as const;
  const find = locator(new Map([source("a", "one\ntwo"), source("b", "x\r\ny\r\nz")]));
  const at = (id: string, start: number) => find({ source: id, start, end: start });
  expect(at("a", 4)).toEqual({ line: 2, column: 1 });
  expect(at("b", 6)).toEqual({ line: 3, column: 1 });
  expect(at("a", 5)).toEqual({ line: 2, column: 2 });
  expect(at("settings", 3)).toEqual({ line: 1, column: 4 });
});
