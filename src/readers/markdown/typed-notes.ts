import type { Block, Inline, Paragraph } from "../../model/book.ts";
import {
  callLength,
  callsIn,
  joinNotes,
  type NoteCall,
  type NoteStart,
  noteMark,
} from "../note-marks.ts";
import type { Heading } from "../reader.ts";
import type { Reading } from "../reading.ts";

type Matter = Block | Heading;

/** Joins notes typed as paragraphs, `[1] …`, or as a list of one star, to the marks that call them. */
export function typedNotesIn(reading: Reading, matter: readonly Matter[]): readonly Matter[] {
  const starts = matter.flatMap((block, index) => startOf(reading, block, index));
  if (starts.length === 0) return matter;
  const own = new Set(starts.map(({ index }) => index));
  const calls = matter.flatMap((block, index) =>
    own.has(index) || block.type !== "paragraph" ? [] : callsOf(block, index),
  );
  const joined = joinNotes(reading, starts, calls);
  if (joined.size === 0) return matter;
  const notes = new Map<number, Note>();
  for (const [{ at, label }, start] of joined) {
    const words = noteText(matter[start.index]);
    if (words !== undefined)
      notes.set(at, { length: callLength(label), paragraph: cut(words, start) });
  }
  forgetStars(reading, joined);
  const gone = new Set(Array.from(joined.values(), ({ index }) => index));
  return matter
    .filter((_, index) => !gone.has(index))
    .map((block) =>
      block.type === "paragraph" ? { ...block, inlines: withNotes(block.inlines, notes) } : block,
    );
}

interface Note {
  readonly length: number;
  readonly paragraph: Paragraph;
}

/** The paragraph a note may be: one of its own, or all that a list of one star holds. */
function noteText(block: Matter | undefined): Paragraph | undefined {
  if (block?.type === "paragraph") return block;
  if (block?.type !== "list" || block.ordered || block.items.length !== 1) return undefined;
  const [only, more] = block.items[0] ?? [];
  return only?.type === "paragraph" && more === undefined ? only : undefined;
}

/** No bullet of a list stands further from its words, in UTF-16 units. */
const WIDEST = 6;

function startOf(reading: Reading, block: Matter, index: number): readonly NoteStart[] {
  const words = noteText(block);
  const [first] = words?.inlines ?? [];
  if (words === undefined || first?.type !== "text" || first.span === undefined) return [];
  const { start } = first.span;
  if (block.type === "list") {
    const star = /\*[ \t]*$/.exec(reading.text.slice(Math.max(0, start - WIDEST), start));
    if (star === null) return [];
    return [{ index, label: "*", mark: { start: start - star[0].length, end: start } }];
  }
  const mark = noteMark(first.value);
  if (mark === undefined) return [];
  return [{ index, label: mark.label, mark: { start, end: start + mark.length } }];
}

function callsOf({ inlines }: Paragraph, index: number): readonly NoteCall[] {
  const calls = callsUnder(inlines).map(({ at, label }) => ({ index, at, label }));
  const stars = calls.filter(({ label }) => label === "*").length;
  return calls.filter(({ label }) => label !== "*" || stars === 1);
}

function callsUnder(inlines: readonly Inline[]): readonly Omit<NoteCall, "index">[] {
  return inlines.flatMap((inline) => {
    if ("inlines" in inline) return inline.type === "link" ? [] : callsUnder(inline.inlines);
    if (inline.type !== "text" || inline.span === undefined) return [];
    const { start, end } = inline.span;
    // What was altered in reading has no offsets of its own.
    if (end - start !== inline.value.length) return [];
    return callsIn(inline.value).map(({ at, label }) => ({ at: start + at, label }));
  });
}

/** The note's words without its mark. */
function cut(words: Paragraph, { mark }: NoteStart): Paragraph {
  const [first, ...rest] = words.inlines;
  if (first?.type !== "text" || first.span === undefined) return words;
  const length = Math.max(0, mark.end - first.span.start);
  const span = { ...first.span, start: first.span.start + length };
  return { ...words, inlines: [{ ...first, value: first.value.slice(length), span }, ...rest] };
}

function withNotes(
  inlines: readonly Inline[],
  notes: ReadonlyMap<number, Note>,
): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    if ("inlines" in inline) return [{ ...inline, inlines: withNotes(inline.inlines, notes) }];
    if (inline.type !== "text" || inline.span === undefined) return [inline];
    const { value, span } = inline;
    const pieces: Inline[] = [];
    let done = 0;
    const keep = (end: number): void => {
      if (end <= done) return;
      const part = { ...span, start: span.start + done, end: span.start + end };
      pieces.push({ type: "text", value: value.slice(done, end), span: part });
    };
    for (const { at } of span.end - span.start === value.length ? callsIn(value) : []) {
      const note = notes.get(span.start + at);
      if (note === undefined) continue;
      keep(at);
      const call = { ...span, start: span.start + at, end: span.start + at + note.length };
      pieces.push({ type: "note", blocks: [note.paragraph], span: call });
      done = at + note.length;
    }
    if (done === 0) return [inline];
    keep(value.length);
    return pieces;
  });
}

/** A star that calls a note is no emphasis that lacks its partner. */
function forgetStars(reading: Reading, joined: ReadonlyMap<NoteCall, NoteStart>): void {
  const places = new Set(Array.from(joined.keys(), ({ at }) => at));
  const { diagnostics } = reading;
  const kept = diagnostics.filter(
    ({ code, at }) => code !== "readers/unpaired-emphasis" || !places.has(at?.start ?? -1),
  );
  diagnostics.length = 0;
  for (const each of kept) diagnostics.push(each);
}
