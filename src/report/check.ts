import type { Built } from "../pipeline/build.ts";
import type { Source } from "../source/span.ts";
import { askedText } from "./asked.ts";
import { plural } from "./figures.ts";
import { wordFor } from "./pretty.ts";
import { accountOf, type Finding, placeName, type QuestionEntry } from "./report.ts";
import { printable, type Style } from "./style.ts";

/** The most of a line that a frame shows. */
const FRAME = 88;

/** Everything there is to say of a book, each finding with the line it is about. */
export function checkedBook(built: Built, style: Style): string {
  const report = accountOf(built);
  const folder = built.place.folder;
  const lines = linesOf(built.sources);
  const findings = report.diagnostics.map((finding) => findingText(finding, folder, lines, style));
  const questions = report.questions.map((question) =>
    questionText(question, folder, lines, style),
  );
  const { errors, warnings, notes } = tally(report.diagnostics);
  const asked = report.questions.length;
  const sums = [
    plural(errors, "error"),
    plural(warnings, "warning"),
    plural(notes, "note"),
    plural(asked, "question"),
  ];
  const sum = `${built.place.path}: ${sums.join(", ")}`;
  return [...findings, ...questions, style.strong(sum)].join("\n");
}

type Lines = (file: string, line: number) => string;

/** A line of a source by its number; each source is split once. */
function linesOf(sources: ReadonlyMap<string, Source>): Lines {
  const split = new Map<string, readonly string[]>();
  return (file, line) => {
    const known = split.get(file) ?? (sources.get(file)?.text ?? "").split(/\r\n|\r|\n/);
    split.set(file, known);
    return known[line - 1] ?? "";
  };
}

function findingText(finding: Finding, folder: string, lines: Lines, style: Style): string {
  const { severity, message, hint, code } = finding;
  const at = placeName(folder, finding);
  const head = `${wordFor(severity, style)}  ${at === "" ? "" : `${at}  `}${printable(message)}  ${style.faint(code)}`;
  const advice = hint === undefined ? [] : [`         ${printable(hint)}`];
  return [head, ...frameOf(finding, lines, style), ...advice].join("\n");
}

function questionText(question: QuestionEntry, folder: string, lines: Lines, style: Style): string {
  const asks = style.odd("asks   ");
  const place = placeName(folder, question);
  if (question.comment !== undefined)
    return [
      `${asks}  ${place}  ${printable(askedText(question))}  ${style.faint(question.rule)}`,
      ...frameOf(question, lines, style),
      `         Answer it with quoin decide, or settle it in the word processor`,
    ].join("\n");
  const readings = question.readings.map(
    ({ text, means }, at) => `         ${at + 1}. ${printable(text)}  ${style.faint(means)}`,
  );
  const sure = `${Math.round(question.confidence * 100)} %`;
  const head = `${asks}  ${place}  “${printable(question.excerpt)}”: the first reading stands, ${sure} ahead  ${style.faint(question.rule)}`;
  return [head, ...frameOf(question, lines, style), ...readings].join("\n");
}

/** The line in question with a mark under its place; a long line is cut round it. */
function frameOf(
  {
    file,
    line,
    column,
  }: {
    readonly file?: string | undefined;
    readonly line?: number | undefined;
    readonly column?: number | undefined;
  },
  lines: Lines,
  style: Style,
): readonly string[] {
  if (file === undefined || line === undefined || column === undefined) return [];
  const whole = lines(file, line);
  if (whole.trim() === "") return [];
  const from = Math.max(0, Math.min(column - 1 - FRAME / 2, whole.length - FRAME));
  const text = printable(whole.slice(from, from + FRAME));
  const before = from > 0 ? "…" : "";
  const after = from + FRAME < whole.length ? "…" : "";
  const mark = " ".repeat(column - 1 - from + before.length);
  return [`         ${style.faint(before + text + after)}`, `         ${mark}${style.bad("^")}`];
}

function tally(findings: readonly Finding[]): {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
} {
  const of = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
  return { errors: of("error"), warnings: of("warning"), notes: of("info") };
}
