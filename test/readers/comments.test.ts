import { describe, expect, test } from "vitest";
import { docx } from "../../src/readers/docx/docx.ts";
import { html } from "../../src/readers/html/html.ts";
import { odt } from "../../src/readers/odt/odt.ts";
import type { Reader } from "../../src/readers/reader.ts";
import { rtf } from "../../src/readers/rtf/rtf.ts";
import { openDocumentOf, textP } from "./open-document.ts";
import { show } from "./show.ts";
import { wordOf } from "./word.ts";

async function read(reader: Reader, bytes: Uint8Array | string): Promise<readonly string[]> {
  const input = typeof bytes === "string" ? new Uint8Array(Buffer.from(bytes)) : bytes;
  return show(await reader.read({ id: "a", bytes: input, language: "en-GB" }))
    .split("\n")
    .filter((line) =>
      /^(?:paragraph|break|heading|\d+:\d+ (?!info readers\/(?:gap|language)))/.test(line),
    );
}

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const mark = (name: string, id: number) => `<w:${name} w:id="${id}"/>`;
const call = (id: number) => `<w:r>${mark("commentReference", id)}</w:r>`;

function commented(id: number, words: string): string {
  return `${mark("commentRangeStart", id)}${words}${mark("commentRangeEnd", id)}${call(id)}`;
}

function comment(id: number, author: string, words: string, paragraph = ""): string {
  return `<w:comment w:id="${id}" w:author="${author}"><w:p w14:paraId="${paragraph}">${run(words)}</w:p></w:comment>`;
}

const thread = (paragraph: string, more: string) =>
  `<w15:commentEx w15:paraId="${paragraph}" ${more}/>`;

