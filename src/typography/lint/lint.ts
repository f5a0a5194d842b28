import type { Diagnostic, DiagnosticEntry } from "../../diagnostics/diagnostic.ts";
import type { Book, Section } from "../../model/book.ts";
import { type Flow, flowOf, sourceSpan } from "../../model/flow.ts";
import { runsOf } from "../runs.ts";
import { type BookRule, bookRules, countWords } from "./book-rules.ts";
import { paragraphRules } from "./paragraph-rules.ts";
import type { LintRule } from "./rule.ts";

/** What may be turned off, by rule id. */
export interface LintOptions {
  readonly off?: ReadonlySet<string>;
}

/** What an editor would remark on in a polished book; nothing is changed. English rules look at English only. */
export function lint(book: Book, options: LintOptions = {}): readonly Diagnostic[] {
  const isOn = ({ id }: { readonly id: string }): boolean => options.off?.has(id) !== true;
  const texts = runsOf(book)
    .filter(({ language }) => language.toLowerCase().startsWith("en"))
    .flatMap((run) =>
      run.texts.map(({ inlines }) => ({ flow: flowOf(inlines), prose: run.texts.length > 1 })),
    );
  const rules = paragraphRules.filter(isOn);
  return [
    ...texts.flatMap(({ flow, prose }) =>
      rules.flatMap((rule) => (rule.prose && !prose ? [] : inParagraph(rule, flow))),
    ),
    ...inBook(
      bookRules.filter(isOn),
      texts.map(({ flow }) => flow),
    ),
    ...(isOn(CHAPTER_NUMBERS) ? chapterNumbers(book) : []),
  ];
}

function inParagraph(rule: LintRule, flow: Flow): readonly Diagnostic[] {
  return rule
    .check(flow.text)
    .map(({ start, end, ...words }) => diagnostic(rule.id, words, flow, { start, end }));
}

function inBook(rules: readonly BookRule[], flows: readonly Flow[]): readonly Diagnostic[] {
  const counts = countWords(flows.map(({ text }) => text));
  return rules.flatMap((rule) =>
    rule.check(counts).flatMap(({ word, message }) => {
      const first = counts.get(word);
      const flow = flows[first?.text ?? 0];
      if (first === undefined || flow === undefined) return [];
      return [
        diagnostic(rule.id, { message }, flow, { start: first.at, end: first.at + word.length }),
      ];
    }),
  );
}

function diagnostic(
  code: string,
  words: { readonly message: string; readonly hint?: string },
  flow: Flow,
  { start, end }: { readonly start: number; readonly end: number },
): Diagnostic {
  const at = sourceSpan(flow, start, end);
  return { code, severity: "warning", ...words, ...(at === undefined ? {} : { at }) };
}

const CHAPTER_NUMBERS = {
  id: "lint/chapter-numbers",
  summary: "A chapter number that is skipped or stands twice",
} as const;

/** Numbers rise by one, or start again with a part. */
function chapterNumbers(book: Book): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let last: number | undefined;
  const visit = (section: Section): void => {
    if (section.role !== "chapter" || section.number === undefined) return;
    const { number, span } = section;
    const fault =
      last === undefined || number === last + 1 || number === 1
        ? undefined
        : number === last
          ? `Chapter ${number} stands twice`
          : `Chapter ${number} follows chapter ${last}`;
    if (fault !== undefined)
      found.push({
        code: CHAPTER_NUMBERS.id,
        severity: "warning",
        message: fault,
        hint: "A chapter may be missing, or misnumbered",
        ...(span === undefined ? {} : { at: span }),
      });
    last = number;
  };
  for (const node of book.body)
    if (node.type === "section") visit(node);
    else node.sections.forEach(visit);
  return found;
}

/** Every editorial rule, for the manual. */
export const lintRules: readonly { readonly id: string; readonly summary: string }[] = [
  ...paragraphRules,
  ...bookRules,
  CHAPTER_NUMBERS,
];

/** The same for `explain`. */
export const lintCatalogue: readonly DiagnosticEntry[] = lintRules.map(({ id, summary }) => ({
  code: id,
  severity: "warning",
  explanation: `${summary}. It is only pointed out: the text stays as it is.`,
  remedy: "Change the manuscript if you agree, or turn the rule off.",
}));
