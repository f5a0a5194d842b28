import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Block, Inline } from "../../../src/model/book.ts";
import type { Edition } from "../../../src/model/edition.ts";
import { textsOf } from "../../../src/model/text.ts";
import { buildBook } from "../../../src/pipeline/build.ts";
import { emptyTree } from "../../../src/pipeline/config/tree.ts";
import { discover } from "../../../src/pipeline/discover.ts";
import { diskHost } from "../../../src/pipeline/disk.ts";
import { workshopOf } from "../../../src/pipeline/workshop.ts";
import { md } from "../../../src/readers/markdown/md.ts";
import { mdWriter } from "../../../src/writers/md/md.ts";
import { book, editionOf, note, p, run, section } from "../../support/edition.ts";
import { jobFor } from "../html/make.ts";

const folder = mkdtempSync(join(tmpdir(), "quoin-md-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function written(edition: Edition): Promise<string> {
  const outcome = await mdWriter.write(jobFor(edition));
  if (!outcome.ok) throw new Error("nothing was written");
  return new TextDecoder().decode(outcome.value[0]!.bytes);
}

const bodyOf = async (...blocks: readonly Block[]): Promise<string> => {
  const text = await written(editionOf(book([section("One", blocks)])));
  return text.replace(/^---\n[\s\S]*?\n---\n\n# One \{\.chapter\}\n\n/, "");
};

describe("one thing each", () => {
  test.each<readonly [string, Block, string]>([
    ["a paragraph", p("“Yes,” she said—and left…"), "“Yes,” she said—and left…\n"],
    [
      "marks that are words",
      p("2 * 3 * 4, snake_case, [x], a\\b, `c`, <d>"),
      "2 \\* 3 \\* 4, snake\\_case, \\[x\\], a\\\\b, \\`c\\`, \\<d>\n",
    ],
    ["a number that opens a line", p("1914. It was war."), "1914\\. It was war.\n"],
    ["a hash that opens a line", p("# not a heading"), "\\# not a heading\n"],
    [
      "emphasis with a space in it",
      p({ type: "emphasis", inlines: run("very ") }, "well"),
      "*very* well\n",
    ],
    [
      "a line the author broke",
      p("BY ORDER", { type: "lineBreak" }, "- the cat"),
      "BY ORDER\\\n\\- the cat\n",
    ],
    [
      "a phrase of another language",
      p({ type: "phrase", language: "fr", inlines: run("le chat") }),
      "[le chat]{lang=fr}\n",
    ],
    ["small capitals", p({ type: "smallCaps", inlines: run("ad") }), "[ad]{.smallcaps}\n"],
    ["code with a backtick", p({ type: "code", value: "a`b" }), "``a`b``\n"],
    [
      "a letter",
      { type: "quotation", kind: "letter", blocks: [p("Dear Sir,")], attribution: [] },
      "::: letter\nDear Sir,\n:::\n",
    ],
    [
      "a quotation with its source",
      { type: "quotation", kind: "quotation", blocks: [p("Words.")], attribution: run("A. N.") },
      "> Words.\n>\n> — A. N.\n",
    ],
    [
      "verse",
      {
        type: "verse",
        stanzas: [
          [
            { indent: 0, inlines: run("One") },
            { indent: 2, inlines: run("two") },
          ],
        ],
        attribution: run("A. N."),
      },
      "::: verse\nOne\n    two\n\n— A. N.\n:::\n",
    ],
    [
      "a list that starts at seven",
      { type: "list", ordered: true, start: 7, items: [[p("a")], [p("b")]] },
      "7. a\n8. b\n",
    ],
    [
      "a code block with a fence in it",
      { type: "codeBlock", syntax: "md", value: "```\nx\n```" },
      "````md\n```\nx\n```\n````\n",
    ],
    [
      "a table",
      {
        type: "table",
        align: ["start", "end"],
        head: [{ cells: [run("A"), run("B")] }],
        body: [{ cells: [run("a|b"), run("2")] }],
        caption: [],
      },
      "| A | B |\n| :--- | ---: |\n| a\\|b | 2 |\n",
    ],
    ["a scene break", { type: "sceneBreak", style: "ornament", typed: "***" }, "* * *\n"],
    [
      "a note of two paragraphs",
      p("Word", note("First.", "Second.")),
      "Word[^1]\n\n[^1]: First.\n\n    Second.\n",
    ],
  ])("%s", async (_name, block, expected) => {
    expect(await bodyOf(block)).toBe(expected);
  });
});

test("front matter holds what is known, and no title can break out of it", async () => {
  const text = await written(
    editionOf(
      book([section("One", [p("x")])], {
        metadata: {
          title: 'A: "B"\n---\n# C',
          authors: ["D"],
          contributors: [],
          language: "en",
          identifier: "urn:isbn:9780000000002",
          subjects: [],
        },
      }),
    ),
  );
  expect(text).toMatch(
    /^---\ntitle: "A: \\"B\\"\\n---\\n# C"\nauthors: \["D"\]\nlanguage: "en"\nisbn: "9780000000002"\n---\n/,
  );
});

/** A tree without places and ids, neighbouring texts joined: what an author would call the same. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value.map(bare)) {
      const last = items.at(-1) as Partial<Inline> | undefined;
      const next = item as Partial<Inline>;
      if (last?.type === "text" && next.type === "text" && last.language === next.language)
        items[items.length - 1] = { ...last, value: `${last.value}${next.value}` };
      else items.push(item);
    }
    return items;
  }
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !["span", "id", "typed"].includes(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, bare(inner)]));
}

describe("what is written reads back", () => {
  const host = diskHost(".");
  const workshop = workshopOf([]);
  async function edition(path: string): Promise<Edition> {
    const found = await discover(host, workshop, [path]);
    const built = await buildBook(host, workshop, found.places[0]!, {
      formats: ["md"],
      said: emptyTree,
    });
    if (built.edition === undefined) throw new Error(JSON.stringify(built.diagnostics));
    return built.edition;
  }

  test.each([
    "manuscripts/specimen",
    "manuscripts/a-day-without-weather",
    "manuscripts/ten-minutes-slow.md",
  ])("%s", async (path) => {
    const first = await edition(path);
    const outcome = await mdWriter.write(jobFor(first));
    const file = join(folder, `${first.slug}.md`);
    for (const artifact of outcome.ok ? outcome.value : []) {
      const to = join(folder, artifact.path);
      if (!artifact.path.includes("/")) writeFileSync(to, artifact.bytes);
    }
    const again = await edition(file);
    const trees = [first, again].map(({ book: { front, body, back } }) =>
      bare({ front, body, back }),
    );
    expect(trees[1]).toEqual(trees[0]);
    expect(await written(again)).toBe(await written(first));
  });

  const word = fc.constantFrom(
    "word",
    "a",
    "7",
    "1.",
    "-",
    "#",
    "*",
    "_",
    "**",
    "~~",
    "`",
    "[",
    "]",
    "](",
    "{.x}",
    "<b>",
    "&amp;",
    "|",
    ":::",
    ">",
    "\\",
    "!",
    "^[",
    "“",
    "”",
    "—",
    "’",
    "(",
    ")",
    "+",
    "=",
    "é",
  );
  const text = fc
    .array(fc.tuple(word, fc.constantFrom("", " ")), { minLength: 1, maxLength: 6 })
    .map((pieces) => run(pieces.map((piece) => piece.join("")).join(""))[0]!);
  const { inlines } = fc.letrec<{ inlines: readonly Inline[]; inline: Inline }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      text,
      fc.constant<Inline>({ type: "lineBreak" }),
      fc.record({
        type: fc.constantFrom(
          "emphasis" as const,
          "strong" as const,
          "smallCaps" as const,
          "superscript" as const,
          "strikethrough" as const,
        ),
        inlines: tie("inlines"),
      }),
      fc.record({
        type: fc.constant("code" as const),
        value: fc.constantFrom("a", "`", "a`` b", " x "),
      }),
    ),
    inlines: fc.array(tie("inline"), { minLength: 1, maxLength: 4 }),
  }));

  test("no character of a paragraph is lost or added, whatever marks it holds", async () => {
    await fc.assert(
      fc.asyncProperty(inlines, async (any) => {
        // Words all round keep the paragraph from being a scene break, a credit or nothing.
        const whole = p("Start ", ...any, " end of the paragraph, and so on");
        const markdown = await written(editionOf(book([section("One", [p("First."), whole])])));
        const draft = await md.read({
          id: "x.md",
          bytes: new TextEncoder().encode(markdown),
          language: "en",
        });
        const [, , back, ...more] = draft.ok ? draft.value.blocks : [];
        expect(more, markdown).toEqual([]);
        expect(squeezed([...textsOf(back as Block)]), markdown).toBe(squeezed([...textsOf(whole)]));
      }),
      { numRuns: 500 },
    );
  });

  function squeezed(texts: readonly string[]): string {
    return texts.join("").replace(/\s+/g, "");
  }
});
