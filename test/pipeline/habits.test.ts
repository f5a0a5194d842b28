import { describe, expect, test } from "vitest";
import { type Built, buildBook } from "../../src/pipeline/build.ts";
import { emptyTree } from "../../src/pipeline/config/tree.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { workshopOf } from "../../src/pipeline/workshop.ts";
import { prettyBook } from "../../src/report/pretty.ts";
import { accountOf } from "../../src/report/report.ts";
import { plainStyle } from "../../src/report/style.ts";
import { memoryHost } from "../support/memory-host.ts";

async function built(text: string, settings: string): Promise<Built> {
  const host = memoryHost({
    "book/1.txt": `Chapter One\n\n${text}\n`,
    "book/book.yaml": `title: A\n${settings}`,
  });
  const workshop = workshopOf([]);
  const { places } = await discover(host, workshop, ["book"]);
  return buildBook(host, workshop, places[0]!, { said: emptyTree, formats: ["md"] });
}

const shown = ({ artifacts }: Built): string =>
  new TextDecoder().decode(artifacts[0]?.bytes).replaceAll(/[\u00A0\u202F]/gu, " ");

const notes = ({ diagnostics }: Built): readonly string[] =>
  diagnostics.filter(({ code }) => code.endsWith("-exception")).map(({ message }) => message);

const PROSE = [
  `"The grey harbour--so the neighbor said," he began... and stopped.`,
  "* * *",
  `"It was late," she said. "The colour of lead."`,
].join("\n\n");

test("the report says the habits of a book in one line, with their counts", async () => {
  const book = await built(PROSE, "language: en-GB\nprofile: { dash: spaced }\n");
  const lines = prettyBook(
    { place: book.place, ok: true, account: accountOf(book) },
    "",
    plainStyle,
  )
    .split("\n")
    .filter((line) => line.includes("habits"));
  expect(lines).toEqual([
    "  habits: quotes double (6); dashes closed (1), set spaced; ellipses closed (1); spelling mixed, mostly en-GB (3, en-US 1); scene breaks * * * 1",
  ]);
});

test("a language of its own is told by the marks that open its quotations", async () => {
  const book = await built("„Ja“, sagte er.\n\n„Nein“, sagte sie. »So?«", "language: de\n");
  const { profile } = accountOf(book);
  expect(profile?.quotes.outermost).toEqual({ de: { "„": 2, "»": 1 } });
  expect(
    prettyBook({ place: book.place, ok: true, account: accountOf(book) }, "", plainStyle),
  ).toContain("habits: quotes „ 2, » 1");
});

describe("each habit may be said in book.yaml", () => {
  test.each([
    ["en-GB", "dash: spaced", "harbour – so the"],
    ["en-US", "ellipsis: spaced", "began … and"],
    ["en-US", "ellipsis: closed", "began… and"],
    ["de", "quotes: angle", "»It was late,«"],
    ["it", "quotes: double", "“It was late,”"],
    ["nl", "quotes: low", "„It was late,”"],
  ])("%s, %s", async (language, habit, expected) => {
    const book = await built(PROSE, `language: ${language}\nprofile: { ${habit} }\n`);
    expect(shown(book)).toContain(expected);
  });

  test("and what goes against the author's word is an exception, were it once", async () => {
    const habits = `profile: { quotes: single, dash: spaced, ellipsis: spaced, spelling: en-GB, sceneBreak: "#" }`;
    expect(notes(await built(PROSE, `language: en-GB\n${habits}\n`))).toEqual([
      "3 of 3 quotations use double marks outside",
      "1 of 1 dashes is typed closed up",
      "1 of 1 ellipses is typed closed up to the word",
      "1 scene break is typed “* * *” where 0 are typed “#”",
      "1 of 4 words that differ is spelt the American way, the rest the British",
    ]);
    expect(notes(await built(PROSE, "language: en-GB\n"))).toEqual([]);
  });
});

describe("an accent typed as an apostrophe, in Italian", () => {
  const text = `"Perche' e' cosi' tardi?" chiese. "Un po' di piu', e sara' giorno: E' l'alba, va'."`;
  const codes = ({ diagnostics }: Built): readonly string[] =>
    diagnostics.map(({ code }) => code).filter((code) => code.includes("accent"));

  test("is an apostrophe and one note until the author asks for the letter", async () => {
    const book = await built(text, "language: it\n");
    expect(shown(book)).toContain("«Perche’ e’ cosi’ tardi?»");
    expect(codes(book)).toEqual(["typography/typed-accent"]);
  });

  test("is the letter where the author asks for it, and words cut short stay so", async () => {
    const book = await built(text, "language: it\nprofile: { accents: set }\n");
    expect(shown(book)).toContain(
      "«Perché è così tardi?» chiese. «Un po’ di più, e sarà giorno: È l’alba, va’.»",
    );
    expect(codes(book)).toEqual([]);
    expect(book.changes.filter(({ rule }) => rule === "typography/typed-accent").length).toBe(6);
  });
});

describe("a house style named in book.yaml", () => {
  const text = `"Go," he said -- and went ... slowly, 1/2 a mile at 5 x 5 paces.`;
  test.each([
    ["chicago", "“Go,” he said—and went … slowly, 1/2 a mile at 5 × 5 paces."],
    ["oxford", "‘Go,’ he said—and went … slowly, 1/2 a mile at 5 × 5 paces."],
    ["british-trade", "‘Go,’ he said – and went … slowly, 1/2 a mile at 5 x 5 paces."],
    ["standard-ebooks", "“Go,” he said—and went… slowly, ½ a mile at 5 × 5 paces."],
  ])("%s decides the whole book", async (style, expected) => {
    const book = await built(text, `language: en-GB\nstyle: ${style}\n`);
    expect(shown(book)).toContain(expected);
    expect(book.changes.every(({ because }) => because !== "")).toBe(true);
  });

  test("moves a point out of italics that are part of a sentence, in the ledger and not in the source", async () => {
    const words = "He read _Emma,_ and slept. _He slept._ Did you read _Emma?_ I read _Emma._";
    const book = await built(words, "language: en-GB\nstyle: chicago\n");
    expect(shown(book)).toContain(
      "He read *Emma*, and slept. *He slept.* Did you read *Emma?* I read *Emma*.",
    );
    const moved = book.changes.filter(({ rule }) => rule === "typography/emphasis-point");
    expect(moved.map(({ before, invisible }) => [before, invisible])).toEqual([
      [",", true],
      [".", true],
    ]);
    expect(shown(await built(words, "language: en-GB\n"))).toContain("He read *Emma,* and");
  });

  test("that nobody knows names those that are known, and nothing is made", async () => {
    const book = await built(text, "language: en-GB\nstyle: chicken\n");
    expect(book.ok).toBe(false);
    expect(book.diagnostics.map(({ code }) => code)).toContain("typography/unknown-house-style");
  });
});

test("a note that is turned off is not heard, whichever room it comes from; an error is", async () => {
  const codes = async (settings: string): Promise<readonly string[]> =>
    (
      await built(`It was NOT SO at all, TK said.\n\n[[image`, `language: en-GB\n${settings}`)
    ).diagnostics
      .map(({ code }) => code)
      .filter((code) => /capitals|placeholder/.test(code));
  expect(await codes("")).toEqual(["readers/capitals", "lint/placeholder"]);
  expect(await codes("rules: { capitals: false, lint/placeholder: false }\n")).toEqual([]);
});
