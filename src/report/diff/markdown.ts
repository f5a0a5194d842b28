import { count, plural } from "../figures.ts";
import { printable } from "../style.ts";
import { changesIn, type ListedChange } from "./change-list.ts";
import type { BookDifference } from "./difference.ts";
import {
  chapterWords,
  figuresOf,
  isTouched,
  shortened,
  sidesWords,
  tallyWords,
  unreadWords,
} from "./wording.ts";

/** By this line the comment is known again and written over, so that a pull request has one. */
export const COMMENT_MARK = "<!-- quoin diff -->";

/** Characters a comment may have; GitHub takes 65,536. */
const MAX_COMMENT = 60_000;
/** The most chapters, quotations and questions that are told of one book. */
const MOST = { chapters: 40, quotations: 8, questions: 5 } as const;
/** Characters of a quotation. */
const QUOTATION = 240;

/** What changed in books as Markdown for the comment of a pull request, of bounded length. */
export function differencesMarkdown(
  differences: readonly BookDifference[],
  untouched: number,
): string {
  const head = [COMMENT_MARK, "### What changed for a reader", ""].join("\n");
  const touched = differences.filter(isChanged);
  const same = differences.length - touched.length + untouched;
  const pieces: string[] = [];
  let length = head.length;
  let told = 0;
  for (const difference of touched) {
    const piece = bookMarkdown(difference);
    if (length + piece.length > MAX_COMMENT) break;
    pieces.push(piece);
    length += piece.length;
    told += 1;
  }
  const rest = touched.length - told;
  const ends = [
    ...(rest > 0 ? [`${plural(rest, "more book")} changed.`, ""] : []),
    ...(same > 0 ? [`${plural(same, "book")} read${same === 1 ? "s" : ""} the same.`, ""] : []),
    ...(differences.length + untouched === 0 ? ["There is no book to compare.", ""] : []),
  ];
  return [head, ...pieces, ...ends].join("\n");
}

function isChanged({ fate, collation, output }: BookDifference): boolean {
  if (fate !== "compared" || collation === undefined) return true;
  return collation.chapters.some(isTouched) || (output?.questions.length ?? 0) > 0;
}

function bookMarkdown(difference: BookDifference): string {
  const { title, words, fate, collation } = difference;
  const unread = unreadWords(difference);
  if (unread !== undefined)
    return [`#### ${quoted(title)}`, "", `${capital(unread)}.`, ""].join("\n");
  const size = `${sidesWords(words, count)} words`;
  const what = collation === undefined ? "" : `: ${tallyWords(collation.tally)}`;
  const known = fate === "compared" ? "" : ` (${fate})`;
  return [
    `#### ${quoted(title)}${known}`,
    "",
    `${size}${what}`,
    "",
    ...chapterTable(difference),
    ...quotations(difference),
    ...figures(difference),
    ...questions(difference),
  ].join("\n");
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function chapterTable({ collation }: BookDifference): readonly string[] {
  if (collation === undefined) return [];
  const touched = collation.chapters.filter(isTouched);
  if (touched.length === 0) return [];
  const rows = touched.slice(0, MOST.chapters).map((fate) => {
    const { added, cut, moved } = fate.tally;
    const cells = [
      quoted(shortened(fate.name, 80)),
      added === 0 ? "" : `+${count(added)}`,
      cut === 0 ? "" : `−${count(cut)}`,
      moved === 0 ? "" : count(moved),
      quoted(shortened(chapterWords(collation, fate).join(", "), 120)),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const rest = touched.length - rows.length;
  return [
    "| Chapter | Added | Cut | Moved | Note |",
    "|---|---:|---:|---:|---|",
    ...rows,
    ...(rest > 0 ? [`| and ${plural(rest, "more chapter")} | | | | |`] : []),
    "",
  ];
}

/** The largest changes, in the order of reading. */
function quotations({ collation }: BookDifference): readonly string[] {
  if (collation === undefined) return [];
  const changes = changesIn(collation);
  const largest = changes
    .map((change, at) => ({ change, at }))
    .sort((x, y) => y.change.weight - x.change.weight || x.at - y.at)
    .slice(0, MOST.quotations)
    .sort((x, y) => x.at - y.at);
  if (largest.length === 0) return [];
  const lines = largest.map(({ change }) => {
    const name = collation.chapters[change.chapter]?.name ?? "";
    return `- ${quoted(shortened(name, 60))}: ${quotation(change)}`;
  });
  const rest = changes.length - largest.length;
  return [
    `<details><summary>${rest > 0 ? `The largest of ${plural(changes.length, "change")}` : "Every change"}</summary>`,
    "",
    ...lines,
    "",
    "</details>",
    "",
  ];
}

function quotation({ kind, before, after, way = "" }: ListedChange): string {
  const old = before === "" ? "" : `~~${quoted(shortened(before, QUOTATION))}~~`;
  const now = after === "" ? "" : `**${quoted(shortened(after, QUOTATION))}**`;
  switch (kind) {
    case "movedFrom":
      return `moved to “${quoted(way)}”: ${quoted(shortened(before, QUOTATION))}`;
    case "movedTo":
      return `moved here from “${quoted(way)}”: ${quoted(shortened(after, QUOTATION))}`;
    default:
      return [old, now].filter((text) => text !== "").join(" → ");
  }
}

function figures(difference: BookDifference): readonly string[] {
  const rows = figuresOf(difference);
  if (rows.length === 0) return [];
  return [
    `| ${rows.map(({ name }) => name).join(" | ")} |`,
    `|${rows.map(() => "---:").join("|")}|`,
    `| ${rows.map(({ value }) => value).join(" | ")} |`,
    "",
  ];
}

function questions({ output }: BookDifference): readonly string[] {
  const asked = output?.questions ?? [];
  if (asked.length === 0) return [];
  const lines = asked.slice(0, MOST.questions).map(({ excerpt, readings, comment, file, line }) => {
    const place = file === undefined ? "" : ` (${quoted(file)}:${line ?? 1})`;
    if (comment !== undefined)
      return `- ${quoted(shortened(comment.author || "A comment", 80))} on “${quoted(shortened(excerpt, 120))}”${place}: ${quoted(shortened(comment.words, 200))}`;
    const choices = readings
      .map(({ text, means }) => `${quoted(shortened(text, 80))} (${quoted(means)})`)
      .join(" or ");
    return `- “${quoted(shortened(excerpt, 120))}”${place}: ${choices}?`;
  });
  const rest = asked.length - lines.length;
  return [
    `${plural(asked.length, "new question")}:`,
    "",
    ...lines,
    ...(rest > 0 ? [`- and ${count(rest)} more`] : []),
    "",
  ];
}

/** Text of a manuscript inside Markdown: no mark-up, no new cell, nobody called by name. */
function quoted(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|~#!&@$]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
