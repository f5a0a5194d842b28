import type { Span } from "../source/span.ts";

/**
 * The room of what goes wrong. A faulty manuscript is data: each stage returns
 * its diagnostics beside its value, and throws only when this program is wrong.
 */
export type Severity = "error" | "warning" | "info";

/** One thing worth telling the author. Plain data, safe to cache and to print. */
export interface Diagnostic {
  /** `room/name`, stable for ever: `layout/overfull-line`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in the author's terms, one sentence, no full stop. */
  readonly message: string;
  readonly at?: Span;
  /** What to do about it. */
  readonly hint?: string;
  /** A repair a machine may apply without asking. */
  readonly fix?: { readonly span: Span; readonly text: string };
  /** The fault is in how the tool was called or configured, not in the book: exit code 2. */
  readonly usage?: true;
}

/**
 * What every stage returns: a value if it could make one, and all it noticed.
 *
 * A stage throws only when this program is wrong. A faulty manuscript is data.
 */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export function success<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
  return { ok: true, value, diagnostics };
}

export function failure<T>(...diagnostics: readonly Diagnostic[]): Outcome<T> {
  return { ok: false, diagnostics };
}

/** Runs `next` on the value of `first` and keeps the diagnostics of both. */
export function andThen<A, B>(first: Outcome<A>, next: (value: A) => Outcome<B>): Outcome<B> {
  if (!first.ok) return first;
  const second = next(first.value);
  return { ...second, diagnostics: [...first.diagnostics, ...second.diagnostics] };
}

/**
 * What a diagnostic code means, for `explain` and the manual.
 *
 * Each room lists its own in `diagnostics.ts` beside the factories that raise them.
 */
export interface DiagnosticEntry {
  readonly code: string;
  readonly severity: Severity;
  /** When it is raised and why it matters, two or three sentences. */
  readonly explanation: string;
  /** What the author may do. */
  readonly remedy: string;
}
