import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Decision } from "./decisions.ts";
import { ambiguousDecision, staleDecision } from "./diagnostics.ts";
import type { EditList, OneEdit } from "./marks/edits.ts";
import { emptyEdits, pushEdit } from "./marks/edits.ts";
import { type Marks, RESET, SINGLE } from "./marks/scan.ts";

/** An answer at its place in a text. */
export interface Answered {
  readonly start: number;
  readonly end: number;
  readonly decision: Decision;
}

/** Where answers stand in the manuscripts, by source and in order, and those that fit nowhere or twice. */
export function findAnswers(
  answers: readonly Decision[],
  sources: readonly { readonly id: string; readonly text: string }[],
): {
  readonly found: ReadonlyMap<string, readonly Answered[]>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const found = new Map<string, Answered[]>();
  const diagnostics: Diagnostic[] = [];
  if (answers.length === 0) return { found, diagnostics };
  const texts = sources.map(({ id, text }) => ({ id, text, levelled: level(text) }));
  for (const decision of answers) {
    const places = places_(decision, texts);
    const [only] = places;
    const words = `${decision.before}${decision.typed}${decision.after}`.trim();
    if (only === undefined) diagnostics.push(staleDecision(words));
    else if (places.length > 1) diagnostics.push(ambiguousDecision(words, places.length));
    else {
      const { start } = only;
      const own = found.get(only.id) ?? [];
      found.set(only.id, own);
      own.push({ start, end: start + decision.typed.length, decision });
    }
  }
  for (const own of found.values()) own.sort((a, b) => a.start - b.start);
  return { found, diagnostics };
}

interface LevelledText {
  readonly id: string;
  readonly text: string;
  readonly levelled: Levelled;
}

/** Word for word where the words stand so, else whatever became of spaces and marks since. */
function places_(
  decision: Decision,
  texts: readonly LevelledText[],
): readonly { readonly id: string; readonly start: number }[] {
  const exact = texts.flatMap(({ id, text }) =>
    placesOf(decision, text).map((start) => ({ id, start })),
  );
  if (exact.length > 0) return exact;
  return texts.flatMap(({ id, levelled }) =>
    levelPlaces(decision, levelled).map((start) => ({ id, start })),
  );
}

/** Offsets of the mark wherever the anchor's words stand exactly. */
export function placesOf(
  { before, typed, after }: Omit<Decision, "answer" | "rule">,
  text: string,
): readonly number[] {
  return indexesOf(before + typed + after, text).map((at) => at + before.length);
}

function indexesOf(words: string, text: string): readonly number[] {
  const places: number[] = [];
  if (words === "") return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** A text with spaces and marks made alike, and where each of its characters comes from. */
interface Levelled {
  readonly text: string;
  readonly at: Int32Array;
}

const MARKS = /\s*(?:-|[\u2010-\u2015\u2212])+\s*|\s+|[.…]+|["“”„‟«»″]|['‘’‚‛‹›`´′]/gu;

function level(text: string): Levelled {
  const pieces: string[] = [];
  const at = new Int32Array(text.length + 1);
  let length = 0;
  let done = 0;
  const take = (end: number): void => {
    pieces.push(text.slice(done, end));
    for (let place = done; place < end; place++) at[length++] = place;
  };
  for (const { 0: match, index } of text.matchAll(MARKS)) {
    take(index);
    pieces.push(alike(match));
    at[length++] = index + (/\s*/u.exec(match)?.[0].length ?? 0) * (match.trim() === "" ? 0 : 1);
    done = index + match.length;
  }
  take(text.length);
  return { text: pieces.join(""), at: at.subarray(0, length) };
}

function alike(match: string): string {
  const mark = match.trim().charAt(0);
  if (mark === "") return " ";
  if (mark === "." || mark === "…") return ".";
  if (/["“”„‟«»″]/u.test(mark)) return '"';
  return /['‘’‚‛‹›`´′]/u.test(mark) ? "'" : "-";
}

function levelPlaces(
  { before, typed, after }: Decision,
  { text, at }: Levelled,
): readonly number[] {
  const lead = typed.length - typed.trimStart().length;
  const words = level(before + typed + after);
  const mark = words.at.indexOf(before.length + lead);
  if (mark < 0 || words.text.trim() === "") return [];
  return indexesOf(words.text, text).map((index) => (at[index + mark] ?? 0) - lead);
}

/** What the author says stands above what the rules make of a mark: their edits with the answers among them. */
export function withAnswers(edits: EditList, marks: Marks, answers: readonly Answered[]): EditList {
  const fixed = answers.filter((answered) => !isForced(marks, answered));
  if (fixed.length === 0) return edits;
  const rows: OneEdit[] = edits.start.map((start, i) => ({
    start,
    end: edits.end[i] ?? start,
    text: edits.text[i] ?? "",
    rule: edits.rule[i] ?? "",
    because: edits.because[i] ?? "",
    confidence: edits.confidence[i] ?? 1,
  }));
  const touches = ({ start, end }: OneEdit): boolean =>
    fixed.some((place) => start < place.end && end > place.start);
  const kept = rows.filter((row) => !touches(row));
  const own = fixed
    .filter(
      ({ start, end, decision: { typed, answer } }) =>
        answer !== typed && marks.text.slice(start, end) === typed,
    )
    .map(({ start, end, decision: { rule, answer } }) => ({
      start,
      end,
      text: answer,
      rule,
      because: "the author decided so",
      confidence: 1,
    }));
  const all = emptyEdits();
  for (const row of [...kept, ...own].sort((a, b) => a.start - b.start)) pushEdit(all, row);
  return all;
}

/** True where the parse obeys the answer, so that the mark is set in the style of the book: a quote that is to be a quote. */
function isForced(marks: Marks, { start, decision: { typed, answer } }: Answered): boolean {
  if (answer === typed || !/^["“”„‟‘’‚‛«»‹›]$/u.test(answer)) return false;
  const i = marks.at.indexOf(start);
  return i >= 0 && (marks.kind[i] ?? RESET) <= SINGLE;
}
