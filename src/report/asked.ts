import type { Question } from "../typography/rule.ts";

/** What is asked, and of which words. */
interface Asked extends Pick<Question, "excerpt" | "readings"> {
  readonly comment?: Question["comment"] | undefined;
}

/** What a question asks in one sentence: which of its readings, or what somebody wrote beside the words. */
export function askedText({ excerpt, readings, comment }: Asked): string {
  if (comment === undefined) {
    const named = readings.map(({ text, means }) => `${text} (${means})`);
    return `“${excerpt}”: ${named.join(" or ")}?`;
  }
  const words = shortened(comment.words);
  return `${comment.author || "A comment"} on “${excerpt}”: ${words}`;
}

/** Nobody reads more of a comment in a list; the report as JSON has it whole. In UTF-16 units. */
const LONGEST = 600;

function shortened(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;
}

/** What tells one question of a file from another, whatever line it is in. */
export function askedKey({ excerpt, comment }: Omit<Asked, "readings">): string {
  return comment === undefined ? excerpt : `${excerpt} ${comment.author} ${comment.words}`;
}
