import type { Image } from "../../model/book.ts";
import { type Asset, aspectRatio } from "../../model/edition.ts";
import type { Tag } from "../pagination.ts";
import type { StyledRun } from "../paragraph.ts";
import type { Desk } from "./desk.ts";
import type { TypeStyle } from "./type-style.ts";

/** An inline image is as high as the line allows, in parts of the leading. */
const HEIGHT = 0.86;

/** A picture among the words, or nothing where its asset is missing or cannot be printed. */
export function imageRun(
  desk: Desk,
  image: Image,
  style: TypeStyle & { readonly language: string },
  parent: Tag,
): StyledRun | undefined {
  const asset = desk.edition.assets.get(image.image);
  if (asset === undefined) return undefined;
  const highest = desk.geometry.leading * HEIGHT;
  const height = isDrawn(asset) ? highest : Math.min(highest, (asset.height / 300) * 72);
  const width = Math.min(height * aspectRatio(asset), desk.geometry.measure);
  const element = image.decorative
    ? undefined
    : desk.structure.add(parent, "Figure", { alt: image.alt });
  const tag = element ?? desk.structure.add(parent, "Span");
  desk.specials.set(tag, { type: "image", asset: image.image, width, height });
  return {
    text: "\uFFFC",
    font: desk.fonts.face(style.role, style),
    size: style.size,
    features: [],
    language: style.language,
    rise: 0,
    tracking: 0,
    hyphenate: false,
    tag,
    box: { width, height },
  };
}

/** True where a picture is made of lines, which are sharp at any size. */
export function isDrawn({ mediaType }: Asset): boolean {
  return mediaType === "image/svg+xml";
}
