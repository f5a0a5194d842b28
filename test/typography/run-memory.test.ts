import fc from "fast-check";
import { expect, test } from "vitest";
import { recentMemory } from "../../src/base/recent-memory.ts";
import type { Book, Inline, Section } from "../../src/model/book.ts";
import type { Source } from "../../src/source/span.ts";
import { type Polished, type PolishOptions, polish } from "../../src/typography/polish.ts";

/** A book whose chapters stand one after another in one file; *words* are emphasis, and a line may be wrapped. */
function bookOf(
  chapters: readonly (readonly string[])[],
  language: string,
): { readonly book: Book; readonly sources: ReadonlyMap<string, Source> } {
  const text = chapters.map((paragraphs) => paragraphs.join("\n\n")).join("\n\n\n");
  let at = 0;
  const leaf = (value: string, typed = value): Inline => {
    const start = at;
    at += typed.length;
    return { type: "text", value, span: { source: "t", start, end: at } };
  };
  const inlinesOf = (paragraph: string): readonly Inline[] =>
    paragraph.split(/(\*[^*]+\*|\n)/).flatMap((part): readonly Inline[] => {
      if (part === "") return [];
      if (part === "\n") return [leaf(" ", part)];
      if (!part.startsWith("*")) return [leaf(part)];
      at += 1;
      const inlines = [leaf(part.slice(1, -1))];
      at += 1;
      return [{ type: "emphasis", inlines }];
    });
  const body = chapters.map((paragraphs, i): Section => {
    const blocks = paragraphs.map((paragraph) => {
      const inlines = inlinesOf(paragraph);
      at += 2;
      return { type: "paragraph", inlines } as const;
    });
    at += 1;
    const empty = { label: [], title: [], sections: [] };
    return { type: "section", id: `c${i}`, role: "chapter", blocks, ...empty };
  });
  const metadata = { authors: [], contributors: [], language, identifier: "", subjects: [] };
  const book: Book = { type: "book", metadata, front: [], body, back: [] };
  return { book, sources: new Map([["t", { id: "t", text } as Source]]) };
}

/** A memory that counts what is put into it. */
function counting() {
  const recent = recentMemory();
  const made: string[] = [];
  const put = (key: string, bytes: Uint8Array): void => {
    made.push(key);
    recent.put(key, bytes);
  };
  return { memory: { ...recent, put }, made };
}

const told = ({ book, profile, sceneBreaks, changes, questions, patches }: Polished) => {
  return { book, profile, sceneBreaks, changes, questions, patches };
};

function polished(
  chapters: readonly (readonly string[])[],
  language: string,
  options: Partial<PolishOptions> = {},
) {
  const { book, sources } = bookOf(chapters, language);
  const outcome = polish(book, { sources, ...options });
  if (!outcome.ok) throw new Error("the book was not polished");
  return { ...told(outcome.value), diagnostics: outcome.diagnostics };
}

const talk = `"The *tide*," he said -- 'twas nobody's -- "is 'oo turned
it, Mr. Smith?" She said nothing... 'Not yet,' she thought; the lads' boats lay in 'arbour.`;
/** Long enough to be remembered. */
const chapter = (word: string, line = talk): readonly string[] =>
  Array.from(
    { length: Math.max(40, Math.ceil(5000 / line.length)) },
    (_, i) => `${i} ${word}. ${line}`,
  );
const three = [chapter("one"), chapter("two"), chapter("three")];

test("a run that was polished before is not polished again, and says the same", () => {
  const { memory, made } = counting();
  const cold = polished(three, "en-GB");
  expect(polished(three, "en-GB", { memory })).toEqual(cold);
  expect(made.length).toBe(3);
  expect(polished(three, "en-GB", { memory })).toEqual(cold);
  const moved = [["A first page."], chapter("one"), [...chapter("two"), "More."], chapter("three")];
  expect(polished(moved, "en-GB", { memory })).toEqual(polished(moved, "en-GB"));
  expect(made.length, "one chapter has changed, and two have moved").toBe(4);
});

