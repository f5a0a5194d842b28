import type { Options } from "yargs";
import type { BuildArguments } from "./build.ts";
import { argumentsOf, text } from "./build-arguments.ts";
import { buildTable, checkTable, type OptionTable } from "./options.ts";
import type { PreviewArguments } from "./preview.ts";

/**
 * The arguments of a plain `build` or `check`.
 *
 * Loading the parser and letting it write its help takes longer than a build in
 * which nothing changed. So the plain form is read here, by the same tables; whatever
 * else stands in a call, a fault among it, gives undefined and is left to the parser.
 */
export function plainCall(argv: readonly string[]): BuildArguments | undefined {
  const [command, ...words] = argv;
  if (command !== "build" && command !== "check") return undefined;
  const asked = parsed(words, command === "build" ? buildTable : checkTable);
  return asked && argumentsOf(asked, command === "check");
}

/** The arguments of a `preview` of one book without any options, or undefined for any other call. */
export function plainPreview(argv: readonly string[]): PreviewArguments | undefined {
  const [command, path, ...more] = argv;
  if (command !== "preview" || more.length > 0) return undefined;
  if (path === "" || path?.startsWith("-")) return undefined;
  return { path: text(path), port: 0 };
}

function parsed(
  words: readonly string[],
  table: OptionTable,
): Readonly<Record<string, unknown>> | undefined {
  const end = words.includes("--") ? words.indexOf("--") : words.length;
  const paths: string[] = [];
  const asked: Record<string, unknown> = {};
  for (let at = 0; at < end; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) {
      paths.push(word);
      continue;
    }
    const one = optionIn(word, words.slice(at + 1, Math.min(at + 2, end)), table);
    if (one === undefined) return undefined;
    const { name, value, taken } = one;
    asked[name] = table[name]?.array === true ? [...listOf(asked[name]), value] : value;
    at += taken;
  }
  return { ...asked, paths: [...paths, ...words.slice(end + 1)] };
}

interface Said {
  readonly name: string;
  readonly value: unknown;
  /** How many of the next words belong to it. */
  readonly taken: 0 | 1;
}

function optionIn(word: string, [next]: readonly string[], table: OptionTable): Said | undefined {
  if (word === "--no-cache" && "cache" in table) return { name: "cache", value: false, taken: 0 };
  const [, name = "", joined] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
  const option = table[name];
  if (option === undefined) return undefined;
  if (option.type === "boolean")
    return joined === undefined ? { name, value: true, taken: 0 } : undefined;
  const value = given(option, joined ?? next);
  return value === undefined ? undefined : { name, value, taken: joined === undefined ? 1 : 0 };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value of an option, or undefined where it is nothing plain. */
function given({ type, choices, coerce }: Options, word: string | undefined): unknown {
  if (word === undefined || word === "" || word.startsWith("-")) return undefined;
  if (choices !== undefined) return choices.includes(word) ? word : undefined;
  if (type !== "number") return word;
  try {
    return /^\d{1,9}$/.test(word) ? coerce?.(Number(word)) : undefined;
  } catch {
    return undefined;
  }
}
