import { nearest } from "../base/nearest.ts";
import type { DiagnosticEntry } from "../diagnostics/diagnostic.ts";
import type { Style } from "../report/style.ts";
import type { RuleEntry } from "../typography/catalogue.ts";
import { lintRules } from "../typography/lint/diagnostics.ts";
import { catalogue } from "./catalogue.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { loadPlugins } from "./plugins.ts";
import { rules as builtIn } from "./rules.ts";
import type { Terminal } from "./terminal.ts";

/** `explain [RULE]`: what a rule or a finding is and why; without a name, the list of them. */
export async function explain(
  name: string | undefined,
  plugin: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { style } = terminal;
  const { plugins } = await loadPlugins(terminal.cwd, plugin);
  const rules: readonly RuleEntry[] = [
    ...builtIn,
    ...plugins.flatMap((loaded) => loaded.rules ?? []),
  ];
  if (name === undefined) {
    terminal.print(`${listOf(rules, style)}\n`);
    return EXIT.done;
  }
  const rule = rules.find(({ id }) => id === name || id.split("/").at(-1) === name);
  const entry = catalogue.find(({ code }) => code === name || code.split("/").at(-1) === name);
  // A rule that also reports what it did has an entry of the same name.
  const pages = [
    ...(rule === undefined ? [] : [ruleText(rule, style)]),
    ...(entry === undefined ? [] : [entryText(entry, style)]),
  ];
  if (pages.length > 0) terminal.print(`${pages.join("\n\n")}\n`);
  else {
    const near = nearest(name, [
      ...rules.map(({ id }) => id),
      ...catalogue.map(({ code }) => code),
    ]);
    const advice = near === undefined ? "“quoin explain” lists them" : `did you mean “${near}”?`;
    terminal.fail(`There is no rule or finding “${name}”; ${advice}\n`);
    return EXIT.usage;
  }
  return EXIT.done;
}

function listOf(rules: readonly RuleEntry[], style: Style): string {
  const wide = Math.max(
    ...rules.map(({ id }) => id.length),
    ...catalogue.map(({ code }) => code.length),
  );
  const line = (name: string, what: string) => `  ${name.padEnd(wide)}  ${what}`;
  return [
    style.strong("Rules that change text"),
    ...rules.map(({ id, summary }) => line(id, summary)),
    "",
    style.strong("Findings"),
    ...catalogue.map(({ code, explanation }) => line(code, firstSentence(explanation))),
  ].join("\n");
}

function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/s.exec(text)?.[0].slice(0, -1) ?? text;
}

function ruleText(rule: RuleEntry, style: Style): string {
  const visible = rule.invisible
    ? ["It sets only spaces and joiners: a book shows them, “fix” never writes them."]
    : [];
  return [
    `${style.strong(rule.id)}: ${rule.summary}`,
    `Source: ${rule.source}`,
    ...visible,
    "",
    ...rule.examples.map(
      ({ language, houseStyle, before, after }) =>
        `  ${(houseStyle ?? language).padEnd(6)} ${before}  →  ${before === after ? style.faint("left alone") : after}`,
    ),
  ].join("\n");
}

function entryText({ code, severity, explanation, remedy }: DiagnosticEntry, style: Style): string {
  const word = severity === "info" ? "note" : severity;
  const examples = lintRules
    .filter(({ id }) => id === code)
    .flatMap(({ examples }) =>
      examples.map(({ text, finds }) =>
        finds.length === 0
          ? `  ${text}  →  ${style.faint("left alone")}`
          : `  ${text}  →  ${finds.map((words) => `“${words}”`).join(", ")}`,
      ),
    );
  const shown = examples.length === 0 ? "" : `\n\n${examples.join("\n")}`;
  return `${style.strong(code)} (${word})\n${explanation}\n\nWhat to do: ${remedy}${shown}`;
}
