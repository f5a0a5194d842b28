import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { Built } from "../pipeline/build.ts";
import { type Finding, placeName, type Report, reportOf } from "./report.ts";
import { printable, type Style } from "./style.ts";

/** The most lines one book takes on a terminal. */
const MAX_LINES = 15;

/** What a build says of one book on a terminal: what was made, and what its author should know. */
export function prettyBook(built: Built, out: string, style: Style): string {
  const report = reportOf(built);
  const head = [headline(built, report, out, style), ...madeLines(report), ...changeLines(report)];
  const groups = grouped(report.diagnostics);
  const room = MAX_LINES - head.length - 1;
  const lines: string[] = [];
  let shown = 0;
  for (const group of groups) {
    const entry = findingLines(group, built.place.folder, style);
    if (lines.length + entry.length > room) break;
    lines.push(...entry);
    shown += 1;
  }
  const rest = groups.slice(shown).flatMap(({ all }) => all);
  return [...head, ...lines, ...restLine(rest, report, built)].join("\n");
}

function headline({ ok, place }: Built, report: Report, out: string, style: Style): string {
  const title = printable(report.book.title ?? "Untitled");
  if (!ok) return `${style.bad("✗ not made")}  ${style.strong(place.path)}`;
  const size = [
    `${count(report.words)} words`,
    ...(report.pages === undefined ? [] : [`${count(report.pages)} pages`]),
  ];
  const to = out === "" ? "" : ` → ${out}/${place.slug}/`;
  return `${style.good("✓")} ${style.strong(title)}  ${size.join(", ")}${to}`;
}

function madeLines({ files, book }: Report): readonly string[] {
  if (files.length === 0) return [];
  const sizes = files.map(({ path, bytes }) => `${endOf(path, book.slug)} ${size(bytes)}`);
  return [`  ${sizes.join(" · ")}`];
}

/** A file's name without what all of them begin with: `epub`, `large-print.pdf`. */
function endOf(path: string, slug: string): string {
  return path.startsWith(slug) ? path.slice(slug.length + 1) : path;
}

function changeLines({ changes }: Report): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule, invisible } of changes) {
    const key = invisible ? "no-break spaces" : rule;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const named = ordered
    .slice(0, 6)
    .map(([rule, times]) => `${rule.split("/").at(-1) ?? rule} ${count(times)}`);
  const others = ordered.length - 6;
  const more = others > 0 ? [plural(others, "other rule")] : [];
  return [`  ${plural(changes.length, "change")}: ${[...named, ...more].join(", ")}`];
}

interface Group {
  readonly first: Finding;
  readonly all: readonly Finding[];
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings of one code stand together, the gravest first. */
function grouped(findings: readonly Finding[]): readonly Group[] {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const same = byCode.get(key);
    if (same === undefined) byCode.set(key, [finding]);
    else same.push(finding);
  }
  return [...byCode.values()]
    .flatMap((all) => (all[0] === undefined ? [] : [{ first: all[0], all }]))
    .sort((a, b) => ORDER[a.first.severity] - ORDER[b.first.severity]);
}

/** The word for each severity, and the sign that stands beside it. */
const WORDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

function findingLines({ first, all }: Group, folder: string, style: Style): readonly string[] {
  const { severity, message, hint, code } = first;
  const word = wordFor(severity, style);
  const at = placeName(folder, first);
  const more = all.length > 1 ? ` (and ${count(all.length - 1)} more)` : "";
  const where = at === "" ? "" : `${at}  `;
  const line = `  ${word}  ${where}${printable(message)}${more}  ${style.faint(code)}`;
  if (hint === undefined || severity === "info") return [line];
  return [line, `           ${printable(hint)}`];
}

/** A severity as a word of one width, coloured where colour is shown. */
export function wordFor(severity: Severity, style: Style): string {
  const paint = { error: style.bad, warning: style.odd, info: style.faint }[severity];
  return paint(WORDS[severity].padEnd(7));
}

function restLine(
  rest: readonly Finding[],
  { questions }: Report,
  { place }: Built,
): readonly string[] {
  const of = (severity: Severity) => rest.filter((finding) => finding.severity === severity).length;
  const parts = [
    [of("error"), "more error"],
    [of("warning"), "more warning"],
    [of("info"), "more note"],
    [questions.length, "question"],
  ] as const;
  const said = parts.filter(([times]) => times > 0).map(([times, what]) => plural(times, what));
  return said.length === 0 ? [] : [`  ${said.join(", ")}: quoin check ${place.path}`];
}

/** A count with its noun: `1 change`, `1,024 changes`. */
export function plural(times: number, what: string): string {
  return `${count(times)} ${what}${times === 1 ? "" : "s"}`;
}

/** A number with its thousands apart. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** What belongs to no book, each finding with what to do. */
export function prettyLoose(diagnostics: readonly Diagnostic[], style: Style): string {
  return diagnostics
    .map(({ severity, message, hint, code }) => {
      const line = `${wordFor(severity, style)}  ${printable(message)}  ${style.faint(code)}`;
      return hint === undefined ? line : `${line}\n         ${printable(hint)}`;
    })
    .join("\n");
}
