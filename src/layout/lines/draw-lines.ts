import type { Pt } from "../../base/units.ts";
import type { TextPiece } from "../pagination.ts";
import type { LineShape, ParagraphText, ReadingOrder, SetLine, StyledRun } from "../paragraph.ts";
import { type Galley, gapAfter, gapWidth, offsetOf, runOf, wordOf } from "./galley.ts";
import { leftProtrusion, MOST_PROTRUSION, rightProtrusion } from "./protrusion.ts";
import { FORCED, SPACE, TIED } from "./spaces.ts";
import type { Tuning } from "./tuning.ts";
import { visualOrder } from "./visual-order.ts";
import { type BreakKind, endsInHyphen, hyphenOf } from "./word-breaks.ts";
import type { Face, Word } from "./words.ts";

/** Where a line ends: after the gap of a word, or at one of the word's breaks. */
export interface LineEnd {
  readonly word: number;
  /** Index into the word's breaks, or -1. */
  readonly part: number;
}

/** All that drawing needs; held by a setting until somebody asks for its lines. */
export interface Drawing {
  readonly paragraph: ParagraphText;
  readonly galley: Galley;
  readonly shape: LineShape;
  readonly faceOf: (run: StyledRun) => Face;
  /** What the lines were searched with. */
  readonly tuning: Tuning;
  /** What lines are set with that need no more, so that only a hard line of a hard paragraph is bent far. */
  readonly gentle: Tuning;
}

/** A piece before its place is known. */
interface Part {
  readonly run: StyledRun;
  readonly shaped: TextPiece["shaped"];
  readonly width: Pt;
  /** Gap after it, and whether that may stretch. */
  readonly gap: Pt;
  readonly elastic: boolean;
}

/** Ends of lines, two numbers a line: a word, and one of its breaks or -1. */
export type LineEnds = Int32Array;

/** Where line `i` ends. */
export function lineEnd(ends: LineEnds, i: number): LineEnd {
  return { word: ends[2 * i] as number, part: ends[2 * i + 1] as number };
}

/** Draws the lines that end at `ends`. */
export function drawLines(drawing: Drawing, ends: LineEnds): readonly SetLine[] {
  const lines: SetLine[] = [];
  const count = ends.length / 2;
  let from = PARAGRAPH_START;
  for (let i = 0; i < count; i += 1) {
    const to = lineEnd(ends, i);
    lines.push(drawLine(drawing, { from, to, line: i, last: i === count - 1 }));
    from = to;
  }
  return lines;
}

const PARAGRAPH_START: LineEnd = { word: -1, part: -1 };

interface LineSpan {
  readonly from: LineEnd;
  readonly to: LineEnd;
  readonly line: number;
  readonly last: boolean;
}

function drawLine(drawing: Drawing, span: LineSpan): SetLine {
  const { galley, shape } = drawing;
  const { from, to } = span;
  const parts = partsOf(drawing, from, to);
  const { left, width: measure } = shape.measureOf(span.line);
  const hangs = shape.opticalMargins ? hangsOf(parts) : NO_HANGS;
  let natural = 0;
  let space = 0;
  for (const part of parts) {
    natural += part.width + part.gap;
    if (part.elastic) space += part.gap;
  }
  const gap = measure - (natural - hangs.left - hangs.right);
  const open = span.last || (to.part < 0 && gapAfter(galley, to.word) === FORCED);
  const justified = shape.align === "justify" && (!open || gap < 0);
  const fit = justified ? fitOf(gap, natural - space, space, drawing) : PLAIN;
  const set = (natural - space) * fit.scale + space * fit.space;
  const room = measure - (set - hangs.left - hangs.right);
  const start = startOffset(galley, from);
  const end = endOffset(galley, to);
  const { order, rtl } = drawing.paragraph;
  return {
    x: left + shift(rtl === true ? turned(shape.align, room) : shape.align, room),
    width: set,
    ...(order === undefined
      ? { pieces: place(parts, fit, -hangs.left) }
      : inOrder(drawing, parts, {
          fit,
          order,
          first: firstWord(from),
          start,
          end,
          x: -hangs.left,
        })),
    start,
    end,
    hyphenated: endsInHyphen(breakKind(galley, to)),
    spaceRatio: fit.space,
  };
}

