import type { Argv } from "yargs";
import { argumentsOf, type Parsed, text, texts } from "./build-arguments.ts";
import type { ExitCode } from "./exit.ts";
import {
  bookOptions,
  buildTable,
  changesOption,
  checkTable,
  fixOptions,
  langOption,
  outOption,
  pluginOption,
  reporterOption,
} from "./options.ts";
import type { Terminal } from "./terminal.ts";
import { portNumber } from "./whole-number.ts";

/** Hands the exit code of a finished command to whoever runs it. */
export type End = (code: ExitCode) => void;

/** Adds every command. What a command needs is loaded only when it is called. */
export function addCommands(parser: Argv, terminal: Terminal, end: End): void {
  addBuild(parser, terminal, end);
  addCheck(parser, terminal, end);
  addFix(parser, terminal, end);
  addConvert(parser, terminal, end);
  addDecide(parser, terminal, end);
  addExplain(parser, terminal, end);
  addInit(parser, terminal, end);
  addValidate(parser, terminal, end);
  addPreview(parser, terminal, end);
  addWatch(parser, terminal, end);
}

const PATHS =
  "Manuscripts or folders of books; without any, the book here or those in manuscripts/";

function addBuild(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "build [paths..]",
    "Make books: EPUB, PDF and HTML",
    (args) =>
      args
        .positional("paths", { type: "string", array: true, default: [], describe: PATHS })
        .options(buildTable)
        .example("quoin build story.txt", "one book in three formats, in output/story/")
        .example("quoin build my-book --to epub --theme modern", "one format, another look")
        .example(
          'quoin build story.md --title "The Well" --author "A. N. Other"',
          "say what the file does not",
        ),
    async (asked) => {
      const { build } = await import("./build.ts");
      end(await build(argumentsOf(asked, false), terminal));
    },
  );
}

function addCheck(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "check [paths..]",
    "Say everything there is to say of a book, and write nothing",
    (args) =>
      args
        .positional("paths", { type: "string", array: true, default: [], describe: PATHS })
        .options(checkTable)
        .example("quoin check story.txt", "findings and questions, each with its line"),
    async (asked) => {
      const { build } = await import("./build.ts");
      end(await build(argumentsOf(asked, true), terminal));
    },
  );
}

function addFix(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "fix [paths..]",
    "Show or make the typographic fixes in the manuscripts themselves",
    (args) =>
      args
        .positional("paths", { type: "string", array: true, default: [], describe: PATHS })
        .options(fixOptions)
        .example("quoin fix story.txt", "counts, and three samples a rule")
        .example("quoin fix story.txt --write", "the same, written into the file")
        .example("quoin fix story.docx --write --track", "as changes an author may refuse")
        .example("quoin fix --stdin --lang en-GB < in.txt > out.txt", "as a filter"),
    async (asked) => {
      const { fix } = await import("./fix.ts");
      const { paths, write, track, diff, stdin, lang, format, style, explain } = asked as Parsed;
      const named = format === "md" || format === "txt" ? format : undefined;
      end(
        await fix(
          {
            paths: texts(paths) ?? [],
            write: write === true,
            track: track === true,
            diff: diff === true,
            stdin: stdin === true,
            lang: text(lang),
            format: named,
            style: text(style),
            explain: text(explain),
          },
          terminal,
        ),
      );
    },
  );
}

function addConvert(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "convert <file>",
    "Write a manuscript of any format as clean Markdown, its pictures beside it",
    (args) =>
      args
        .positional("file", {
          type: "string",
          demandOption: true,
          describe: "A manuscript, a folder or an archive of chapters, or an EPUB",
        })
        .options({
          to: { choices: ["md"] as const, default: "md", describe: "The format to write" },
          out: {
            type: "string",
            describe: "The folder to write to; one of the book’s name without it",
            requiresArg: true,
          },
          ...langOption,
        })
        .example("quoin convert story.docx", "story/story.md, and its pictures")
        .example(
          "quoin convert my-old-book.epub --out manuscripts/old-book",
          "from a finished book",
        ),
    async ({ file, out, lang }) => {
      const { convert } = await import("./convert.ts");
      end(await convert({ path: file, out: text(out), lang: text(lang) }, terminal));
    },
  );
}

