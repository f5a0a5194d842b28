import { REPORTERS } from "../report/reporters.ts";
import type { BuildArguments } from "./build.ts";

/** What was parsed of a command line, before anything of it is believed. */
export type Parsed = Readonly<Record<string, unknown>>;

/** A parsed command line as `build` takes it, or `check` where it is dry. */
export function argumentsOf(asked: Parsed, dry: boolean): BuildArguments {
  const { paths, to, out, theme, reporter, quiet, plugin, title, author, lang, set, changes, ci } =
    asked;
  const { jobs, shard, baseline, cache } = asked;
  return {
    paths: texts(paths) ?? [],
    to: texts(to),
    out: text(out) ?? "output",
    theme: text(theme),
    reporter: REPORTERS.find((name) => name === text(reporter)) ?? "pretty",
    jobs: numeral(jobs),
    shard: text(shard),
    changedSince: text(asked["changed-since"]),
    maxWarnings: numeral(asked["max-warnings"]),
    baseline: text(baseline),
    cache: cache === false ? false : text(cache),
    quiet: said(quiet),
    proof: said(asked["proof"]),
    plugin: texts(plugin),
    title: text(title),
    author: texts(author),
    lang: text(lang),
    set: texts(set),
    changes: said(changes),
    failFast: said(asked["fail-fast"]),
    gitDates: said(asked["git-dates"]),
    ci: said(ci),
    dry,
  };
}

/** The last of an option given twice stands. */
function last(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : value;
}

/** A word, where one was given. */
export function text(value: unknown): string | undefined {
  const word = last(value);
  return typeof word === "string" ? word : undefined;
}

/** Words, where any were given. */
export function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** What `wholeNumber` let through. */
function numeral(value: unknown): number | undefined {
  const number = last(value);
  return typeof number === "number" ? number : undefined;
}

function said(value: unknown): boolean {
  return last(value) === true;
}
