import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import type { Book } from "../../model/book.ts";
import { type Flow, flowOf, sourceSpan } from "../../model/flow.ts";
import { type Run, runsOf } from "../runs.ts";
import { countSpellings, type SpellingCounts, type Variety } from "../spelling.ts";
import { type BookRule, bookRules, countWords, type WordCounts } from "./book-rules.ts";
import { paragraphRules } from "./paragraph-rules.ts";
import type { LintRule } from "./rule.ts";

/** What may be turned off, by rule id. */
export interface LintOptions {
  readonly off?: ReadonlySet<string>;
  /** How the author says the book spells. */
  readonly spelling?: Variety | undefined;
}

/** Remarks on a book, and what was counted on the way. */
export interface Proofread {
  readonly diagnostics: readonly Diagnostic[];
  readonly spelling: SpellingCounts;
}

/** What an editor would remark on in a polished book; nothing is changed. English rules look at English only. */
export function lint(book: Book, options: LintOptions = {}): readonly Diagnostic[] {
  return proofread(book, options).diagnostics;
}

/** What an editor would remark on, and how the book spells its English. */
export function proofread(book: Book, options: LintOptions = {}): Proofread {
  const isOn = ({ id }: { readonly id: string }): boolean => options.off?.has(id) !== true;
  const texts = runsOf(book).flatMap(proseOf);
  const rules = paragraphRules.filter(isOn);
  const flows = texts.flatMap(({ flow, english }) => (english ? [flow] : []));
  const words = countWords(flows.map(({ text }) => text));
  const diagnostics = [
    ...texts.flatMap((text) =>
      rules.flatMap((rule) => (looksAt(rule, text) ? inParagraph(rule, text.flow) : [])),
    ),
    ...inBook(bookRules.filter(isOn), flows, { words, spelling: options.spelling }),
  ];
  return { diagnostics, spelling: countSpellings(words) };
}

/** A text and what rules ask of it. */
interface Proof {
  readonly flow: Flow;
  readonly prose: boolean;
  readonly english: boolean;
}

function looksAt(rule: LintRule, { prose, english }: Proof): boolean {
  return (rule.everywhere === true || english) && (!rule.prose || prose);
}

/** Prose are runs whose long paragraphs end in a point, as text messages, lists and lines of verse do not. */
function proseOf({ language, texts }: Run): readonly Proof[] {
  const flows = texts.map(({ inlines }) => flowOf(inlines));
  const long = flows.filter(({ text }) => text.length > LONG);
  const open = long.filter(({ text }) => /\p{L}\s*$/u.test(text.slice(-4)));
  const prose = flows.length > 1 && open.length * 10 <= long.length;
  const english = language.toLowerCase().startsWith("en");
  return flows.map((flow) => ({ flow, prose, english }));
}

const LONG = 50;

function inParagraph({ id, severity, check }: LintRule, flow: Flow): readonly Diagnostic[] {
  return check(flow.text).map(({ start, end, ...words }) =>
    diagnostic({ code: id, severity, ...words }, flow, { start, end }),
  );
}

function inBook(
  rules: readonly BookRule[],
  flows: readonly Flow[],
  {
    words: counts,
    spelling,
  }: { readonly words: WordCounts; readonly spelling: Variety | undefined },
): readonly Diagnostic[] {
  return rules.flatMap(({ id, severity, check }) =>
    check(counts, spelling).flatMap(({ word, message }) => {
      const first = counts.get(word);
      const flow = flows[first?.text ?? 0];
      if (first === undefined || flow === undefined) return [];
      const range = { start: first.at, end: first.at + word.length };
      return [diagnostic({ code: id, severity, message }, flow, range)];
    }),
  );
}

function diagnostic(
  words: {
    readonly code: string;
    readonly severity: Severity;
    readonly message: string;
    readonly hint?: string;
  },
  flow: Flow,
  { start, end }: { readonly start: number; readonly end: number },
): Diagnostic {
  const at = sourceSpan(flow, start, end);
  return { ...words, ...(at === undefined ? {} : { at }) };
}