function addDecide(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "decide [paths..]",
    "Answer what could not be decided alone; answers are kept in decisions.yaml",
    (args) =>
      args
        .positional("paths", { type: "string", array: true, default: [], describe: PATHS })
        .options(langOption),
    async ({ paths, lang }) => {
      const { decide } = await import("./decide.ts");
      end(await decide({ paths: texts(paths) ?? [], lang: text(lang) }, terminal));
    },
  );
}

function addExplain(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "explain [rule]",
    "Say what a rule or a finding is, and why; without one, list them",
    (args) =>
      args
        .positional("rule", { type: "string", describe: "A rule or a finding by its name" })
        .options(pluginOption)
        .example("quoin explain typography/quotes", "one rule, with its source and examples"),
    async ({ rule, plugin }) => {
      const { explain } = await import("./explain.ts");
      end(await explain(text(rule), texts(plugin) ?? [], terminal));
    },
  );
}

function addInit(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "init [folder]",
    "Begin a book: a small folder that builds",
    (args) =>
      args
        .positional("folder", { type: "string", default: ".", describe: "A new or empty folder" })
        .example("quoin init my-book", "then: quoin build my-book"),
    async (asked) => {
      const { init } = await import("./init.ts");
      end(await init(asked.folder, terminal));
    },
  );
}

function addValidate(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "validate <file>",
    "Say what is wrong with an EPUB, wherever it was made",
    (args) =>
      args
        .positional("file", { type: "string", demandOption: true, describe: "An EPUB" })
        .options({
          store: {
            choices: ["generic", "kindle", "apple", "kobo"] as const,
            describe: "A store whose own rules are checked too",
          },
          epubcheck: {
            type: "string",
            describe: "EPUBCheck's jar or command; else epubcheck on the PATH, or the embedded one",
          },
          reporter: reporterOption,
        })
        .example("quoin validate book.epub --store kobo", "findings, each with what to do"),
    async ({ file, store, reporter, epubcheck }) => {
      const { validate } = await import("./validate.ts");
      const said = reporter === "json" ? "json" : "pretty";
      end(await validate({ file, store, reporter: said, epubcheck }, terminal));
    },
  );
}

function addPreview(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "preview [path]",
    "Show a book in the browser, text and set pages, and follow its files",
    (args) =>
      args
        .positional("path", { type: "string", describe: "A manuscript or the folder of a book" })
        .options({
          port: {
            type: "number",
            default: 0,
            describe: "A port of this machine; 0 for any",
            coerce: portNumber,
          },
          ...pluginOption,
          ...bookOptions,
        })
        .example("quoin preview my-book", "then open the address it prints"),
    async (asked) => {
      const { preview } = await import("./preview.ts");
      const { path, port, theme, plugin, title, author, lang, set } = asked as Parsed;
      const wish = { path: text(path), port: Number(port), theme: text(theme) };
      const said = { title: text(title), author: texts(author), lang: text(lang), set: texts(set) };
      end(await preview({ ...wish, ...said, plugin: texts(plugin) }, terminal));
    },
  );
}

function addWatch(parser: Argv, terminal: Terminal, end: End): void {
  parser.command(
    "watch [path]",
    "Make a book, and make it again whenever one of its files changes",
    (args) =>
      args
        .positional("path", { type: "string", describe: "A manuscript or the folder of a book" })
        .options({
          to: { type: "string", array: true, nargs: 1, describe: "Formats to make" },
          ...outOption,
          ...changesOption,
          ...pluginOption,
          ...bookOptions,
        })
        .example("quoin watch my-book --to html", "a line each time it is made"),
    async (asked) => {
      const { watch } = await import("./watch.ts");
      const { paths: _, ...rest } = argumentsOf(asked, false);
      const { path }: Parsed = asked;
      end(await watch({ ...rest, path: text(path) }, terminal));
    },
  );
}
