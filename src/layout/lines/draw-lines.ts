import type { Pt } from "../../base/units.ts";
import type { TextPiece } from "../pagination.ts";
import type { LineShape, ParagraphText, ReadingOrder, SetLine, StyledRun } from "../paragraph.ts";
import { type Galley, gapAfter, gapWidth, idOf, offsetOf, runOf, wordOf } from "./galley.ts";
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

/** Ends of lines, two numbers a line: a word, and one of its breaks or -1. */
export type LineEnds = Int32Array;

/** Where line `i` ends. */
export function lineEnd(ends: LineEnds, i: number): LineEnd {
  return { word: ends[2 * i] as number, part: ends[2 * i + 1] as number };
}

/** Draws those of the lines that end at `ends` which stand between two numbers. */
export function drawLines(
  drawing: Drawing,
  ends: LineEnds,
  { first, after }: { readonly first: number; readonly after: number },
): readonly SetLine[] {
  const lines: SetLine[] = [];
  const last = ends.length / 2 - 1;
  let from = lineStart(ends, first);
  for (let i = first; i < after; i += 1) {
    const to = lineEnd(ends, i);
    lines.push(drawLine(drawing, { from, to, line: i, last: i === last }));
    from = to;
  }
  return lines;
}

const PARAGRAPH_START: LineEnd = { word: -1, part: -1 };

/** Where the line before line `i` ends. */
export function lineStart(ends: LineEnds, i: number): LineEnd {
  return i === 0 ? PARAGRAPH_START : lineEnd(ends, i - 1);
}

/** A line to be drawn: from where to where, and the parts of words it begins and ends with. */
interface LineSpan {
  readonly from: LineEnd;
  readonly to: LineEnd;
  readonly line: number;
  readonly last: boolean;
}

function drawLine(drawing: Drawing, span: LineSpan): SetLine {
  const { galley, shape } = drawing;
  const { from, to } = span;
  const stretch = stretchOf(drawing, from, to);
  const { left, width: measure } = shape.measureOf(span.line);
  const hangs = shape.opticalMargins ? hangsOf(stretch) : NO_HANGS;
  const { natural, space } = sumsOf(stretch);
  const gap = measure - (natural - hangs.left - hangs.right);
  const open = span.last || (to.part < 0 && gapAfter(galley, to.word) === FORCED);
  const justified = shape.align === "justify" && (!open || gap < 0);
  const fit = justified ? fitOf(gap, natural - space, space, drawing) : PLAIN;
  const width = (natural - space) * fit.scale + space * fit.space;
  const room = measure - (width - hangs.left - hangs.right);
  const start = startOffset(galley, from);
  const end = endOffset(galley, to);
  const { order, rtl } = drawing.paragraph;
  const x = left + shift(rtl === true ? turned(shape.align, room) : shape.align, room);
  const hyphenated = endsInHyphen(breakKind(galley, to));
  const pieces = place(stretch, fit, -hangs.left);
  const line = lineOf([x, width, fit.asked], pieces, { start, end, hyphenated });
  if (order === undefined) return line;
  return { ...line, ...inOrder(stretch, pieces, { order, start, end, x: -hangs.left }) };
}

/** Made in one place, and once with fractions, as pieces are. */
function lineOf(
  [x, width, spaceRatio]: readonly [Pt, Pt, number],
  pieces: readonly TextPiece[],
  { start, end, hyphenated }: Pick<SetLine, "start" | "end" | "hyphenated">,
): SetLine {
  return { x, width, pieces, start, end, hyphenated, spaceRatio };
}

lineOf([0.5, 0.5, 0.5], [], { start: 0, end: 0, hyphenated: false });

/** Kind of the word break a line ends at, or 0. */
export function breakKind(galley: Galley, end: LineEnd): BreakKind | 0 {
  return end.part < 0 ? 0 : (wordOf(galley, end.word).breaks[end.part]?.kind ?? 0);
}

interface Fit {
  readonly scale: number;
  /** Space width over natural space width. */
  readonly space: number;
  /** The same, as it would have to be for the line to fill its measure. */
  readonly asked: number;
}
const PLAIN: Fit = { scale: 1, space: 1, asked: 1 };

/**
 * A space is never drawn wider than twice its size: what cannot be justified ends short of the
 * measure, which is seen less than a line with holes in it.
 */
const WIDEST = 2;

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
  if (space <= 0) return { scale: Math.min(scale, 1), space: 1, asked: 1 };
  const asked = Math.max(1 - tuning.shrink, 1 + (gap - taken) / space);
  return { scale, space: Math.min(asked, WIDEST), asked };
}

function shift(align: LineShape["align"], room: Pt): Pt {
  if (align === "center") return room / 2;
  return align === "end" ? room : 0;
}

