import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { notice } from "./diagnostics.ts";

/** What somebody wrote beside the text in a word processor: no part of the book, and a question until it is answered. */
export interface Comment {
  /** Empty where the file does not say. */
  readonly author: string;
  /** All that was written, with the answers of others after it. */
  readonly words: string;
  /** The passage it is about, or the place it hangs on. */
  readonly at: Span;
}

/** The code under which comments are asked about, answered and turned off. */
export const COMMENT = "readers/comment";

/** Tells of a comment where nobody is asked: who wrote it, and what it says. */
export function commentNotice({ author, words, at }: Comment): Diagnostic {
  const who = author === "" ? "A comment says" : `${author} comments`;
  return notice("comment", `${who}: “${words}”`, at);
}

/** Tells of a comment that was settled in the word processor, and is asked about no more. */
export function settledNotice({ author, words, at }: Comment): Diagnostic {
  const whose = author === "" ? "A comment" : `A comment of ${author}`;
  return notice("comment", `${whose} is marked as settled: “${words}”`, at);
}
