import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Block, Inline } from "../../src/model/book.ts";
import { docx } from "../../src/readers/docx/docx.ts";
import { html } from "../../src/readers/html/html.ts";
import { md } from "../../src/readers/markdown/md.ts";
import { odt } from "../../src/readers/odt/odt.ts";
import type { Draft, Heading, Reader } from "../../src/readers/reader.ts";

const samples = [
  "manuscripts/ten-minutes-slow.md",
  "manuscripts/a-day-without-weather/01-ninety-days.md",
  "manuscripts/a-day-without-weather/04-a-hole-in-october.md",
  "manuscripts/specimen/03-words.md",
];
const hasPandoc = spawnSync("pandoc", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "round-trip-"));

async function draftOf(reader: Reader, path: string): Promise<Draft> {
  const bytes = new Uint8Array(readFileSync(path));
  const outcome = await reader.read({ id: "in", bytes, language: "en-GB" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** What may stand inside a word. */
const IN_WORDS = new Set(["emphasis", "strong", "superscript", "subscript", "smallCaps", "phrase"]);

/** What must arrive: words, and how often each kind of thing stands in the tree. */
function measured({ blocks, metadata }: Draft) {
  const counts = { heading: 0, sceneBreak: 0, note: 0, emphasis: 0, image: 0, list: 0 };
  const words: string[] = [metadata.title ?? ""];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (value === null || typeof value !== "object") return;
    const node = value as Block | Heading | Inline;
    if (node.type in counts) counts[node.type as keyof typeof counts]++;
    if (node.type === "figure") counts.image++;
    if (node.type === "text" || node.type === "code") words.push(node.value);
    else if (!IN_WORDS.has(node.type)) words.push(" ");
    for (const [key, item] of Object.entries(value)) if (key !== "span") visit(item);
  };
  visit(blocks);
  return { counts, words: [...words.join("").matchAll(/[\p{L}\p{N}]+/gu)].map(String) };
}

describe.skipIf(!hasPandoc).each(samples)("%s by pandoc", (path) => {
  test.each([docx, html, odt])("arrives whole as $format", async (reader) => {
    const made = join(folder, `made.${reader.format}`);
    const markdown = "markdown-smart-implicit_figures+lists_without_preceding_blankline";
    const ran = spawnSync("pandoc", ["-s", "-f", markdown, path, "-o", made]);
    expect(ran.status).toBe(0);
    const before = measured(await draftOf(md, path));
    const after = measured(await draftOf(reader, made));
    expect(after.counts).toEqual(before.counts);
    const missing = new Map<string, number>();
    for (const word of after.words) missing.set(word, (missing.get(word) ?? 0) - 1);
    for (const word of before.words) missing.set(word, (missing.get(word) ?? 0) + 1);
    expect([...missing].filter(([, times]) => times > 0)).toEqual([]);
  });
});
