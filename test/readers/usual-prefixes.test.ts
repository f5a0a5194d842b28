import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { unzip } from "../../src/base/unzip.ts";
import { docx } from "../../src/readers/docx/docx.ts";
import { asWordNames } from "../../src/readers/docx/namespaces.ts";
import { writeMarks } from "../../src/readers/docx/write-marks.ts";
import { odt } from "../../src/readers/odt/odt.ts";
import type { Reader } from "../../src/readers/reader.ts";
import { show } from "./show.ts";
import { p, wordOf, zipOf } from "./word.ts";

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** A part as a library writes it that counts its prefixes: `ns0:`, `ns1:`. */
function counted(xml: string): string {
  let made = xml;
  const prefixes = [...xml.matchAll(/\bxmlns:(\w+)=/g)].map(([, prefix = ""]) => prefix);
  for (const [i, prefix] of [...new Set(prefixes)].entries())
    made = made
      .replaceAll(new RegExp(`(</?)${prefix}:`, "g"), `$1ns${i}:`)
      .replaceAll(new RegExp(`(\\s)${prefix}:(?=[\\w.-]+=")`, "g"), `$1ns${i}:`)
      .replaceAll(`xmlns:${prefix}=`, `xmlns:ns${i}=`)
      .replaceAll(new RegExp(`(?<=Ignorable="[^"]*)\\b${prefix}\\b`, "g"), `ns${i}`);
  return made;
}

function recounted(bytes: Uint8Array): Uint8Array {
  const opened = unzip(bytes, { files: 100, bytes: 10_000_000 });
  const entries = opened.ok ? opened.entries : [];
  return zipOf(
    Object.fromEntries(
      entries.map((entry) => [
        entry.path,
        /^(?!META-INF|\[Content|_rels).*\.xml$/.test(entry.path)
          ? counted(Buffer.from(entry.bytes).toString("utf8"))
          : entry.bytes,
      ]),
    ),
  );
}

const shown = async (reader: Reader, bytes: Uint8Array) =>
  show(await reader.read({ id: "a", bytes, language: "en-GB" }));

describe("a document whose prefixes are not the usual", () => {
  test.each([
    ["docx-comments-and-changes", docx, "in.docx"],
    ["docx-by-pandoc", docx, "in.docx"],
    ["odt-comments-and-changes", odt, "in.odt"],
    ["odt-by-libreoffice", odt, "in.odt"],
  ] as const)("reads as with them: %s", async (name, reader, file) => {
    const url = new URL(`../fixtures/readers/${name}/${file}`, import.meta.url);
    const bytes = readFileSync(url);
    expect(await shown(reader, recounted(bytes))).toBe(await shown(reader, bytes));
  });

  test("may have no prefix at all, or one that changes within", () => {
    const other = "http://example.org/other";
    expect(
      asWordNames(
        `<document xmlns="${WORD}" xmlns:x="${WORD}"><p x:id="1"><!-- <p> --><w:p xmlns:w="${other}" a=">" w:b="2"/><y:t xmlns:y="${WORD}">p:q</y:t></p><q xmlns=""/></document>`,
      ),
    ).toBe(
      `<w:document xmlns:w="${WORD}"><w:p w:id="1"><!-- <p> --><w-other:p xmlns:w-other="${other}" a=">" w-other:b="2"/><w:t xmlns:w="${WORD}">p:q</w:t></w:p><q xmlns=""/></w:document>`,
    );
  });

  test("and one that is cut off keeps all that is left of it", () => {
    const cut = `<document xmlns="${WORD}"><p>words <b`;
    expect(asWordNames(cut)).toBe(`<w:document xmlns:w="${WORD}"><w:p>words <b`);
  });

  test("can have marks set in it", async () => {
    const bytes = recounted(wordOf(p("So &quot;he&quot; said.")));
    const marks = [
      { start: 3, end: 4, after: "“" },
      { start: 6, end: 7, after: "”" },
    ];
    const draft = await docx.read({ id: "a.docx", bytes });
    const text = draft.ok ? draft.value.source.text : "";
    const made = await writeMarks(bytes, { text, marks }, "tracked");
    expect(made?.written).toHaveLength(2);
    expect(await shown(docx, made!.bytes)).toContain("So “he” said.");
  });
});
