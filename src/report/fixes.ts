import { lineStarts, positionOf } from "../source/lines.ts";
import type { Change, Question } from "../typography/rule.ts";
import { count, plural } from "./figures.ts";
import { printable, type Style } from "./style.ts";

/** The fixes of one manuscript, before and after. */
export interface FixedFile {
  /** As messages name it. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
}

/** Samples of each rule shown where not everything is asked for. */
const SAMPLES = 3;
/** Characters shown on each side of a change. */
const AROUND = 24;

/** What would change: counts, and three samples a rule. */
export function fixSummary(file: FixedFile, style: Style): string {
  const { path, changes, questions } = file;
  if (changes.length === 0) return `${path}: nothing to fix${asked(questions)}`;
  const starts = lineStarts(file.before);
  const counts = new Map<string, number>();
  for (const { rule } of changes) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rules = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const lines = rules.flatMap(([rule, times]) => [
    `  ${style.strong(rule)}  ${count(times)}`,
    ...firstOf(changes, rule).map((change) => `    ${sample(file, change, starts, style)}`),
  ]);
  return [
    `${style.strong(path)}: ${count(changes.length)} ${changes.length === 1 ? "fix" : "fixes"}${asked(questions)}`,
    ...lines,
  ].join("\n");
}

function firstOf(changes: readonly Change[], rule: string): readonly Change[] {
  const first: Change[] = [];
  for (const change of changes) {
    if (change.rule === rule) first.push(change);
    if (first.length === SAMPLES) break;
  }
  return first;
}

function asked(questions: readonly Question[]): string {
  if (questions.length === 0) return "";
  return `, ${plural(questions.length, "question")}`;
}

function sample(
  { before }: FixedFile,
  { at, before: typed, after }: Change,
  starts: readonly number[],
  style: Style,
): string {
  const { line, column } = positionOf(starts, at.start);
  const left = printable(before.slice(Math.max(0, at.start - AROUND), at.start));
  const right = printable(before.slice(at.end, at.end + AROUND));
  const was = style.bad(`[${printable(typed)}`);
  const is = style.good(`${printable(after)}]`);
  return `${style.faint(`${line}:${column}`.padEnd(9))} …${left}${was}→${is}${right}…`;
}

/** Every line that changes, as a unified diff without context: fixes never add or take away a line. */
export function fixDiff({ path, before, after }: FixedFile, style: Style): string {
  if (before === after) return "";
  const old = before.split(/\r\n|\r|\n/);
  const now = after.split(/\r\n|\r|\n/);
  const lines = [style.strong(`--- ${path}`), style.strong(`+++ ${path}`)];
  for (const [at, line] of old.entries()) {
    const next = now[at] ?? "";
    if (line === next) continue;
    lines.push(`@@ -${at + 1} +${at + 1} @@`, style.bad(`-${line}`), style.good(`+${next}`));
  }
  return lines.join("\n");
}

/** What happened to one line and why, change by change. */
export function lineStory(file: FixedFile, wanted: number, style: Style): string {
  const starts = lineStarts(file.before);
  const onLine = ({ at }: { readonly at: { readonly start: number } }): boolean =>
    positionOf(starts, at.start).line === wanted;
  const text = (whole: string): string => whole.split(/\r\n|\r|\n/)[wanted - 1] ?? "";
  const changes = file.changes.filter(onLine);
  const questions = file.questions.filter(onLine);
  if (changes.length + questions.length === 0)
    return `${file.path}:${wanted}: nothing changes here\n  ${printable(text(file.before))}`;
  return [
    `${style.strong(`${file.path}:${wanted}`)}`,
    `  typed  ${printable(text(file.before))}`,
    `  set    ${printable(text(file.after))}`,
    ...changes.map(({ rule, at, before, after, because, confidence }) => {
      const { column } = positionOf(starts, at.start);
      const sure =
        confidence >= 1 ? "" : `, ${Math.round(confidence * 100)} % ahead of the next reading`;
      return `  column ${column}: ${printable(before)} → ${printable(after)}  ${style.faint(rule)}\n    because ${printable(because)}${sure}`;
    }),
    ...questions.map(({ rule, readings }) => {
      const named = readings.map(({ text: mark, means }) => `${printable(mark)} (${means})`);
      return `  asks: ${named.join(" or ")}?  ${style.faint(rule)}`;
    }),
  ].join("\n");
}
