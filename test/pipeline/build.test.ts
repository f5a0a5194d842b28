import { describe, expect, test } from "vitest";
import { type BuildWish, type Built, buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { changesPage } from "../../src/report/changes-page.ts";
import { reportBytes } from "../../src/report/json.ts";
import { memoryHost } from "../support/memory-host.ts";

async function built(
  files: Readonly<Record<string, string>>,
  wish: Partial<BuildWish> = {},
): Promise<Built> {
  const host = memoryHost(files);
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, ["book"]);
  return buildBook(host, workshop, places[0]!, { said: emptyTree, formats: ["md"], ...wish });
}

const text = (book: Built, path: string): string =>
  new TextDecoder().decode(book.artifacts.find((artifact) => artifact.path === path)?.bytes);

const STORY = 'Chapter One\n\n"It\'s late..." she said.\n';

test("the report counts the habits of the book, and the author's word stands beside them", async () => {
  const book = await built({
    "book/1.txt": `${STORY}\nThe grey harbour--so the neighbor said.\n\n* * *\n\nMore.\n`,
    "book/book.yaml": "title: A\nlanguage: en-GB\nprofile: { dash: spaced }\n",
  });
  const { profile } = JSON.parse(new TextDecoder().decode(reportBytes(book)));
  expect(profile).toMatchObject({
    quotes: { outer: "double", double: 2 },
    dash: { habit: "spaced", counts: { "--": 1 } },
    ellipsis: { counts: { "...": 1 } },
    spelling: { "en-US": 1, "en-GB": 2 },
    sceneBreaks: { "* * *": 1 },
    given: { dash: "spaced" },
  });
  expect(profile).not.toHaveProperty("vocabulary");
  expect(text(book, "book.md").replaceAll("\u00A0", " ")).toContain("harbour – so");
});

describe("metadata", () => {
  test("a book without a title is Untitled, with one warning that names the option", async () => {
    const { diagnostics, metadata } = await built({
      "book/1.txt": STORY,
      "book/book.yaml": "language: en-US\n",
    });
    expect(metadata).not.toHaveProperty("title");
    const warnings = diagnostics.filter(({ severity }) => severity === "warning");
    expect(warnings.map(({ code }) => code)).toEqual(["pipeline/untitled"]);
    expect(warnings[0]?.hint).toContain("--title");
  });

  test("what nobody says is left out", async () => {
    const { metadata } = await built({
      "book/1.txt": STORY,
      "book/book.yaml": "title: The Well\nlanguage: en-US\n",
    });
    expect(metadata).toEqual({
      title: "The Well",
      authors: [],
      contributors: [],
      subjects: [],
      language: "en-US",
      identifier: expect.stringMatching(/^urn:uuid:/),
    });
  });

  test("an edit of the text keeps the identifier, an ISBN is one, a title page has real apostrophes", async () => {
    const yaml = 'title: "The Lamplighter\'s Debt"\nauthor: A\nlanguage: en-US\n';
    const one = await built({ "book/1.txt": STORY, "book/book.yaml": yaml });
    const two = await built({ "book/1.txt": `${STORY}\nMore.\n`, "book/book.yaml": yaml });
    expect(one.metadata?.identifier).toBe(two.metadata?.identifier);
    expect(one.metadata?.title).toBe("The Lamplighter’s Debt");
    const isbn = await built({
      "book/1.txt": STORY,
      "book/book.yaml": `${yaml}isbn: 0-306-40615-2\n`,
    });
    expect(isbn.metadata?.identifier).toBe("urn:isbn:9780306406157");
  });

  test("front matter says the same keys, and book.yaml comes first", async () => {
    const md =
      "---\ntitle: From front matter\npublisher: Forme\ntheme: modern\n---\n\n# One\n\nIt rained.\n";
    const book = await built({ "book/1.md": md, "book/book.yaml": "title: From book.yaml\n" });
    expect(book.metadata).toMatchObject({ title: "From book.yaml", publisher: "Forme" });
    expect(book.theme?.name).toBe("modern");
  });
});

test("a rule that is turned off changes nothing, the others do", async () => {
  const yaml = "language: en-US\ntitle: X\nrules: { ellipsis: false }\n";
  const book = await built({ "book/1.txt": STORY, "book/book.yaml": yaml });
  expect(text(book, "book.md")).toContain("“It’s late...” she said.");
});

test("editions are built beside the book, each with its own name, ISBN and look", async () => {
  const yaml = `title: X
language: en-US
editions:
  large: { isbn: 978-0-306-40615-7, theme: large-print }
  web: { formats: [html] }
`;
  const book = await built({ "book/1.txt": STORY, "book/book.yaml": yaml });
  expect(book.artifacts.map(({ path }) => path)).toEqual(["book.md", "book-large.md"]);
  expect(text(book, "book-large.md")).toContain("9780306406157");
  expect(text(book, "book.md")).not.toContain("isbn");
});

