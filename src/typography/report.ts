import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { mismatchedQuotation, strayQuote, unclosedQuotation } from "./diagnostics.ts";
import { SINGLE } from "./marks/scan.ts";
import { faultsOf } from "./quotes/faults.ts";
import { ROLE_MARK } from "./quotes/moves.ts";
import type { ReadPassage } from "./read.ts";
import type { Question } from "./rule.ts";
import { confidenceOf } from "./settle.ts";
import type { Style } from "./style.ts";

/** Finds the place of a range of a passage in the author's file. */
export type Locate = (start: number, end: number) => Span | undefined;

const EXCERPT = 24;

/** The words round a range, whole and on one line. */
export function excerptOf(text: string, start: number, end: number): string {
  const left = text.slice(Math.max(0, start - EXCERPT), start);
  const right = text.slice(end, end + EXCERPT);
  const head = start > EXCERPT ? left.slice(left.indexOf(" ") + 1) : left;
  const tail =
    end + EXCERPT < text.length
      ? right.slice(0, Math.max(right.lastIndexOf(" "), 0) || right.length)
      : right;
  return `${head}${text.slice(start, end)}${tail}`.replace(/\s+/g, " ").trim();
}

/** What is wrong with the quotations of a passage. */
export function diagnosticsOf(passage: ReadPassage, locate: Locate): readonly Diagnostic[] {
  const raise = { mismatched: mismatchedQuotation, unclosed: unclosedQuotation, stray: strayQuote };
  return faultsOf(passage).flatMap(({ kind, start, end }) => {
    const at = locate(start, end);
    return at === undefined ? [] : [raise[kind](at, excerptOf(passage.marks.text, start, end))];
  });
}

/** A mark whose best reading is no further ahead than this is asked about. */
const ASK_BELOW = 10;

/** The quotes of a passage whose reading is close to another. */
export function questionsOf(
  passage: ReadPassage,
  style: Style,
  locate: Locate,
): readonly Question[] {
  const { marks, reading } = passage;
  if (reading.least >= ASK_BELOW) return [];
  const questions: Question[] = [];
  for (let i = 0; i < marks.at.length; i++) {
    const margin = reading.margins[i] ?? 0;
    if ((marks.kind[i] ?? SINGLE + 1) > SINGLE || margin >= ASK_BELOW) continue;
    const start = marks.at[i] ?? 0;
    const end = marks.end[i] ?? start;
    const at = locate(start, end);
    if (at === undefined) continue;
    const role = reading.roles[i] ?? ROLE_MARK;
    const chosen = role === ROLE_MARK ? 0 : role <= 2 ? 1 : 2;
    questions.push({
      rule: "typography/quotes",
      at,
      excerpt: excerptOf(marks.text, start, end),
      readings: [chosen, reading.rivals[i] ?? 0].map((use) =>
        readingOf(use, marks.kind[i] ?? 0, style),
      ),
      confidence: confidenceOf(margin),
    });
  }
  return questions;
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
