import type { Pt } from "../base/units.ts";
import type { Galley } from "./galley.ts";
import type { TextPiece } from "./pagination.ts";
import type { LineShape, ParagraphText, SetLine, StyledRun } from "./paragraph.ts";
import { leftProtrusion, MOST_PROTRUSION, rightProtrusion } from "./protrusion.ts";
import { FORCED, JOINED, SPACE, TIED } from "./spaces.ts";
import type { Tuning } from "./tuning.ts";
import { type BreakKind, endsInHyphen, hyphenOf } from "./word-breaks.ts";
import type { Face } from "./words.ts";

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
  readonly tuning: Tuning;
}

/** A piece before its place is known. */
interface Part {
  readonly run: StyledRun;
  readonly shaped: TextPiece["shaped"];
  readonly width: Pt;
  /** Gap after it, and whether that may stretch. */
  gap: Pt;
  elastic: boolean;
}

/** Draws the lines that end at `ends`. */
export function drawLines(drawing: Drawing, ends: readonly LineEnd[]): readonly SetLine[] {
  let from: LineEnd = { word: -1, part: -1 };
  return ends.map((to, i) => {
    const line = drawLine(drawing, { from, to, line: i, last: i === ends.length - 1 });
    from = to;
    return line;
  });
}

interface LineSpan {
  readonly from: LineEnd;
  readonly to: LineEnd;
  readonly line: number;
  readonly last: boolean;
}

function drawLine(drawing: Drawing, span: LineSpan): SetLine {
  const { galley, shape, tuning } = drawing;
  const { from, to } = span;
  const parts = partsOf(drawing, from, to);
  const { left, width: measure } = shape.measureOf(span.line);
  const hangs = shape.opticalMargins ? hangsOf(parts) : { left: 0, right: 0 };
  const natural = sum(parts, (part) => part.width + part.gap);
  const space = sum(parts, (part) => (part.elastic ? part.gap : 0));
  const gap = measure - (natural - hangs.left - hangs.right);
  const open = span.last || (to.part < 0 && galley.gaps[to.word] === FORCED);
  const fit =
    shape.align === "justify" && (!open || gap < 0)
      ? fitOf(gap, natural - space, space, tuning)
      : PLAIN;
  const set = (natural - space) * fit.scale + space * fit.space;
  const pieces = place(parts, fit, -hangs.left);
  const kind = to.part < 0 ? 0 : (galley.words[to.word]?.breaks[to.part]?.kind ?? 0);
  return {
    x: left + shift(shape.align, measure - (set - hangs.left - hangs.right)),
    width: set,
    pieces,
    start: startOffset(galley, from),
    end: endOffset(drawing, to),
    hyphenated: endsInHyphen(kind as BreakKind | 0),
    spaceRatio: fit.space,
  };
}

interface Fit {
  readonly scale: number;
  /** Space width over natural space width. */
  readonly space: number;
}
const PLAIN: Fit = { scale: 1, space: 1 };

/** Glyphs give first, within the tuning's share; spaces take what is left. */
function fitOf(gap: Pt, glyphs: Pt, space: Pt, tuning: Tuning): Fit {
  const give = tuning.expansion * glyphs;
  const taken = Math.max(-give, Math.min(give, gap));
  const scale = glyphs > 0 ? 1 + taken / glyphs : 1;
  if (space <= 0) return { scale: Math.min(scale, 1), space: 1 };
  return { scale, space: Math.max(1 - tuning.shrink, 1 + (gap - taken) / space) };
}

function shift(align: LineShape["align"], room: Pt): Pt {
  if (align === "center") return room / 2;
  return align === "end" ? room : 0;
}

function place(parts: readonly Part[], fit: Fit, x: Pt): readonly TextPiece[] {
  let pen = x;
  return parts.map(({ run, shaped, width, gap, elastic }) => {
    const space = elastic ? gap * fit.space : gap;
    const piece: TextPiece = {
      x: pen,
      space,
      rise: run.rise,
      font: run.font,
      size: run.size,
      scale: run.box === undefined ? fit.scale : 1,
      tracking: run.tracking,
      shaped,
      ...(run.tag === undefined ? {} : { tag: run.tag }),
    };
    pen += width * (run.box === undefined ? fit.scale : 1) + space;
    return piece;
  });
}

function partsOf(drawing: Drawing, from: LineEnd, to: LineEnd): Part[] {
  const { galley, paragraph, faceOf } = drawing;
  const parts: Part[] = [];
  const first = from.part < 0 ? from.word + 1 : from.word;
  for (let w = first; w <= to.word; w += 1) {
    const word = galley.words[w];
    const run = paragraph.runs[galley.runs[w] ?? 0];
    if (word === undefined || run === undefined) continue;
    const start = w === from.word && from.part >= 0 ? (word.breaks[from.part]?.shapedAt ?? 0) : 0;
    const brk = w === to.word && to.part >= 0 ? word.breaks[to.part] : undefined;
    const { text } = word.shaped;
    const shaped =
      start === 0 && brk === undefined
        ? word.shaped
        : faceOf(run).shape(
            text.slice(start, brk?.shapedAt ?? text.length) +
              (brk === undefined ? "" : hyphenOf(brk.kind)),
          );
    const kind = galley.gaps[w] ?? JOINED;
    const inside = w < to.word;
    const glyphs =
      (shaped.width / run.font.unitsPerEm) * run.size + run.tracking * shaped.glyphs.length;
    parts.push({
      run,
      shaped,
      width: run.box?.width ?? glyphs,
      gap: inside ? (galley.gapWidths[w] ?? 0) : 0,
      elastic: inside && (kind === SPACE || kind === TIED),
    });
  }
  return parts;
}

function hangsOf(parts: readonly Part[]): { readonly left: Pt; readonly right: Pt } {
  const first = parts[0];
  const last = parts[parts.length - 1];
  return {
    left: first === undefined ? 0 : hang(first, first.shaped.text.slice(0, 1), leftProtrusion, 0),
    right:
      last === undefined
        ? 0
        : hang(last, last.shaped.text.slice(-1), rightProtrusion, last.shaped.advances.length - 1),
  };
}

function hang(
  part: Part,
  character: string,
  share: (character: string) => number,
  glyph: number,
): Pt {
  const by = share(character);
  if (by === 0) return 0;
  const width = (part.shaped.advances[glyph] ?? 0) / part.run.font.unitsPerEm;
  return Math.min(by * width, MOST_PROTRUSION) * part.run.size;
}

function startOffset(galley: Galley, from: LineEnd): number {
  if (from.part < 0) return galley.offsets[from.word + 1] ?? 0;
  return (galley.offsets[from.word] ?? 0) + (galley.words[from.word]?.breaks[from.part]?.at ?? 0);
}

/** Offset after the last character of the line; the space or line break at its end belongs to neither line. */
function endOffset({ galley }: Drawing, to: LineEnd): number {
  const word = galley.words[to.word];
  const offset = galley.offsets[to.word] ?? 0;
  if (word === undefined) return 0;
  return offset + (to.part < 0 ? word.text.length : (word.breaks[to.part]?.at ?? 0));
}

function sum(parts: readonly Part[], of: (part: Part) => number): number {
  let total = 0;
  for (const part of parts) total += of(part);
  return total;
}
