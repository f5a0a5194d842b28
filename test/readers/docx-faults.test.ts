import { describe, expect, test } from "vitest";
import type { ChangePolicy } from "../../src/readers/choices.ts";
import { docx } from "../../src/readers/docx/docx.ts";
import { writeMarks } from "../../src/readers/docx/write-marks.ts";
import { odt } from "../../src/readers/odt/odt.ts";
import { openDocumentOf, textP } from "./open-document.ts";
import { show } from "./show.ts";
import { p, wordOf, zipOf } from "./word.ts";

async function read(bytes: Uint8Array, changes?: ChangePolicy): Promise<readonly string[]> {
  const choices = changes === undefined ? {} : { choices: { changes } };
  return show(await docx.read({ id: "a.docx", bytes, language: "en-GB", ...choices }))
    .split("\n")
    .filter((line) => line !== "" && line !== "--");
}

const text = (lines: readonly string[]) => lines.filter((line) => !/^\d+:\d+ /.test(line));

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`;

describe("notes that call notes", () => {
  const chain = (length: number) => {
    const call = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const notes = Array.from({ length }, (_, i) => {
      const next = i + 1 < length ? call(i + 2) : "";
      return `<w:footnote w:id="${i + 1}"><w:p>${run(`n${i + 1}`)}${next}</w:p></w:footnote>`;
    });
    return wordOf(`<w:p>${run("A")}${call(1)}</w:p>`, { "word/footnotes.xml": notes.join("") });
  };

  test("are read as far as anybody goes, and beyond it is said", async () => {
    const [near, far] = [await read(chain(50)), await read(chain(500))];
    expect(near.join()).toContain("paragraph |n50|}");
    expect(near.join()).not.toContain("left out");
    expect(far.join()).toContain("Notes call notes more than 60 deep");
  });

  test("lose no word in OpenDocument, where they stand in each other", async () => {
    let inner = "";
    for (let i = 64; i > 0; i--)
      inner = `<text:note text:note-class="footnote"><text:note-body>${textP(`n${i}${inner}`)}</text:note-body></text:note>`;
    const read = await odt.read({ id: "a.odt", bytes: openDocumentOf(textP(`A${inner}`)) });
    expect(show(read)).toContain("paragraph |n64|}");
  });
});

describe("fields", () => {
  test("one that never ends holds back no word of the book, and it is said", async () => {
    const body = `<w:p>${run("Before. ")}${mark("begin")}${code(" REF x ")}${run("After.")}</w:p>${p("Then more.")}<w:p>${mark("begin")}${code("PAGE")}${mark("separate")}${run("7")}${mark("end")}${run("Last.")}</w:p>`;
    const lines = await read(wordOf(body));
    expect(lines.slice(0, 3)).toEqual([
      "paragraph |Before. After.|",
      "paragraph |Then more.|",
      "paragraph |Last.|",
    ]);
    expect(lines.join()).toContain("A field of the document begins and never ends");
  });

  test("one whose end is not its own holds back no word either", async () => {
    const later = `<w:p>${mark("end")}${run("Last.")}</w:p>`;
    const body = `<w:p>${run("First.")}${mark("begin")}${code(" PAGE ")}</w:p>${p("Then.")}${later}`;
    expect(text(await read(wordOf(body)))).toEqual([
      "paragraph |First.|",
      "paragraph |Then.|",
      "paragraph |Last.|",
    ]);
    const note = (id: number, inner: string) =>
      `<w:footnote w:id="${id}"><w:p>${inner}</w:p></w:footnote>`;
    const call = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const notes = {
      "word/footnotes.xml":
        note(1, `${mark("begin")}${code(" PAGE ")}${run("One.")}`) +
        note(2, `${run("Two.")}${mark("end")}`),
    };
    expect(text(await read(wordOf(`<w:p>${run("A")}${call(1)}${call(2)}</w:p>`, notes)))).toEqual([
      "paragraph |A| {note paragraph |One.|} {note paragraph |Two.|}",
    ]);
  });

  test("what stands there for old programs ends none that is read", async () => {
    const box = (inner: string) =>
      `<mc:AlternateContent><mc:Choice>${inner}</mc:Choice><mc:Fallback>${inner}</mc:Fallback></mc:AlternateContent>`;
    const toc = `${mark("begin")}${code(" PAGE ")}`;
    const body = `<w:p>${run("A")}${toc}</w:p><w:p>${box(mark("end"))}${run("B")}</w:p><w:p>${toc}${mark("separate")}${box(mark("end"))}${run("C")}</w:p><w:p>${box(toc + mark("separate"))}${run("9")}${mark("end")}${run("D")}</w:p>`;
    expect(text(await read(wordOf(body)))).toEqual([
      "paragraph |A|",
      "paragraph |B|",
      "paragraph |C|",
      "paragraph |D|",
    ]);
  });

  test("what was taken out can end a field", async () => {
    const link = `${mark("begin")}${code(' HYPERLINK "https://e.org/" ')}${mark("separate")}${run("link")}`;
    const body = `<w:p>${link}<w:del w:id="1">${mark("end")}</w:del>${run(" and on.")}</w:p><w:p>${mark("begin")}${code(" DATE ")}<w:del w:id="2">${mark("separate")}<w:r><w:delText>now</w:delText></w:r>${mark("end")}</w:del>${run("Rest.")}</w:p>${p("Last.")}`;
    expect((await read(wordOf(body))).slice(0, 3)).toEqual([
      "paragraph {link https://e.org/ |link|} | and on.|",
      "paragraph |Rest.|",
      "paragraph |Last.|",
    ]);
  });
});

test("what stands in a cell of a table stays in it, whatever it is", async () => {
  const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
  const inner = `<w:tbl>${row(cell(p("n1")), cell(p("n2")))}${row(cell(p("n3")), cell(p("n4")))}</w:tbl>`;
  const item = (words: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(words)}</w:p>`;
  const body = `${p("Before.")}<w:tbl>${row(cell(inner), cell(p("a2")))}${row(cell(item("one") + item("two")), cell(p("b2")))}</w:tbl>${p("After.")}`;
  const said = (await read(wordOf(body))).join("\n");
  expect(said).toContain("|n1 n2|");
  expect(said).toContain("|n3 n4|");
  for (const words of ["one", "two"]) expect(said).toContain(`|${words}|`);
});

