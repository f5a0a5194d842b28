import {
  callLength,
  callsIn,
  joinNotes,
  type NoteCall,
  type NoteStart,
  noteMark,
} from "../note-marks.ts";
import type { Range } from "../passage.ts";
import type { Reading } from "../reading.ts";
import type { TextChunk } from "./chunks.ts";

/** A note typed as a paragraph: where its words stand, without its mark. */
export interface TypedNote {
  /** Length of the mark in the text that calls it, in UTF-16 units. */
  readonly mark: number;
  readonly lines: readonly Range[];
}

/** Notes by the place in the source of the mark that calls them. */
export type TypedNotes = ReadonlyMap<number, TypedNote>;

/** Joins notes typed as paragraphs to the marks that call them; gives the notes, and the chunks that are none. */
export function typedNotes(
  reading: Reading,
  chunks: readonly TextChunk[],
): { readonly notes: TypedNotes; readonly chunks: readonly TextChunk[] } {
  const starts = chunks.flatMap((chunk, index) => startOf(reading, chunk, index));
  if (starts.length === 0) return { notes: new Map(), chunks };
  const own = new Set(starts.map(({ index }) => index));
  const calls = chunks.flatMap((chunk, index) =>
    own.has(index) ? [] : callsOf(reading, chunk, index),
  );
  const joined = joinNotes(reading, starts, calls);
  const notes = new Map<number, TypedNote>();
  for (const [{ at }, start] of joined) {
    const chunk = chunks[start.index];
    if (chunk !== undefined) notes.set(at, noteOf(reading, chunk, start));
  }
  const gone = new Set(Array.from(joined.values(), ({ index }) => index));
  return { notes, chunks: chunks.filter((_, index) => !gone.has(index)) };
}

function startOf(reading: Reading, chunk: TextChunk, index: number): readonly NoteStart[] {
  const [first] = chunk.lines;
  if (first === undefined || chunk.shape === "verse") return [];
  const { start } = first;
  const mark = noteMark(reading.text.slice(start, Math.min(first.end, start + 300)));
  if (mark === undefined) return [];
  return [{ index, label: mark.label, mark: { start, end: start + mark.length } }];
}

function callsOf(reading: Reading, chunk: TextChunk, index: number): readonly NoteCall[] {
  // Two stars in a paragraph are emphasis.
  const all = chunk.lines.map(({ start, end }) => reading.text.slice(start, end));
  const stars = all.reduce((sum, line) => sum + line.split("*").length - 1, 0);
  return chunk.lines.flatMap(({ start }, i) =>
    callsIn(all[i] ?? "")
      .filter(({ label }) => label !== "*" || stars === 1)
      .map(({ at, label }) => ({ index, at: start + at, label })),
  );
}

function noteOf(reading: Reading, chunk: TextChunk, { label, mark }: NoteStart): TypedNote {
  const last = chunk.lines.at(-1);
  const closed = last !== undefined && reading.text.slice(last.start, last.end).endsWith("]");
  const opened = /^\[(?:foot)?note /i.test(reading.text.slice(mark.start, mark.end));
  const lines = chunk.lines.map((line, i) => ({
    start: i === 0 ? mark.end : line.start,
    end: closed && opened && line === last ? line.end - 1 : line.end,
  }));
  return { mark: callLength(label), lines };
}
