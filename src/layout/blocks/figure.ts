import { type Pt, toPt } from "../../base/units.ts";
import type { Figure } from "../../model/book.ts";
import { type Asset, aspectRatio } from "../../model/edition.ts";
import { noBleed, pictureNotPrinted, pictureTooCoarse } from "../pages/page-diagnostics.ts";
import type { Mark } from "../pagination.ts";
import type { BlockPlace } from "./block-place.ts";
import type { BoxItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { isDrawn } from "./inline-image.ts";
import { anchorsOf } from "./paragraphs.ts";
import { moved } from "./place-line.ts";
import { boxOf, type Part, type Stacked, stacked } from "./stacked.ts";
import { ARTIFACT } from "./structure.ts";
import { blockType } from "./type-style.ts";

/** Dots an inch below which a print looks coarse, and that a picture is drawn at where it has room. */
const DPI = 300;
/** A pixel of CSS, in which a drawing says how large it is, in points. */
const PIXEL = 0.75;
/** A picture in the text is no higher than this part of the page; its caption needs the rest. */
const HIGHEST = 0.82;

/** A picture with its caption, in whole lines of the grid, never divided. */
export function figureItem(desk: Desk, figure: Figure, place: BlockPlace): BoxItem {
  const asset = desk.edition.assets.get(figure.image);
  const tag = figure.decorative
    ? ARTIFACT
    : desk.structure.add(place.tag, "Figure", { alt: figure.alt });
  if (asset === undefined) desk.diagnostics.push(pictureNotPrinted(figure));
  if (asset !== undefined && figure.extent !== undefined && place.inList !== true)
    return pageItem(desk, figure, asset, { place, tag });
  const parts: Part[] = asset
    ? [{ before: 0, text: picture(desk, figure, asset, place, tag) }]
    : [{ before: 0, text: standIn(desk, figure, place, tag) }];
  if (figure.caption.length > 0) {
    const style = blockType(desk.theme, "caption");
    const caption = desk.structure.add(place.tag, "Caption");
    const frame = { ...place.frame, tag: caption, notes: place.notes };
    parts.push({ before: style.before, text: stacked(desk, figure.caption, style, frame) });
  }
  const box = boxOf(desk, parts);
  const anchors = anchorsOf(desk, figure.id).map(
    (id): Mark => ({ type: "anchor", x: 0, y: 0, id }),
  );
  const begins = figure.id === undefined ? {} : { begins: { block: figure.id, offset: 0 } };
  const floats = place.inList !== true && place.frame.left === 0;
  return { ...box, ...begins, floats, span: figure.span, marks: [...anchors, ...box.marks] };
}

/** A picture with a page to itself, its caption under it where it has margins. */
function pageItem(
  desk: Desk,
  figure: Figure,
  asset: Asset,
  { place, tag }: { readonly place: BlockPlace; readonly tag: number },
): BoxItem {
  const { geometry } = desk;
  const { extent } = figure;
  const captioned = figure.caption.length > 0;
  const lines = geometry.lines - (captioned && extent === "page" ? CAPTION_LINES : 0);
  const { width, height, x, y } =
    extent === "bleed"
      ? covering(desk, figure, asset)
      : fitting(aspectRatio(asset), geometry.measure, lines * geometry.leading);
  checkDots(desk, figure, asset, width);
  const image: Mark = { type: "image", x, y, width, height, asset: figure.image, tag };
  const marks: Mark[] = anchorsOf(desk, figure.id).map((id) => ({
    type: "anchor",
    x: 0,
    y: 0,
    id,
  }));
  marks.push(image);
  if (captioned && extent === "page") {
    const style = blockType(desk.theme, "caption");
    const caption = desk.structure.add(place.tag, "Caption");
    const frame = { left: 0, right: 0, tag: caption, notes: place.notes };
    const text = stacked(desk, figure.caption, style, frame);
    const top = Math.min(
      y + height + style.before,
      geometry.lines * geometry.leading - text.height,
    );
    marks.push(...text.marks.map((mark) => moved(mark, 0, top)));
  }
  const begins = figure.id === undefined ? {} : { begins: { block: figure.id, offset: 0 } };
  const page = {
    type: "box",
    lines: geometry.lines,
    marks,
    keepWithNext: false,
    called: 0,
  } as const;
  return { ...page, ...begins, floats: true, span: figure.span, ...(extent && { extent }) };
}

/** Lines kept for the caption of a picture with a page to itself. */
const CAPTION_LINES = 3;

interface Placed {
  readonly width: Pt;
  readonly height: Pt;
  readonly x: Pt;
  readonly y: Pt;
}

/** As large as the room allows, in its middle. */
function fitting(ratio: number, room: Pt, high: Pt): Placed {
  const width = Math.min(room, high * ratio);
  const height = width / ratio;
  return { width, height, x: (room - width) / 2, y: (high - height) / 2 };
}

/** Large enough for the whole page and what is cut off; what is too much on two sides lies beyond them. */
function covering(desk: Desk, figure: Figure, asset: Asset): Placed {
  const { width: pageWidth, height: pageHeight, size } = desk.geometry;
  const bleed = toPt(desk.theme.page.bleed, size);
  if (bleed <= 0) desk.diagnostics.push(noBleed(figure));
  const ratio = aspectRatio(asset);
  const [wide, high] = [pageWidth + 2 * bleed, pageHeight + 2 * bleed];
  const width = Math.max(wide, high * ratio);
  const height = width / ratio;
  return { width, height, x: (pageWidth - width) / 2, y: (pageHeight - height) / 2 };
}

function picture(
  desk: Desk,
  figure: Figure,
  asset: Asset,
  { frame }: BlockPlace,
  tag: number,
): Stacked {
  const { geometry } = desk;
  const room = geometry.measure - frame.left - frame.right;
  const ratio = aspectRatio(asset);
  const highest = geometry.lines * geometry.leading * HIGHEST;
  const width = Math.min(room, highest * ratio, widest(asset));
  const height = width / ratio;
  checkDots(desk, figure, asset, width);
  const x = frame.left + (room - width) / 2;
  const mark: Mark = { type: "image", x, y: 0, width, height, asset: figure.image, tag };
  return { marks: [mark], height, lastBaseline: 0, called: 0, span: figure.span };
}

/** A small picture may be enlarged to twice its size before the diagnostic matters more than the page. */
function widest(asset: Asset): Pt {
  if (!isDrawn(asset)) return (asset.width / DPI) * 72 * 2;
  // A drawing that says only what it shows, not how large, is as wide as there is room.
  const head = new TextDecoder().decode(asset.bytes.subarray(0, HEAD));
  return /<svg[^>]*\swidth\s*=\s*["'][\d.]+[a-z]*["']/.test(head)
    ? asset.width * PIXEL
    : Number.POSITIVE_INFINITY;
}

/** Bytes in which the element that opens a drawing stands, comments before it and all. */
const HEAD = 8192;

/** Lines have no dots. */
function checkDots(desk: Desk, figure: Figure, asset: Asset, width: Pt): void {
  const dpi = (asset.width / width) * 72;
  if (dpi < DPI - 1 && !isDrawn(asset)) desk.diagnostics.push(pictureTooCoarse(figure, dpi));
}

/** The words of a picture that cannot be printed. */
function standIn(desk: Desk, figure: Figure, { frame }: BlockPlace, tag: number): Stacked {
  const style = { ...blockType(desk.theme, "caption"), align: "center" } as const;
  const value = figure.alt === "" ? "" : `[${figure.alt}]`;
  return stacked(desk, [{ type: "text", value }], style, { ...frame, tag });
}
