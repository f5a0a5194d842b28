import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { Built } from "../pipeline/build.ts";
import type { BookPlace } from "../pipeline/discover.ts";
import { count, plural } from "./figures.ts";
import { habitsLine } from "./habits-line.ts";
import { type Account, type Finding, findingsOf, placeName } from "./report.ts";
import { printable, type Style } from "./style.ts";

/** The most lines one book takes on a terminal. */
const MAX_LINES = 15;

/** What a reporter says a book's account with: where it stands, and where it went. */
export interface Shown {
  readonly place: BookPlace;
  readonly ok: boolean;
  readonly account: Account;
}

/** What a build says of one book on a terminal: what was made, and what its author should know. */
export function prettyBook(shown: Shown, out: string, style: Style): string {
  const { account, place } = shown;
  const head = [
    headline(shown, out, style),
    ...(shown.ok ? madeLines(account) : []),
    ...changeLines(account),
    ...habitsLines(account),
  ];
  const groups = grouped(account.diagnostics);
  const room = MAX_LINES - head.length - 1;
  const lines: string[] = [];
  let said = 0;
  for (const group of groups) {
    const entry = findingLines(group, place.folder, style);
    if (lines.length + entry.length > room) break;
    lines.push(...entry);
    said += 1;
  }
  const rest = groups.slice(said).flatMap(({ all }) => all);
  return [...head, ...lines, ...restLine(rest, shown)].join("\n");
}

function headline({ ok, place, account }: Shown, out: string, style: Style): string {
  const title = printable(account.book.title ?? "Untitled");
  if (!ok) return `${style.bad("✗ not made")}  ${style.strong(place.path)}`;
  const size = [
    `${count(account.words)} words`,
    ...(account.pages === undefined ? [] : [`${count(account.pages)} pages`]),
  ];
  const to = out === "" ? "" : ` → ${out}/${place.slug}/`;
  return `${style.good("✓")} ${style.strong(title)}  ${size.join(", ")}${to}`;
}

/** The files by name and size, those of a folder together: a site has one for each chapter. */
function madeLines({ files, book }: Account): readonly string[] {
  if (files.length === 0) return [];
  const made = new Map<string, { readonly files: number; readonly bytes: number }>();
  for (const { path, bytes } of files) {
    const [name = path, ...inside] = endOf(path, book.slug).split("/");
    const before = made.get(name) ?? { files: 0, bytes: 0 };
    made.set(name, {
      files: before.files + Math.min(inside.length, 1),
      bytes: before.bytes + bytes,
    });
  }
  const sizes = [...made].map(([name, { files, bytes }]) =>
    files === 0 ? `${name} ${size(bytes)}` : `${name} (${plural(files, "file")}) ${size(bytes)}`,
  );
  return [`  ${sizes.join(" · ")}`];
}

/** A path as a shell takes it in one piece. */
function typed(path: string): string {
  return /^[\p{L}\p{N}_./\\:@%+,=~-]+$/u.test(path) ? path : `"${printable(path)}"`;
}

/** A file's name without what all of them begin with: `epub`, `large-print.pdf`. */
function endOf(path: string, slug: string): string {
  const joined = path.startsWith(slug) && /^[-.]/.test(path.slice(slug.length));
  return joined ? path.slice(slug.length + 1) : path;
}

function changeLines({ changed }: Account): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule, times, invisible } of changed) {
    const key = invisible ? "no-break spaces" : rule;
    counts.set(key, (counts.get(key) ?? 0) + times);
  }
  if (counts.size === 0) return [];
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const named = ordered
    .slice(0, 6)
    .map(([rule, times]) => `${rule.split("/").at(-1) ?? rule} ${count(times)}`);
  const others = ordered.length - 6;
  const more = others > 0 ? [plural(others, "other rule")] : [];
  return [`  ${plural(changesIn(changed), "change")}: ${[...named, ...more].join(", ")}`];
}

function habitsLines({ profile }: Account): readonly string[] {
  const line = profile && habitsLine(profile);
  return line === undefined ? [] : [`  habits: ${printable(line)}`];
}

/** How many changes the counts add up to. */
export function changesIn(changed: Account["changed"]): number {
  return changed.reduce((sum, { times }) => sum + times, 0);
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

function restLine(rest: readonly Finding[], { place, account }: Shown): readonly string[] {
  const { questions } = account;
  const of = (severity: Severity) => rest.filter((finding) => finding.severity === severity).length;
  const parts = [
    [of("error"), "more error"],
    [of("warning"), "more warning"],
    [of("info"), "more note"],
    [questions.length, "question"],
  ] as const;
  const said = parts.filter(([times]) => times > 0).map(([times, what]) => plural(times, what));
  return said.length === 0 ? [] : [`  ${said.join(", ")}: quoin check ${typed(place.path)}`];
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** All that was found in one book, the gravest first, each kind once and with its place. */
export function prettyPlaced(
  diagnostics: readonly Diagnostic[],
  { place, sources }: Pick<Built, "place" | "sources">,
  style: Style,
): string {
  return grouped(findingsOf(diagnostics, sources))
    .flatMap((group) => findingLines(group, place.folder, style))
    .join("\n");
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
