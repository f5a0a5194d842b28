import type { Asset, Edition } from "../../model/edition.ts";
import type { Drawing } from "../drawing/drawing.ts";
import { svgDrawing } from "../drawing/svg-drawing.ts";
import type { DrawingType } from "../drawing/svg-text.ts";
import { isSound } from "../sound-image.ts";
import { gifPixels } from "./gif.ts";
import { colourPng, palettePng } from "./png.ts";

/** The pictures of a book as a PDF takes them, by asset; those that are damaged are left out. */
export interface Pictures {
  /** JPEG and PNG, whatever they were before. */
  readonly images: ReadonlyMap<string, Asset>;
  readonly drawings: ReadonlyMap<string, Drawing>;
}

/** Makes of every picture of an edition what a PDF can hold. `type` has the faces for words in drawings. */
export async function printablePictures({ assets }: Edition, type: DrawingType): Promise<Pictures> {
  const images = new Map<string, Asset>();
  const drawings = new Map<string, Drawing>();
  for (const [ref, asset] of assets) {
    if (asset.mediaType === "image/svg+xml") {
      const drawing = svgDrawing(asset.bytes, type);
      if (drawing !== undefined) drawings.set(ref, drawing);
      continue;
    }
    const image = await asImage(asset);
    if (image !== undefined && isSound(image)) images.set(ref, image);
  }
  return { images, drawings };
}

async function asImage(asset: Asset): Promise<Asset | undefined> {
  if (asset.mediaType === "image/gif") return asPng(asset, gifPixels(asset.bytes), palettePng);
  if (asset.mediaType !== "image/webp") return asset;
  const { webpPixels } = await import("./webp.ts");
  return asPng(asset, await webpPixels(asset.bytes), colourPng);
}

function asPng<P>(
  asset: Asset,
  pixels: P | undefined,
  png: (pixels: P) => Uint8Array,
): Asset | undefined {
  return pixels && { ...asset, mediaType: "image/png", bytes: png(pixels) };
}
