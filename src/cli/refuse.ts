import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type ExitCode, exitCodeOf } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** Says why nothing was done. */
export async function refuse(
  diagnostics: readonly Diagnostic[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { prettyLoose } = await import("../report/pretty.ts");
  terminal.fail(`${prettyLoose(diagnostics, terminal.style)}\n`);
  return exitCodeOf(diagnostics);
}
