import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../source/span.ts";
import type { Decision, Decisions } from "../typography/decisions.ts";
import type { Question } from "../typography/rule.ts";
import { decisionStale, decisionTwice } from "./diagnostics.ts";

/** Where an answer belongs: the mark as typed, and the words of its line on both sides. */
export type Anchor = Omit<Decision, "answer">;

/** Words taken on each side: three as a rule, more where three stand in the book twice. */
const REACHES = [3, 6, 12, 24] as const;

/**
 * The anchor of a question: the fewest words of its own line that stand in the
 * manuscript once. Lines are not counted, so an edit elsewhere does not move it.
 */
export function anchorOf({ rule, at }: Pick<Question, "rule" | "at">, text: string): Anchor {
  const lineStart =
    Math.max(text.lastIndexOf("\n", at.start - 1), text.lastIndexOf("\r", at.start - 1)) + 1;
  const lineEnd = /[\r\n]|$/.exec(text.slice(at.end))?.index ?? 0;
  const left = text.slice(lineStart, at.start);
  const right = text.slice(at.end, at.end + lineEnd);
  const typed = text.slice(at.start, at.end);
  let anchor: Anchor = { rule, before: "", typed, after: "" };
  for (const words of REACHES) {
    anchor = { rule, before: lastWords(left, words), typed, after: firstWords(right, words) };
    if (placesOf(anchor, text).length === 1) break;
  }
  return anchor;
}

function lastWords(text: string, count: number): string {
  return new RegExp(`(?:\\S+\\s+){0,${count - 1}}\\S*\\s*$`, "u").exec(text.slice(-200))?.[0] ?? "";
}

function firstWords(text: string, count: number): string {
  return (
    new RegExp(`^\\s*(?:\\S+\\s+){0,${count - 1}}\\S*`, "u").exec(text.slice(0, 200))?.[0] ?? ""
  );
}

/** Offsets of the mark wherever the anchor's words stand. */
export function placesOf({ before, typed, after }: Anchor, text: string): readonly number[] {
  const places: number[] = [];
  const words = before + typed + after;
  if (words === "") return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    places.push(at + before.length);
  return places;
}

/** The questions nobody has answered, and the answers whose place is gone or is there twice. */
export function settleAnswers(
  questions: readonly Question[],
  { answers }: Decisions,
  manuscripts: readonly Source[],
): { readonly open: readonly Question[]; readonly diagnostics: readonly Diagnostic[] } {
  const answered = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const answer of answers) {
    const places = manuscripts.flatMap(({ id, text }) =>
      placesOf(answer, text).map((start): Span => ({ source: id, start, end: start })),
    );
    const words = `${answer.before}${answer.typed}${answer.after}`.trim();
    if (places.length === 0) diagnostics.push(decisionStale(words));
    if (places.length > 1) diagnostics.push(decisionTwice(words, places.length, places[0]));
    for (const { source, start } of places) answered.add(`${source} ${start}`);
  }
  const open = questions.filter(({ at }) => !answered.has(`${at.source} ${at.start}`));
  return { open, diagnostics };
}
