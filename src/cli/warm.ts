import { keep, open } from "./chunks.ts";

/**
 * The last step of building the program: runs the bundle, as the engine compiles only what is run, and keeps what it compiled.
 *
 * Its two arguments are a book that uses what books use, and a folder for what is made of it.
 */
async function warm([book = "", out = ""]: readonly string[]): Promise<void> {
  const { enter } = open("main.cjs") as typeof import("./main.ts");
  const build = ["build", book, "--to", "epub,pdf,html", "--out", out, "--quiet"];
  await enter(build);
  await enter(build);
  if (process.exitCode !== 0) throw new Error("The program cannot make the book it is tried on");
  keep();
}

void warm(process.argv.slice(2));