test.each([
  ["what the book does", [...three, chapter("four", "'No,' he said, 'none of 'em but Mary's.'")]],
  ["the words it spells", [...three, chapter("four", "He took 'is 'at an' the jib an' 'er too.")]],
  ["the language's marks", [...three, chapter("four", "„Nein“, sagte er - »ja« und «so».")]],
] as const)("a run is polished again where %s is no longer the same", (_, chapters) => {
  for (const language of ["en-US", "de", "fr", "nl", "es"]) {
    const { memory } = counting();
    const many = [...chapters, ...chapters.slice(3), ...chapters.slice(3), ...chapters.slice(3)];
    polished(three, language, { memory });
    expect(polished(many, language, { memory }), language).toEqual(polished(many, language));
    expect(polished(three, language, { memory }), language).toEqual(polished(three, language));
  }
});

test("a doubtful run is read again when the book has taught a word since", () => {
  const { memory, made } = counting();
  const doubtful = chapter("one", "I seed 'quil by the boats' side.");
  const taught = [doubtful, chapter("two", `"I saw 'quil there," he said. "No 'quil."`)];
  const first = polished([doubtful], "en-GB", { memory });
  expect(made.length).toBe(1);
  const again = polished(taught, "en-GB", { memory });
  expect(again).toEqual(polished(taught, "en-GB"));
  expect(again.changes[0]?.after, "what the run was is not what it is").not.toBe(
    first.changes[0]?.after,
  );
});

test("a run is read again when other quotes stand outside than when it was read", () => {
  const { memory } = counting();
  const mixed = chapter("one", `'Ay,' said the lads' man, "the 'orse," and 'tis "so".`);
  const doubles = Array.from({ length: 6 }, (_, i) => chapter(`${i}`, '"No," he said. "No."'));
  const singles = Array.from({ length: 6 }, (_, i) => chapter(`${i}`, "'No,' he said. 'No.'"));
  for (const others of [doubles, singles, doubles]) {
    const state = [mixed, ...others];
    expect(polished(state, "en-GB", { memory })).toEqual(polished(state, "en-GB"));
  }
});

test.each<Partial<PolishOptions>>([
  { houseStyle: "chicago" },
  { habits: { quotes: "single" } },
  { off: new Set(["typography/dash"]) },
  { decisions: { answers: [], words: ["'oo"] } },
  {
    decisions: {
      answers: [
        { rule: "typography/quotes", before: "0 one. ", typed: '"', after: "The", answer: "‘" },
      ],
      words: [],
    },
  },
])("what the author says of the book is part of the name of a run: %j", (said) => {
  const { memory } = counting();
  polished(three, "en-US", { memory });
  expect(polished(three, "en-US", { ...said, memory })).toEqual(polished(three, "en-US", said));
  expect(polished(three, "en-US", { ...said, memory })).toEqual(polished(three, "en-US", said));
});

test("what stands under a name and is not ours is not taken", () => {
  const { memory } = counting();
  for (const bytes of ["", "{}", "[]", '{"changes":[1,2,3],"kinds":[]}', "null"]) {
    const foreign = { ...memory, get: () => new TextEncoder().encode(bytes) };
    expect(polished(three, "en-US", { memory: foreign })).toEqual(polished(three, "en-US"));
  }
});

test("any sequence of states of a book is polished as each alone", () => {
  const { memory } = counting();
  const line = fc.constantFrom(
    talk,
    '"No"--so...',
    "'Tis 'er' 'at",
    "He - she",
    "‘So’ – “ah”",
    "«Ah!»",
  );
  const state = fc.array(fc.array(line, { minLength: 20, maxLength: 60 }), { maxLength: 4 });
  fc.assert(
    fc.property(state, fc.constantFrom("en-US", "fr", "de", "pl"), (chapters, language) => {
      expect(polished(chapters, language, { memory })).toEqual(polished(chapters, language));
      memory.turn();
    }),
    { numRuns: 40 },
  );
});
