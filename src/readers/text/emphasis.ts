import type { Block, Inline } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { type Atom, inlineTree, type WrapKind as Kind } from "../inline-tree.ts";
import { type Passage, passageOf, sourceOffset } from "../passage.ts";
import { type Reading, spanOf } from "../reading.ts";
import type { TypedNotes } from "./typed-notes.ts";

/** A mark of emphasis in a passage, and whether it may open or close. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: Kind;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Pair {
  readonly open: Mark;
  readonly close: Mark;
}

const MARKS =
  /\*{1,3}|_{1,3}|(?<![\p{L}\p{N}/:.<])\/(?=\p{L})|(?<=[\p{L}.!?…])\/(?![\p{L}\p{N}/])|<(\/?)(i|em|b|strong|u|s|strike|del)>|\[(\/?)(i|em|b|strong|u|s)\]|''|(?<![~\p{N}])~(?!~)/giu;

const TAGS: Readonly<Record<string, Kind>> = {
  i: "emphasis",
  em: "emphasis",
  u: "emphasis",
  b: "strong",
  strong: "strong",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
};

/** Only these are likely to be emphasis when alone; a lone slash or tilde is nothing to report. */
const REPORTED = /^(?:[*_]{1,3}|[<[])/;

/** Longest emphasis by `/`, `~` or `''`, whose marks mean other things as well, in words. */
const MOST_WORDS = 12;

/** A text file while it is being read, with the notes typed into it once they are known. */
export interface TextReading extends Reading {
  readonly notes?: TypedNotes;
}

/** The inlines of a passage of plain text: emphasis where marks pair, text everywhere else. Linear. */
export function plainInlines(reading: TextReading, passage: Passage): readonly Inline[] {
  const marks = /[*_/<[~]|''/.test(passage.text) ? marksIn(passage.text) : [];
  const pairs = marks.length > 1 ? pairsOf(passage.text, marks) : [];
  reportUnpaired(reading, passage, marks, pairs);
  const wraps = pairs.map(({ open, close }) => ({ open, close, kind: open.kind }));
  const whole = { start: 0, end: passage.text.length };
  return inlineTree(reading, passage, { wraps, atoms: noteAtoms(reading, passage) }, whole);
}

/** The notes called in a passage, in place of the marks that call them. */
function noteAtoms(reading: TextReading, passage: Passage): readonly Atom[] {
  if (reading.notes === undefined || reading.notes.size === 0) return [];
  return [...passage.text.matchAll(/[[*†‡]/g)].flatMap(({ index }) => {
    const start = sourceOffset(passage, index);
    const note = reading.notes?.get(start);
    if (note === undefined) return [];
    const words = passageOf(reading.text, note.lines);
    const inlines = plainInlines({ ...reading, notes: new Map() }, words);
    const span = spanOf(reading, note.lines[0]?.start ?? start, note.lines.at(-1)?.end ?? start);
    const paragraph: Block = { type: "paragraph", inlines, span };
    const called = spanOf(reading, start, start + note.mark);
    const inline: Inline = { type: "note", blocks: [paragraph], span: called };
    return [{ start: index, end: index + note.mark, inlines: [inline] }];
  });
}

function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(MARKS)) {
    const start = match.index;
    const end = start + match[0].length;
    const tag = match[2] ?? match[4];
    if (tag === undefined) {
      const mark = typedMark(text, match[0], start);
      if (mark !== undefined) marks.push(mark);
      continue;
    }
    const closes = (match[1] ?? match[3]) === "/";
    const name = `<${tag.toLowerCase()}`;
    const kind = TAGS[tag.toLowerCase()] ?? "emphasis";
    marks.push({ start, end, name, kind, opens: !closes, closes });
  }
  return marks;
}

/** Emphasis hugs its words: no space inside an edge, no letter outside one. */
function typedMark(text: string, name: string, start: number): Mark | undefined {
  const end = start + name.length;
  const before = text[start - 1] ?? " ";
  const after = text[end] ?? " ";
  if (before === name[0] || after === name[0]) return undefined;
  const opens = /\S/.test(after) && !/[\p{L}\p{N}]/u.test(before);
  const closes = /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after);
  if (!opens && !closes) return undefined;
  const length = name.startsWith("*") || name.startsWith("_") ? name.length : 1;
  const kind = length === 1 ? "emphasis" : length === 2 ? "strong" : "both";
  return { start, end, name, kind, opens, closes };
}

/** Pairs each closing mark with the nearest open one of its name; what lies between stays unpaired. */
function pairsOf(text: string, marks: readonly Mark[]): readonly Pair[] {
  const open = new Map<string, Mark[]>();
  const pairs: Pair[] = [];
  for (const mark of marks) {
    const waiting = open.get(mark.name) ?? [];
    const opener = mark.closes ? waiting.pop() : undefined;
    if (opener !== undefined && fits(text, opener, mark)) {
      pairs.push({ open: opener, close: mark });
      dropInside(open, opener.start);
    } else if (mark.opens) {
      waiting.push(mark);
      open.set(mark.name, waiting);
    }
  }
  return pairs.sort((a, b) => a.open.start - b.open.start);
}

/** Marks left open inside a pair that is now closed can pair with nothing. */
function dropInside(open: ReadonlyMap<string, Mark[]>, from: number): void {
  for (const waiting of open.values()) while ((waiting.at(-1)?.start ?? -1) >= from) waiting.pop();
}

function fits(text: string, open: Mark, close: Mark): boolean {
  if (open.end >= close.start) return false;
  if (!/^[/~']/.test(open.name)) return true;
  const inside = text.slice(open.end, Math.min(close.start, open.end + 200));
  return close.start - open.end < 200 && inside.split(/\s+/).length <= MOST_WORDS;
}

function reportUnpaired(
  reading: TextReading,
  passage: Passage,
  marks: readonly Mark[],
  pairs: readonly Pair[],
): void {
  if (marks.length === pairs.length * 2) return;
  const paired = new Set(pairs.flatMap(({ open, close }) => [open, close]));
  const alone = marks.find(
    (mark) =>
      !paired.has(mark) &&
      REPORTED.test(mark.name) &&
      !censors(mark) &&
      !reading.notes?.has(sourceOffset(passage, mark.start)),
  );
  if (alone === undefined) return;
  const start = sourceOffset(passage, alone.start);
  const typed = passage.text.slice(alone.start, alone.end);
  reading.diagnostics.push(
    notice(
      "unpaired-emphasis",
      `“${typed}” has no partner in its paragraph`,
      spanOf(reading, start, start + typed.length),
    ),
  );
}

/** `f***`: stars after a letter stand for letters. */
function censors({ name, opens }: Mark): boolean {
  return !opens && /^\*\*+$/.test(name);
}