/** The pieces of a line from left to right as they are read. */
function place(stretch: Stretch, fit: Fit, x: Pt): TextPiece[] {
  const { drawing, first, last } = stretch;
  const { galley } = drawing;
  const pieces: TextPiece[] = [];
  let pen = x;
  for (let w = first; w <= last; w += 1) {
    const run = runAt(drawing, w);
    const gap = gapIn(stretch, w);
    const scale = run.box === undefined ? fit.scale : 1;
    const space = isElastic(gapAfter(galley, w)) ? gap * fit.space : gap;
    pieces.push(pieceOf(run, shapedAt(stretch, w), [pen, space, scale]));
    pen += widthAt(stretch, w, run) * scale + space;
  }
  return pieces;
}

/**
 * Two literals, since a spread a word would cost more than the rest of the line.
 *
 * The first piece ever made is one of fractions: then the engine has room for
 * them in every other, and all pieces are of one make.
 */
function pieceOf(
  {
    rise,
    font,
    size,
    tracking,
    tag,
  }: Pick<StyledRun, "rise" | "font" | "size" | "tracking" | "tag">,
  shaped: TextPiece["shaped"],
  [x, space, scale]: readonly [Pt, Pt, number],
): TextPiece {
  return tag === undefined
    ? { x, space, rise, font, size, scale, tracking, shaped }
    : { x, space, rise, font, size, scale, tracking, shaped, tag };
}

/** Makes room for fractions in the pieces to come. */
export function makeRoom(font: StyledRun["font"], shaped: TextPiece["shaped"]): void {
  const run = { rise: 0.5, font, size: 0.5, tracking: 0.5 };
  pieceOf(run, shaped, [0.5, 0.5, 0.5]);
  pieceOf({ ...run, tag: 0 }, shaped, [0.5, 0.5, 0.5]);
}

/** What is flush left in a paragraph that runs from right to left is flush right; a measured line has no edges. */
function turned(align: LineShape["align"], room: Pt): LineShape["align"] {
  if (align === "center" || room > UNBOUNDED) return align;
  return align === "end" ? "start" : "end";
}

/** No page is so wide. */
const UNBOUNDED: Pt = 1e6;

interface Order {
  readonly order: ReadingOrder;
  readonly start: number;
  readonly end: number;
  /** Where the first piece begins. */
  readonly x: Pt;
}

/** Pieces from left to right where some of their words run the other way, and the words as they are read. */
function inOrder(
  stretch: Stretch,
  pieces: readonly TextPiece[],
  { order: { levels, written }, start, end, x }: Order,
): Pick<SetLine, "pieces" | "logical"> {
  const { drawing, first } = stretch;
  const levelAt = (offset: number): number => levels[offset] ?? 0;
  const items = pieces.flatMap((piece, i) => {
    const at = offsetOf(drawing.galley, first + i);
    const after = at + wordOf(drawing.galley, first + i).text.length;
    const shaped = asWritten(piece.shaped, written.slice(at, after));
    const width = widthAt(stretch, first + i, runAt(drawing, first + i)) * piece.scale;
    const word = { piece: { ...piece, shaped }, width, space: 0, level: levelAt(at) };
    if (piece.space === 0) return [word];
    return [word, { piece: undefined, width: 0, space: piece.space, level: levelAt(after) }];
  });
  const ordered: TextPiece[] = [];
  let pen = x;
  for (const { piece, width, space } of visualOrder(items)) {
    const last = ordered.at(-1);
    if (piece !== undefined) ordered.push({ ...piece, x: pen, space });
    else if (last !== undefined) ordered.splice(-1, 1, { ...last, space });
    if (piece !== undefined || last !== undefined) pen += width + space;
  }
  return { pieces: ordered, logical: written.slice(start, end) };
}

/** Glyphs that say what was written, where a bracket was turned to stand for its mirror. */
function asWritten(shaped: TextPiece["shaped"], text: string): TextPiece["shaped"] {
  return shaped.text.length === text.length && shaped.text !== text ? { ...shaped, text } : shaped;
}

function firstWord(from: LineEnd): number {
  return from.part < 0 ? from.word + 1 : from.word;
}

/** The words of a line, the first and last of which may be parts of words. */
interface Stretch {
  readonly drawing: Drawing;
  readonly first: number;
  readonly last: number;
  readonly head: TextPiece["shaped"] | undefined;
  readonly tail: TextPiece["shaped"] | undefined;
}

