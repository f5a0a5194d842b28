import type { Locale, QuoteSet } from "../../src/typography/locale.ts";
import { cell } from "./manual.ts";

/** docs/languages.md. */
export function languagesPage(locales: readonly Locale[]): string {
  return [
    "# Languages",
    "",
    "What quoin prints in each language it knows: its quotation marks, dashes and spaces, with worked examples that are also",
    "its tests. `language` in book.yaml names the language of a book; a passage may have its own. Straight quotes become the",
    "language's own; an author who typed another set that is in use keeps it.",
    "",
    "This page is made from the languages themselves; `npx vitest run test/docs -u` writes it again. An open box (␣) stands for",
    "a no-break space, narrow or wide; `¶` parts two paragraphs. To add a language, see `src/typography/locale.ts`.",
    "",
    ...locales.map(({ name, tag }) => `- [${name}](#${anchor(name)}), \`${tag}\``),
    ...locales.flatMap(languageLines),
    "",
  ].join("\n");
}

/** What a Markdown site makes of a heading. */
function anchor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
}

function languageLines(locale: Locale): readonly string[] {
  return [
    "",
    `## ${locale.name}`,
    "",
    ...facts(locale).map(([what, how]) => `- ${what}: ${how}`),
    "",
    "| Typed | Set |",
    "| --- | --- |",
    ...locale.examples.map(
      ({ before, after }) =>
        `| ${cell(before)} | ${before === after ? "*left alone*" : cell(after)} |`,
    ),
  ];
}

const DASHES = {
  closedEm: "a closed em dash, `word—word`",
  spacedEn: "a spaced en dash, `word – word`",
  spacedEm: "a spaced em dash, `word — word`",
  pairedEm: "em dashes that cling to what they enclose, `word —word word— word`",
} as const;

function facts(locale: Locale): readonly (readonly [string, string])[] {
  const { dialogueDash, elisions, pointSpace, quoteSpace } = locale;
  const points = Object.entries(pointSpace).filter(([, space]) => space !== "");
  const ends = [...elisions.leading].map((word) => `’${word}`);
  const starts = [...elisions.trailing].map((word) => `${word}’`);
  return [
    ["Tag", `\`${locale.tag}\``],
    ["Quotation marks", shown(locale.quotes)],
    ["Kept where typed", locale.otherQuotes.map(shown).join("; ")],
    [
      "Further paragraphs of a speech",
      locale.continuedQuote === "close" ? "open with the closing mark" : "",
    ],
    ["Inside angle quotes", spaceName(quoteSpace)],
    [
      "Before points",
      points.map(([point, space]) => `\`${point}\` ${spaceName(space)}`).join(", "),
    ],
    ["Dash", DASHES[locale.dash]],
    ["Speech", dialogueDash === undefined ? "" : speech(dialogueDash)],
    ["Kept with the next word", list(locale.bindsNext)],
    ["Never at the end of a line", list(locale.shortWords)],
    ["One word", list(locale.abbreviations ?? [])],
    ["Kept with the figure before", list(locale.bindsPrevious)],
    [
      "Apostrophes at the ends of words",
      locale.elisions.productive ? "" : list([...ends, ...starts]),
    ],
    ["Chapter words", list(locale.chapterWords)],
  ].flatMap(([what = "", how = ""]) => (how === "" ? [] : [[what, how] as const]));
}

function shown(set: QuoteSet): string {
  return set.map(({ open, close }) => `${open} ${close}`).join(", inside them ");
}

function speech({ dash, space, or }: NonNullable<Locale["dialogueDash"]>): string {
  const other = or === undefined ? "" : ` (${or} is kept)`;
  return `opens with ${dash}${other}, ${space === "" ? "closed up to the word" : "and a no-break space"}`;
}

function spaceName(space: string): string {
  if (space === "\u202F") return "a narrow no-break space";
  return space === "" ? "" : "a no-break space";
}

function list(items: readonly string[]): string {
  return items.map((item) => `*${item.replaceAll("*", "\\*")}*`).join(", ");
}