test("what the style of a paragraph hides is left out and said, and a run may show itself", async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="Hidden Note"/><w:rPr><w:vanish/></w:rPr></w:style>';
  const styled = `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${run("Not for readers.")}<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>For readers.</w:t></w:r></w:p>`;
  const said = (
    await read(wordOf(`${p("Before.")}${styled}${p("After.")}`, { "word/styles.xml": styles }))
  ).join("\n");
  expect(said).toContain("|For readers.|");
  expect(said).not.toContain("|Not for readers.");
  expect(said).toMatch(/hidden/i);
});

test("what the style of all paragraphs hides is hidden", async () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="Body Text"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>';
  const body = p("Notes to myself.") + p("For readers.", '<w:pStyle w:val="B"/>');
  expect(await read(wordOf(body, { "word/styles.xml": styles }))).toEqual([
    "paragraph |For readers.|",
    "1:1 warning readers/hidden-text “Notes to myself.” is hidden in the document and was left out",
  ]);
});

test("a note called from a hidden run is said with its words", async () => {
  const call = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>';
  const parts = { "word/footnotes.xml": `<w:footnote w:id="1">${p("An old map.")}</w:footnote>` };
  expect(await read(wordOf(`<w:p>${run("The road.")}${call}</w:p>`, parts))).toEqual([
    "paragraph |The road.|",
    "1:1 warning readers/hidden-text A note whose mark is hidden in the document was left out: “An old map.”",
  ]);
});

describe("cells that were put in or taken out", () => {
  const cell = (words: string, change = "") => `<w:tc><w:tcPr>${change}</w:tcPr>${p(words)}</w:tc>`;
  const by = (name: string) => `<w:${name} w:id="1" w:author="An Editor"/>`;
  const body = `<w:tbl><w:tr>${cell("kept")}${cell("old", by("cellDel"))}${cell("new", by("cellIns"))}</w:tr><w:tr>${cell("b1")}${cell("b2")}</w:tr></w:tbl>`;

  test.each([
    ["accept", "  row |kept| / |new|", "accepted: 1 insertion kept, 1 deletion left out"],
    ["reject", "  row |kept| / |old|", "rejected: 1 insertion left out, 1 deletion kept"],
  ] as const)("are %sed", async (changes, row, said) => {
    const lines = await read(wordOf(body), changes);
    expect(lines[1]).toBe(row);
    expect(lines.at(-1)).toContain(`by An Editor were ${said}`);
  });

  test("fail makes no book of them", async () => {
    expect((await read(wordOf(body), "fail")).join()).toContain("undecided-changes");
  });
});

