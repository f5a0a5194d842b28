import { expect, test } from "vitest";
import { digest } from "../../src/base/digest.ts";
import { recentMemory } from "../../src/base/recent-memory.ts";
import { type Built, buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { rememberingReaders } from "../../src/pipeline/remembered-readers.ts";
import { type Workshop, workshopOf } from "../../src/pipeline/workshop.ts";
import { png } from "../support/assets.ts";
import { memoryHost } from "../support/memory-host.ts";

const line = (of: string) => `"The ${of} stood -- nobody's -- in the harbour," he said...`;
const chapter = (title: string, of: string) =>
  `# ${title}\n\n${Array.from({ length: 24 }, (_, i) => `${i} ${line(of).repeat(4)}`).join("\n\n")}\n`;

/** States of a book, one after the other: words, a heading, a picture, an answer, a new file, and back. */
const first: Readonly<Record<string, string>> = {
  "book/book.yaml": "title: The Quay\nauthors: [A. Quoin]\nlanguage: en-GB\ndate: 2026-01-01\n",
  "book/01-one.md": `${chapter("One", "lantern")}\n![A dot](dot.png)\n\nA note.[^a]\n\n[^a]: Said "so".\n`,
  "book/02-two.md": chapter("Two", "lamp"),
  "book/03-three.md": chapter("Three", "candle"),
};
const edits: readonly Readonly<Record<string, string>>[] = [
  { "book/02-two.md": chapter("Two", "lamp").replace("7 ", "7 Then ") },
  { "book/02-two.md": chapter("Two and a half", "lamp") },
  {
    "book/01-one.md": `${chapter("One", "lantern")}\nA note.[^a] the the end\n\n[^a]: 'So', she said.\n`,
  },
  { "book/decisions.yaml": "words: [K'Tah]\n" },
  { "book/04-four.md": chapter("Four", "match").replaceAll('"', "'") },
  first,
];

async function build(
  files: Readonly<Record<string, string>>,
  workshop: Workshop,
  memory?: ReturnType<typeof recentMemory>,
): Promise<Built> {
  const host = memoryHost({ ...files, "book/dot.png": png(4, 4) });
  const { places } = await discover(host, workshop, ["book"]);
  const formats = ["epub", "pdf", "html", "site", "md"];
  const wish = { said: emptyTree, formats, ...(memory && { memory }) };
  const built = await buildBook(host, workshop, places[0]!, wish);
  memory?.turn();
  return built;
}

/** All that can be told of a build. */
const told = ({
  ok,
  artifacts,
  diagnostics,
  changes,
  questions,
  repairs,
  words,
  pages,
}: Built) => ({
  ok,
  files: Object.fromEntries(artifacts.map(({ path, bytes }) => [path, digest(bytes)])),
  diagnostics,
  changes,
  questions,
  repairs,
  words,
  pages,
});

test("a build that remembers the one before gives the same files, and says the same, as one that does not", async () => {
  const memory = recentMemory();
  const warm = rememberingReaders(workshopOf([]));
  let files = first;
  expect(told(await build(files, warm, memory))).toEqual(told(await build(files, workshopOf([]))));
  for (const [at, edit] of edits.entries()) {
    files = edit === first ? first : { ...files, ...edit };
    const cold = told(await build(files, workshopOf([])));
    expect(Object.keys(cold.files).length, String(at)).toBeGreaterThan(10);
    expect(told(await build(files, warm, memory)), `edit ${at}`).toEqual(cold);
  }
}, 120_000);

test("a file that did not change is not read again, and a chapter that did not is not set again", async () => {
  const read: string[] = [];
  const plain = workshopOf([]);
  const counting: Workshop = {
    ...plain,
    readers: plain.readers.map((entry) => ({
      ...entry,
      load: async () => {
        const reader = await entry.load();
        const noted = (input: Parameters<typeof reader.read>[0]) => {
          read.push(input.id);
          return reader.read(input);
        };
        return { ...reader, read: noted };
      },
    })),
  };
  const recent = recentMemory();
  const made: string[] = [];
  const memory = {
    ...recent,
    put: (key: string, bytes: Uint8Array) => {
      made.push(key);
      recent.put(key, bytes);
    },
  };
  const workshop = rememberingReaders(counting);
  await build(first, workshop, memory);
  expect(read.toSorted()).toEqual(["01-one.md", "02-two.md", "03-three.md"]);
  const all = made.length;
  expect(all).toBeGreaterThan(5);
  read.length = 0;
  made.length = 0;
  await build(first, workshop, memory);
  expect([read, made], "nothing is made of what stayed").toEqual([[], []]);
  await build({ ...first, ...edits[0] }, workshop, memory);
  expect(read).toEqual(["02-two.md"]);
  expect(made.length).toBeGreaterThan(0);
  expect(made.length).toBeLessThan(all / 2);
});
