import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dumpInlines } from "../../src/model/dump.ts";
import { docx } from "../../src/readers/docx/docx.ts";
import { html } from "../../src/readers/html/html.ts";
import type { Reader } from "../../src/readers/reader.ts";
import { txt } from "../../src/readers/text/txt.ts";
import { p, wordOf } from "./word.ts";

const text = readFileSync("manuscripts/the-lamplighters-debt.txt", "utf8");

/** Each paragraph of the text with the empty lines typed before it. */
const paragraphs = text.split("\n\n").map((paragraph) => ({
  gaps: /^\n*/.exec(paragraph)?.[0].length ?? 0,
  words: paragraph
    .trim()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\s*\n\s*/g, " "),
}));

async function outlineOf(reader: Reader, bytes: Uint8Array) {
  const outcome = await reader.read({ id: "in", bytes, language: "en-US" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  const { blocks, metadata } = outcome.value;
  return {
    metadata,
    headings: blocks.flatMap((block) =>
      block.type === "heading"
        ? [`${block.role} ${dumpInlines(block.label)} ${dumpInlines(block.title)}`]
        : [],
    ),
    breaks: blocks.filter(({ type }) => type === "sceneBreak").length,
  };
}

/** A text pasted into a word processor or a site, without a style. */
test("a text without styles is the same book from Word, from a page, and as text", async () => {
  const asText = await outlineOf(txt, new TextEncoder().encode(text));
  expect([asText.headings.length > 2, asText.breaks > 2]).toEqual([true, true]);
  const body = paragraphs.map(({ gaps, words }) => "<w:p/>".repeat(gaps) + p(words)).join("");
  expect(await outlineOf(docx, wordOf(body))).toEqual(asText);
  const page = paragraphs
    .map(({ gaps, words }) => `${"<p>&nbsp;</p>".repeat(gaps)}<p>${words}</p>`)
    .join("\n");
  expect(await outlineOf(html, new TextEncoder().encode(page))).toEqual(asText);
});
