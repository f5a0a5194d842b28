import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Inline, Text } from "../../src/model/book.ts";
import { md } from "../../src/readers/markdown/md.ts";
import type { Draft, Heading, Reader } from "../../src/readers/reader.ts";
import { txt } from "../../src/readers/text/txt.ts";

const words = [
  "one",
  "Two",
  "rain.",
  "“No,”",
  "Chapter",
  "the",
  "it's",
  "snake_case",
  "É",
  "ﬁn",
  "cafe\u0301",
];
const marks = [
  "*",
  "**",
  "_",
  "__",
  "~~",
  "`",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  "!",
  "\\",
  "&amp;",
  "--",
  "- ",
  "1. ",
  "# ",
  "> ",
  "/",
  "''",
  "[^1]",
  "^[",
];
const gaps = [
  " ",
  " ",
  " ",
  "\n",
  "\n\n",
  "\n\n\n",
  "  \n",
  "\t",
  "    ",
  "\u00A0",
  "\n* * *\n",
  "\n---\n",
  ":::",
  "\n::: verse\n",
  "\n:::\n",
  "\f",
  "-\n",
];
const heads = [
  "\n\nChapter 1\n\n",
  "\n\nChapter Two: Sea\n\n",
  "\n\nPrologue\n\n",
  "\n\n3.\n\n",
  "\n[^1]: note\n",
  "A/N: hello",
  "THE END",
];
const manuscript = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...words) },
      fc.constantFrom(...marks),
      { weight: 3, arbitrary: fc.constantFrom(...gaps) },
      fc.constantFrom(...heads),
    ),
    { maxLength: 80 },
  )
  .map((pieces) => pieces.join(""));

async function draftOf(reader: Reader, text: string): Promise<Draft> {
  const outcome = await reader.read({ id: "in", bytes: new TextEncoder().encode(text) });
  if (!outcome.ok) throw new Error(`no draft: ${JSON.stringify(outcome.diagnostics)}`);
  return outcome.value;
}

describe.each([txt, md])("$format", (reader) => {
  test("a leaf without a repair is its slice of the source, a line end is a space", async () => {
    await fc.assert(
      fc.asyncProperty(manuscript, async (text) => {
        const draft = await draftOf(reader, text);
        const repaired = new Set(draft.repairs.map(({ at }) => `${at.start}-${at.end}`));
        for (const { value, span } of leavesOf(draft.blocks)) {
          const typed = draft.source.text.slice(span!.start, span!.end);
          if (repaired.has(`${span!.start}-${span!.end}`)) continue;
          if (/[\n\r\f\v]/.test(typed)) expect(value).toBe(" ");
          else if (typed === `\\${value}`) continue;
          else expect(value).toBe(typed);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("leaves follow one another in the order of the source, none overlapping", async () => {
    await fc.assert(
      fc.asyncProperty(manuscript, async (text) => {
        const draft = await draftOf(reader, text.replaceAll("[^1]", ""));
        let end = 0;
        for (const { span } of leavesOf(draft.blocks)) {
          expect(span!.start).toBeGreaterThanOrEqual(end);
          end = span!.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  test("no word is lost between manuscript and draft, but for what is recorded", async () => {
    await fc.assert(
      fc.asyncProperty(manuscript, async (text) => {
        const outcome = await reader.read({ id: "in", bytes: new TextEncoder().encode(text) });
        if (!outcome.ok) throw new Error("no draft");
        const told = outcome.diagnostics.flatMap(({ message }) => wordsIn(message));
        const kept = counted([...allWords(outcome.value), ...told]);
        for (const [word, times] of counted(wordsIn(text)))
          if (!/^(?:amp|verse)$/.test(word))
            expect(
              kept.get(word) ?? 0,
              `“${word}” in ${JSON.stringify(text)}`,
            ).toBeGreaterThanOrEqual(times);
      }),
      { numRuns: 500 },
    );
  });

  test("any bytes give a draft or a diagnostic, and never a crash", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const outcome = await reader.read({ id: "in", bytes });
        expect(outcome.ok || outcome.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function* leavesOf(blocks: Iterable<Block | Heading>): Generator<Text> {
  for (const block of blocks) yield* leavesOfBlock(block);
}

function* leavesOfBlock(block: Block | Heading): Generator<Text> {
  switch (block.type) {
    case "heading":
      yield* inlineLeaves([...block.label, ...block.title]);
      return;
    case "paragraph":
      yield* inlineLeaves(block.inlines);
      return;
    case "quotation":
      yield* leavesOf(block.blocks);
      yield* inlineLeaves(block.attribution);
      return;
    case "list":
      for (const item of block.items) yield* leavesOf(item);
      return;
    case "verse":
      for (const line of block.stanzas.flat()) yield* inlineLeaves(line.inlines);
      yield* inlineLeaves(block.attribution);
      return;
    case "table":
      for (const row of [...block.head, ...block.body])
        for (const cell of row.cells) yield* inlineLeaves(cell);
      return;
    case "figure":
      yield* inlineLeaves(block.caption);
      return;
    default:
  }
}

function* inlineLeaves(inlines: readonly Inline[]): Generator<Text> {
  for (const inline of inlines) {
    if (inline.type === "text") yield inline;
    else if (inline.type === "note") yield* leavesOf(inline.blocks);
    else if ("inlines" in inline) yield* inlineLeaves(inline.inlines);
  }
}

/** Every word a draft holds, anywhere: its text, its code, its metadata, and what its ledger says was altered. */
function allWords(draft: Draft): readonly string[] {
  const strings: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "string") strings.push(value);
    else if (Array.isArray(value)) {
      // Leaves of one run are one text: a word may lie in several.
      if (value.every((item) => item?.type === "text"))
        strings.push(value.map(({ value }) => value).join(""));
      else for (const item of value) collect(item);
      strings.push(
        value.map((item) => (typeof item?.value === "string" ? item.value : " ")).join(""),
      );
    } else if (value !== null && typeof value === "object")
      for (const [key, item] of Object.entries(value))
        if (key !== "type" && key !== "source") collect(item);
  };
  collect([draft.metadata, draft.settings, draft.blocks]);
  for (const { before } of draft.repairs) strings.push(before);
  return strings.flatMap(wordsIn);
}

function wordsIn(text: string): readonly string[] {
  return [...text.normalize("NFKC").matchAll(/\p{L}+/gu)].map(([word]) => word.toLowerCase());
}

function counted(list: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
