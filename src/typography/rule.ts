import type { Span } from "../source/span.ts";
import type { Decisions } from "./decisions.ts";
import type { Locale } from "./locale.ts";
import type { Profile } from "./profile.ts";

/**
 * The room where text becomes type. Rules propose edits over runs of
 * paragraphs; one engine applies them, records every one, and can take each back.
 */

/** Put `text` in place of `[start, end)` of a paragraph's string, for the reason given. */
export interface Edit {
  /** Index into the run of paragraphs the rule was given. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Completes “changed because …” in `explain`. */
  readonly because: string;
  /** 0 to 1: how far the reading chosen is ahead of the next best. */
  readonly confidence: number;
}

/** An applied edit. `before` makes it reversible, `rule` makes it explainable. */
export interface Change {
  readonly rule: string;
  /** In the author's file. */
  readonly at: Span;
  readonly before: string;
  readonly after: string;
  readonly because: string;
  readonly confidence: number;
  /** True for no-break spaces and joiners, which writers print and `fix` never puts into a source. */
  readonly invisible: boolean;
}

/** What a rule cannot decide alone; the best reading stands until the author answers. */
export interface Question {
  readonly rule: string;
  readonly at: Span;
  /** The mark asked about with some words round it. */
  readonly excerpt: string;
  readonly readings: readonly { readonly text: string; readonly means: string }[];
  readonly confidence: number;
  /** Where a person asks and no rule: who, and what, in a comment of the manuscript. The readings are what can be answered. */
  readonly comment?: { readonly author: string; readonly words: string };
}

/** What a rule may know besides the text. */
export interface RuleContext {
  readonly locale: Locale;
  /** What the whole book does: quote style, dash habit, its own vocabulary. */
  readonly profile: Profile;
  /** The author's answers to earlier questions. */
  readonly decisions: Decisions;
}

/** One worked example. Every example is also a test. */
export interface Example {
  readonly language: string;
  /** The house style that turns the rule on, where none but a style does. */
  readonly houseStyle?: string;
  readonly before: string;
  readonly after: string;
}

/** A typographic rule: what it is, why it exists, and a pure function. */
export interface Rule {
  readonly id: string;
  /** Part of the cache key; raise it when the same text would change differently. */
  readonly version: number;
  readonly summary: string;
  /** Where the convention comes from, so that an editor may disagree with it. */
  readonly source: string;
  readonly examples: readonly Example[];
  /** True where the rule sets only no-break spaces and joiners. */
  readonly invisible: boolean;
  /** What the rule would change in a run of paragraphs (a section, as a rule), in any order, none overlapping; and what it cannot decide. */
  propose(run: readonly string[], context: RuleContext): Proposal;
}

export interface Proposal {
  readonly edits: readonly Edit[];
  readonly doubts: readonly Doubt[];
}

/** A question before it is given its place in the author's file. */
export interface Doubt {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly readings: Question["readings"];
  readonly confidence: number;
}
