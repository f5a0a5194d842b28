import { fingerprint } from "../base/fingerprint.ts";
import { askedKey } from "./asked.ts";
import type { Account, Finding, QuestionEntry } from "./report.ts";

/**
 * What was known of books when somebody last looked, so that a build fails for
 * what is new. Lines are not part of it, and neither are counts: an edit moves
 * a finding, or makes it more of the same, and makes it no other.
 */
export interface Baseline {
  readonly schema: 1;
  /** How often each finding was there, by its key. */
  readonly known: Readonly<Record<string, number>>;
}

/** A finding or a question of a book, with the key it is known by. */
export interface Keyed<T> {
  readonly item: T;
  readonly key: string;
  /** False where the baseline has it. */
  readonly fresh: boolean;
}

/** The findings and questions of one book, told apart from those that are known. */
export interface Judged {
  readonly findings: readonly Keyed<Finding>[];
  readonly questions: readonly Keyed<QuestionEntry>[];
}

/** Tells what is new in a book. The same finding three times is new once where it was known twice. */
export function judged(account: Account, baseline: Baseline | undefined): Judged {
  const { slug } = account.book;
  const seen = new Map<string, number>();
  const keyed = <T>(item: T, parts: readonly string[]): Keyed<T> => {
    const base = fingerprint(slug, ...parts);
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return { item, key: `${base}-${times}`, fresh: times > (baseline?.known[base] ?? 0) };
  };
  return {
    findings: account.diagnostics.map((item) =>
      keyed(item, [item.code, item.file ?? "", uncounted(item.message)]),
    ),
    questions: account.questions.map((item) =>
      keyed(item, [item.rule, item.file ?? "", askedKey(item)]),
    ),
  };
}

/** A number that counts or measures: outside of quoted words, and no part of a name. */
const FIGURE = /“[^”]*”|(?<![\p{L}\d_./-])\d+(?:[.,\u00a0\u202f]\d+)*(?![\p{L}_]|\.\p{L})/gu;

/**
 * What a message says without how many or how much: six accents where five were known are no new finding. Two
 * findings that differ in a number alone are still two, as they are counted.
 */
function uncounted(message: string): string {
  return message.replace(FIGURE, (found) => (found.startsWith("“") ? found : "#"));
}

/** The baseline that knows all of these, as the text of its file. */
export function baselineText(books: readonly Judged[]): string {
  const known = new Map<string, number>();
  for (const { findings, questions } of books)
    for (const { key } of [...findings, ...questions]) {
      const base = key.slice(0, key.lastIndexOf("-"));
      known.set(base, (known.get(base) ?? 0) + 1);
    }
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  const baseline: Baseline = { schema: 1, known: Object.fromEntries(sorted) };
  return `${JSON.stringify(baseline, undefined, 2)}\n`;
}

/** Reads a baseline's file, or undefined where it is none. */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const { schema, known } = value as { readonly schema?: unknown; readonly known?: unknown };
    if (schema !== 1 || typeof known !== "object" || known === null) return undefined;
    const counts = Object.entries(known).filter(([, times]) => typeof times === "number");
    return { schema, known: Object.fromEntries(counts) };
  } catch {
    return undefined;
  }
}
