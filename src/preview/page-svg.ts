import type { Font } from "../fonts/font.ts";
import type { Mark, Page, TextPiece } from "../layout/pagination.ts";
import type { AssetRef } from "../model/book.ts";
import { escapeMarkup } from "../writers/escape.ts";
import { characterOf } from "./glyph-font.ts";

/** Where a page finds what it does not hold. */
export interface PageAddresses {
  /** CSS family under which a font's glyphs are drawn. */
  familyOf(font: Font): string;
  imageOf(ref: AssetRef): string | undefined;
}

/** A set page as SVG, glyph by glyph from the marks that the PDF is painted from. */
export function pageSvg(page: Page, at: PageAddresses): string {
  const { width, height, folio, marks } = page;
  const drawn = marks.map((mark) => markSvg(mark, at)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeMarkup(folio)}" viewBox="0 0 ${r(width)} ${r(height)}">${drawn}</svg>`;
}

function markSvg(mark: Mark, at: PageAddresses): string {
  switch (mark.type) {
    case "text":
      return mark.pieces.map((piece) => pieceSvg(piece, mark, at)).join("");
    case "rule":
      return `<rect ${box(mark)}/>`;
    case "image": {
      const address = at.imageOf(mark.asset);
      return address === undefined
        ? `<rect ${box(mark)} fill="none" stroke="#000" stroke-width="0.5"/>`
        : `<image ${box(mark)} href="${escapeMarkup(address)}"/>`;
    }
    case "anchor":
      return `<g data-id="${escapeMarkup(mark.id)}"/>`;
    case "link":
      return "";
  }
}

function box(mark: Extract<Mark, { readonly width: number }>): string {
  return `x="${r(mark.x)}" y="${r(mark.y)}" width="${r(mark.width)}" height="${r(mark.height)}"`;
}

function pieceSvg(
  piece: TextPiece,
  line: { readonly x: number; readonly y: number },
  at: PageAddresses,
): string {
  const { shaped, scale } = piece;
  const { font, size, tracking, rise } = piece.look;
  const { glyphs, advances, offsetsX, offsetsY } = shaped;
  if (glyphs.length === 0) return "";
  const unit = size / font.unitsPerEm;
  const xs: number[] = [];
  const ys: number[] = [];
  let text = "";
  let pen = 0;
  for (const [i, glyph] of glyphs.entries()) {
    text += characterOf(glyph);
    xs.push(r(pen + (offsetsX[i] ?? 0) * unit));
    ys.push(r(-(offsetsY[i] ?? 0) * unit));
    pen += (advances[i] ?? 0) * unit + tracking;
  }
  const stretch = scale === 1 ? "" : ` scale(${r(scale)} 1)`;
  const lifted = offsetsY.some((offset) => offset !== 0) ? ` y="${ys.join(" ")}"` : "";
  return `<text transform="translate(${r(line.x + piece.x)} ${r(line.y - rise)})${stretch}" font-family="${at.familyOf(font)}" font-size="${r(size)}" x="${xs.join(" ")}"${lifted}>${text}</text>`;
}

function r(value: number): number {
  return Math.round(value * 1000) / 1000;
}
