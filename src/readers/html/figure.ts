import { isEmpty, type RichBlock, type RichImage, type RichPiece } from "../rich/rich.ts";
import { type Element, textOf } from "./tree.ts";

/** How the walk reads what stands in a frame. */
export interface FrameReader {
  readonly pieces: (caption: Element) => readonly RichPiece[];
  readonly blocks: (frame: Element) => readonly RichBlock[];
}

/** An image with its caption, and beside it the other words of the frame; without one image the frame as it stands. */
export function figureOf(element: Element, read: FrameReader): readonly RichBlock[] {
  const at = element.children.findIndex(
    (child) => typeof child !== "string" && child.name === "figcaption",
  );
  const caption = element.children[at];
  // Each part is read once: frames may stand in frames, a hundred deep.
  if (caption === undefined || typeof caption === "string") return framed(read.blocks(element), []);
  const part = (from: number, to?: number) =>
    read.blocks({ ...element, children: element.children.slice(from, to) });
  const [before, after] = [part(0, at), part(at + 1)];
  const blocks = [...before, ...after];
  const images = blocks.flatMap(imagesOf);
  if (images.length !== 1) return [...before, ...part(at, at + 1), ...after];
  // Some programs print the description again under the image.
  return framed(blocks, textOf(caption) === images[0]?.alt ? [] : read.pieces(caption));
}

/** Blocks among which one image stands, with its caption; without one as they are. */
function framed(blocks: readonly RichBlock[], caption: readonly RichPiece[]): readonly RichBlock[] {
  const [image, ...more] = blocks.flatMap(imagesOf);
  if (image === undefined || more.length > 0) return blocks;
  const figure: RichBlock = { type: "figure", image, caption };
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
