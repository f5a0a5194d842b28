import { isEmpty, type RichBlock, type RichImage, type RichPiece } from "../rich/rich.ts";
import { type Element, textOf } from "./tree.ts";

/** How the walk reads what stands in a frame. */
export interface FrameReader {
  readonly pieces: (caption: Element) => readonly RichPiece[];
  readonly blocks: (frame: Element) => readonly RichBlock[];
}

/** An image with its caption, and beside it the other words of the frame; without one image the frame as it stands. */
export function figureOf(element: Element, read: FrameReader): readonly RichBlock[] {
  const caption = element.children.find(
    (child): child is Element => typeof child !== "string" && child.name === "figcaption",
  );
  const children = element.children.filter((child) => child !== caption);
  const blocks = read.blocks({ ...element, children });
  const images = blocks.flatMap(imagesOf);
  const [image] = images;
  if (image === undefined || images.length > 1) return read.blocks(element);
  const words = caption === undefined ? [] : read.pieces(caption);
  // Some programs print the description again under the image.
  const same = caption !== undefined && textOf(caption) === image.alt;
  const figure: RichBlock = { type: "figure", image, caption: same ? [] : words };
  return blocks.flatMap((block) => {
    if (block.type === "gap") return [];
    if (block.type !== "paragraph" || imagesOf(block).length === 0) return [block];
    const pieces = block.pieces.filter((piece) => piece !== image);
    return isEmpty(pieces) ? [figure] : [figure, { ...block, pieces }];
  });
}

function imagesOf(block: RichBlock): readonly RichImage[] {
  return block.type === "paragraph" ? block.pieces.filter((piece) => piece.type === "image") : [];
}
