import type { Options } from "yargs";
import { REPORTERS } from "../report/reporters.ts";
import { wholeNumber } from "./whole-number.ts";

/** The options of the commands, as yargs takes them; help prints them in this order. */
export type OptionTable = Readonly<Record<string, Options>>;

/** What loads code; only the command line and the working folder may. */
export const pluginOption: OptionTable = {
  plugin: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "A plug-in to load: a path or a package",
    requiresArg: true,
  },
};

/** What says something of the book itself. */
export const bookOptions: OptionTable = {
  title: { type: "string", describe: "The title", requiresArg: true },
  author: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "An author's name; give it again for more",
    requiresArg: true,
  },
  lang: { type: "string", describe: "The language: en-US, en-GB, fr, de …", requiresArg: true },
  theme: { type: "string", describe: "A theme by name, or a folder with one", requiresArg: true },
  set: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "Any key of book.yaml: --set theme.page=6x9",
    requiresArg: true,
  },
  ...pluginOption,
};

export const reporterOption: Options = {
  choices: ["pretty", "json"],
  default: "pretty",
  describe: "How the outcome is said",
};

/** What a CI system asks for besides. */
export const runOptions: OptionTable = {
  reporter: { ...reporterOption, choices: REPORTERS },
  "max-warnings": {
    type: "number",
    coerce: wholeNumber("--max-warnings", 0),
    describe: "Fail where there are more new warnings than this",
    requiresArg: true,
  },
  baseline: {
    type: "string",
    describe: "A file of known findings, which do not count; written where it is not there",
    requiresArg: true,
  },
  jobs: {
    type: "number",
    coerce: wholeNumber("--jobs", 1),
    describe: "Books made at once; as many as cores, up to 4",
    requiresArg: true,
  },
  "fail-fast": {
    type: "boolean",
    default: false,
    describe: "Begin no book after one that cannot be made",
  },
  shard: {
    type: "string",
    describe: "I/N: only the I-th of N shares of the books",
    requiresArg: true,
  },
  "changed-since": {
    type: "string",
    describe: "Only books that changed since a revision of git",
    requiresArg: true,
  },
  "git-dates": {
    type: "boolean",
    default: false,
    describe: "A book without a date has that of the last commit that touched it",
  },
};

/** What says which formats, and how much is said. */
export const buildOptions: OptionTable = {
  to: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "Formats with commas: epub,pdf,html (and md, site)",
    requiresArg: true,
  },
  ...runOptions,
};

export const outOption: OptionTable = {
  out: { type: "string", default: "output", describe: "The folder to write to", requiresArg: true },
  quiet: { type: "boolean", default: false, describe: "Say only what went wrong" },
  proof: {
    type: "boolean",
    default: false,
    describe: "Also a PDF for correction: numbered lines, a wide margin",
  },
};

export const cacheOption: OptionTable = {
  cache: {
    type: "string",
    describe: "Where made books are kept between builds: output/.cache; --no-cache for nowhere",
    requiresArg: true,
  },
};

export const changesOption: OptionTable = {
  changes: {
    type: "boolean",
    default: false,
    describe: "Also write a page that shows every change in its place",
  },
};

/** What is asked of a comparison. */
export const diffOptions: OptionTable = {
  reporter: {
    choices: ["pretty", "json", "markdown"],
    default: "pretty",
    describe: "How the outcome is said; markdown for the comment of a pull request",
  },
  to: {
    type: "string",
    array: true,
    nargs: 1,
    describe: "Also files, with commas: html for a redline, pdf for a proof with change bars",
    requiresArg: true,
  },
  out: outOption["out"] ?? {},
  text: { type: "boolean", default: false, describe: "Only the text: make no books" },
};

/** What is asked of the counts. */
export const statsOptions: OptionTable = {
  reporter: reporterOption,
  since: {
    type: "string",
    describe: "Also what was added and cut since a revision of git",
    requiresArg: true,
  },
  trend: {
    type: "string",
    describe: "A file that keeps a record of each revision, one a line",
    requiresArg: true,
  },
};

export const ciOption: OptionTable = {
  ci: { type: "boolean", default: false, describe: "Fail where a question is not answered yet" },
};

/** All that `build` takes. */
export const buildTable: OptionTable = {
  ...buildOptions,
  ...outOption,
  ...cacheOption,
  ...changesOption,
  ...bookOptions,
};

/** All that `gather` takes. */
export const gatherTable: OptionTable = {
  ...Object.fromEntries(
    ["reporter", "max-warnings", "baseline", "out", "quiet"].map((name) => [
      name,
      { ...runOptions, ...outOption }[name] ?? {},
    ]),
  ),
  ...ciOption,
};

/** All that `check` takes. */
export const checkTable: OptionTable = { ...buildOptions, ...ciOption, ...bookOptions };

export const langOption: OptionTable = {
  lang: {
    type: "string",
    describe: "The language; without it, told from the text",
    requiresArg: true,
  },
};

export const fixOptions: OptionTable = {
  write: { type: "boolean", default: false, describe: "Write the fixes into the files" },
  track: {
    type: "boolean",
    default: false,
    describe: "With --write, write into .docx as tracked changes",
  },
  diff: { type: "boolean", default: false, describe: "Show every line that changes" },
  stdin: {
    type: "boolean",
    default: false,
    describe: "Read text on standard input, write it fixed on standard output",
  },
  ...langOption,
  format: { choices: ["txt", "md"], describe: "What standard input is; txt by default" },
  style: {
    type: "string",
    describe: "A house style by name: chicago, oxford …",
    requiresArg: true,
  },
  explain: {
    type: "string",
    describe: "FILE:LINE: what happens to one line, and why",
    requiresArg: true,
  },
};
