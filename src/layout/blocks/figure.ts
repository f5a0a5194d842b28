import type { Figure } from "../../model/book.ts";
import { type Asset, aspectRatio } from "../../model/edition.ts";
import { pictureNotPrinted, pictureTooCoarse } from "../pages/page-diagnostics.ts";
import type { Mark } from "../pagination.ts";
import type { BlockPlace } from "./block-place.ts";
import type { BoxItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { isPrintable } from "./inline-image.ts";
import { anchorsOf } from "./paragraphs.ts";
import { boxOf, type Part, type Stacked, stacked } from "./stacked.ts";
import { ARTIFACT } from "./structure.ts";
import { blockType } from "./type-style.ts";

/** Dots an inch below which a print looks coarse, and that a picture is drawn at where it has room. */
const DPI = 300;
/** A picture in the text is no higher than this part of the page; its caption needs the rest. */
const HIGHEST = 0.82;

/** A picture with its caption, in whole lines of the grid, never divided. */
export function figureItem(desk: Desk, figure: Figure, place: BlockPlace): BoxItem {
  const asset = desk.edition.assets.get(figure.image);
  const tag = figure.decorative
    ? ARTIFACT
    : desk.structure.add(place.tag, "Figure", { alt: figure.alt });
  const printable = asset !== undefined && isPrintable(asset.mediaType);
  if (!printable) desk.diagnostics.push(pictureNotPrinted(figure));
  const parts: Part[] = printable
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
  const natural = (asset.width / DPI) * 72;
  const highest = geometry.lines * geometry.leading * HIGHEST;
  // A small picture may be enlarged to twice its size before the diagnostic matters more than the page.
  const width = Math.min(room, highest * ratio, natural * 2);
  const height = width / ratio;
  const dpi = (asset.width / width) * 72;
  if (dpi < DPI - 1) desk.diagnostics.push(pictureTooCoarse(figure, dpi));
  const x = frame.left + (room - width) / 2;
  const mark: Mark = { type: "image", x, y: 0, width, height, asset: figure.image, tag };
  return { marks: [mark], height, lastBaseline: 0, called: 0 };
}

/** The words of a picture that cannot be printed. */
function standIn(desk: Desk, figure: Figure, { frame }: BlockPlace, tag: number): Stacked {
  const style = { ...blockType(desk.theme, "caption"), align: "center" } as const;
  const value = figure.alt === "" ? "" : `[${figure.alt}]`;
  return stacked(desk, [{ type: "text", value }], style, { ...frame, tag });
}
