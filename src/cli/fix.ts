import { EXIT, type ExitCode } from "./exit.ts";
import type { FixArguments } from "./fix-arguments.ts";
import { refuse } from "./refuse.ts";
import type { Terminal } from "./terminal.ts";

/** `fix`: a manuscript with its typographic fixes made, on standard output, on a terminal, or in place. */
export async function fix(asked: FixArguments, terminal: Terminal): Promise<ExitCode> {
  if (asked.lang !== undefined) {
    const { languageTag } = await import("../base/language-tag.ts");
    if (languageTag(asked.lang) === undefined) {
      const { languageUnknown } = await import("../pipeline/config/diagnostics.ts");
      return refuse([languageUnknown(asked.lang, true)], terminal);
    }
  }
  if (asked.stdin) return fixStdin(asked, terminal);
  const { fixFiles } = await import("./fix-files.ts");
  return fixFiles(asked, terminal);
}

/** Text in, text out, and nothing else on standard output. */
async function fixStdin(
  { lang, format = "txt", style }: FixArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const bytes = await terminal.stdin();
  const text = utf8(bytes);
  if (text === undefined) {
    terminal.fail("What came on standard input is not UTF-8, and was not touched\n");
    return EXIT.book;
  }
  const pipeline = await import("../pipeline/fix.ts");
  const language = lang ?? (await languageOf(bytes, format)) ?? "en-US";
  const fixed = await pipeline.fix(text, {
    language,
    format,
    source: "standard input",
    ...(style !== undefined && { houseStyle: style }),
  });
  const errors = fixed.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return refuse(errors, terminal);
  terminal.print(fixed.text);
  return EXIT.done;
}

/** The byte-order mark is part of the text here, so that it comes out again. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function languageOf(bytes: Uint8Array, format: "txt" | "md"): Promise<string | undefined> {
  const { readers } = await import("../readers/registry.ts");
  const reader = await readers.find((candidate) => candidate.format === format)?.load();
  const draft = await reader?.read({ id: "standard input", bytes });
  return draft?.ok === true ? draft.value.metadata.language : undefined;
}
