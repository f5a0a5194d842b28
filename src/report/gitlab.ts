import type { Severity } from "../diagnostics/diagnostic.ts";
import { askedText } from "./asked.ts";
import { placeName } from "./report.ts";
import type { JudgedBook, Reporter } from "./reporter.ts";
import { printable } from "./style.ts";

const LEVEL: Readonly<Record<Severity, string>> = {
  error: "critical",
  warning: "minor",
  info: "info",
};

/** For GitLab: its code quality report, one JSON list, whose fingerprints outlive a moved line. */
export function gitlabReporter(): Reporter {
  return {
    saysLoose: false,
    book: () => "",
    end: (books) => `${JSON.stringify(books.flatMap(issuesOf), undefined, 2)}\n`,
  };
}

function issuesOf({ place, judged }: JudgedBook): readonly unknown[] {
  const at = (item: {
    readonly file?: string | undefined;
    readonly line?: number | undefined;
  }) => ({
    path: item.file === undefined ? place.path : placeName(place.folder, { file: item.file }),
    lines: { begin: item.line ?? 1 },
  });
  return [
    ...judged.findings.map(({ item, key }) => ({
      description: printable(item.message),
      check_name: item.code,
      fingerprint: key,
      severity: LEVEL[item.severity],
      location: at(item),
    })),
    ...judged.questions.map(({ item, key }) => ({
      description: printable(
        item.comment === undefined ? `“${item.excerpt}” has two readings` : askedText(item),
      ),
      check_name: item.rule,
      fingerprint: key,
      severity: "info",
      location: at(item),
    })),
  ];
}
