import { describe, expect, test } from "vitest";
import { docx } from "../../src/readers/docx/docx.ts";
import { epub } from "../../src/readers/epub/epub.ts";
import { html } from "../../src/readers/html/html.ts";
import { odt } from "../../src/readers/odt/odt.ts";
import type { Reader } from "../../src/readers/reader.ts";
import { rtf } from "../../src/readers/rtf/rtf.ts";
import { openDocumentOf, textP } from "./open-document.ts";
import { p, wordOf, zipOf } from "./word.ts";

/** The text of a file, and what is said of it; nothing else of the world is at hand. */
async function read(reader: Reader, bytes: Uint8Array) {
  const outcome = await reader.read({ id: "in", bytes, language: "en-GB" });
  const said = outcome.diagnostics.map(({ message }) => message).join("\n");
  return { said, text: outcome.ok ? outcome.value.source.text.trim() : undefined };
}

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

/** One grey pixel. */
const dot = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
    "base64",
  ),
);

const external = (id: string, target: string) =>
  `<Relationships><Relationship Id="${id}" TargetMode="External" Target="${target}"/></Relationships>`;

describe("what could run or reach out is left out and said", () => {
  test("macros of Word and of LibreOffice", async () => {
    const word = wordOf(p("Words."), {
      "word/vbaProject.bin": "\u00d0\u00cf\u0011\u00e0 Sub AutoOpen",
    });
    expect(await read(docx, word)).toEqual({
      text: "Words.",
      said: "The document holds macros, which are no part of a book and are never run",
    });
    const open = openDocumentOf(
      `<office:scripts><office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:Standard.Module1.Main"/></office:event-listeners></office:scripts>${textP("Words.")}`,
      { parts: { "Basic/Standard/Module1.xml": "<script:module>Sub Main</script:module>" } },
    );
    expect(await read(odt, open)).toEqual({
      text: "Words.",
      said: "The document holds macros, which are no part of a book and are never run",
    });
  });

  test("objects of other programs, of which only the picture they show is kept", async () => {
    const object =
      '<w:p><w:r><w:object><v:shape alt="A sheet"><v:imagedata r:id="r1"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.8" r:id="r2"/></w:object></w:r></w:p>';
    const word = wordOf(p("Words.") + object, {
      "word/_rels/document.xml.rels":
        '<Relationships><Relationship Id="r1" Target="media/a.png"/><Relationship Id="r2" Target="embeddings/oleObject1.bin"/></Relationships>',
      "word/media/a.png": dot,
      "word/embeddings/oleObject1.bin": new Uint8Array(100_000).fill(0xd0),
    });
    const outcome = await docx.read({ id: "in", bytes: word });
    expect(outcome.ok && [...outcome.value.embedded.values()].map(({ length }) => length)).toEqual([
      dot.length,
    ]);
    expect((await read(docx, word)).said).toContain("An object of another program was left out");
    const open = openDocumentOf(
      textP(
        'Words.<draw:frame><draw:object-ole xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>',
      ),
    );
    expect((await read(odt, open)).said).toContain("object of another program was left out");
    const rich =
      "{\\rtf1\\ansi Words.{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105000002000000}{\\result shown}}\\par}";
    expect(await read(rtf, bytesOf(rich))).toMatchObject({
      text: "Words.shown",
      said: expect.stringContaining("An object of another program was left out") as string,
    });
  });

  test("templates, pictures and documents elsewhere", async () => {
    const far = "https://example.org/x";
    const template = wordOf(p("Words."), {
      "word/_rels/settings.xml.rels": external("r1", `${far}.dotm`),
    });
    expect((await read(docx, template)).said).toContain("names a template outside of it");
    for (const body of ['<w:altChunk r:id="r1"/>', '<w:p><w:subDoc r:id="r1"/></w:p>']) {
      const word = wordOf(p("Words.") + body, {
        "word/_rels/document.xml.rels": external("r1", "file:///etc/passwd"),
      });
      expect(await read(docx, word)).toEqual({
        text: "Words.",
        said: expect.stringContaining("Another document that is to be put in here") as string,
      });
    }
    const image = openDocumentOf(
      textP(`Words.<draw:frame><draw:image xlink:href="${far}.png"/></draw:frame>`),
    );
    expect((await read(odt, image)).said).toContain("lies outside of it, and nothing is fetched");
    const linked = openDocumentOf(
      `<text:section><text:section-source xlink:href="${far}.odt"/>${textP("Words.")}</text:section>`,
    );
    expect((await read(odt, linked)).text).toBe("Words.");
    const rich = `{\\rtf1\\ansi{\\*\\template ${far}.dotm}Words.{\\field{\\*\\fldinst INCLUDETEXT "${far}"}{\\fldrslt  More.}}\\par}`;
    expect((await read(rtf, bytesOf(rich))).text).toBe("Words. More.");
    const page = `<base href="${far}"><link rel="stylesheet" href="${far}.css"><p>Words.</p><iframe src="${far}"></iframe><object data="${far}"></object><script src="${far}"></script>`;
    expect((await read(html, bytesOf(page))).text).toBe("Words.");
  });
});

