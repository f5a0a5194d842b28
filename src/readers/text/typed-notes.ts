import { notice } from "../diagnostics.ts";
import type { Range } from "../passage.ts";
import { type Reading, spanOf } from "../reading.ts";
import type { TextChunk } from "./chunks.ts";

/** A note typed as a paragraph: where its words stand, without its mark. */
export interface TypedNote {
  /** Length of the mark in the text that calls it, in UTF-16 units. */
  readonly mark: number;
  readonly lines: readonly Range[];
}

/** Notes by the place in the source of the mark that calls them. */
export type TypedNotes = ReadonlyMap<number, TypedNote>;

interface Definition {
  readonly index: number;
  readonly label: string;
  readonly words: number;
}

interface Anchor {
  readonly index: number;
  readonly at: number;
  readonly label: string;
}

const NUMBERED = /^\[(?:footnote |note )?(\d{1,3}|[a-z])[\]:]\s*(?=\S)/i;
const STARRED = /^(\*|†|‡)\s*(?=[\p{L}"“‘'])(?!.*\*)/u;
const ANCHORS = /\[(\d{1,3}|[a-z])\](?![(:])|(?<=[\p{L}.,;:!?”’"')])([*†‡])(?![\p{L}*])/gu;

/** A star is joined to a note no further down than this many paragraphs. */
const NEAR = 12;

/**
 * Joins notes typed as paragraphs to the marks that call them.
 *
 * Gives the notes and the chunks that are no notes. A note without a mark, and a mark of a kind that
 * is otherwise used without its note, are reported and stay text.
 */
export function typedNotes(
  reading: Reading,
  chunks: readonly TextChunk[],
): { readonly notes: TypedNotes; readonly chunks: readonly TextChunk[] } {
  const definitions = chunks.flatMap((chunk, index) => definitionIn(reading, chunk, index));
  if (definitions.length === 0) return { notes: new Map(), chunks };
  const defined = new Set(definitions.map(({ index }) => index));
  const anchors = chunks.flatMap((chunk, index) =>
    defined.has(index) ? [] : anchorsIn(reading, chunk, index),
  );
  const open = new Map<string, Anchor[]>();
  const notes = new Map<number, TypedNote>();
  const joined = new Set<number>();
  let next = 0;
  for (const definition of definitions) {
    for (; (anchors[next]?.index ?? chunks.length) < definition.index; next++) {
      const anchor = anchors[next];
      if (anchor !== undefined) open.set(anchor.label, [...(open.get(anchor.label) ?? []), anchor]);
    }
    const anchor = open.get(definition.label)?.shift();
    const chunk = chunks[definition.index];
    const near =
      anchor !== undefined && (/^\w/.test(anchor.label) || definition.index - anchor.index <= NEAR);
    if (anchor === undefined || chunk === undefined || !near) {
      report(reading, chunk, definition.label);
      continue;
    }
    notes.set(anchor.at, noteOf(reading, chunk, definition));
    joined.add(definition.index);
  }
  reportJoined(reading, chunks, joined);
  reportCalls(reading, anchors, notes, definitions);
  return { notes, chunks: chunks.filter((_, index) => !joined.has(index)) };
}

function definitionIn(reading: Reading, chunk: TextChunk, index: number): readonly Definition[] {
  const [first] = chunk.lines;
  if (first === undefined || chunk.shape === "verse") return [];
  const words = reading.text.slice(first.start, Math.min(first.end, first.start + 300));
  const match = NUMBERED.exec(words) ?? STARRED.exec(words);
  if (match === null) return [];
  return [{ index, label: (match[1] ?? "").toLowerCase(), words: first.start + match[0].length }];
}

function anchorsIn(reading: Reading, chunk: TextChunk, index: number): readonly Anchor[] {
  // Two stars in a paragraph are emphasis.
  const all = chunk.lines.map(({ start, end }) => reading.text.slice(start, end));
  const stars = all.reduce((sum, line) => sum + line.split("*").length - 1, 0);
  return chunk.lines.flatMap(({ start }, i) => {
    const words = all[i] ?? "";
    if (!/[[*†‡]/.test(words)) return [];
    const marks = [...words.matchAll(ANCHORS)].filter(([mark]) => mark !== "*" || stars === 1);
    return marks.map((match) => ({
      index,
      at: start + match.index,
      label: (match[1] ?? match[2] ?? "").toLowerCase(),
    }));
  });
}

function noteOf(reading: Reading, chunk: TextChunk, { label, words }: Definition): TypedNote {
  const last = chunk.lines.at(-1);
  const closed = last !== undefined && reading.text.slice(last.start, last.end).endsWith("]");
  const opened = /^\[(?:foot)?note /i.test(reading.text.slice(chunk.lines[0]?.start ?? 0, words));
  const lines = chunk.lines.map((line, i) => ({
    start: i === 0 ? words : line.start,
    end: closed && opened && line === last ? line.end - 1 : line.end,
  }));
  return { mark: /^\w/.test(label) ? label.length + 2 : 1, lines };
}

function report(reading: Reading, chunk: TextChunk | undefined, label: string): void {
  const [line] = chunk?.lines ?? [];
  if (line === undefined || !/^\d/.test(label)) return;
  const at = spanOf(reading, line.start, line.end);
  reading.diagnostics.push(
    notice("note-without-anchor", `Nothing in the text calls the note “${label}”`, at),
  );
}

function reportJoined(
  reading: Reading,
  chunks: readonly TextChunk[],
  joined: ReadonlySet<number>,
): void {
  for (const index of joined) {
    const [line] = chunks[index]?.lines ?? [];
    if (line === undefined) continue;
    const message = "A note was joined to the mark that calls it";
    reading.diagnostics.push(notice("note-joined", message, spanOf(reading, line.start, line.end)));
  }
}

function reportCalls(
  reading: Reading,
  anchors: readonly Anchor[],
  notes: TypedNotes,
  definitions: readonly Definition[],
): void {
  const numbered = definitions.some(({ label }) => /^\d/.test(label));
  for (const { at, label } of anchors) {
    if (notes.has(at) || !numbered || !/^\d/.test(label)) continue;
    const span = spanOf(reading, at, at + label.length + 2);
    reading.diagnostics.push(
      notice("anchor-without-note", `“[${label}]” calls a note that is not there`, span),
    );
  }
}
