import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
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

const PIECES = (
  "# One|## Two|Words “said” here.|*slant* and **bold**|* * *|- item|1. first|> said elsewhere|A note.[^1]|[^1]: Under it.|" +
  "1987. A year.|\\* no list|+ more|a_b_c ~~cut~~|`code`|---|***|<b>|&amp;|# |Chapter Two|© [x](y)|line  \nbreak"
).split("|");

test("whatever is written, its Markdown becomes itself", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }),
      async (parts) => {
        const bytes = new TextEncoder().encode(parts.join("\n\n"));
        const first = await converted({ "in.md": bytes }, "in.md");
        if (first.artifacts.length === 0) return;
        const files = Object.fromEntries(first.artifacts.map((one) => [one.path, one.bytes]));
        const again = await converted(files, "book.md");
        const textOf = ({ artifacts }: typeof first) =>
          new TextDecoder().decode(artifacts[0]?.bytes);
        expect(textOf(again)).toBe(textOf(first));
      },
    ),
    { numRuns: 200 },
  );
});
