/** The author's answers to earlier questions, from `decisions.yaml` beside the book. */
export interface Decisions {
  readonly answers: readonly Decision[];
  /** Names and words with apostrophes that are spelled so: `K'Tah`. */
  readonly words: readonly string[];
  /** Comments of the manuscript that the author has answered. */
  readonly comments?: readonly CommentAnswer[];
}

/** An answered comment: known by its words and its author, and where those come twice by its passage. */
export interface CommentAnswer {
  readonly author: string;
  readonly words: string;
  /** The passage with as many words round it as make it the only one. */
  readonly about: string;
  /** What the author says of it: `done`, `kept`, or words of their own. */
  readonly answer: string;
}

/** One answer, anchored by what stands round it and not by line. */
export interface Decision {
  readonly rule: string;
  /** Words before the mark, the mark as typed, words after it. */
  readonly before: string;
  readonly typed: string;
  readonly after: string;
  /** The text that stands from now on; equal to `typed` for “leave this alone”. */
  readonly answer: string;
}

export const noDecisions: Decisions = { answers: [], words: [] };
