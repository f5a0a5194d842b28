import { setFlagsFromString } from "node:v8";

/** What a function may run before V8 compiles it for speed, as V8 has it: 66 KB of bytecode. */
const USUAL = 67_584;

/** Enough that nothing is compiled for speed in the first second of a program. */
const LATE = 1_000_000;

/** The versions of V8, those of Node.js 20 to 24, in which the figure is set by this flag. */
const KNOWN: ReadonlySet<string> = new Set(["11", "12", "13"]);

/**
 * Puts off compiling for speed until `done`.
 *
 * At its start a program runs much code a few times. Compiling it for speed takes as much of two
 * cores as the first page does, for code that is not run again before that page stands.
 */
export function unhurried(done: Promise<unknown>): void {
  if (!KNOWN.has(process.versions.v8.split(".")[0] ?? "")) return;
  setFlagsFromString(`--interrupt-budget=${LATE}`);
  const usual = (): void => setFlagsFromString(`--interrupt-budget=${USUAL}`);
  void done.then(usual, usual);
}
