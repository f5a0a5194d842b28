import type { Asset, Edition } from "../../model/edition.ts";
import type { Theme } from "../../theme/theme.ts";
import { type ImageSource, type MarkupContext, noteCallId } from "../markup-context.ts";

/** The markup of a page that holds the whole book: every link stays in it, every image is in it. */
export function htmlContext(edition: Edition, theme: Theme, headingLevel: number): MarkupContext {
  return {
    dialect: "html",
    language: edition.book.metadata.language,
    headingLevel,
    labels: edition.labels,
    sceneBreak: theme.sceneBreak,
    chapter: theme.chapter,
    hrefOf: (id) => `#${id}`,
    noteHref: (id) => `#${id}`,
    noteBackHref: (id) => `#${noteCallId(id)}`,
    imageSource: (ref) => {
      const asset = edition.assets.get(ref);
      return asset === undefined ? undefined : embedded(asset);
    },
  };
}

function embedded({ bytes, mediaType, width, height }: Asset): ImageSource {
  const src = dataUri(mediaType, bytes);
  return width > 0 && height > 0 ? { src, width, height } : { src };
}

/** Bytes as an address that holds them. */
export function dataUri(mediaType: string, bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  return `data:${mediaType};base64,${base64}`;
}
