import yargs from "yargs";
import { wordsOf } from "../pipeline/guard.ts";
import { VERSION } from "../pipeline/version.ts";
import { addCiCommands } from "./ci-commands.ts";
import { addCommands, type End } from "./commands.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";
import { WrongCall } from "./whole-number.ts";
import { advised } from "./wrong-call.ts";

/** Runs one command line. Never throws and never ends the process: the code is the answer. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  let said = "";
  const parser = yargs([])
    .scriptName("quoin")
    .usage(
      "quoin makes books of manuscripts: EPUB, PDF and HTML from text, Markdown, Word,\nOpenDocument, RTF, HTML or EPUB.\n",
    )
    .version(VERSION)
    .alias({ h: "help", v: "version" })
    .strict()
    .recommendCommands()
    .demandCommand(1, "Say what to do: quoin build story.txt")
    .exitProcess(false)
    .wrap(96)
    .parserConfiguration({ "camel-case-expansion": false, "duplicate-arguments-array": true })
    .fail((message, error) => {
      // The parser wraps what it refuses itself; anything else is a fault of ours.
      throw error === undefined || error.name === "YError" ? new WrongCall(message) : error;
    })
    .epilogue("Exit codes: 0 done, 1 an error in a book, 2 a wrong call, 3 a fault in quoin.");
  const end: End = (value) => {
    code = value;
  };
  addCommands(parser, terminal, end);
  addCiCommands(parser, terminal, end);
  try {
    await parser.parseAsync(
      plainWords(argv),
      {},
      (_error: unknown, _argv: unknown, output: string) => {
        said = output;
      },
    );
    if (said !== "") terminal.print(`${said}\n`);
    return code;
  } catch (error) {
    if (error instanceof WrongCall) {
      terminal.fail(`${advised(error.message, argv)}\n`);
      return EXIT.usage;
    }
    terminal.fail(`A fault in quoin, not in your book: ${wordsOf(error)}\n`);
    return EXIT.fault;
  }
}

/** After `--` all words are names. The parser loses them there, so each is written as what cannot be an option. */
function plainWords(argv: readonly string[]): string[] {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  const names = argv.slice(end + 1);
  return [
    ...argv.slice(0, end),
    ...names.map((name) => (name.startsWith("-") ? `./${name}` : name)),
  ];
}
