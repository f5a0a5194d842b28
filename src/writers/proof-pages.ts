import type { Pt } from "../base/units.ts";
import type { Mark, Page, TextPiece } from "../layout/pagination.ts";

/** White beside the page for an editor's hand. */
const MARGIN: Pt = 144;
/** From the edge of the page to the numbers, and their size. */
const NUMBER = { before: 8, size: 7 } as const;
/** Every so many lines bears its number. */
const STEP = 5;

/**
 * Pages for correction: those of the book, line for line, with a wide outer
 * margin and numbered lines, so that an editor can name a place.
 */
export function proofPages(pages: readonly Page[]): readonly Page[] {
  return pages.map((page) => {
    const shift = page.side === "verso" ? MARGIN : 0;
    const marks = page.marks.map((mark): Mark => ({ ...mark, x: mark.x + shift }));
    return { ...page, width: page.width + MARGIN, marks: [...marks, ...numbersOf(page, shift)] };
  });
}

function numbersOf({ marks, width, side }: Page, shift: Pt): readonly Mark[] {
  const texts = marks.filter((mark) => mark.type === "text" && mark.tag >= 0);
  const [first] = texts.flatMap((mark) => (mark.type === "text" ? mark.pieces : []));
  if (first === undefined) return [];
  const lines = [...new Set(texts.map(({ y }) => Math.round(y * 10) / 10))].sort((a, b) => a - b);
  return lines.flatMap((y, i): readonly Mark[] => {
    if ((i + 1) % STEP !== 0) return [];
    const piece = numberOf(first, i + 1);
    const long = (piece.shaped.width / piece.font.unitsPerEm) * piece.size;
    const x = side === "verso" ? shift - NUMBER.before - long : width + NUMBER.before;
    return [{ type: "text", x, y, pieces: [piece], tag: -1 }];
  });
}

function numberOf({ font }: TextPiece, line: number): TextPiece {
  const shaped = font.shape(String(line), ["lnum", "tnum"], "en");
  return { x: 0, space: 0, rise: 0, font, size: NUMBER.size, scale: 1, tracking: 0, shaped };
}