test("an edition with another theme has the pages of that theme, not those measured for the book's", async () => {
  const yaml = `title: X
language: en-US
theme: { name: classic, page: 5x8, text: { size: 9pt } }
editions:
  same: { theme: { chapter: { dropCap: 0 } } }
  large: { theme: large-print }
  pocket: { theme: { name: modern, page: 4.25x6.87 } }
`;
  const files = { "book/1.txt": STORY, "book/book.yaml": yaml };
  const { artifacts } = await built(files, { formats: ["pdf"] });
  const boxes = artifacts
    .filter(({ path }) => path.endsWith("print.pdf"))
    .map(({ path, bytes }) => {
      const [, box = ""] =
        /TrimBox ?\[([^\]]+)\]/.exec(Buffer.from(bytes).toString("latin1")) ?? [];
      const [left = 0, bottom = 0, right = 0, top = 0] = box.trim().split(/\s+/).map(Number);
      return [path, ((right - left) / 72).toFixed(2), ((top - bottom) / 72).toFixed(2)].join(" ");
    });
  expect(boxes).toEqual([
    "book.print.pdf 5.00 8.00",
    "book-same.print.pdf 5.00 8.00",
    "book-large.print.pdf 6.14 9.21",
    "book-pocket.print.pdf 4.25 6.87",
  ]);
});

test("what is said of the pages of an edition names it, what was said of the book's is not said again", async () => {
  const yaml = `title: X
language: en-US
date: 2026
theme: { text: { hyphenate: false } }
editions:
  again: { isbn: 978-0-306-40615-7 }
  large: { theme: large-print }
`;
  const story = `${"It was late. ".repeat(140)}\n\nSee ${"x".repeat(200)} there.\n`;
  const files = { "book/1.txt": story, "book/book.yaml": yaml };
  const { diagnostics } = await built(files, { formats: ["pdf"] });
  const broken = diagnostics.filter(({ code }) => code === "layout/broken-word");
  expect(broken.map(({ hint }) => hint)).toEqual([
    "Page 1: Add soft hyphens where it may be divided",
    "Edition “large”: Page 2: Add soft hyphens where it may be divided",
  ]);
});

test("an edition named for its store has a file that says so once", async () => {
  const yaml = `title: X
language: en-US
editions:
  kindle: { store: kindle }
  kobo: { store: kobo }
  shop: { store: apple }
`;
  const files = { "book/1.txt": STORY, "book/book.yaml": yaml };
  const { artifacts } = await built(files, { formats: ["epub"] });
  const names = artifacts.map(({ path }) => path);
  expect(names).toEqual(["book.epub", "book-kindle.epub", "bookkobo.epub", "book-shop-apple.epub"]);
});

test("files that cannot tell their language are read in that of the book, which is said once", async () => {
  const french =
    "Il était une fois une femme qui ne voulait pas que le soir vienne, mais il vient pour elle comme pour vous.";
  const files = {
    "book/1.txt": "Non.",
    "book/2.txt": french,
    "book/3.txt": `${french}\n\n${french}`,
  };
  const { metadata, diagnostics } = await built(files);
  expect(metadata?.language).toBe("fr");
  const said = diagnostics.filter(({ code }) => /language/.test(code));
  expect(said.map(({ code, at }) => [code, at?.source])).toEqual([["readers/language", "2.txt"]]);
});

test("the order in which files were made means nothing, their names do", async () => {
  const files = {
    "book/10-end.txt": "The end came.",
    "book/2-middle.txt": "The middle came.",
    "book/prologue.txt": "It began.",
    "book/epilogue.txt": "It was over.",
  };
  const yaml = { "book/book.yaml": "title: X\nlanguage: en-US\n" };
  const one = await built({ ...yaml, ...files });
  const two = await built({ ...Object.fromEntries(Object.entries(files).reverse()), ...yaml });
  expect(text(one, "book.md")).toBe(text(two, "book.md"));
  expect(text(one, "book.md")).toMatch(/It began[\s\S]*middle came[\s\S]*end came[\s\S]*was over/);
});

test("the page of changes shows each in its place, and holds no markup of the author's", async () => {
  const story = `${STORY}\n<script>alert("hi")</script> he typed -- oddly.\n`;
  const book = await built({
    "book/1.txt": story,
    "book/book.yaml": "title: X\nlanguage: en-US\n",
  });
  const page = changesPage(book);
  expect(page).toContain("<del>...</del><ins>…</ins>");
  expect(page).not.toContain("<script>");
  const typed = page
    .slice(page.indexOf("<pre>") + 5, page.indexOf("</pre>"))
    .replace(/<ins>.*?<\/ins>|<\/?(?:del|span)[^>]*>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  expect(typed).toBe(story);
});
