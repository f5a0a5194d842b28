import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { VERSION } from "../pipeline/version.ts";
import { askedText } from "./asked.ts";
import type { Keyed } from "./baseline.ts";
import { type Finding, placeName, type QuestionEntry } from "./report.ts";
import type { JudgedBook, Reporter } from "./reporter.ts";
import { printable } from "./style.ts";

const LEVEL: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** For code scanning: one SARIF 2.1.0 log with one run. Columns count UTF-16 units, as SARIF asks. */
export function sarifReporter(): Reporter {
  return {
    saysLoose: true,
    book: () => "",
    end: (books, loose) => `${JSON.stringify(logOf(books, loose), undefined, 2)}\n`,
  };
}

function logOf(books: readonly JudgedBook[], loose: readonly Diagnostic[]): unknown {
  const results = [
    ...books.flatMap(resultsOf),
    ...loose.map(({ code, severity, message }) => resultOf(code, LEVEL[severity], message)),
  ];
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  const driver = { name: "quoin", version: VERSION, rules: rules.map((id) => ({ id })) };
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
}

interface Result {
  readonly ruleId: string;
}

function resultsOf(book: JudgedBook): readonly Result[] {
  const { findings, questions } = book.judged;
  return [
    ...findings.map((keyed): Result => {
      const { code, severity, message, hint } = keyed.item;
      const text = hint === undefined ? message : `${message}. ${hint}`;
      return { ...resultOf(code, LEVEL[severity], text), ...markOf(book, keyed) };
    }),
    ...questions.map((keyed): Result => {
      return {
        ...resultOf(keyed.item.rule, "note", askedText(keyed.item)),
        ...markOf(book, keyed),
      };
    }),
  ];
}

function resultOf(ruleId: string, level: string, text: string): Result {
  return { ruleId, level, message: { text: printable(text) } } as Result;
}

function markOf(
  { place }: JudgedBook,
  { item, key, fresh }: Keyed<Finding | QuestionEntry>,
): Readonly<Record<string, unknown>> {
  const { file, line, column } = item;
  const path = file === undefined ? place.path : placeName(place.folder, { file });
  const region =
    line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    baselineState: fresh ? "new" : "unchanged",
    partialFingerprints: { "quoin/v1": key },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...region } }],
  };
}

/** A path as a relative reference: what may not stand in one is escaped. */
function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
