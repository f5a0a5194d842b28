import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { convertBook } from "../../src/pipeline/convert.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { memoryHost } from "../support/memory-host.ts";

const root = new URL("../fixtures/readers/", import.meta.url);
const documents = readdirSync(root).flatMap((name) =>
  readdirSync(new URL(`${name}/`, root))
    .filter((file) => /^in\.(?:docx|odt|rtf|epub|html|md)$/.test(file))
    .map((file) => `${name}/${file}`),
);

/** A manuscript as Markdown, and its pictures. */
async function converted(files: Readonly<Record<string, Uint8Array>>, file: string) {
  const place = { path: file, slug: "book", folder: ".", file };
  return convertBook(memoryHost(files), workshopOf([]), { place, said: emptyTree });
}

test.each(documents)("%s becomes Markdown that becomes itself", async (path) => {
  const bytes = new Uint8Array(readFileSync(new URL(path, root)));
  const first = await converted({ [path.split("/")[1]!]: bytes }, path.split("/")[1]!);
  if (first.artifacts.length === 0) {
    expect(first.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
    return;
  }
  const files = Object.fromEntries(first.artifacts.map((one) => [one.path, one.bytes]));
  const again = await converted(files, "book.md");
  const textOf = ({ artifacts }: typeof first) => new TextDecoder().decode(artifacts[0]?.bytes);
  expect(textOf(again)).toBe(textOf(first));
  expect(again.artifacts.map((one) => one.path)).toEqual(first.artifacts.map((one) => one.path));
});
