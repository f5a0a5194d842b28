import { VERSION } from "../pipeline/version.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { filterArguments } from "./filter.ts";
import { plainCall, plainPreview } from "./plain-call.ts";
import { mannersOf, type Terminal } from "./terminal.ts";

/** The door of the program: streams and environment come in here, and the exit code goes out. */
const { stdin, stdout, stderr } = process;

const streams = {
  out: stdout.isTTY === true,
  err: stderr.isTTY === true,
  in: stdin.isTTY === true,
};

const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  ...mannersOf(process.env, streams),
  print: (text) => void stdout.write(text),
  fail: (text) => void stderr.write(text),
  stdin: async () => (await import("node:stream/consumers")).buffer(stdin),
};

// A reader that closes early, as `head` does, has had what it wanted.
for (const stream of [stdout, stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

/** Does what the command line says, and gives the process its exit code. */
export async function enter(argv: readonly string[]): Promise<void> {
  const filter = filterArguments(argv);
  const call = plainCall(argv);
  const shown = plainPreview(argv);
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-v"))
    terminal.print(`${VERSION}\n`);
  else if (filter !== undefined) {
    const { fix } = await import("./fix.ts");
    process.exitCode = await guarded(() => fix(filter, terminal));
  } else if (call !== undefined) {
    const { build } = await import("./build.ts");
    process.exitCode = await guarded(() => build(call, terminal));
  } else if (shown !== undefined) {
    const { preview } = await import("./preview.ts");
    process.exitCode = await guarded(() => preview(shown, terminal));
  } else {
    const { run } = await import("./run.ts");
    process.exitCode = await run(argv, terminal);
  }
}

/** As `run` does: a fault of ours is said and has its own code. */
async function guarded(work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    const { wordsOf } = await import("../pipeline/guard.ts");
    terminal.fail(`A fault in quoin, not in your book: ${wordsOf(error)}\n`);
    return EXIT.fault;
  }
}
