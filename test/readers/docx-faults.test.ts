import { describe, expect, test } from "vitest";
import type { ChangePolicy } from "../../src/readers/choices.ts";
import { docx } from "../../src/readers/docx/docx.ts";
import { show } from "./show.ts";
import { p, wordOf } from "./word.ts";

async function read(bytes: Uint8Array, changes?: ChangePolicy): Promise<readonly string[]> {
  const choices = changes === undefined ? {} : { choices: { changes } };
  return show(await docx.read({ id: "a.docx", bytes, language: "en-GB", ...choices }))
    .split("\n")
    .filter((line) => line !== "" && line !== "--");
}

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`;

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

test("a formula keeps its letters, and it is said that it is one", async () => {
  const body = `<w:p>${run("Let ")}<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>${run(" be.")}</w:p>`;
  const said = (await read(wordOf(body))).join("\n");
  expect(said).toContain("|Let ab be.|");
  expect(said).toContain("A formula was read as its letters");
});
