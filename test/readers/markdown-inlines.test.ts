import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import type { Inline } from "../../src/model/book.ts";
import { md } from "../../src/readers/markdown/md.ts";

const reference = new MarkdownIt("default", { html: false });
const piece = fc.constantFrom(
  "a",
  "b c",
  "*",
  "*",
  "**",
  "***",
  "_",
  "__",
  "~~",
  " ",
  ".",
  "“",
  " `",
  "` ",
  "\\*",
  "[x](y)",
  "é",
);

test("emphasis, strong, struck words and code nest as CommonMark has them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 24 }), async (pieces) => {
      // The word in front keeps the line a paragraph, the one behind keeps its end.
      const text = `q ${pieces.join("").replaceAll("(y)", "(http://y)")} q`;
      // A run of four tildes is one mark here, as GitHub has it, and two there.
      fc.pre(!/~{3,}/.test(text));
      const outcome = await md.read({ id: "in", bytes: new TextEncoder().encode(text) });
      const [block] = outcome.ok ? outcome.value.blocks : [];
      if (block?.type !== "paragraph") throw new Error("no paragraph");
      const expected = reference.renderInline(text);
      expect(html(block.inlines), text).toBe(expected.replace(/ {2,}/g, " "));
    }),
    { numRuns: 2000 },
  );
});

function html(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case "text":
          return inline.value;
        case "code":
          return `<code>${inline.value.replace(/ {2,}/g, " ")}</code>`;
        case "emphasis":
          return `<em>${html(inline.inlines)}</em>`;
        case "strong":
          return `<strong>${html(inline.inlines)}</strong>`;
        case "strikethrough":
          return `<s>${html(inline.inlines)}</s>`;
        case "link":
          return `<a href="${inline.href}">${html(inline.inlines)}</a>`;
        default:
          throw new Error(inline.type);
      }
    })
    .join("");
}

test("an exclamation mark before a call of a note is no sign of an image", async () => {
  const text = "Stop![^1] ![^1](a.png) ![^2]\n\n[^1]: Said twice.\n";
  const outcome = await md.read({ id: "in", bytes: new TextEncoder().encode(text) });
  const [block] = outcome.ok ? outcome.value.blocks : [];
  if (block?.type !== "paragraph") throw new Error("no paragraph");
  expect(block.inlines.map((inline) => inline.type)).toEqual([
    "text",
    "note",
    "text",
    "image",
    "text",
  ]);
});

test("what is to be said of a picture and stands apart from it is printed, with a warning", async () => {
  const text = "![A map](map.jpg) {.full-page}\n\n![](dot.png)\t{.decorative}\n";
  const { diagnostics } = await md.read({ id: "in", bytes: new TextEncoder().encode(text) });
  const apart = diagnostics.filter(({ code }) => code === "readers/attributes-apart");
  expect(apart.map(({ message }) => message)).toEqual([
    "“{.full-page}” stands apart from its picture and is printed",
    "“{.decorative}” stands apart from its picture and is printed",
  ]);
  expect(apart.map(({ at }) => text.slice(at?.start, at?.end))).toEqual([
    "{.full-page}",
    "{.decorative}",
  ]);
});

test.each([
  "![A map](map.jpg){.full-page}",
  "![A map](map.jpg) {a word}",
  "![A map](map.jpg) {.x}",
])("nothing is said of %s", async (text) => {
  const { diagnostics } = await md.read({ id: "in", bytes: new TextEncoder().encode(text) });
  expect(diagnostics).toEqual([]);
});
