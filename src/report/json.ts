import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Report } from "./report.ts";

const LISTS = ["inputs", "files", "diagnostics", "questions", "changes"] as const;

/** The report as JSON with one entry a line, so that two reports can be compared by eye and by `diff`. */
export function reportJson(report: Report): string {
  const { inputs, files, diagnostics, questions, changes, ...head } = report;
  const lists = { inputs, files, diagnostics, questions, changes };
  const start = JSON.stringify(head, undefined, 2).replace(/\n\}$/, "");
  const body = LISTS.map((name) => `  "${name}": ${listOf(lists[name])}`);
  return `${[start, ...body].join(",\n")}\n}\n`;
}

function listOf(items: readonly unknown[]): string {
  if (items.length === 0) return "[]";
  return `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
}

/** Many books' reports as one JSON value, with what belongs to none of them. */
export function mergedJson(reports: readonly Report[], diagnostics: readonly Diagnostic[]): string {
  const books = reports.map((report) => reportJson(report).trimEnd().replaceAll("\n", "\n    "));
  const loose = listOf(diagnostics);
  return `{\n  "books": [${books.length === 0 ? "" : `\n    ${books.join(",\n    ")}\n  `}],\n  "diagnostics": ${loose}\n}\n`;
}
