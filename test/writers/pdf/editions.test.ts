import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { buildBook } from "../../../src/pipeline/build.ts";
import { emptyTree, treeOf } from "../../../src/pipeline/config/tree.ts";
import { discover } from "../../../src/pipeline/discover.ts";
import { workshopOf } from "../../../src/pipeline/workshop.ts";
import { memoryHost } from "../../support/memory-host.ts";

const YAML = `title: The Well
author: A. Writer
language: en-GB
theme: { name: classic, page: 5x8, text: { size: 11.25pt } }
editions:
  hardcover:
    isbn: 978-0-306-40615-7
    theme: { page: 6x9 }
  large-print:
    isbn: 978-1-86197-271-2
    theme: { name: large-print, page: 6x9 }
    output: { pdf: { editions: print } }
`;

const SENTENCE =
  "The rope went down and did not come back, and nobody in the village would say why. ";
const STORY = `# One\n\n${`${SENTENCE.repeat(6)}\n\n`.repeat(30)}`;

test("a paperback, a hardcover and a large-print edition come from one source", async () => {
  const host = memoryHost({ "book/1.md": STORY, "book/book.yaml": YAML });
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, ["book"]);
  const made = await buildBook(host, workshop, places[0]!, { said: emptyTree, formats: ["pdf"] });
  expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const found = new Map<string, readonly [size: string, pages: number, isbn: string]>();
  for (const { path, bytes } of made.artifacts) {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes));
    const page = await pdf.getPage(1);
    const [, , width = 0, height = 0] = page.view;
    const { metadata } = await pdf.getMetadata();
    const isbn = String(metadata?.get("dc:identifier") ?? "").replace(/^urn:uuid:.*/, "uuid");
    found.set(path, [`${width / 72} × ${height / 72}`, pdf.numPages, isbn]);
  }
  expect([...found].map(([path, [size, , isbn]]) => [path, size, isbn])).toEqual([
    ["book.pdf", "5 × 8", "uuid"],
    ["book.print.pdf", "5 × 8", "uuid"],
    ["book-hardcover.pdf", "6 × 9", "urn:isbn:9780306406157"],
    ["book-hardcover.print.pdf", "6 × 9", "urn:isbn:9780306406157"],
    ["book-large-print.print.pdf", "6 × 9", "urn:isbn:9781861972712"],
  ]);
  const pagesOf = (path: string) => found.get(path)?.[1] ?? 0;
  expect(pagesOf("book-hardcover.print.pdf")).toBeLessThan(pagesOf("book.print.pdf"));
  expect(pagesOf("book-large-print.print.pdf")).toBeGreaterThan(pagesOf("book.print.pdf"));
}, 120_000);

test("a proof has the pages of the book, each line in its place, and numbers beside them", async () => {
  const proof = treeOf({ output: { pdf: { proof: true } } });
  const host = memoryHost({ "book/1.md": STORY, "book/book.yaml": "title: The Well\n" });
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, ["book"]);
  const made = await buildBook(host, workshop, places[0]!, { said: proof, formats: ["pdf"] });
  const [screen, , proofs] = await Promise.all(
    made.artifacts.map(({ bytes }) => getDocumentProxy(Uint8Array.from(bytes))),
  );
  expect(made.artifacts.map(({ path }) => path)).toEqual([
    "book.pdf",
    "book.print.pdf",
    "book.proof.pdf",
  ]);
  expect(proofs?.numPages).toBe(screen?.numPages);
  const linesOf = async (pdf: typeof screen, at: number) => {
    const page = await pdf!.getPage(at);
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => ("str" in item ? [item] : []));
    return { width: page.view[2], words: words.map(({ str, transform }) => [str, transform[5]]) };
  };
  const set = await linesOf(screen, 5);
  const read = await linesOf(proofs, 5);
  expect(read.width).toBe((set.width ?? 0) + 144);
  const numbers = read.words.slice(set.words.length).filter(([text]) => text !== "");
  expect(read.words.slice(0, set.words.length)).toEqual(set.words);
  expect(numbers.map(([text]) => text)).toEqual(["5", "10", "15", "20", "25", "30"]);
}, 60_000);

test.each(["classic", "modern", "large-print"])(
  "a proof in %s numbers every fifth line beside a page of any size, and in one face",
  async (theme) => {
    const said = treeOf({ output: { pdf: { proof: true, editions: "screen" } } });
    const yaml = `title: The Well\ntheme: { name: ${theme}, page: a-format }\n`;
    const host = memoryHost({ "book/1.md": STORY.slice(0, 6000), "book/book.yaml": yaml });
    const workshop = workshopOf([]);
    const { places } = await discover(host, workshop, ["book"]);
    const made = await buildBook(host, workshop, places[0]!, { said, formats: ["pdf"] });
    const [screen, proof] = await Promise.all(
      made.artifacts.map(({ bytes }) => getDocumentProxy(Uint8Array.from(bytes))),
    );
    expect(proof?.numPages).toBe(screen?.numPages);
    const faces = new Set<string>();
    for (let at = 3; at <= (proof?.numPages ?? 0); at += 1) {
      const page = await proof!.getPage(at);
      const [, , width = 0] = page.view;
      const { items } = await page.getTextContent();
      const words = items.flatMap((item) =>
        "str" in item && item.str.trim() !== "" ? [item] : [],
      );
      const outside = words.filter(({ transform, width: long }) =>
        at % 2 === 1 ? transform[4] > width - 144 : transform[4] + long < 144,
      );
      expect(outside.map(({ str }) => str)).toEqual(outside.map((_, i) => String((i + 1) * 5)));
      for (const { fontName } of outside) faces.add(fontName);
      expect(words.every(({ transform, width: long }) => transform[4] + long <= width)).toBe(true);
    }
    expect(faces.size).toBe(1);
  },
  60_000,
);
