import { type Diagnostic, failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import { type Decisions, noDecisions } from "./decisions.ts";
import { unknownStyle } from "./diagnostics.ts";
import { houseStyles } from "./house-styles.ts";
import { localeFor } from "./locales/registry.ts";
import { applyEdits, type EditList } from "./marks/edits.ts";
import type { Profile } from "./profile.ts";
import { readPassages } from "./read.ts";
import { diagnosticsOf, questionsOf } from "./report.ts";
import type { Change, Question } from "./rule.ts";
import { settle } from "./settle.ts";
import { styleFor } from "./style.ts";

/** How a plain text is to be fixed. */
export interface PlainOptions {
  /** BCP 47. */
  readonly language: string;
  /** A named style such as `chicago`; absent: the author's own habits are kept. */
  readonly houseStyle?: string;
  readonly decisions?: Decisions;
  /** What changes and diagnostics call the text. */
  readonly source: string;
}

/** A plain text with its visible marks set, and the account of it. */
export interface PlainFix {
  readonly text: string;
  readonly profile: Profile;
  /** Every change in the order of the text, with offsets in the text given. */
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
}

/**
 * Sets the marks of a plain text and touches nothing else: paragraphs are what
 * blank lines part, or every line where there are no blank lines; a form feed
 * ends a chapter.
 */
export function fixPlainText(text: string, options: PlainOptions): Outcome<PlainFix> {
  const { source, houseStyle, decisions = noDecisions } = options;
  const house = houseStyles.find(({ name }) => name === houseStyle);
  if (houseStyle !== undefined && house === undefined)
    return failure(
      unknownStyle(
        houseStyle,
        houseStyles.map(({ name }) => name),
      ),
    );
  const locale = localeFor(options.language);
  const { profile, read } = readPassages(
    [{ text, locale, lineIsParagraph: linesAreParagraphs(text) }],
    decisions,
  );
  const diagnostics: Diagnostic[] = [];
  const questions: Question[] = [];
  let edits: EditList | undefined;
  for (const passage of read) {
    const style = styleFor(locale, profile, house);
    const locate = (
      start: number,
      end: number,
    ): { source: string; start: number; end: number } => ({ source, start, end });
    edits = settle(passage.marks, passage.reading, style);
    diagnostics.push(...diagnosticsOf(passage, locate));
    questions.push(...questionsOf(passage, style, locate));
  }
  if (edits === undefined) return success({ text, profile, changes: [], questions }, diagnostics);
  return success(
    { text: applyEdits(text, edits), profile, changes: ledgerOf(text, edits, source), questions },
    diagnostics,
  );
}

function ledgerOf(text: string, edits: EditList, source: string): readonly Change[] {
  return edits.start.map((start, i) => {
    const end = edits.end[i] ?? start;
    return {
      rule: edits.rule[i] ?? "",
      at: { source, start, end },
      before: text.slice(start, end),
      after: edits.text[i] ?? "",
      because: edits.because[i] ?? "",
      confidence: edits.confidence[i] ?? 1,
      invisible: false,
    };
  });
}

/** Lines longer than any a typist breaks by hand. */
const UNBROKEN = 140;
/** So many characters tell the habit of a text. */
const SAMPLE = 200_000;

/** True for text typed with one line a paragraph and hardly a blank line between. */
function linesAreParagraphs(text: string): boolean {
  let blank = 0;
  let lines = 0;
  let long = 0;
  let start = 0;
  while (start < Math.min(text.length, SAMPLE)) {
    const end = text.indexOf("\n", start);
    const stop = end < 0 ? text.length : end;
    if (text.slice(start, Math.min(stop, start + 20)).trim() === "") blank++;
    else {
      lines++;
      if (stop - start > UNBROKEN) long++;
    }
    start = stop + 1;
  }
  return lines > 3 && blank * 4 < lines && long * 5 > lines;
}
