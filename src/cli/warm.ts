import { keep, notTaken, open } from "./chunks.ts";

/**
 * The last step of building the program: runs the bundle, as the engine compiles only what is run, and keeps what it compiled.
 *
 * Its two arguments are a book that uses what books use, and a folder for what is made of it. Without them it says what
 * the engine does not take of what was kept.
 */
async function warm([book = "", out = ""]: readonly string[]): Promise<void> {
  const { enter } = open("main.cjs") as typeof import("./main.ts");
  const build = ["build", book, "--to", "epub,pdf,html", "--out", out, "--quiet"];
  await enter(build);
  await enter(build);
  if (process.exitCode !== 0) throw new Error("The program cannot make the book it is tried on");
  // With an option, which is left to the parser: it is kept as well.
  await lookedAt((said) => saidInstead(said, () => enter(["preview", book, "--port", "0"])));
  keep();
}

type Hear = (said: string) => void;

/** Opens a preview, looks at it as a browser does, and closes it. */
async function lookedAt(preview: (said: Hear) => Promise<void>): Promise<void> {
  let ended: Promise<void> | undefined;
  const address = await new Promise<string>((found) => {
    ended = preview((said) => {
      const [place] = /http:\S+/.exec(said) ?? [];
      if (place !== undefined) found(place);
    });
  });
  const events = (await fetch(`${address}events`)).body?.getReader();
  const decoder = new TextDecoder();
  for (let heard = ""; events !== undefined && !heard.includes('"complete":true'); ) {
    const { value, done } = await events.read();
    if (done) break;
    heard += decoder.decode(value, { stream: true });
  }
  for (const path of ["", "text.html", "page/1.svg", "page/2.svg"])
    await (await fetch(`${address}${path}`)).arrayBuffer();
  await events?.cancel();
  process.emit("SIGINT");
  await ended;
}

/** Does something, and gives what it would have printed to `hear`. */
async function saidInstead(hear: Hear, act: () => Promise<void>): Promise<void> {
  const { write } = process.stdout;
  process.stdout.write = (text: string | Uint8Array): boolean => {
    hear(String(text));
    return true;
  };
  try {
    await act();
  } finally {
    process.stdout.write = write;
  }
}

const asked = process.argv.slice(2);
if (asked.length > 0) void warm(asked);
else process.stdout.write(notTaken().join("\n"));