/** Kind of the word break a line ends at, or 0. */
export function breakKind(galley: Galley, end: LineEnd): BreakKind | 0 {
  return end.part < 0 ? 0 : (wordOf(galley, end.word).breaks[end.part]?.kind ?? 0);
}

interface Fit {
  readonly scale: number;
  /** Space width over natural space width. */
  readonly space: number;
}
const PLAIN: Fit = { scale: 1, space: 1 };

/** Glyphs give first, within the tuning's share; spaces take what is left. */
function fitOf(gap: Pt, glyphs: Pt, space: Pt, { tuning, gentle }: Drawing): Fit {
  const fit = fitWith(gap, glyphs, space, gentle);
  if (tuning === gentle) return fit;
  const hard = fit.space >= 1 + gentle.hole || fit.space <= 1 - gentle.shrink;
  return hard ? fitWith(gap, glyphs, space, tuning) : fit;
}

function fitWith(gap: Pt, glyphs: Pt, space: Pt, tuning: Tuning): Fit {
  const taken = Math.max(-tuning.contraction * glyphs, Math.min(tuning.expansion * glyphs, gap));
  const scale = glyphs > 0 ? 1 + taken / glyphs : 1;
  if (space <= 0) return { scale: Math.min(scale, 1), space: 1 };
  return { scale, space: Math.max(1 - tuning.shrink, 1 + (gap - taken) / space) };
}

function shift(align: LineShape["align"], room: Pt): Pt {
  if (align === "center") return room / 2;
  return align === "end" ? room : 0;
}

function place(parts: readonly Part[], fit: Fit, x: Pt): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let pen = x;
  for (const { run, shaped, width, gap, elastic } of parts) {
    const scale = run.box === undefined ? fit.scale : 1;
    const space = elastic ? gap * fit.space : gap;
    const { rise, font, size, tracking, tag } = run;
    // Two literals, since a spread a word would cost more than the rest of the line.
    pieces.push(
      tag === undefined
        ? { x: pen, space, rise, font, size, scale, tracking, shaped }
        : { x: pen, space, rise, font, size, scale, tracking, shaped, tag },
    );
    pen += width * scale + space;
  }
  return pieces;
}

/** What is flush left in a paragraph that runs from right to left is flush right; a measured line has no edges. */
function turned(align: LineShape["align"], room: Pt): LineShape["align"] {
  if (align === "center" || room > UNBOUNDED) return align;
  return align === "end" ? "start" : "end";
}

/** No page is so wide. */
const UNBOUNDED: Pt = 1e6;

interface Order {
  readonly fit: Fit;
  readonly order: ReadingOrder;
  /** The first word of the line. */
  readonly first: number;
  readonly start: number;
  readonly end: number;
  /** Where the first piece begins. */
  readonly x: Pt;
}

/** Pieces from left to right where some of their words run the other way, and the words as they are read. */
function inOrder(
  { galley }: Drawing,
  parts: readonly Part[],
  { fit, order: { levels, written }, first, start, end, x }: Order,
): Pick<SetLine, "pieces" | "logical"> {
  const levelAt = (offset: number): number => levels[offset] ?? 0;
  const items = parts.flatMap((part, i) => {
    const at = offsetOf(galley, first + i);
    const after = at + wordOf(galley, first + i).text.length;
    const shaped = asWritten(part.shaped, written.slice(at, after));
    const bare = { ...part, shaped, gap: 0, elastic: false };
    const word = { part: bare, level: levelAt(at), gap: 0, elastic: false };
    if (part.gap === 0) return [word];
    return [word, { part: undefined, level: levelAt(after), gap: part.gap, elastic: part.elastic }];
  });
  const visual = visualOrder(items);
  const ordered: Part[] = [];
  for (const { part, gap, elastic } of visual) {
    if (part !== undefined) ordered.push(part);
    const last = ordered.at(-1);
    if (part === undefined && last !== undefined) ordered.splice(-1, 1, { ...last, gap, elastic });
  }
  return { pieces: place(ordered, fit, x), logical: written.slice(start, end) };
}

