import type { FixArguments } from "./fix-arguments.ts";

/**
 * The arguments of `fix --stdin`, where the command line is nothing else.
 *
 * Editors run the filter on every save, and loading the whole parser takes
 * longer than the fix; anything this does not know is left to the parser.
 */
export function filterArguments(argv: readonly string[]): FixArguments | undefined {
  const [command, ...words] = argv;
  if (command !== "fix" || !words.includes("--stdin")) return undefined;
  const values = valuesOf(words.filter((word) => word !== "--stdin"));
  const format = values?.get("format") ?? "txt";
  if (values === undefined || (format !== "txt" && format !== "md")) return undefined;
  return {
    paths: [],
    write: false,
    track: false,
    diff: false,
    stdin: true,
    format,
    lang: values.get("lang"),
    style: values.get("style"),
  };
}

/** Options and their values, or undefined where there is anything else. */
function valuesOf(words: readonly string[]): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const [, name, value] = /^--(lang|format|style)(?:=(.*))?$/s.exec(words[at] ?? "") ?? [];
    const given = value ?? words[at + 1];
    if (name === undefined || given === undefined || given.startsWith("-")) return undefined;
    values.set(name, given);
    if (value === undefined) at += 1;
  }
  return values;
}
