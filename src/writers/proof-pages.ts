import type { Pt } from "../base/units.ts";
import type { Mark, Page, TextPiece } from "../layout/pagination.ts";

/** White beside the page for an editor's hand. */
const MARGIN: Pt = 144;
/** From the edge of the page to the numbers. */
const BEFORE: Pt = 8;
/** Numbers in parts of the type size, and what they measure at least. */
const SIZE = 0.62;
const SMALLEST: Pt = 7;
/** Every so many lines bears its number. */
const STEP = 5;

/**
 * Pages for correction: those of the book, line for line, with a wide outer
 * margin and numbered lines, so that an editor can name a place.
 */
export function proofPages(pages: readonly Page[]): readonly Page[] {
  const type = textType(pages);
  return pages.map((page) => {
    const shift = page.side === "verso" ? MARGIN : 0;
    const moved = page.marks.map((mark): Mark => ({ ...mark, x: mark.x + shift }));
    const numbers = type === undefined ? [] : numbersOf(page, shift, type);
    return { ...page, width: page.width + MARGIN, marks: [...moved, ...numbers] };
  });
}

/** Pages are looked at until so many pieces of text were seen. */
const ENOUGH = 5000;

/** The face and the size that most of the text is set in and that has figures; headings and drop capitals may have others. */
function textType(pages: readonly Page[]): TextPiece | undefined {
  const counts: { readonly piece: TextPiece; count: number }[] = [];
  let seen = 0;
  for (const piece of piecesOf(pages)) {
    const { font, size } = piece.look;
    if (!font.hasGlyph(ZERO)) continue;
    const known = counts.find(
      (one) => one.piece.look.font === font && one.piece.look.size === size,
    );
    if (known === undefined) counts.push({ piece, count: 1 });
    else known.count += 1;
    seen += 1;
    if (seen >= ENOUGH) break;
  }
  return counts.sort((one, other) => other.count - one.count)[0]?.piece;
}

const ZERO = 0x30;

function* piecesOf(pages: readonly Page[]): Generator<TextPiece> {
  for (const { marks } of pages)
    for (const mark of marks) if (mark.type === "text" && mark.tag >= 0) yield* mark.pieces;
}

function numbersOf({ marks, width, side }: Page, shift: Pt, type: TextPiece): readonly Mark[] {
  const texts = marks.filter((mark) => mark.type === "text" && mark.tag >= 0);
  const lines = [...new Set(texts.map(({ y }) => Math.round(y * 10) / 10))].sort((a, b) => a - b);
  return lines.flatMap((y, i): readonly Mark[] => {
    if ((i + 1) % STEP !== 0) return [];
    const piece = numberOf(type, i + 1);
    const long = (piece.shaped.width / piece.look.font.unitsPerEm) * piece.look.size;
    const x = side === "verso" ? shift - BEFORE - long : width + BEFORE;
    return [{ type: "text", x, y, pieces: [piece], tag: -1 }];
  });
}

function numberOf({ look: { font, size: text } }: TextPiece, line: number): TextPiece {
  const shaped = font.shape(String(line), ["lnum", "tnum"], "en");
  const size = Math.max(SMALLEST, text * SIZE);
  const look = { font, size, rise: 0, tracking: 0 };
  return { x: 0, space: 0, scale: 1, look, shaped };
}
