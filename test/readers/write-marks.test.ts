import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unzip } from "../../src/base/unzip.ts";
import { fixBook } from "../../src/pipeline/fix-book.ts";
import type { ChangePolicy } from "../../src/readers/choices.ts";
import { docx } from "../../src/readers/docx/docx.ts";
import { writeMarks } from "../../src/readers/docx/write-marks.ts";
import { p, wordOf } from "./word.ts";

async function draftOf(bytes: Uint8Array, changes: ChangePolicy = "accept") {
  const read = await docx.read({ id: "a.docx", bytes, language: "en-US", choices: { changes } });
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join());
  return read.value;
}

async function fixOf(bytes: Uint8Array) {
  const [fixed] = await fixBook([await draftOf(bytes)], { language: "en-US" });
  const marks = fixed!.changes.map(({ at, after }) => ({ start: at.start, end: at.end, after }));
  return { ...fixed!, marks, before: fixed!.source.text };
}

function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const opened = unzip(bytes, { files: 100, bytes: 10_000_000 });
  const entries = opened.ok ? opened.entries : [];
  return Object.fromEntries(
    entries.map((entry) => [entry.path, Buffer.from(entry.bytes).toString("utf8")]),
  );
}

const body = (bytes: Uint8Array) => partsOf(bytes)["word/document.xml"] ?? "";

const run = (words: string, look = "") =>
  `<w:r w:rsidR="00A1"><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;

describe("marks in a document of Word", () => {
  test("go into its own runs, whatever they are divided at", async () => {
    const bytes = wordOf(
      `<w:p>${run("&quot;It")}${run("'", "<w:i/>")}${run("s late--")}${run("very late.&quot; R&amp;B")}</w:p>`,
    );
    const { marks, before } = await fixOf(bytes);
    const made = await writeMarks(bytes, { text: before, marks }, "plain");
    expect(made?.written).toHaveLength(marks.length);
    expect(body(made!.bytes)).toContain(
      `<w:p>${run("“It")}${run("’", "<w:i/>")}${run("s late—")}${run("very late.” R&amp;B")}</w:p>`,
    );
  });

  test("are tracked changes where that is asked for, and can be refused", async () => {
    const bytes = wordOf(`<w:p>${run("&quot;Late.&quot;", "<w:i/>")}</w:p>`);
    const { marks, before, text } = await fixOf(bytes);
    const made = await writeMarks(bytes, { text: before, marks }, "tracked");
    const props = "<w:rPr><w:i/></w:rPr>";
    expect(body(made!.bytes)).toContain(
      `<w:del w:id="1" w:author="quoin"><w:r>${props}<w:delText xml:space="preserve">"</w:delText></w:r></w:del>` +
        `<w:ins w:id="2" w:author="quoin"><w:r>${props}<w:t xml:space="preserve">“</w:t></w:r></w:ins>`,
    );
    expect((await draftOf(made!.bytes)).source.text).toBe(text);
    expect((await draftOf(made!.bytes, "reject")).source.text).toBe(before);
  });

  test("stand in notes, tables and numbered headings too", async () => {
    const parts = {
      "word/styles.xml":
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      "word/numbering.xml":
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Chapter %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      "word/footnotes.xml": `<w:footnote w:id="2">${p('So "he" said.')}</w:footnote>`,
    };
    const cell = (words: string) => `<w:tc>${p(words)}</w:tc>`;
    const bytes = wordOf(
      `${p('The "Well"', '<w:pStyle w:val="H"/>')}<w:p>${run("It's so.")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
        `<w:tbl><w:tr>${cell("one's")}${cell("two")}</w:tr></w:tbl>`,
      parts,
    );
    const { marks, before } = await fixOf(bytes);
    const made = await writeMarks(bytes, { text: before, marks }, "plain");
    expect(made?.written).toHaveLength(marks.length);
    expect(body(made!.bytes)).toMatch(/The “Well”.*It’s so\..*one’s/s);
    expect(partsOf(made!.bytes)["word/footnotes.xml"]).toContain("So “he” said.");
  });

  test("of a file that is no document are not written", async () => {
    const bytes = new Uint8Array(Buffer.from("no archive"));
    const marks = [{ start: 0, end: 1, after: "x" }];
    expect(await writeMarks(bytes, { text: "no", marks }, "plain")).toBeUndefined();
  });
});

const word = fc.constantFrom(
  "one",
  "it's",
  '"two',
  'three"',
  "four--five",
  "'tis",
  "...",
  "&amp;",
  "six.",
  " ",
  "<w:br/>",
  "<w:tab/>",
);
const look = fc.constantFrom("", "<w:i/>", "<w:b/>", "<w:smallCaps/>");
const runs = fc.array(fc.tuple(fc.array(word, { minLength: 1, maxLength: 5 }), look), {
  minLength: 1,
  maxLength: 4,
});

/** A run of words; breaks and tabs stand between its texts, as Word writes them. */
function runOf([words, looks]: readonly [readonly string[], string]): string {
  const inner = words
    .map((one) =>
      one.startsWith("<")
        ? one
        : `<w:t xml:space="preserve">${one.replaceAll('"', "&quot;")} </w:t>`,
    )
    .join("");
  return `<w:r><w:rPr>${looks}</w:rPr>${inner}</w:r>`;
}

test("any document: its text is the fixed text, all else is as it was, a second fix finds nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(runs, { minLength: 1, maxLength: 6 }), async (paragraphs) => {
      const xml = paragraphs.map((one) => `<w:p>${one.map(runOf).join("")}</w:p>`).join("");
      const bytes = wordOf(`${p("A first line of words.")}${xml}`, {
        "word/media/image1.png": new Uint8Array([1, 2, 3]),
      });
      const { marks, before, text } = await fixOf(bytes);
      if (marks.length === 0) return;
      const made = await writeMarks(bytes, { text: before, marks }, "plain");
      expect(made?.written).toHaveLength(marks.length);
      expect((await draftOf(made!.bytes)).source.text).toBe(text);
      const bare = (one: Uint8Array) => body(one).replace(/(<w:t\b[^>]*>)[^<]*/g, "$1");
      expect(bare(made!.bytes)).toBe(bare(bytes));
      const { "word/document.xml": _, ...others } = partsOf(made!.bytes);
      const { "word/document.xml": __, ...own } = partsOf(bytes);
      expect(others).toEqual(own);
      expect((await fixOf(made!.bytes)).changes).toEqual([]);
      const tracked = await writeMarks(bytes, { text: before, marks }, "tracked");
      expect((await draftOf(tracked!.bytes)).source.text).toBe(text);
      expect((await draftOf(tracked!.bytes, "reject")).source.text).toBe(before);
    }),
    { numRuns: 150 },
  );
});
