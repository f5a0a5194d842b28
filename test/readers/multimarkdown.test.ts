import { expect, test } from "vitest";
import { md } from "../../src/readers/markdown/md.ts";
import { txt } from "../../src/readers/text/txt.ts";
import { show } from "./show.ts";

const story = "# One\n\nIt rained on the town.\n";

async function read(text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  return show(await md.read({ id: "a.md", bytes, language: "en-GB" }))
    .split("\n")
    .filter((line) => line !== "" && line !== "--");
}

test("keys at the top of a compiled Markdown are what they say of the book", async () => {
  const head =
    "Title: The Well\nAuthor: A. Writer; B. Writer\nKeywords: sea, rain\nDate: 2026-11-30\nCSS: x.css\n    y.css\n";
  expect(await read(`${head}\n${story}`)).toEqual([
    'title: "The Well"',
    'authors: ["A. Writer","B. Writer"]',
    'date: "2026-11-30"',
    'subjects: ["sea","rain"]',
    "heading 1 chapter 1 |One| : ",
    "paragraph |It rained on the town.|",
    "1:1 info readers/front-page Settings of MultiMarkdown at the top are no text and were left out: “css”",
  ]);
});

test.each([
  ["a speaker and what they say", "Ann: It rained.\nBob: It did.\n"],
  ["a title alone", "Title: The Well\n"],
  ["a line that is no key among them", "Title: The Well\nAuthor: A. Writer\nand others\n"],
  ["keys of somebody's own", "Title: The Well\nMood: grey\n"],
])("%s are text", async (_, head) => {
  expect((await read(`${head}\n${story}`)).join("\n")).toContain(head.split(/[:\n]/)[1]?.trim());
  expect((await read(`${head}\n${story}`)).some((line) => line.startsWith("authors"))).toBe(false);
});

test("the page for an editor goes only where a count of words and a title say that it is one", async () => {
  const chapter =
    "Chapter One\n\nIt rained on the town, and went on.\n\nChapter Two\n\nIt rained.\n";
  const of = async (head: string) => {
    const bytes = new TextEncoder().encode(`${head}\n\n\n${chapter}`);
    const outcome = await txt.read({ id: "a.txt", bytes, language: "en-GB" });
    const text = JSON.stringify(outcome.ok ? outcome.value.blocks : []);
    const said = outcome.diagnostics.filter(({ code }) => code === "readers/front-page");
    return { address: text.includes("12 Well Lane"), said: said.map(({ message }) => message) };
  };
  const address = "A. Writer\n\n12 Well Lane";
  const title = "The Well\n\nby A. Writer";
  expect(await of(`${address}\n\nabout 70,000 words\n\n\n${title}`)).toEqual({
    address: false,
    said: [
      "What stands before the title is for an editor and was left out: “A. Writer”, “12 Well Lane”, “about 70,000 words”",
    ],
  });
  expect(await of(`${address}\n\n\n${title}`)).toEqual({ address: true, said: [] });
});
