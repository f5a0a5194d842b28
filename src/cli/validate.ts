import { resolve } from "node:path";
import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { diskHost } from "../pipeline/disk.ts";
import { nameOf } from "../pipeline/paths.ts";
import { wordFor } from "../report/pretty.ts";
import { printable, type Style } from "../report/style.ts";
import type { StoreName } from "../writers/stores.ts";
import type { Finding, Verdict } from "../writers/validate/finding.ts";
import { epubCheckUnusable } from "./diagnostics.ts";
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
  /** EPUBCheck itself, as a jar or a command; without it the one on the PATH is run, if there is one. */
  readonly epubcheck?: string | undefined;
}

/** `validate FILE.epub`: what is wrong with an EPUB, wherever it was made, and what to do about it. */
export async function validate(
  { file, store, reporter, epubcheck }: ValidateArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const bytes = await diskHost(terminal.cwd).read(file, MAX_EPUB);
  if (!bytes.ok) return refuse(bytes.diagnostics, terminal);
  const checked = await epubCheckOf(file, epubcheck, terminal);
  if (!checked.ok) return refuse(checked.diagnostics, terminal);
  const { validateEpub } = await import("../writers/validate.ts");
  const outcome = await validateEpub(bytes.value, {
    ...(store === undefined ? {} : { store }),
    ...(checked.value === undefined ? {} : { epubCheck: checked.value }),
  });
  if (!outcome.ok) return refuse(outcome.diagnostics, terminal);
  const { checker, findings } = outcome.value;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  if (reporter === "json") {
    const account = { file: nameOf(file), checker, findings };
    terminal.print(`${JSON.stringify(account, undefined, 2)}\n`);
  } else {
    const lines = findings.map((finding) => findingText(finding, terminal.style));
    const sum = findings.length === 0 ? "nothing found" : tally(findings);
    const end = `${terminal.style.strong(`${file}: ${sum}`)} ${terminal.style.faint(`(${checker})`)}`;
    terminal.print(`${[...lines, end].join("\n")}\n`);
  }
  return errors > 0 ? EXIT.book : EXIT.done;
}

/** EPUBCheck's own verdict; undefined where there is none on this machine, an error where one was named and does not run. */
async function epubCheckOf(
  file: string,
  asked: string | undefined,
  terminal: Terminal,
): Promise<Outcome<Verdict | undefined>> {
  const { askEpubCheck, findEpubCheck } = await import("./epubcheck.ts");
  const command = await findEpubCheck(asked, terminal);
  const verdict = command && (await askEpubCheck(command, resolve(terminal.cwd, file)));
  if (asked !== undefined && verdict === undefined) return failure(epubCheckUnusable(asked));
  return success(verdict);
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
