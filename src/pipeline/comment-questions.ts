import { COMMENT, type Comment } from "../readers/comments.ts";
import type { Draft } from "../readers/reader.ts";
import type { Span } from "../source/span.ts";
import type { CommentAnswer, Decisions } from "../typography/decisions.ts";
import type { Question } from "../typography/rule.ts";
import type { Anchor } from "./anchor.ts";

/** What an author can say of a comment. The text of the book is theirs to change, in the manuscript. */
const ANSWERS: Question["readings"] = [
  { text: "done", means: "it has been seen to" },
  { text: "kept", means: "the text stays as it is" },
];

/** The comments of manuscripts that nobody has answered yet, as questions. */
export function commentQuestions(
  drafts: readonly Draft[],
  { comments: answers = [] }: Decisions,
): readonly Question[] {
  const all = drafts.flatMap((draft) =>
    (draft.comments ?? []).map((comment) => ({ comment, text: draft.source.text })),
  );
  const answered = new Set(answers.map((one) => answeredBy(one, all)));
  return all
    .filter((one) => !answered.has(one))
    .map(({ comment, text }) => questionOf(comment, text));
}

interface Asked {
  readonly comment: Comment;
  readonly text: string;
}

/**
 * The comment an answer is about: the only one of its words and its author, whatever becomes of the passage,
 * and of several the one that stands nearest to the middle of the passage kept.
 */
function answeredBy(answer: CommentAnswer, all: readonly Asked[]): Asked | undefined {
  const same = all.filter(({ comment }) => keyOf(comment) === keyOf(answer));
  if (same.length <= 1) return same[0];
  const distances = same.map((one) => ({ one, far: distanceOf(answer, one) }));
  const [nearest] = distances
    .filter(({ far }) => far < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.far - b.far);
  return nearest?.one;
}

function keyOf({ author, words }: Pick<Comment, "author" | "words">): string {
  return JSON.stringify([author, words]);
}

/** How far a comment stands from the middle of a passage, in UTF-16 units; endless outside it. */
function distanceOf({ about }: CommentAnswer, { comment: { at }, text }: Asked): number {
  let least = Number.POSITIVE_INFINITY;
  if (about === "") return least;
  for (let from = text.indexOf(about); from >= 0; from = text.indexOf(about, from + 1))
    if (from <= at.start && at.start <= from + about.length)
      least = Math.min(least, Math.abs((at.start + at.end) / 2 - from - about.length / 2));
  return least;
}

function questionOf({ author, words, at: whole }: Comment, text: string): Question {
  const at = beginningOf(whole, text);
  const excerpt = at.end > at.start ? text.slice(at.start, at.end) : wordsBefore(text, at.start);
  const { length } = text.slice(whole.start, whole.end).trimEnd();
  return {
    rule: COMMENT,
    at,
    excerpt: at.start + length > at.end && at.end > at.start ? `${excerpt}…` : excerpt,
    readings: ANSWERS,
    confidence: 0,
    comment: { author, words },
  };
}

/** A passage can be as long as a chapter; its beginning is enough to find and to quote it, in UTF-16 units. */
const LONGEST = 160;

/** The beginning of a passage, within its first line. */
function beginningOf({ source, start, end }: Span, text: string): Span {
  const passage = text.slice(start, Math.min(end, start + LONGEST));
  const lead = passage.length - passage.trimStart().length;
  const line = /^[^\r\n\f]*/.exec(passage.slice(lead))?.[0] ?? "";
  const from = line === "" ? start : start + lead;
  return { source, start: from, end: from + line.trimEnd().length };
}

/** Characters quoted from before a comment. */
const BEFORE = 60;

/** What stands before a comment that hangs on no words of its own. */
function wordsBefore(text: string, at: number): string {
  const line = /[^\r\n\f]*$/.exec(text.slice(Math.max(0, at - BEFORE), at))?.[0] ?? "";
  return (line.length < BEFORE ? line : line.replace(/^\S*\s(?=\S)/, "")).trim();
}

/** The answer to a question about a comment, as decisions.yaml keeps it. */
export function commentAnswer(
  { author, words }: Pick<Comment, "author" | "words">,
  { before, typed, after }: Anchor,
  answer: string,
): CommentAnswer {
  return { author, words, about: `${before}${typed}${after}`.trim(), answer };
}
