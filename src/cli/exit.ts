import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** How a command ended, as a shell sees it. */
export const EXIT = {
  /** Done; warnings and questions included. */
  done: 0,
  /** A book has an error and was not made. */
  book: 1,
  /** The command or its configuration is wrong. */
  usage: 2,
  /** A fault of the program. */
  fault: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The code for what was found: a fault before a wrong call, a wrong call before an error in a book. */
export function exitCodeOf(
  diagnostics: readonly (Pick<Diagnostic, "code" | "severity"> & {
    readonly usage?: true | undefined;
  })[],
): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => code === "pipeline/fault")) return EXIT.fault;
  if (errors.some(({ usage }) => usage === true)) return EXIT.usage;
  return errors.length > 0 ? EXIT.book : EXIT.done;
}
