import { notice } from "./diagnostics.ts";
import type { Range } from "./passage.ts";
import { type Reading, repair, spanOf } from "./reading.ts";

/** Notes typed as paragraphs, `[1] So he said.` or `* So he said.`, and the marks in the text that call them. */

/** A paragraph that starts with the mark of a note. */
export interface NoteStart {
  /** Of the paragraph among all of the text. */
  readonly index: number;
  readonly label: string;
  /** The mark with the space after it, in the source. */
  readonly mark: Range;
}

/** A mark in the text that may call a note. */
export interface NoteCall {
  readonly index: number;
  readonly at: number;
  readonly label: string;
}

const NUMBERED = /^\[(?:footnote |note )?(\d{1,3}|[a-z])[\]:]:?\s*(?=\S)/i;
const STARRED = /^(\*|†|‡)\s*(?=[\p{L}"“‘'])(?!.*\*)/u;
const CALLS = /\[(\d{1,3}|[a-z])\](?![(:])|(?<=[\p{L}.,;:!?”’"')])([*†‡])(?![\p{L}*])/gu;

/** What a note's mark begins with: a bracket, a star, a dagger. */
const STARTS: ReadonlySet<number> = new Set([0x5b, 0x2a, 0x2020, 0x2021]);

/** The mark of a note that a paragraph starts with: its label and its length. */
export function noteMark(
  words: string,
): { readonly label: string; readonly length: number } | undefined {
  if (!STARTS.has(words.charCodeAt(0))) return undefined;
  const match = NUMBERED.exec(words) ?? STARRED.exec(words);
  if (match === null) return undefined;
  return { label: (match[1] ?? "").toLowerCase(), length: match[0].length };
}

/** The marks of a text that may call notes, by offset. */
export function callsIn(words: string): readonly { readonly at: number; readonly label: string }[] {
  if (!/[[*†‡]/.test(words)) return [];
  return Array.from(words.matchAll(CALLS), (match) => ({
    at: match.index,
    label: (match[1] ?? match[2] ?? "").toLowerCase(),
  }));
}

/** Length of the mark that calls a note: `[1]` or `*`. */
export function callLength(label: string): number {
  return isWord(label) ? label.length + 2 : 1;
}

function isWord(label: string): boolean {
  return /^\w/.test(label);
}

/** A star is joined to a note no further down than this many paragraphs. */
const NEAR = 12;

/**
 * Joins each note to the first mark before it that calls it and has none.
 *
 * A note without a mark, and a numbered mark without its note where others have theirs, are reported
 * and stay text; what is joined is in the ledger.
 */
export function joinNotes(
  reading: Reading,
  starts: readonly NoteStart[],
  calls: readonly NoteCall[],
): ReadonlyMap<NoteCall, NoteStart> {
  const open = new Map<string, { readonly calls: NoteCall[]; taken: number }>();
  const joined = new Map<NoteCall, NoteStart>();
  let next = 0;
  for (const start of starts) {
    for (let call = calls[next]; call !== undefined && call.index < start.index; ) {
      const same = open.get(call.label) ?? { calls: [], taken: 0 };
      open.set(call.label, same);
      same.calls.push(call);
      call = calls[++next];
    }
    const waiting = open.get(start.label);
    const call = waiting?.calls[waiting.taken++];
    const near = call !== undefined && (isWord(call.label) || start.index - call.index <= NEAR);
    if (near) joined.set(call, start);
    else reportStart(reading, start);
  }
  for (const [call, start] of joined) file(reading, call, start);
  const numbered = starts.some(({ label }) => /^\d/.test(label));
  for (const call of calls) if (numbered && !joined.has(call)) reportCall(reading, call);
  return joined;
}

function file(reading: Reading, { at, label }: NoteCall, { mark }: NoteStart): void {
  const call = { start: at, end: at + callLength(label) };
  const rule = "readers/note-joined";
  repair(reading, call, { rule, after: "", because: "the note it calls stands here now" });
  repair(reading, mark, { rule, after: "", because: "the note stands where its mark calls it" });
  const message = "A note was joined to the mark that calls it";
  reading.diagnostics.push(notice("note-joined", message, spanOf(reading, mark.start, mark.end)));
}

function reportStart(reading: Reading, { label, mark }: NoteStart): void {
  if (!/^\d/.test(label)) return;
  const at = spanOf(reading, mark.start, mark.end);
  const message = `Nothing in the text calls the note “${label}”`;
  reading.diagnostics.push(notice("note-without-anchor", message, at));
}

function reportCall(reading: Reading, { at, label }: NoteCall): void {
  if (!/^\d/.test(label)) return;
  const span = spanOf(reading, at, at + callLength(label));
  const message = `“[${label}]” calls a note that is not there`;
  reading.diagnostics.push(notice("anchor-without-note", message, span));
}
