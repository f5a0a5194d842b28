import { type Diagnostic, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { type Answered, findAnswers, withAnswers } from "./answered.ts";
import { type Decisions, noDecisions } from "./decisions.ts";
import { houseStyleNamed } from "./house-styles.ts";
import { localeFor, locales } from "./locales/registry.ts";
import { classAt, LETTER } from "./marks/chars.ts";
import { applyEdits, type EditList } from "./marks/edits.ts";
import type { HabitChoice, Profile } from "./profile.ts";
import { type ReadPassage, readPassages } from "./read.ts";
import { diagnosticsOf, questionsOf } from "./report.ts";
import type { Change, Question } from "./rule.ts";
import { settle } from "./settle.ts";
import { type Style, styleFor } from "./style.ts";
import { unknownLanguages } from "./unknown-languages.ts";

/** How a plain text is to be fixed. */
export interface PlainOptions {
  /** BCP 47. */
  readonly language: string;
  /** A named style such as `chicago`; absent: the author's own habits are kept. */
  readonly houseStyle?: string;
  readonly decisions?: Decisions;
  /** What the author says of the habits that are measured. */
  readonly habits?: HabitChoice;
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
  const named = houseStyleNamed(houseStyle);
  if (!named.ok) return named;
  const house = named.value;
  const locale = localeFor(options.language);
  const lineIsParagraph = linesAreParagraphs(text);
  const starts = cuts(text, lineIsParagraph);
  const { found, diagnostics: noticed } = findAnswers(decisions.answers, [{ id: source, text }]);
  const answered = found.get(source) ?? [];
  const passages = starts.map((start, i) => {
    const stop = starts[i + 1] ?? text.length;
    const answers = answersIn(answered, start, stop);
    const passage = { text: text.slice(start, stop), locale, lineIsParagraph };
    return answers.length === 0 ? passage : { ...passage, answers };
  });
  const { profile, read } = readPassages(
    passages,
    decisions.words,
    options.habits === undefined ? {} : { given: options.habits },
  );
  const style = styleFor(locale, profile, house);
  const diagnostics: Diagnostic[] = [...unknownLanguages([options.language], locales), ...noticed];
  const questions: Question[] = [];
  const pieces: string[] = [];
  for (const [i, passage] of read.entries()) {
    const base = starts[i] ?? 0;
    const locate = locateIn(source, base);
    pieces.push(applyEdits(passage.marks.text, editsOf(passage, style)));
    for (const found of diagnosticsOf(passage, locate)) diagnostics.push(found);
    for (const question of questionsOf(passage, style, locate)) questions.push(question);
  }
  let changes: readonly Change[] | undefined;
  const value = {
    text: pieces.join(""),
    profile,
    questions,
    // Made when somebody looks: a filter of text needs none of them, and there may be millions.
    get changes(): readonly Change[] {
      changes ??= changesOf(read, style, { source, starts });
      return changes;
    },
  };
  return success(value, diagnostics);
}

function locateIn(source: string, base: number): (start: number, end: number) => Span {
  return (start, end) => ({ source, start: base + start, end: base + end });
}

function editsOf({ marks, reading, answers }: ReadPassage, style: Style): EditList {
  const edits = settle(marks, reading, style);
  return answers === undefined ? edits : withAnswers(edits, marks, answers);
}

function changesOf(
  read: readonly ReadPassage[],
  style: Style,
  { source, starts }: { readonly source: string; readonly starts: readonly number[] },
): readonly Change[] {
  const changes: Change[] = [];
  for (const [i, passage] of read.entries())
    file(changes, editsOf(passage, style), passage.marks.text, locateIn(source, starts[i] ?? 0));
  return changes;
}

/** The answers in a stretch of the text, with their places in it. */
function answersIn(answered: readonly Answered[], from: number, to: number): readonly Answered[] {
  if (answered.length === 0) return answered;
  return answered
    .filter(({ start }) => start >= from && start < to)
    .map(({ start, end, decision }) => ({ start: start - from, end: end - from, decision }));
}

function file(
  changes: Change[],
  edits: EditList,
  text: string,
  locate: (start: number, end: number) => Span,
): void {
  for (let i = 0; i < edits.start.length; i++) {
    const start = edits.start[i] ?? 0;
    const end = edits.end[i] ?? start;
    changes.push({
      rule: edits.rule[i] ?? "",
      at: locate(start, end),
      before: text.slice(start, end),
      after: edits.text[i] ?? "",
      because: edits.because[i] ?? "",
      confidence: edits.confidence[i] ?? 1,
      invisible: false,
    });
  }
}

/** Characters read at a time; what the book teaches later is applied to the doubtful stretches only. */
const STRETCH = 16_000;

/** Offsets to cut a long text at: after blank lines, before a paragraph that opens with a letter. */
function cuts(text: string, lineIsParagraph: boolean): readonly number[] {
  const found = [0];
  const push = (start: number): void => {
    pushLongest(found, text, start);
    found.push(start);
  };
  const gap = lineIsParagraph ? "\n" : "\n\n";
  let at = text.indexOf(gap, STRETCH);
  while (at >= 0) {
    const start = at + gap.length;
    const isCut = classAt(text, start) === LETTER;
    if (isCut) push(start);
    at = text.indexOf(gap, isCut ? start + STRETCH : start);
  }
  pushLongest(found, text, text.length);
  return found;
}

/** No paragraph of a book is longer; what is longer is cut at a space, so that any text fits into memory. */
const LONGEST = 1_000_000;

function isBetweenWords(text: string, start: number): boolean {
  return (
    text.charCodeAt(start - 1) === 32 &&
    classAt(text, start) === LETTER &&
    classAt(text, start - 2) === LETTER
  );
}

/** Cuts between the last cut and `stop` wherever they lie too far apart. */
function pushLongest(found: number[], text: string, stop: number): void {
  for (let last = found.at(-1) ?? 0; stop - last > LONGEST; last = found.at(-1) ?? 0) {
    const least = last + LONGEST - STRETCH;
    let start = last + LONGEST;
    while (start > least && !isBetweenWords(text, start)) start--;
    const isLow = (text.charCodeAt(last + LONGEST) & 0xfc00) === 0xdc00;
    found.push(start > least ? start : last + LONGEST - (isLow ? 1 : 0));
  }
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
