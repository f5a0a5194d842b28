import type { Stage } from "../pipeline/build.ts";
import type { Terminal } from "./terminal.ts";

/** One line on standard error that says what is being done, where somebody watches. */
export interface Progress {
  show(book: string, stage: Stage, detail: string): void;
  clear(): void;
}

/** Says nothing in a pipe, in CI, on a dumb terminal and when asked to be quiet. */
export function progressOn(terminal: Terminal, quiet: boolean): Progress {
  if (!terminal.animated || quiet) return { show: () => undefined, clear: () => undefined };
  const erase = "\r\u001b[2K";
  return {
    show: (book, stage, detail) => {
      terminal.fail(`${erase}${book}: ${[stage, detail].join(" ").trim()} …`);
    },
    clear: () => terminal.fail(erase),
  };
}
