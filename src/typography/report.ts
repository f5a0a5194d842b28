import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { SOFT_END } from "../model/flow.ts";
import type { Span } from "../source/span.ts";
import {
  mismatchedQuotation,
  strayQuote,
  unclosedQuotation,
  unopenedParagraphs,
} from "./diagnostics.ts";
import { RESET, SINGLE } from "./marks/scan.ts";
import { faultsOf } from "./quotes/faults.ts";
import { ROLE_MARK, ROLE_REOPEN } from "./quotes/moves.ts";
import type { ReadPassage } from "./read.ts";
import type { Question } from "./rule.ts";
import { confidenceOf } from "./settle.ts";
import type { Style } from "./style.ts";

/** Finds the place of a range of a passage in the author's file. */
export type Locate = (start: number, end: number) => Span | undefined;

const EXCERPT = 24;

/** What parts words in a text to be read: also where lines were joined. */
const BLANK = new RegExp(`[\\s${SOFT_END}]+`, "gu");

/** The words round a range, whole and on one line. */
export function excerptOf(text: string, start: number, end: number): string {
  const left = text.slice(Math.max(0, start - EXCERPT), start);
  const right = text.slice(end, end + EXCERPT);
  const head = start > EXCERPT ? left.slice(left.indexOf(" ") + 1) : left;
  const tail =
    end + EXCERPT < text.length
      ? right.slice(0, Math.max(right.lastIndexOf(" "), 0) || right.length)
      : right;
  return `${head}${text.slice(start, end)}${tail}`.replace(BLANK, " ").trim();
}

/** What is wrong with the quotations of a passage. */
export function diagnosticsOf(passage: ReadPassage, locate: Locate): readonly Diagnostic[] {
  const raise = {
    mismatched: mismatchedQuotation,
    unclosed: unclosedQuotation,
    stray: strayQuote,
    runOn: unopenedParagraphs,
  };
  const { text } = passage.marks;
  const faults = faultsOf(passage).slice(0, MOST_SAID);
  return faults.flatMap(({ kind, start, end }) => {
    const at = locate(start, end);
    return at === undefined ? [] : [raise[kind](at, excerptInParagraph(text, start, end))];
  });
}

/** The same of one paragraph alone: what is known of a finding holds however the paragraphs beside it are edited. */
function excerptInParagraph(text: string, start: number, end: number): string {
  const from = start === 0 ? 0 : text.lastIndexOf(PARTED, start - 1) + 1;
  const to = text.indexOf(PARTED, end);
  const paragraph = text.slice(from, to < 0 ? undefined : to);
  return excerptOf(paragraph, start - from, end - from);
}

/** Stands between paragraphs; where lines were joined is no line end. */
const PARTED = "\n";

/** A stretch with more faults than this is no prose, and the first of them tell it. */
const MOST_SAID = 500;

/** A mark whose best reading is no further ahead than this is asked about. */
const ASK_BELOW = 10;

/** A stretch with more doubtful marks than this is no prose, and nobody would answer. */
const MOST_ASKED = 500;

/** The quotes of a passage whose reading is close to another. */
export function questionsOf(
  passage: ReadPassage,
  style: Style,
  locate: Locate,
): readonly Question[] {
  const { marks, reading } = passage;
  if (reading.least >= ASK_BELOW) return [];
  const questions: Question[] = [];
  const answered = new Set(passage.answers?.map(({ start }) => start));
  for (let i = 0; i < marks.at.length; i++) {
    const isQuote = (marks.kind[i] ?? RESET) <= SINGLE;
    if (!isQuote || (reading.margins[i] ?? 0) >= ASK_BELOW) continue;
    if (answered.has(marks.at[i] ?? 0)) continue;
    const question = questionAt(passage, i, style, locate);
    if (question !== undefined) questions.push(question);
    if (questions.length === MOST_ASKED) break;
  }
  return questions;
}

function questionAt(
  { marks, reading }: ReadPassage,
  i: number,
  style: Style,
  locate: Locate,
): Question | undefined {
  const start = marks.at[i] ?? 0;
  const end = marks.end[i] ?? start;
  const at = locate(start, end);
  if (at === undefined) return undefined;
  const uses = [useOf(reading.roles[i] ?? ROLE_MARK), reading.rivals[i] ?? 0];
  return {
    rule: "typography/quotes",
    at,
    excerpt: excerptOf(marks.text, start, end),
    readings: uses.map((use) => readingOf(use, marks.kind[i] ?? 0, style)),
    confidence: confidenceOf(reading.margins[i] ?? 0),
  };
}

/** 0 a mark, 1 opening, 2 closing. */
function useOf(role: number): number {
  if (role === ROLE_MARK) return 0;
  return role <= ROLE_REOPEN ? 1 : 2;
}

function readingOf(
  use: number,
  kind: number,
  style: Style,
): { readonly text: string; readonly means: string } {
  const pair = kind === SINGLE ? style.single : style.double;
  if (use === 1) return { text: pair.open, means: "opens a quotation" };
  if (use === 2) return { text: pair.close, means: "closes a quotation" };
  return kind === SINGLE
    ? { text: "’", means: "stands for letters left out, or ends a possessive" }
    : { text: "″", means: "counts inches or seconds" };
}
