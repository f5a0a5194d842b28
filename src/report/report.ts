import { digest } from "../base/digest.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { BookProfile, Built } from "../pipeline/build.ts";
import { joined } from "../pipeline/paths.ts";
import { GENERATOR } from "../pipeline/version.ts";
import type { Repair } from "../readers/reader.ts";
import { locator, type Position } from "../source/lines.ts";
import type { Span } from "../source/span.ts";
import type { Change, Question } from "../typography/rule.ts";
import { type AskedEntry, askedOf, dateOf, type FontEntry, fontsOf } from "./provenance.ts";

/**
 * The room where what happened is put into words. A report is the account of
 * one book as plain data, its places counted in lines and columns; reporters
 * turn it into text, and neither print nor decide an exit code.
 */
export interface Report {
  /** The form of this file; raised when a field changes its meaning. */
  readonly schema: 1;
  readonly tool: string;
  readonly book: {
    readonly slug: string;
    readonly title?: string | undefined;
    readonly authors: readonly string[];
    readonly language?: string | undefined;
    readonly identifier?: string | undefined;
  };
  readonly words: number;
  /** Absent where the book could not be read. */
  readonly profile?: ProfileEntry | undefined;
  /** Absent where no format asked for pages. */
  readonly pages?: number | undefined;
  readonly theme?: ThemeEntry | undefined;
  /** The date that stands in the files; no clock was asked for it. */
  readonly date?: string | undefined;
  readonly asked: AskedEntry;
  /** Every file of the book that was read, with the SHA-256 of its bytes. */
  readonly inputs: readonly { readonly file: string; readonly digest: string }[];
  readonly files: readonly FileEntry[];
  readonly diagnostics: readonly Finding[];
  readonly questions: readonly QuestionEntry[];
  readonly changes: readonly ChangeEntry[];
}

/** What the book does as a whole, with how often each thing was counted. */
export interface ProfileEntry extends Omit<BookProfile, "vocabulary"> {}

export interface ThemeEntry {
  readonly name: string;
  readonly digest: string;
  readonly fonts: readonly FontEntry[];
}

export interface FileEntry {
  readonly path: string;
  readonly format: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly digest: string;
}

/** A place as editors count it, in a file named from the folder of the book. */
export interface PlaceEntry {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface Finding extends PlaceEntry {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly usage?: true | undefined;
}

export interface ChangeEntry extends PlaceEntry {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  readonly because: string;
  readonly confidence: number;
  /** True for no-break spaces and joiners, which stand in the book only. */
  readonly invisible: boolean;
}

export interface QuestionEntry extends PlaceEntry {
  readonly rule: string;
  readonly excerpt: string;
  readonly readings: readonly { readonly text: string; readonly means: string }[];
  readonly confidence: number;
  /** Where a person asks, in a comment of the manuscript. */
  readonly comment?: Question["comment"];
}

/** How often one rule changed something. */
export interface RuleCount {
  readonly rule: string;
  readonly times: number;
  readonly invisible: boolean;
}

/** A report that counts its changes: a long book has hundreds of thousands, and most readers want their number. */
export interface Account extends Omit<Report, "changes"> {
  readonly changed: readonly RuleCount[];
}

/** Accounts of builds that are still held. */
const made = new WeakMap<Built, Account>();

/** The account of a build. Names no machine, no folder outside the book and no time. */
export function accountOf(built: Built): Account {
  const known = made.get(built);
  if (known !== undefined) return known;
  const account = newAccount(built);
  made.set(built, account);
  return account;
}

/** The account with every change; the list is made when somebody asks for it. */
export function reportOf(built: Built): Report {
  const { changed: _, ...head } = accountOf(built);
  let known: ChangeEntry[] | undefined;
  return {
    ...head,
    get changes(): readonly ChangeEntry[] {
      if (known === undefined) {
        const changes: ChangeEntry[] = [];
        eachChange(built, (change) => changes.push(change));
        known = changes;
      }
      return known;
    },
  };
}

/** Shows every change of a build, one at a time: repairs of readers, then those of rules. */
export function eachChange(built: Built, see: (change: ChangeEntry) => void): void {
  const find = locator(built.sources);
  for (const repair of built.repairs) see(changeEntry(repair, find(repair.at)));
  for (const change of built.changes) see(changeEntry(change, find(change.at)));
}

/** Counts by rule, the most frequent first; what a reader repaired is never invisible. */
export function countsOf(
  ...lists: readonly (readonly { readonly rule: string; readonly invisible?: boolean }[])[]
): readonly RuleCount[] {
  const counts = new Map<string, { times: number; readonly invisible: boolean }>();
  for (const list of lists)
    for (const { rule, invisible = false } of list) {
      const known = counts.get(rule);
      if (known === undefined) counts.set(rule, { times: 1, invisible });
      else known.times += 1;
    }
  return [...counts]
    .map(([rule, { times, invisible }]): RuleCount => ({ rule, times, invisible }))
    .sort((a, b) => b.times - a.times || (a.rule < b.rule ? -1 : 1));
}

function newAccount(built: Built): Account {
  const { metadata, theme, sources, place } = built;
  const find = locator(sources);
  const placed = (at: Span | undefined): PlaceEntry =>
    at === undefined ? {} : { file: at.source, ...find(at) };
  return {
    schema: 1,
    tool: GENERATOR,
    book: {
      slug: place.slug,
      title: metadata?.title,
      authors: metadata?.authors ?? [],
      language: metadata?.language,
      identifier: metadata?.identifier,
    },
    words: built.words,
    profile: built.profile && profileEntry(built.profile),
    pages: built.pages,
    theme: theme && {
      name: theme.name,
      digest: theme.digest,
      fonts: fontsOf(theme),
    },
    date: dateOf(built),
    asked: askedOf(built.asked),
    inputs: [...built.inputs]
      .map(([file, own]) => ({ file, digest: own }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
    files: built.artifacts.map(({ path, format, mediaType, bytes }) => ({
      path,
      format,
      mediaType,
      bytes: bytes.length,
      digest: digest(bytes),
    })),
    diagnostics: findingsOf(built.diagnostics, sources),
    questions: built.questions.map(({ at, ...rest }) => ({ ...placed(at), ...rest })),
    changed: countsOf(built.repairs, built.changes),
  };
}

/** What was found, each with its file, line and column. */
export function findingsOf(
  diagnostics: readonly Diagnostic[],
  sources: Built["sources"],
): readonly Finding[] {
  const find = locator(sources);
  return diagnostics.map(({ at, code, severity, message, hint, usage }) => ({
    code,
    severity,
    message,
    ...(at === undefined ? {} : { file: at.source, ...find(at) }),
    hint,
    usage,
  }));
}

/** The words the book spells with apostrophes are many, and help only the reading. */
function profileEntry({ vocabulary: _, ...habits }: BookProfile): ProfileEntry {
  return habits;
}

/** Written out field by field: there are too many of them to spread. */
function changeEntry(change: Repair & Partial<Change>, { line, column }: Position): ChangeEntry {
  return {
    file: change.at.source,
    line,
    column,
    rule: change.rule,
    before: change.before,
    after: change.after,
    because: change.because,
    confidence: change.confidence ?? 1,
    invisible: change.invisible ?? false,
  };
}

/** Where a finding is, as a terminal and an editor understand it: `stories/well.txt:12:5`. */
export function placeName(folder: string, { file, line, column }: PlaceEntry): string {
  if (file === undefined) return "";
  const path = joined(folder, file);
  return line === undefined ? path : `${path}:${line}:${column ?? 1}`;
}