test("a formula keeps its letters, and it is said that it is one", async () => {
  const body = `<w:p>${run("Let ")}<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>${run(" be.")}</w:p>`;
  const said = (await read(wordOf(body))).join("\n");
  expect(said).toContain("|Let ab be.|");
  expect(said).toContain("A formula was read as its letters");
});

describe("a document whose text is not where Word has it", () => {
  const names = (strict: boolean) =>
    strict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (strict: boolean, rows: readonly (readonly [string, string])[]) =>
    `<Relationships>${rows.map(([type, target], i) => `<Relationship Id="r${i}" Type="${names(strict)}/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
  const bytes = (strict: boolean) =>
    zipOf({
      "_rels/.rels": relations(strict, [
        ["extended-properties", "docProps/app.xml"],
        ["officeDocument", strict ? "/text/book.xml" : "text/book.xml"],
      ]),
      "text/book.xml": `<w:document><w:body>${p("One", '<w:pStyle w:val="H"/>')}<w:p>${run("It rained")}${note}</w:p></w:body></w:document>`,
      "text/_rels/book.xml.rels": relations(strict, [
        ["footnotes", "notes/feet.xml"],
        ["styles", "/looks.xml"],
      ]),
      "text/notes/feet.xml": `<w:footnotes><w:footnote w:id="1">${p("Hard.")}</w:footnote></w:footnotes>`,
      "looks.xml":
        '<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style></w:styles>',
    });

  test.each([
    ["strict", true],
    ["transitional", false],
  ] as const)("%s", async (_, strict) => {
    expect((await read(bytes(strict))).slice(0, 2)).toEqual([
      "heading 1 chapter 1 |One| : ",
      "paragraph |It rained| {note paragraph |Hard.|}",
    ]);
  });

  test("is written to where it stands", async () => {
    const before = await docx.read({ id: "a", bytes: bytes(false) });
    const text = before.ok ? before.value.source.text : "";
    const start = text.indexOf("It rained");
    const marks = [{ start, end: start + 2, after: "That" }];
    const made = await writeMarks(bytes(false), { text, marks }, "plain");
    expect((await read(made?.bytes ?? new Uint8Array(0)))[1]).toContain("|That rained|");
  });

  test("a package that leads out of itself, or nowhere, is read where Word has its text", async () => {
    for (const target of ["../../etc/passwd", "gone.xml", ""]) {
      const parts = { "_rels/.rels": relations(false, [["officeDocument", target]]) };
      expect(await read(wordOf(p("Here."), parts))).toEqual(["paragraph |Here.|"]);
    }
  });
});

describe("notes of notes", () => {
  const call = (id: number, kind = "footnote") => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (id: number, inner: string, kind = "footnote") =>
    `<w:${kind} w:id="${id}"><w:p>${inner}</w:p></w:${kind}>`;

  test("stand at the end of the note that calls them, each once, and it is said", async () => {
    const parts = {
      "word/footnotes.xml":
        note(1, `${run("One")}${call(2)}${call(1, "endnote")}${call(1)}`) +
        note(2, `${run("Two")}${call(2)}${call(1)}`),
      "word/endnotes.xml": note(1, `${run("Three")}${call(2)}`, "endnote"),
    };
    const lines = await read(wordOf(`<w:p>${run("Text")}${call(1)}</w:p>`, parts));
    expect(lines.slice(0, 3)).toEqual([
      "paragraph |Text| {note paragraph |One|",
      "paragraph |Two|",
      "paragraph |Three|}",
    ]);
    expect(lines.join()).toContain("it stands at the end of that note");
  });

  test("and notes called without end cost no more than a book", async () => {
    const parts = { "word/footnotes.xml": note(1, run("Words ".repeat(20_000))) };
    const bytes = wordOf(`<w:p>${run("Text")}${call(1).repeat(20_000)}</w:p>`, parts);
    const outcome = await docx.read({ id: "a", bytes });
    expect(outcome.ok && outcome.value.source.text.length).toBeLessThan(3_000_000);
    expect(outcome.diagnostics.map(({ message }) => message).join()).toContain("again and again");
  });
});
