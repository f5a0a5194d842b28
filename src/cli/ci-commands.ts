import type { Argv } from "yargs";
import { argumentsOf } from "./build-arguments.ts";
import type { End } from "./commands.ts";
import { bookOptions, diffOptions, gatherTable, statsOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** Adds the commands that look at books and at what was made of them, and make none. */
export function addCiCommands(parser: Argv, terminal: Terminal, end: End): void {
  addDiff(parser, terminal, end);
  addStats(parser, terminal, end);
  addGather(parser, terminal, end);
  addVerify(parser, terminal, end);
  addCache(parser, terminal, end);
}

function addDiff(parser: Argv, terminal: Terminal, end: End): void {
  const { plugin: _, ...sayings } = bookOptions;
  parser.command(
    "diff <before> [after] [books..]",
    "Say what changed for a reader between two revisions, folders or reports",
    (args) =>
      args
        .positional("before", { type: "string", demandOption: true, describe: "As it was" })
        .positional("after", { type: "string", describe: "As it is; else the working folder" })
        .positional("books", { type: "string", array: true, default: [], describe: "As for build" })
        .options({ ...diffOptions, ...sayings })
        .example("quoin diff main", "what is written since main")
        .example(
          "quoin diff draft-2.md draft-3.md --to html,pdf",
          "a redline and a proof with bars",
        ),
    async (asked) => {
      const { diff } = await import("./diff.ts");
      const { before, after, books, reporter, to, out, text, title, author, lang, set, theme } =
        asked as Readonly<Record<string, unknown>>;
      const formats = (many(to) ?? []).flatMap((list) => list.split(",")).map((one) => one.trim());
      const named = one(reporter);
      end(
        await diff(
          {
            before: String(before),
            after: one(after),
            books: many(books) ?? [],
            reporter: named === "json" || named === "markdown" ? named : "pretty",
            to: formats.filter((format) => format !== ""),
            out: one(out) ?? "output",
            text: text === true,
            title: one(title),
            author: many(author),
            lang: one(lang),
            set: many(set),
            theme: one(theme),
          },
          terminal,
        ),
      );
    },
  );
}

function addStats(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "stats [paths..]",
    "Count the words of books, by part and chapter",
    (args) =>
      args
        .positional("paths", { type: "string", array: true, default: [], describe: "As for build" })
        .options(statsOptions)
        .example("quoin stats my-book", "words by chapter, and how long it takes to read")
        .example("quoin stats --since main", "and what was added and cut since"),
    async (asked) => {
      const { stats } = await import("./stats.ts");
      const { paths, reporter, since, trend } = asked as Readonly<Record<string, unknown>>;
      const json = one(reporter) === "json";
      end(
        await stats(
          { paths: many(paths) ?? [], json, since: one(since), trend: one(trend) },
          terminal,
        ),
      );
    },
  );
}

function addGather(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "gather <runs..>",
    "Say of the books of several runs what one run of them all would have said",
    (args) =>
      args
        .positional("runs", {
          type: "string",
          array: true,
          demandOption: true,
          describe: "What “build --reporter json” printed in each",
        })
        .options(gatherTable)
        .example("quoin gather share-*.json --reporter github", "one table for a whole matrix"),
    async (asked) => {
      const { gather } = await import("./gather.ts");
      const limits = argumentsOf(asked, false);
      end(await gather({ ...limits, runs: many(asked["runs"]) ?? [] }, terminal));
    },
  );
}

function addVerify(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "verify <report> [book]",
    "Say whether files are those a report tells of, and whether the book gives them again",
    (args) =>
      args
        .positional("report", { type: "string", demandOption: true, describe: "X.report.json" })
        .positional("book", {
          type: "string",
          describe: "The book, to make it again in memory; else the one here of the report's name",
        })
        .options({
          files: { type: "boolean", default: false, describe: "Look at the files only" },
          ...bookOptions,
        })
        .example("quoin verify output/well/well.report.json well.txt", "the same bytes again"),
    async (asked) => {
      const { verify } = await import("./verify.ts");
      const { report, book, title, author, lang, set, theme, files } = asked as Readonly<
        Record<string, unknown>
      >;
      end(
        await verify(
          {
            again: files !== true,
            report: String(report),
            book: one(book),
            title: one(title),
            author: many(author),
            lang: one(lang),
            set: many(set),
            theme: one(theme),
          },
          terminal,
        ),
      );
    },
  );
}

function addCache(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "cache <what>",
    "Say what is kept between builds, or throw it away",
    (args) =>
      args
        .positional("what", { choices: ["stats", "clear"] as const, demandOption: true })
        .options({
          cache: {
            type: "string",
            default: "output/.cache",
            describe: "The folder of the cache",
            requiresArg: true,
          },
        })
        .example("quoin cache clear", "the next build makes every book anew"),
    async ({ what, cache: folder }) => {
      const { cache } = await import("./cache.ts");
      end(await cache({ what, folder }, terminal));
    },
  );
}

/** The last of an option given twice stands. */
function one(value: unknown): string | undefined {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === "string" ? last : undefined;
}

function many(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}
