import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { docx } from "../../src/readers/docx/docx.ts";
import { epub } from "../../src/readers/epub/epub.ts";
import { html } from "../../src/readers/html/html.ts";
import { md } from "../../src/readers/markdown/md.ts";
import { odt } from "../../src/readers/odt/odt.ts";
import { rtf } from "../../src/readers/rtf/rtf.ts";
import { txt } from "../../src/readers/text/txt.ts";
import { show } from "./show.ts";

const root = new URL("../fixtures/readers/", import.meta.url);

/** One folder is one fact: `in.txt`, `in.md`, `in.docx` or the like goes in, `out.txt` is what the reader made of it. */
describe.each(readdirSync(root))("%s", (name) => {
  const folder = new URL(`${name}/`, root);
  const reader =
    [md, html, docx, odt, epub, rtf].find(({ format }) =>
      existsSync(new URL(`in.${format}`, folder)),
    ) ?? txt;
  const bytes = new Uint8Array(readFileSync(new URL(`in.${reader.format}`, folder)));
  const read = async (input: Uint8Array) => show(await reader.read({ id: "in", bytes: input }));

  test("is read as expected", async () => {
    await expect(await read(bytes)).toMatchFileSnapshot(new URL("out.txt", folder).pathname);
  });

  test("is read the same with a byte-order mark, and with CRLF", async () => {
    const text = decodeStrictly(bytes);
    if (text === undefined || text.includes("\r") || /^(?:PK|\{\\rtf)/.test(text)) return;
    const plain = await read(bytes);
    expect(await read(new TextEncoder().encode(`\uFEFF${text}`))).toBe(plain);
    const windows = await read(new TextEncoder().encode(text.replaceAll("\n", "\r\n")));
    expect(windows.replaceAll("\\r\\n", "\\n")).toBe(plain);
  });
});

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
