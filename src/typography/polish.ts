import type { Outcome } from "../diagnostics/diagnostic.ts";
import { success } from "../diagnostics/diagnostic.ts";
import type { Book } from "../model/book.ts";
import type { Source } from "../source/span.ts";
import { type Decisions, noDecisions } from "./decisions.ts";
import type { Profile } from "./profile.ts";
import type { Change, Question, Rule } from "./rule.ts";

export interface PolishOptions {
  readonly sources: ReadonlyMap<string, Source>;
  /** A named style such as `chicago`; absent: the author's own habits are kept. */
  readonly houseStyle?: string;
  readonly decisions?: Decisions;
  /** Rules of plug-ins, run after the built-in ones. */
  readonly rules?: readonly Rule[];
}

/** A polished book, and the account of how it came to differ from the manuscripts. */
export interface Polished {
  readonly book: Book;
  readonly profile: Profile;
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
}

/** Applies the typographic rules of each passage's language to a whole book. */
export function polish(book: Book, options: PolishOptions): Outcome<Polished> {
  const decisions = options.decisions ?? noDecisions;
  const vocabulary = new Set(decisions.words);
  const profile: Profile = {
    quotes: { outer: "double", double: 0, single: 0 },
    dash: { habit: "none", counts: {} },
    ellipsis: { counts: {} },
    vocabulary,
  };
  return success({ book, profile, changes: [], questions: [] });
}
