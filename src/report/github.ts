import type { Severity } from "../diagnostics/diagnostic.ts";
import { askedText } from "./asked.ts";
import type { Keyed } from "./baseline.ts";
import { count, plural } from "./figures.ts";
import { changesIn } from "./pretty.ts";
import { type Finding, type PlaceEntry, placeName } from "./report.ts";
import type { JudgedBook, Reporter } from "./reporter.ts";
import { printable } from "./style.ts";

const LEVEL: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

const ORDER: readonly Severity[] = ["error", "warning", "info"];

/**
 * For GitHub's workflows: an annotation on the line of the manuscript for all
 * that is new, the gravest first since a run shows ten of a kind, and a page
 * with a table of the books.
 */
export function githubReporter(): Reporter {
  return {
    saysLoose: true,
    book: (book) => annotations(book),
    end: (_, loose) =>
      loose
        .map(({ severity, message, hint, code }) =>
          command(LEVEL[severity], { title: code }, textOf(message, hint)),
        )
        .join(""),
    summary: summaryOf,
  };
}

function annotations({ place, judged }: JudgedBook): string {
  const fresh = judged.findings.filter(({ fresh }) => fresh).map(({ item }) => item);
  const findings = ORDER.flatMap((level) => fresh.filter(({ severity }) => severity === level));
  const asked = judged.questions.filter(({ fresh }) => fresh).map(({ item }) => item);
  return [
    ...findings.map((finding) =>
      command(
        LEVEL[finding.severity],
        { ...placed(place.folder, finding), title: finding.code },
        textOf(inBook(place.path, finding, finding.message), finding.hint),
      ),
    ),
    ...asked.map((question) => {
      const hint =
        question.comment === undefined
          ? "Answer it with quoin decide; the first reading stands until then"
          : "Answer it with quoin decide, or settle it in the word processor";
      return command(
        "notice",
        { ...placed(place.folder, question), title: question.rule },
        textOf(inBook(place.path, question, askedText(question)), hint),
      );
    }),
  ].join("");
}

/** What stands on no line of a file names its book: a run has many. */
function inBook(path: string, { file }: PlaceEntry, message: string): string {
  return file === undefined ? `${path}: ${message}` : message;
}

function placed(folder: string, at: PlaceEntry): Readonly<Record<string, string>> {
  if (at.file === undefined) return {};
  const { line, column } = at;
  return {
    file: placeName(folder, { file: at.file }),
    ...(line !== undefined && { line: String(line) }),
    ...(line !== undefined && column !== undefined && { col: String(column) }),
  };
}

function textOf(message: string, hint: string | undefined): string {
  return hint === undefined ? printable(message) : `${printable(message)}\n${printable(hint)}`;
}

/** A workflow command; what stands in it can neither end it nor begin another. */
function command(
  level: string,
  properties: Readonly<Record<string, string>>,
  message: string,
): string {
  const named = Object.entries(properties).map(([key, value]) => `${key}=${escapedValue(value)}`);
  return `::${level} ${named.join(",")}::${escaped(message)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedValue(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function summaryOf(books: readonly JudgedBook[]): string {
  const rows = books.map((book) => {
    const { ok, account, place, judged } = book;
    const { findings, questions } = judged;
    const title = account.book.title ?? place.path;
    const cells = [
      `${ok ? "✓" : "✗"} ${cell(title)}`,
      ok ? count(account.words) : "",
      account.pages === undefined ? "" : count(account.pages),
      count(changesIn(account.changed)),
      newOf(findings),
      String(questions.filter(({ fresh }) => fresh).length),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const made = books.filter(({ ok }) => ok).length;
  return [
    `### ${made} of ${plural(books.length, "book")} made`,
    "",
    "| Book | Words | Pages | Changes | New findings | New questions |",
    "|---|---:|---:|---:|---|---:|",
    ...rows,
    "",
    "",
  ].join("\n");
}

function newOf(findings: readonly Keyed<Finding>[]): string {
  const words = { error: "error", warning: "warning", info: "note" } as const;
  const said = ORDER.flatMap((level) => {
    const times = findings.filter(({ fresh, item }) => fresh && item.severity === level).length;
    return times === 0 ? [] : [plural(times, words[level])];
  });
  return said.length === 0 ? "none" : said.join(", ");
}

/** Text of a manuscript inside a Markdown table: no mark-up, no new cell. */
function cell(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>|~#!&]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
