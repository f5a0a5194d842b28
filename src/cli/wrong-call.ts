import { nearest } from "../base/nearest.ts";
import {
  bookOptions,
  buildOptions,
  cacheOption,
  diffOptions,
  fixOptions,
  outOption,
  statsOptions,
} from "./options.ts";

const COMMANDS = [
  "build",
  "check",
  "fix",
  "explain",
  "init",
  "validate",
  "preview",
  "watch",
  "convert",
  "decide",
  "diff",
  "gather",
  "stats",
  "verify",
  "cache",
] as const;

const OPTIONS: readonly string[] = [
  ...Object.keys({
    ...bookOptions,
    ...buildOptions,
    ...outOption,
    ...cacheOption,
    ...fixOptions,
    ...diffOptions,
    ...statsOptions,
  }),
  ...["changes", "ci", "store", "help", "version"],
];

/** A wrong call in our words, with the option or command that was probably meant. */
export function advised(message: string, argv: readonly string[]): string {
  const command = /^Did you mean (\w+)\?$/.exec(message)?.[1];
  if (command !== undefined)
    return `There is no such command; did you mean “${command}”?\nSee quoin --help`;
  const unknown = /^Unknown (?:arguments?|commands?): (.+)$/.exec(message)?.[1]?.split(", ");
  if (unknown === undefined) return `${message}\nSee quoin --help`;
  const lines = unknown.map((name) => {
    const option = argv.some(
      (word) =>
        word === `--${name}` ||
        word === `--no-${name}` ||
        word.startsWith(`--${name}=`) ||
        (name.length === 1 && word === `-${name}`),
    );
    if (!option) return commandAdvice(name);
    const said = argv.includes(`--no-${name}`) ? `no-${name}` : name;
    if (OPTIONS.includes(name)) return `--${said} is no option of “quoin ${argv[0] ?? ""}”`;
    const near = nearest(name, OPTIONS);
    return `There is no option --${name}${near === undefined ? "" : `; did you mean --${near}?`}`;
  });
  return `${lines.join("\n")}\nSee quoin --help`;
}

function commandAdvice(name: string): string {
  const near = nearest(name, COMMANDS);
  if (near !== undefined) return `There is no command “${name}”; did you mean “${near}”?`;
  return `There is no command “${name}”; to make a book of a file, run: quoin build ${name}`;
}
