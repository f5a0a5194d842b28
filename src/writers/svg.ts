import type { Mark, Page, TextPiece } from "../layout/pagination.ts";
import { escapeMarkup } from "./escape.ts";

/** What the painter cannot know of a page. */
export interface SvgOptions {
  /** Address of an image; pictures without one are drawn as a frame. */
  readonly imageAddress?: (asset: string) => string | undefined;
}

/**
 * A page as an SVG document: the second painter of marks, for previews and
 * tests. Words stand where the pages have them; the viewer needs the fonts
 * under their PostScript names.
 */
export function svgPage(page: Page, options: SvgOptions = {}): string {
  const { width, height } = page;
  const marks = page.marks.map((mark) => svgMark(mark, options)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${r(width)}pt" height="${r(height)}pt" viewBox="0 0 ${r(width)} ${r(height)}">\n<rect width="100%" height="100%" fill="#fff"/>\n${marks}</svg>\n`;
}

function svgMark(mark: Mark, { imageAddress }: SvgOptions): string {
  switch (mark.type) {
    case "text":
      return `<text xml:space="preserve">${mark.pieces.map((piece) => svgPiece(piece, mark)).join("")}</text>\n`;
    case "rule":
      return `<rect ${box(mark)}/>\n`;
    case "image": {
      const address = imageAddress?.(mark.asset);
      return address === undefined
        ? `<rect ${box(mark)} fill="none" stroke="#000" stroke-width="0.5"/>\n`
        : `<image ${box(mark)} href="${escapeMarkup(address)}"/>\n`;
    }
    case "link":
      return `<a href="${escapeMarkup(mark.href)}"><rect ${box(mark)} fill="none" pointer-events="all"/></a>\n`;
    case "anchor":
      return `<g id="${escapeMarkup(mark.id)}"/>\n`;
  }
}

function box(mark: Extract<Mark, { readonly width: number }>): string {
  return `x="${r(mark.x)}" y="${r(mark.y)}" width="${r(mark.width)}" height="${r(mark.height)}"`;
}

/** `textLength` makes a word as wide as it was set, whatever font the viewer has. */
function svgPiece(piece: TextPiece, mark: { readonly x: number; readonly y: number }): string {
  const { shaped, scale } = piece;
  const { font, size, rise, tracking } = piece.look;
  const width = ((shaped.width / font.unitsPerEm) * size + shaped.glyphs.length * tracking) * scale;
  const place = `x="${r(mark.x + piece.x)}" y="${r(mark.y - rise)}"`;
  const length =
    shaped.text.length > 1 ? ` textLength="${r(width)}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<tspan ${place} font-family="${escapeMarkup(font.id)}" font-size="${r(size)}"${length}>${escapeMarkup(shaped.text)}${piece.space > 0 ? " " : ""}</tspan>`;
}

function r(value: number): number {
  return Math.round(value * 1000) / 1000;
}