function stretchOf(drawing: Drawing, from: LineEnd, to: LineEnd): Stretch {
  const { galley, faceOf } = drawing;
  const begun = from.part < 0 ? undefined : from;
  const ended = to.part < 0 ? undefined : to;
  const first = firstWord(from);
  const last = to.word;
  // A line can hold both ends of one long word.
  const both = begun !== undefined && first === last ? ended : undefined;
  const partOf = (w: number, ...ends: readonly (LineEnd | undefined)[]): TextPiece["shaped"] =>
    fragment(wordOf(galley, w), faceOf(runAt(drawing, w)), ...ends);
  const head = begun && partOf(first, begun, both);
  const tail = ended && (both === undefined ? partOf(last, undefined, ended) : head);
  return { drawing, first, last, head, tail };
}

function runAt({ paragraph, galley }: Drawing, w: number): StyledRun {
  return paragraph.runs[runOf(galley, w)] as StyledRun;
}

/** The part of word `w` that stands on the line; absent where all of it does. */
function partAt({ first, last, head, tail }: Stretch, w: number): TextPiece["shaped"] | undefined {
  if (w === first && head !== undefined) return head;
  return w === last ? tail : undefined;
}

function shapedAt(stretch: Stretch, w: number): TextPiece["shaped"] {
  const { galley } = stretch.drawing;
  return partAt(stretch, w) ?? (galley.table.shaped[idOf(galley, w)] as TextPiece["shaped"]);
}

/** Natural width of what of a word stands on the line. */
function widthAt(stretch: Stretch, w: number, { size, tracking, font }: StyledRun): Pt {
  const part = partAt(stretch, w);
  if (part !== undefined) {
    const width = (part.width / font.unitsPerEm) * size;
    return tracking === 0 ? width : width + tracking * part.glyphs.length;
  }
  const { galley } = stretch.drawing;
  const { figures } = galley.table;
  const id = idOf(galley, w);
  const width = (figures.width[id] as number) * size;
  return tracking === 0 ? width : width + tracking * (figures.glyphs[id] as number);
}

/** The gap after a word; that at the end of a line belongs to no line. */
function gapIn({ drawing, last }: Stretch, w: number): Pt {
  return w === last ? 0 : gapWidth(drawing.galley, w);
}

function isElastic(gap: number): boolean {
  return gap === SPACE || gap === TIED;
}

/** Natural width of a line, and of those of its gaps that stretch. */
function sumsOf(stretch: Stretch): { readonly natural: Pt; readonly space: Pt } {
  const { drawing, first, last } = stretch;
  let natural = 0;
  let space = 0;
  for (let w = first; w <= last; w += 1) {
    const gap = gapIn(stretch, w);
    natural += widthAt(stretch, w, runAt(drawing, w)) + gap;
    if (isElastic(gapAfter(drawing.galley, w))) space += gap;
  }
  return { natural, space };
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

function hangsOf(stretch: Stretch): Hangs {
  const { drawing, first, last } = stretch;
  if (last < first) return NO_HANGS;
  return { left: leftHang(stretch, drawing, first), right: rightHang(stretch, drawing, last) };
}

/** Of most words nothing hangs, which their figures tell. */
function leftHang(stretch: Stretch, drawing: Drawing, w: number): Pt {
  const { galley } = drawing;
  const part = partAt(stretch, w);
  if (part === undefined && galley.table.figures.left[idOf(galley, w)] === 0) return 0;
  const { text, advances } = shapedAt(stretch, w);
  const share = leftProtrusion(text.charAt(0));
  return share === 0 ? 0 : hang(runAt(drawing, w), share, advances[0]);
}

function rightHang(stretch: Stretch, drawing: Drawing, w: number): Pt {
  const { galley } = drawing;
  const part = partAt(stretch, w);
  if (part === undefined && galley.table.figures.right[idOf(galley, w)] === 0) return 0;
  const { text, advances } = shapedAt(stretch, w);
  const share = rightProtrusion(text.charAt(text.length - 1));
  return share === 0 ? 0 : hang(runAt(drawing, w), share, advances[advances.length - 1]);
}

function hang({ font, size }: StyledRun, share: number, advance = 0): Pt {
  return Math.min(share * (advance / font.unitsPerEm), MOST_PROTRUSION) * size;
}

/** Offset of the first character after an end of a line. */
export function startOffset(galley: Galley, from: LineEnd): number {
  if (from.part >= 0) return offsetOf(galley, from.word) + partOffset(galley, from);
  return from.word + 1 < galley.count ? offsetOf(galley, from.word + 1) : 0;
}

/** Offset after the last character of the line; the space or line break at its end belongs to neither line. */
export function endOffset(galley: Galley, to: LineEnd): number {
  if (to.word < 0) return 0;
  const length = to.part < 0 ? lengthOf(galley, to.word) : partOffset(galley, to);
  return offsetOf(galley, to.word) + length;
}

function lengthOf(galley: Galley, w: number): number {
  return galley.table.figures.length[idOf(galley, w)] as number;
}

function partOffset(galley: Galley, end: LineEnd): number {
  return wordOf(galley, end.word).breaks[end.part]?.at ?? 0;
}
