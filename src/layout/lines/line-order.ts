import type { Pt } from "../../base/units.ts";
import type { TextPiece } from "../pagination.ts";
import type { ReadingOrder, SetLine } from "../paragraph.ts";
import { offsetOf, wordOf } from "./galley.ts";
import { runAt, type Stretch, widthAt } from "./line-words.ts";
import { visualOrder } from "./visual-order.ts";

/** In what order a line is read, and which part of its paragraph it is. */
interface Order {
  readonly order: ReadingOrder;
  readonly start: number;
  readonly end: number;
  /** Where the first piece begins. */
  readonly x: Pt;
}

/** Pieces from left to right where some of their words run the other way, and the words as they are read. */
export function inOrder(
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
