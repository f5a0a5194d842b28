import type { Pt } from "../../base/units.ts";
import type { Font } from "../../fonts/font.ts";
import type { TextPiece } from "../pagination.ts";
import type { LineShape, SetLine } from "../paragraph.ts";
import type { Drawing } from "./drawing.ts";
import { gapAfter } from "./galley.ts";
import { hangsOf, NO_HANGS } from "./hangs.ts";
import {
  breakKind,
  endOffset,
  type LineEnd,
  type LineEnds,
  lineEnd,
  lineStart,
  startOffset,
} from "./line-ends.ts";
import { type Fit, fitOf, PLAIN } from "./line-fit.ts";
import { inOrder } from "./line-order.ts";
import {
  gapIn,
  isElastic,
  runAt,
  type Stretch,
  shapedAt,
  stretchOf,
  sumsOf,
  widthAt,
} from "./line-words.ts";
import { FORCED } from "./spaces.ts";
import { endsInHyphen } from "./word-breaks.ts";

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
    pieces.push({ x: pen, space, scale, look: run, shaped: shapedAt(stretch, w) });
    pen += widthAt(stretch, w, run) * scale + space;
  }
  return pieces;
}

/**
 * Makes room for fractions in the pieces to come: where the first of a make has
 * some, the engine keeps all of it as one make.
 */
export function makeRoom(font: Font, shaped: TextPiece["shaped"]): TextPiece {
  const look = { font, size: 0.5, rise: 0.5, tracking: 0.5 };
  return { x: 0.5, space: 0.5, scale: 0.5, look, shaped };
}

/** What is flush left in a paragraph that runs from right to left is flush right; a measured line has no edges. */
function turned(align: LineShape["align"], room: Pt): LineShape["align"] {
  if (align === "center" || room > UNBOUNDED) return align;
  return align === "end" ? "start" : "end";
}

/** No page is so wide. */
const UNBOUNDED: Pt = 1e6;
