import { indentedReport, looseJson } from "./json.ts";
import type { Reporter } from "./reporter.ts";

/** For programs: every book's report in one JSON value, written as the books are made. */
export function jsonReporter(): Reporter {
  let some = false;
  const lead = (): string => (some ? ",\n    " : '{\n  "books": [\n    ');
  return {
    saysLoose: true,
    book: ({ report }) => {
      if (report === undefined) return "";
      const text = `${lead()}${indentedReport(report)}`;
      some = true;
      return text;
    },
    end: (_, loose) =>
      `${some ? "\n  ]" : '{\n  "books": []'},\n  "diagnostics": ${looseJson(loose)}\n}\n`,
  };
}