describe("a comment of Word", () => {
  test("is of the passage it stands round, which is read as if it were not there", async () => {
    const body = `<w:p>${run("The ")}${commented(7, run("long road"))}${run(" bent.")}</w:p>`;
    const parts = { "word/comments.xml": comment(7, "An Editor", "Which road?") };
    expect(await read(docx, wordOf(body, parts))).toEqual([
      "paragraph |The long road bent.|",
      '1:5 An Editor asks of "long road": Which road?',
    ]);
  });

  test("may begin in one paragraph and end in another", async () => {
    const body = `<w:p>${run("The ")}${mark("commentRangeStart", 7)}${run("road.")}</w:p><w:p>${run("It bent")}${mark("commentRangeEnd", 7)}${call(7)}${run(".")}</w:p>`;
    const parts = { "word/comments.xml": comment(7, "An Editor", "Which?") };
    expect((await read(docx, wordOf(body, parts))).at(-1)).toBe(
      '1:5 An Editor asks of "road.\\n\\nIt bent": Which?',
    );
  });

  test("is one with its answers, and what was settled is told and not asked", async () => {
    const body = `<w:p>${commented(1, commented(2, run("The road")))}${commented(3, run(" bent"))}.</w:p>`;
    const parts = {
      "word/comments.xml":
        comment(1, "An Editor", "Which road?", "A1") +
        comment(2, "A Writer", "The old one.", "A2") +
        comment(3, "An Editor", "Nice.", "A3"),
      "word/commentsExtended.xml":
        thread("A1", 'w15:done="0"') +
        thread("A2", 'w15:paraIdParent="A1" w15:done="0"') +
        thread("A3", 'w15:done="1"'),
    };
    expect(await read(docx, wordOf(body, parts))).toEqual([
      "paragraph |The road bent|",
      '1:1 An Editor asks of "The road": Which road? — A Writer: The old one.',
      "1:9 info readers/comment A comment of An Editor is marked as settled: “Nice.”",
    ]);
  });

  test("is asked though its place is no text of the book, or is nowhere", async () => {
    const title = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${commented(1, run("The Well"))}</w:p>`;
    const parts = {
      "word/styles.xml":
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>',
      "word/comments.xml": comment(1, "An Editor", "A better title?") + comment(2, "", "Lost."),
    };
    expect(
      (await read(docx, wordOf(`${title}<w:p>${run("It rained.")}</w:p>`, parts))).slice(1),
    ).toEqual(['1:1 An Editor asks of "": A better title?', '1:1 somebody asks of "": Lost.']);
  });

  test("may begin and end between paragraphs, in what was taken out, or in a hidden run", async () => {
    const hidden = `<w:r><w:rPr><w:vanish/></w:rPr>${mark("commentReference", 3)}</w:r>`;
    const body = [
      `<w:p>${run("It rained.")}</w:p>`,
      mark("commentRangeStart", 1),
      `<w:p>${run("The road bent.")}</w:p>`,
      mark("commentRangeEnd", 1),
      `<w:p>${call(1)}${run("Then ")}<w:del w:id="9">${mark("commentRangeStart", 2)}</w:del>${run("on.")}${mark("commentRangeEnd", 2)}</w:p>`,
      `<w:p>${run("So.")}${hidden}</w:p>`,
      `<w:p><w:pPr><w:rPr><w:del w:id="8"/></w:rPr></w:pPr>${run("Half ")}</w:p>`,
      mark("commentRangeStart", 4),
      `<w:p>${run("a line.")}</w:p>`,
      mark("commentRangeEnd", 4),
      mark("commentRangeStart", 5),
    ].join("");
    const parts = {
      "word/comments.xml": [1, 2, 3, 4, 5].map((id) => comment(id, "A", `No. ${id}.`)).join(""),
    };
    expect((await read(docx, wordOf(body, parts))).filter((line) => line.includes("asks"))).toEqual(
      [
        '3:1 A asks of "The road bent.": No. 1.',
        '5:6 A asks of "on.": No. 2.',
        '7:4 A asks of "": No. 3.',
        '9:6 A asks of "a line.": No. 4.',
        '9:13 A asks of "": No. 5.',
      ],
    );
  });

  test("that turns about itself is asked all the same", async () => {
    const parts = {
      "word/comments.xml": comment(1, "A", "One.", "A1") + comment(2, "B", "Two.", "A2"),
      "word/commentsExtended.xml":
        thread("A1", 'w15:paraIdParent="A2"') + thread("A2", 'w15:paraIdParent="A1"'),
    };
    const body = `<w:p>${run("The road.")}${call(1)}${call(2)}</w:p>`;
    expect((await read(docx, wordOf(body, parts))).slice(1)).toEqual([
      '1:10 A asks of "": One.',
      '1:10 B asks of "": Two.',
    ]);
  });
});

describe("a comment of OpenDocument", () => {
  const note = (attributes: string, author: string, words: string) =>
    `<office:annotation ${attributes}><dc:creator>${author}</dc:creator><dc:date>2026</dc:date><text:p>${words}</text:p></office:annotation>`;

  test("is of the passage to its end, with its answers; what was settled is told", async () => {
    const body = textP(
      `The ${note('office:name="c1"', "An Editor", "Which?")}${note('office:name="c2" loext:parent-name="c1"', "A Writer", "The old one.")}long <text:span>road</text:span><office:annotation-end office:name="c1"/> bent${note('loext:resolved="true"', "An Editor", "Nice.")}.`,
    );
    expect(await read(odt, openDocumentOf(body))).toEqual([
      "paragraph |The long road bent.|",
      '1:5 An Editor asks of "long road": Which? — A Writer: The old one.',
      "1:19 info readers/comment A comment of An Editor is marked as settled: “Nice.”",
    ]);
  });
});

describe("a comment of OpenDocument on what is hidden", () => {
  const note = (words: string) =>
    `<office:annotation office:name="${words}"><dc:creator>A</dc:creator><dc:date>2026</dc:date><text:p>${words}</text:p></office:annotation>`;
  const end = (words: string) => `<office:annotation-end office:name="${words}"/>`;

  test("is asked, and is none of the words that are hidden", async () => {
    const body = [
      textP("It rained."),
      `<text:p text:is-hidden="true">Half ${note("One?")}a line${end("One?")}.</text:p>`,
      `<text:section text:name="s" text:display="none">${textP(`Old.${note("Two?")}`)}</text:section>`,
      textP(
        `The ${note("Three?")}road<text:hidden-text text:is-hidden="true"> bent${note("Four?")}</text:hidden-text>${end("Three?")}.`,
      ),
    ].join("");
    const lines = await read(odt, openDocumentOf(body));
    expect(lines.filter((line) => line.startsWith("paragraph"))).toEqual([
      "paragraph |It rained.|",
      "paragraph |The road.|",
    ]);
    expect(lines.filter((line) => line.includes(" asks "))).toEqual([
      '3:1 A asks of "": One?',
      '5:1 A asks of "": Two?',
      '7:5 A asks of "road": Three?',
      '7:9 A asks of "": Four?',
    ]);
    expect(lines.join()).toContain("“Half a line. Old. bent” is hidden");
  });
});

describe("a comment of Rich Text", () => {
  test("is of the passage between its marks, which stand before its words", async () => {
    const words =
      "{\\*\\atnid AE}{\\*\\atnauthor An Editor}\\chatn{\\*\\annotation{\\*\\atnref 3}\\pard Which road?}";
    const text = `{\\rtf1\\ansi The {\\*\\atrfstart 3}long {\\i road}{\\*\\atrfend 3}{${words}} bent.\\par}`;
    expect(await read(rtf, text)).toEqual([
      "paragraph |The long | {emphasis |road|} | bent.|",
      '1:5 An Editor asks of "long road": Which road?',
    ]);
  });

  test("without its words is none", async () => {
    const text = "{\\rtf1\\ansi The {\\*\\atrfstart 3}road{\\*\\atrfend 3} bent.\\par}";
    expect(await read(rtf, text)).toEqual(["paragraph |The road bent.|"]);
  });
});

describe("a comment on a page", () => {
  test("of Google Docs is no note of the book", async () => {
    const page =
      '<html><body><p>The road<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> bent.</p>' +
      '<div style="border:1px solid black"><p><span><a href="#cmnt_ref1" id="cmnt1">[a]</a></span><span>Which road?</span></p><p>The old one?</p></div></body></html>';
    expect(await read(html, page)).toEqual([
      "paragraph |The road bent.|",
      '1:9 somebody asks of "": Which road? The old one?',
    ]);
  });

  test("of Word has its author in a style", async () => {
    const page =
      '<html><body><p>The road<span class="MsoCommentReference"><a class="msocomanchor" id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AE1]</a></span> bent.</p>' +
      '<div style=\'mso-element:comment-list\'><hr class="msocomoff"><div style=\'mso-element:comment\'><div id="_com_1" class="msocomtxt">' +
      '<span style=\'mso-comment-author:"An Editor"\'><a name="_msocom_1"></a></span><p class="MsoCommentText"><span><a class="msocomoff" href="#_msoanchor_1">[AE1]</a></span>Which road?</p></div></div></div></body></html>';
    expect((await read(html, page)).filter((line) => !line.startsWith("break"))).toEqual([
      "paragraph |The road bent.|",
      '1:9 An Editor asks of "": Which road?',
    ]);
  });

  test("of LibreOffice is a comment of the markup; those of other pages are nobody’s words", async () => {
    const body = "<body><p>The road<!-- Which\nroad? --> bent.</p></body></html>";
    const head = '<html><head><meta name="generator" content="LibreOffice 25.2 (Linux)"/></head>';
    expect(await read(html, `${head}${body}`)).toEqual([
      "paragraph |The road bent.|",
      '1:9 somebody asks of "": Which road?',
    ]);
    expect(await read(html, `<html>${body}`)).toEqual(["paragraph |The road bent.|"]);
  });
});
