import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DiagnosticEntry } from "../../src/diagnostics/diagnostic.ts";
import type { RuleEntry } from "../../src/typography/catalogue.ts";
import type { LintEntry } from "../../src/typography/lint/rule.ts";

const src: string = fileURLToPath(new URL("../../src/", import.meta.url));

/** What every room says of its diagnostics: each export of a `diagnostics.ts` that is a catalogue. */
export async function catalogue(): Promise<readonly DiagnosticEntry[]> {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /diagnostics\.ts$/.test(file));
  const modules = await Promise.all(files.map((file) => import(`${src}${file}`)));
  const entries = modules.flatMap((module: Readonly<Record<string, unknown>>) =>
    Object.entries(module).flatMap(([name, value]) =>
      name.endsWith("Catalogue") ? (value as readonly DiagnosticEntry[]) : [],
    ),
  );
  return entries.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** docs/diagnostics.md. */
export function diagnosticsPage(entries: readonly DiagnosticEntry[]): string {
  const rooms = new Map<string, DiagnosticEntry[]>();
  for (const entry of entries) {
    const room = entry.code.split("/")[0] ?? "";
    rooms.set(room, [...(rooms.get(room) ?? []), entry]);
  }
  return [
    "# Diagnostics",
    "",
    "Everything quoin may say of a book, by the room of the program that says it. `quoin explain CODE` prints one.",
    "An *error* means that a file is missing or wrong, a *warning* that a reader would notice, an *info* that an editor might care.",
    "",
    "This page is made from the catalogues in the code; `npx vitest run test/docs -u` writes it again.",
    ...[...rooms].flatMap(([room, of]) => ["", `## ${room}`, ...of.flatMap(entryLines)]),
    "",
  ].join("\n");
}

function entryLines({ code, severity, explanation, remedy }: DiagnosticEntry): readonly string[] {
  return ["", `### ${code}`, "", `*${severity}.* ${explanation}`, "", `**Do:** ${remedy}`];
}

/** docs/rules.md. */
export function rulesPage(rules: readonly RuleEntry[], remarks: readonly LintEntry[]): string {
  return [
    "# Rules",
    "",
    "What quoin changes in the text of a book, in the order in which it does. Each change is recorded with its place and its",
    "reason. `quoin explain RULE` prints one; `rules: { RULE: false }` in book.yaml leaves one out.",
    "",
    "This page is made from the rules themselves; `npx vitest run test/docs -u` writes it again. An open box (␣) stands for a",
    "no-break space.",
    ...rules.flatMap(ruleLines),
    "",
    "# Remarks",
    "",
    "What quoin points out and never changes, in English text. `rules: { RULE: false }` leaves these out as well.",
    ...remarks.flatMap(remarkLines),
    "",
  ].join("\n");
}

function ruleLines({ id, summary, source, invisible, examples }: RuleEntry): readonly string[] {
  return [
    "",
    `## ${id}`,
    "",
    `${summary}.${invisible ? " It sets only spaces and joiners, so `fix` never writes it into a manuscript." : ""}`,
    "",
    `Source: ${source}`,
    "",
    "| Language | Typed | Set |",
    "| --- | --- | --- |",
    ...examples.map(
      ({ language, houseStyle, before, after }) =>
        `| ${houseStyle === undefined ? language : `${language}, ${houseStyle}`} | ${cell(before)} | ${before === after ? "*left alone*" : cell(after)} |`,
    ),
  ];
}

function remarkLines({ id, summary, examples }: LintEntry): readonly string[] {
  return [
    "",
    `## ${id}`,
    "",
    `${summary}.`,
    "",
    "| Text | Pointed out |",
    "| --- | --- |",
    ...examples.map(
      ({ text, finds }) =>
        `| ${cell(text)} | ${finds.length === 0 ? "*nothing*" : finds.map(cell).join(", ")} |`,
    ),
  ];
}

/** A text as code in a table, its spaces of no width to the eye made visible. */
export function cell(text: string): string {
  const visible = text
    .replaceAll("\u00a0", "␣")
    .replaceAll("\u202f", "␣")
    .replaceAll("\u2060", "")
    .replaceAll("|", "\\|")
    .replaceAll("\n", " ¶ ");
  return visible.includes("`") ? visible : `\`${visible}\``;
}