/** Glyphs that say what was written, where a bracket was turned to stand for its mirror. */
function asWritten(shaped: TextPiece["shaped"], text: string): TextPiece["shaped"] {
  return shaped.text.length === text.length && shaped.text !== text ? { ...shaped, text } : shaped;
}

function firstWord(from: LineEnd): number {
  return from.part < 0 ? from.word + 1 : from.word;
}

function partsOf(drawing: Drawing, from: LineEnd, to: LineEnd): readonly Part[] {
  const parts: Part[] = [];
  const first = firstWord(from);
  for (let w = first; w <= to.word; w += 1) parts.push(partOf(drawing, w, from, to));
  return parts;
}

function partOf(drawing: Drawing, w: number, from: LineEnd, to: LineEnd): Part {
  const { galley, paragraph, faceOf } = drawing;
  const word = wordOf(galley, w);
  const run = paragraph.runs[runOf(galley, w)] as StyledRun;
  const begun = w === from.word && from.part >= 0 ? from : undefined;
  const ended = w === to.word && to.part >= 0 ? to : undefined;
  const whole = begun === undefined && ended === undefined;
  const shaped = whole ? word.shaped : fragment(word, faceOf(run), begun, ended);
  const em = whole ? word.width : shaped.width / run.font.unitsPerEm;
  const width = em * run.size + run.tracking * shaped.glyphs.length;
  // The gap at the end of a line belongs to no line.
  if (w === to.word) return { run, shaped, width, gap: 0, elastic: false };
  const kind = gapAfter(galley, w);
  const elastic = kind === SPACE || kind === TIED;
  return { run, shaped, width, gap: gapWidth(galley, w), elastic };
}

/** Part of a word, with its hyphen; a line can hold both ends of one long word. */
function fragment(word: Word, face: Face, from?: LineEnd, to?: LineEnd): TextPiece["shaped"] {
  const { text } = word.shaped;
  const start = from === undefined ? 0 : (word.breaks[from.part]?.shapedAt ?? 0);
  const end = to === undefined ? undefined : word.breaks[to.part];
  if (end === undefined) return face.shape(text.slice(start));
  return face.shape(text.slice(start, end.shapedAt) + hyphenOf(end.kind));
}

interface Hangs {
  readonly left: Pt;
  readonly right: Pt;
}
const NO_HANGS: Hangs = { left: 0, right: 0 };

function hangsOf(parts: readonly Part[]): Hangs {
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (first === undefined || last === undefined) return NO_HANGS;
  const head = first.shaped.text.charAt(0);
  const tail = last.shaped.text.charAt(last.shaped.text.length - 1);
  return {
    left: hang(first, leftProtrusion(head), 0),
    right: hang(last, rightProtrusion(tail), last.shaped.advances.length - 1),
  };
}

function hang(part: Part, share: number, glyph: number): Pt {
  if (share === 0) return 0;
  const width = (part.shaped.advances[glyph] ?? 0) / part.run.font.unitsPerEm;
  return Math.min(share * width, MOST_PROTRUSION) * part.run.size;
}

function startOffset(galley: Galley, from: LineEnd): number {
  if (from.part >= 0) return offsetOf(galley, from.word) + partOffset(galley, from);
  return from.word + 1 < galley.count ? offsetOf(galley, from.word + 1) : 0;
}

/** Offset after the last character of the line; the space or line break at its end belongs to neither line. */
function endOffset(galley: Galley, to: LineEnd): number {
  if (to.word < 0) return 0;
  const length = to.part < 0 ? wordOf(galley, to.word).text.length : partOffset(galley, to);
  return offsetOf(galley, to.word) + length;
}

function partOffset(galley: Galley, end: LineEnd): number {
  return wordOf(galley, end.word).breaks[end.part]?.at ?? 0;
}
