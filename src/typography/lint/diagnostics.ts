import type { DiagnosticEntry } from "../../diagnostics/diagnostic.ts";
import { bookRules } from "./book-rules.ts";
import { paragraphRules } from "./paragraph-rules.ts";
import type { LintEntry } from "./rule.ts";

/** Every editorial rule, for the manual. */
export const lintRules: readonly LintEntry[] = [...paragraphRules, ...bookRules];

/** The same for `explain`. */
export const lintCatalogue: readonly DiagnosticEntry[] = lintRules.map(
  ({ id, severity, summary }) => ({
    code: id,
    severity,
    explanation: `${summary}. It is only pointed out: the text stays as it is.`,
    remedy: `Change the manuscript if you agree. “rules: { ${id}: false }” in book.yaml turns the rule off.`,
  }),
);
