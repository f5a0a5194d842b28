import { diskHost } from "../pipeline/disk.ts";
import { nameOf } from "../pipeline/paths.ts";
import { wordFor } from "../report/pretty.ts";
import { printable, type Style } from "../report/style.ts";
import type { StoreName } from "../writers/stores.ts";
import type { Finding } from "../writers/validate/finding.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** The largest file any store takes. */
const MAX_EPUB = 2048 * 1_048_576;

/** What `validate` is told. */
export interface ValidateArguments {
  readonly file: string;
  readonly store?: StoreName | undefined;
  readonly reporter: "pretty" | "json";
}

/** `validate FILE.epub`: what is wrong with an EPUB, wherever it was made, and what to do about it. */
export async function validate(
  { file, store, reporter }: ValidateArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const bytes = await diskHost(terminal.cwd).read(file, MAX_EPUB);
  if (!bytes.ok) return refuse(bytes.diagnostics, terminal);
  const { validateEpub } = await import("../writers/validate.ts");
  const outcome = await validateEpub(bytes.value, store === undefined ? {} : { store });
  if (!outcome.ok) return refuse(outcome.diagnostics, terminal);
  const findings = outcome.value;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (reporter === "json") {
    terminal.print(`${JSON.stringify({ file: nameOf(file), findings }, undefined, 2)}\n`);
  } else {
    const lines = findings.map((finding) => findingText(finding, terminal.style));
    const sum = findings.length === 0 ? "nothing found" : tally(findings);
    terminal.print(`${[...lines, terminal.style.strong(`${file}: ${sum}`)].join("\n")}\n`);
  }
  return errors > 0 ? EXIT.book : EXIT.done;
}

function findingText({ severity, code, message, hint, path, line }: Finding, style: Style): string {
  const at = path === undefined ? "" : `${path}${line === undefined ? "" : `:${line}`}  `;
  const head = `${wordFor(severity, style)}  ${at}${printable(message)}  ${style.faint(code)}`;
  return hint === "" ? head : `${head}\n         ${printable(hint)}`;
}

function tally(findings: readonly Finding[]): string {
  return (["error", "warning", "info"] as const)
    .map((severity) => [
      findings.filter((finding) => finding.severity === severity).length,
      severity,
    ])
    .filter(([times]) => times !== 0)
    .map(
      ([times, severity]) =>
        `${times} ${severity === "info" ? "note" : severity}${times === 1 ? "" : "s"}`,
    )
    .join(", ");
}
