import type { Pt } from "../../base/units.ts";
import type { ShapedText } from "../../fonts/font.ts";
import type { Mark, Tag, TextPiece } from "../pagination.ts";
import type { SetLine } from "../paragraph.ts";
import type { Desk } from "./desk.ts";

/** Where a line is put: its column's left edge and its baseline. */
export interface Spot {
  readonly x: Pt;
  readonly y: Pt;
  readonly tag: Tag;
}

/** Shaped texts whose last hyphen is told to be one of division. */
const softened = new WeakMap<ShapedText, ShapedText>();

/**
 * The line as it is told to those who copy its words: a hyphen that was added
 * to divide a word is a soft one, which they may drop again.
 */
export function told(line: SetLine, text: string): SetLine {
  if (!line.hyphenated || text === "" || /[-\u2010]/.test(text.charAt(line.end - 1))) return line;
  const last = line.pieces.at(-1);
  if (last === undefined || !last.shaped.text.endsWith("-")) return line;
  const { shaped } = last;
  const soft = softened.get(shaped) ?? { ...shaped, text: `${shaped.text.slice(0, -1)}\u00ad` };
  softened.set(shaped, soft);
  return { ...line, pieces: [...line.pieces.slice(0, -1), { ...last, shaped: soft }] };
}

/** Adds the marks of a line that is only glyphs. */
export function placePlain(marks: Mark[], line: SetLine, { x, y, tag }: Spot): void {
  if (line.pieces.length > 0)
    marks.push({ type: "text", x: x + line.x, y, pieces: line.pieces, tag });
}

/** Adds the marks of a line that may hold links, strokes and pictures. */
export function placeLine(desk: Desk, marks: Mark[], line: SetLine, at: Spot): void {
  const spot = { ...at, tag: readingTag(desk, line, at.tag) };
  const words = line.pieces.filter((piece) => piece.shaped.glyphs.length > 0);
  placePlain(marks, { ...line, pieces: words }, spot);
  for (let i = 0; i < line.pieces.length; ) {
    const first = line.pieces[i];
    if (first === undefined) return;
    let end = i + 1;
    const { tag } = first.look;
    while (tag !== undefined && line.pieces[end]?.look.tag === tag) end += 1;
    if (tag !== undefined) placeSpecial(desk, marks, line.pieces.slice(i, end), line, spot);
    i = end;
  }
}

/** A line whose pieces stand in another order than they are read is an element that says how. */
function readingTag(desk: Desk, { logical }: SetLine, tag: Tag): Tag {
  if (logical === undefined || tag < 0) return tag;
  return desk.structure.add(tag, "Span", { readAs: `${logical} ` });
}

/** Thickness and height of the stroke through struck words, in parts of the type size. */
const STROKE = { height: 0.05, rise: 0.25 } as const;

function placeSpecial(
  desk: Desk,
  marks: Mark[],
  pieces: readonly TextPiece[],
  line: SetLine,
  { x, y }: Spot,
): void {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first?.look.tag === undefined || last === undefined) return;
  const { size, rise, tag } = first.look;
  const special = desk.specials.get(tag);
  if (special === undefined) return;
  const left = x + line.x + first.x;
  const width = last.x + widthOf(last) - first.x;
  switch (special.type) {
    case "link": {
      const { href, contents } = special;
      const height = size * 1.15;
      const top = y - rise - size * 0.9;
      marks.push({ type: "link", x: left, y: top, width, height, href, contents, tag });
      return;
    }
    case "strike": {
      const height = size * STROKE.height;
      const top = y - rise - size * STROKE.rise;
      marks.push({ type: "rule", x: left, y: top, width, height, tag });
      return;
    }
    case "image":
      marks.push({
        type: "image",
        x: left,
        y: y - special.height + special.height * 0.1,
        width: special.width,
        height: special.height,
        asset: special.asset,
        tag,
      });
  }
}

/** Width of a piece as set. */
export function widthOf(piece: TextPiece): Pt {
  const { shaped, scale } = piece;
  const { font, size, tracking } = piece.look;
  return ((shaped.width / font.unitsPerEm) * size + shaped.glyphs.length * tracking) * scale;
}

/** Moves a mark. Pages are made of marks set relative to their block. */
export function moved(mark: Mark, x: Pt, y: Pt): Mark {
  return { ...mark, x: mark.x + x, y: mark.y + y };
}
