import { placesOf } from "../typography/answered.ts";
import type { Decision } from "../typography/decisions.ts";
import type { Question } from "../typography/rule.ts";

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