describe("what would fill the memory or take for ever", () => {
  const huge = "a".repeat(8_000_000);

  test("attributes of eight megabytes", { timeout: 60_000 }, async () => {
    const style = `<w:style w:type="paragraph" w:styleId="${huge}"><w:name w:val="${huge}"/></w:style>`;
    const word = wordOf(p("Words.", `<w:pStyle w:val="${huge}"/>`), { "word/styles.xml": style });
    const open = openDocumentOf(textP("Words.", huge));
    const rich = bytesOf(`{\\rtf1\\ansi{\\*\\${huge} x}{\\info{\\title ${huge}}}Words.\\par}`);
    const page = bytesOf(`<p id="${huge}" style="${huge}">Words.</p>`);
    for (const [reader, bytes] of [
      [docx, word],
      [odt, open],
      [rtf, rich],
      [html, page],
    ] as const) {
      const { text, said } = await read(reader, bytes);
      if (text !== undefined) expect(text).toBe("Words.");
      expect(text ?? said, reader.format).not.toBe("");
      expect(said.length).toBeLessThan(5000);
    }
  });

  test("entities that stand for one another, in every part that is XML", async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};&e${i};&e${i};&e${i};&e${i};&e${i};">`,
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha"><!ENTITY far SYSTEM "file:///etc/passwd">${rows.join("")}]>`;
    const word = zipOf({
      "word/document.xml": `${bomb}<w:document><w:body>${p("Words. &e30; &far;")}</w:body></w:document>`,
      "word/styles.xml": `${bomb}<w:styles>&e30;</w:styles>`,
      "word/comments.xml": `${bomb}<w:comments><w:comment w:id="1">&e30;</w:comment></w:comments>`,
    });
    const open = zipOf({
      "content.xml": `${bomb}<office:document-content><office:body><office:text>${textP("Words. &e30; &far;")}</office:text></office:body></office:document-content>`,
      "styles.xml": `${bomb}<office:styles>&e30;</office:styles>`,
    });
    const book = zipOf({
      "META-INF/container.xml": `${bomb}<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`,
      "a.opf": `${bomb}<package><metadata><dc:title>&e30;</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
      "a.xhtml": `${bomb}<html><body><p>Words. &e30; &far;</p></body></html>`,
    });
    for (const [reader, bytes] of [
      [docx, word],
      [odt, open],
      [epub, book],
    ] as const) {
      const { text = "" } = await read(reader, bytes);
      expect(text).toContain("Words.");
      expect(text.length, reader.format).toBeLessThan(300);
      expect(text).not.toContain("root:");
    }
  });

  test("an archive whose thousands of files are one and the same", async () => {
    const kernel = zipOf({ "a.md": "x".repeat(1_000_000) });
    const view = Buffer.from(kernel);
    const end = view.length - 22;
    const start = view.readUInt32LE(end + 16);
    const record = view.subarray(start, end);
    const directory = Buffer.concat(Array.from({ length: 4900 }, () => record));
    const tail = Buffer.from(view.subarray(end));
    tail.writeUInt16LE(4900, 8);
    tail.writeUInt16LE(4900, 10);
    tail.writeUInt32LE(directory.length, 12);
    const bytes = new Uint8Array(Buffer.concat([view.subarray(0, start), directory, tail]));
    expect(bytes.length).toBeLessThan(300_000);
    for (const reader of [docx, odt, epub])
      expect((await read(reader, bytes)).said).toContain("unfolds to more than any book holds");
  });

  test("a part in an encoding of the west has its quotation marks", async () => {
    for (const name of ["windows-1252", "ISO-8859-1"]) {
      const xml = `<?xml version="1.0" encoding="${name}"?><w:document><w:body>${p("\u0093Words.\u0094")}</w:body></w:document>`;
      const bytes = zipOf({ "word/document.xml": Buffer.from(xml, "latin1") });
      expect((await read(docx, bytes)).text).toBe("“Words.”");
      expect(await docx.read({ id: "a", bytes })).toMatchObject({ value: { repairs: [] } });
    }
  });

  test("an encoding that is none, or not the one it says", async () => {
    const xml = `<w:document><w:body>${p("Words.")}</w:body></w:document>`;
    const head = (name: string) => `<?xml version="1.0" encoding="${name}"?>`;
    for (const part of [
      `${head("x-none")}${xml}`,
      `${head("UTF-16")}${xml}`,
      Buffer.from(`\uFEFF${head("UTF-8")}${xml}`, "utf16le"),
      Buffer.from(`\uFEFF${head("UTF-16")}${xml}`, "utf16le").swap16(),
    ])
      expect((await read(docx, zipOf({ "word/document.xml": part }))).text).toBe("Words.");
  });
});
