import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { docx } from "../../src/readers/docx/docx.ts";
import { html } from "../../src/readers/html/html.ts";
import type { Draft } from "../../src/readers/reader.ts";
import { wordOf } from "./word.ts";

const fixture = new URL("../fixtures/readers/docx-by-pandoc/in.docx", import.meta.url);
const whole = new Uint8Array(readFileSync(fixture));

describe("any bytes give a draft or a diagnostic, and never a crash", () => {
  test("a document of Word with bytes changed, cut or doubled", async () => {
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.nat(), async (changes, cut) => {
        const bytes = whole.slice(0, cut % 3 === 0 ? cut % whole.length : whole.length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const outcome = await docx.read({ id: "in", bytes });
        expect(outcome.ok || outcome.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const tags = (
    "<w:p> </w:p> <w:r> </w:r> <w:t>word</w:t> <w:t> <w:pPr><w:numPr><w:numId/></w:numPr></w:pPr> <w:tbl> </w:tbl> <w:tr> </w:tr> " +
    "<w:tc> </w:tc> <w:ins> </w:ins> <w:del> <w:fldChar/> <w:footnoteReference/> <w:br/> <w:sdt> </w:sdt> <w:drawing/> <w:hyperlink> & <"
  ).split(" ");
  test("the elements of Word in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...tags), { maxLength: 60 }), async (parts) => {
        const outcome = await docx.read({ id: "in", bytes: wordOf(parts.join("")) });
        expect(outcome.ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const pieces = (
  "<p> </p> <div> </div> <em> </em> <b> </b> <br> <hr> <h1> </h1> <ul><li> </ul> <blockquote> </blockquote> <table><tr><td> </table> " +
  "<a|href=#n> </a> <span|id=n> </span> <img|src=x> <pre> </pre> <i>|</i> &amp; &nbsp; < > one Two three. “No” |"
)
  .split(" ")
  .map((piece) => piece.replaceAll("|", " "));

test("the words of a page arrive, once and in order, where nothing is hidden", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), async (parts) => {
      const page = `<body>${parts.join(" ")}</body>`;
      const outcome = await html.read({ id: "in", bytes: new TextEncoder().encode(page) });
      if (!outcome.ok) throw new Error("no draft");
      const typed = parts.filter((part) => /^(?:one|Two|three)/.test(part));
      const said = outcome.diagnostics.map(({ message }) => message).join(" ");
      const text = outcome.value.source.text;
      expect(wordsIn(text).length, `${page}\n${text}\n${said}`).toBeGreaterThanOrEqual(
        typed.length,
      );
      expect(wordsIn(JSON.stringify(blocksOf(outcome.value))).length).toBeGreaterThanOrEqual(
        typed.length,
      );
    }),
    { numRuns: 500 },
  );
});

function blocksOf({ blocks, metadata }: Draft) {
  return [blocks, metadata];
}

function wordsIn(text: string): readonly string[] {
  return text.match(/one|Two|three/g) ?? [];
}
