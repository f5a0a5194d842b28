import type { Pt } from "../../base/units.ts";
import type { TextPiece } from "../pagination.ts";
import type { StyledRun } from "../paragraph.ts";
import type { Drawing } from "./drawing.ts";
import { gapAfter, gapWidth, idOf, runOf, wordOf } from "./galley.ts";
import type { LineEnd } from "./line-ends.ts";
import { SPACE, TIED } from "./spaces.ts";
import { hyphenOf } from "./word-breaks.ts";
import type { Face, Word } from "./words.ts";

/** The words of a line, the first and last of which may be parts of words. */
export interface Stretch {
  readonly drawing: Drawing;
  readonly first: number;
  readonly last: number;
  readonly head: TextPiece["shaped"] | undefined;
  readonly tail: TextPiece["shaped"] | undefined;
}

/** The words between two ends of lines. */
export function stretchOf(drawing: Drawing, from: LineEnd, to: LineEnd): Stretch {
  const { galley, faceOf } = drawing;
  const begun = from.part < 0 ? undefined : from;
  const ended = to.part < 0 ? undefined : to;
  const first = begun === undefined ? from.word + 1 : from.word;
  const last = to.word;
  // A line can hold both ends of one long word.
  const both = begun !== undefined && first === last ? ended : undefined;
  const partOf = (w: number, ...ends: readonly (LineEnd | undefined)[]): TextPiece["shaped"] =>
    fragment(wordOf(galley, w), faceOf(runAt(drawing, w)), ...ends);
  const head = begun && partOf(first, begun, both);
  const tail = ended && (both === undefined ? partOf(last, undefined, ended) : head);
  return { drawing, first, last, head, tail };
}

/** The run that word `w` stands in. */
export function runAt({ paragraph, galley }: Drawing, w: number): StyledRun {
  return paragraph.runs[runOf(galley, w)] as StyledRun;
}

/** The part of word `w` that stands on the line; absent where all of it does. */
export function partAt(
  { first, last, head, tail }: Stretch,
  w: number,
): TextPiece["shaped"] | undefined {
  if (w === first && head !== undefined) return head;
  return w === last ? tail : undefined;
}

/** The glyphs of what of a word stands on the line. */
export function shapedAt(stretch: Stretch, w: number): TextPiece["shaped"] {
  const { galley } = stretch.drawing;
  return partAt(stretch, w) ?? (galley.table.shaped[idOf(galley, w)] as TextPiece["shaped"]);
}

/** Natural width of what of a word stands on the line. */
export function widthAt(stretch: Stretch, w: number, { size, tracking, font }: StyledRun): Pt {
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
export function gapIn({ drawing, last }: Stretch, w: number): Pt {
  return w === last ? 0 : gapWidth(drawing.galley, w);
}

/** Whether a gap gives where a line is justified. */
export function isElastic(gap: number): boolean {
  return gap === SPACE || gap === TIED;
}

/** Natural width of a line, and of those of its gaps that stretch. */
export function sumsOf(stretch: Stretch): { readonly natural: Pt; readonly space: Pt } {
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
