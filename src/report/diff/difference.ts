import type { Collation } from "../../collate/collation.ts";
import { askedKey } from "../asked.ts";
import type { Account, QuestionEntry, RuleCount } from "../report.ts";

/** What changed in one book between two states: for a reader, and in what is made of it. */
export interface BookDifference {
  readonly slug: string;
  readonly title: string;
  /** BCP 47, as the book is now. */
  readonly language: string;
  /** `added` and `removed`: the book is in one state only. */
  readonly fate: "compared" | "added" | "removed";
  /** Absent where only reports are compared, which hold no text. */
  readonly collation?: Collation | undefined;
  /** The state that could not be read, where there was one to read: nothing is known of its text. */
  readonly unread?: "before" | "after" | "both" | undefined;
  readonly words: Sides<number>;
  /** Absent where no book was made. */
  readonly output?: OutputDifference | undefined;
}

/** A figure before and after; absent on a side where it is not known. */
export interface Sides<T> {
  readonly before?: T | undefined;
  readonly after?: T | undefined;
}

/** What changed in the files of a book and in what quoin did and asked. */
export interface OutputDifference {
  readonly pages: Sides<number>;
  /** Bytes of the EPUB. */
  readonly epub: Sides<number>;
  /** Typographic changes quoin makes. */
  readonly typography: Sides<number>;
  /** Rules that change more or less than before, the largest difference first. */
  readonly rules: readonly (Sides<number> & { readonly rule: string })[];
  /** Questions that were not asked before. */
  readonly questions: readonly QuestionEntry[];
}

/** Compares what two builds of a book came to. */
export function outputDifference(
  before: Account | undefined,
  after: Account | undefined,
): OutputDifference {
  const counts = { before: countsOf(before), after: countsOf(after) };
  const rules = [...new Set([...counts.before.keys(), ...counts.after.keys()])]
    .map((rule) => ({
      rule,
      before: counts.before.get(rule) ?? 0,
      after: counts.after.get(rule) ?? 0,
    }))
    .filter((each) => each.before !== each.after)
    .sort((x, y) => gap(y) - gap(x) || (x.rule < y.rule ? -1 : 1));
  return {
    pages: { before: before?.pages, after: after?.pages },
    epub: { before: epubOf(before), after: epubOf(after) },
    typography: { before: before && sumOf(before.changed), after: after && sumOf(after.changed) },
    rules,
    questions: newQuestions(before?.questions ?? [], after?.questions ?? []),
  };
}

function gap({ before, after }: { readonly before: number; readonly after: number }): number {
  return Math.abs(after - before);
}

/** The book's own EPUB; those of its editions for stores are left out. */
function epubOf(account: Account | undefined): number | undefined {
  return account?.files.find(({ path }) => path === `${account.book.slug}.epub`)?.bytes;
}

function countsOf(account: Account | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, times, invisible } of account?.changed ?? [])
    if (!invisible) counts.set(rule, (counts.get(rule) ?? 0) + times);
  return counts;
}

function sumOf(changed: readonly RuleCount[]): number {
  return changed.reduce((sum, { times, invisible }) => sum + (invisible ? 0 : times), 0);
}

/** A question is known by what it asks and not by its line, which any edit above it moves. */
function newQuestions(
  before: readonly QuestionEntry[],
  after: readonly QuestionEntry[],
): readonly QuestionEntry[] {
  const known = new Map<string, number>();
  for (const question of before) {
    const key = keyOf(question);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return after.filter((question) => {
    const left = known.get(keyOf(question)) ?? 0;
    if (left > 0) known.set(keyOf(question), left - 1);
    return left === 0;
  });
}

function keyOf(question: QuestionEntry): string {
  const { file = "", rule } = question;
  return `${file} ${rule} ${askedKey(question)}`;
}
