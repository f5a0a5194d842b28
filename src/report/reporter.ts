import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import type { Judged } from "./baseline.ts";
import { githubReporter } from "./github.ts";
import { gitlabReporter } from "./gitlab.ts";
import { jsonReporter } from "./json-reporter.ts";
import { junitReporter } from "./junit.ts";
import { prettyReporter } from "./pretty-reporter.ts";
import type { Account } from "./report.ts";
import type { ReporterName } from "./reporters.ts";
import { sarifReporter } from "./sarif.ts";
import type { Style } from "./style.ts";

/** One book as it came out, in plain data: what reporters are given. */
export interface Pressed {
  readonly place: BookPlace;
  readonly ok: boolean;
  readonly account: Account;
  /** The report's file, for those that print it whole. */
  readonly report?: Uint8Array | undefined;
  /** The long account with the lines in question, where that was asked for. */
  readonly checked?: string | undefined;
}

/** A book with what is new in it. */
export interface JudgedBook extends Pressed {
  readonly judged: Judged;
}

/** What a reporter may know of the run besides its books. */
export interface Setting {
  readonly style: Style;
  readonly out: string;
  readonly quiet: boolean;
  /** `2/5`, where the run is of a share of the books. */
  readonly shard?: string | undefined;
}

/**
 * Turns accounts into text. What `book` and `end` give is printed in that
 * order; `summary` is Markdown for a page of the run, where there is one.
 */
export interface Reporter {
  book(book: JudgedBook): string;
  end(books: readonly JudgedBook[], loose: readonly Diagnostic[]): string;
  /** True where `end` says what belongs to no book; elsewhere the command does, on standard error. */
  readonly saysLoose: boolean;
  summary?(books: readonly JudgedBook[]): string;
}

/** The reporter of a name. */
export function reporterOf(name: ReporterName, setting: Setting): Reporter {
  return {
    pretty: prettyReporter,
    json: jsonReporter,
    github: githubReporter,
    gitlab: gitlabReporter,
    sarif: sarifReporter,
    junit: junitReporter,
  }[name](setting);
}
