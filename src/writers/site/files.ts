import { digest } from "../../base/digest.ts";
import type { FontFamily } from "../../fonts/family.ts";
import type { AssetRef } from "../../model/book.ts";
import type { Asset, Edition } from "../../model/edition.ts";
import { fontFace } from "../../theme/css.ts";
import { dataUri } from "../html/context.ts";
import type { FontCut } from "../html/fonts.ts";
import type { ImageSource } from "../markup-context.ts";

/** A file of a site, its name from the root of the site. */
export interface SiteFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array | string;
}

const ENDINGS: Readonly<Record<Asset["mediaType"], string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/svg+xml": "svg",
  "image/webp": "webp",
};

/** Pictures of the pages, found by those that show them; each is a file named for what is in it. */
export interface SiteImages {
  readonly shown: Map<string, SiteFile>;
  sourceOf(ref: AssetRef): ImageSource | undefined;
}

/** Gathers the pictures that pages ask for. */
export function siteImages(edition: Edition): SiteImages {
  const shown = new Map<string, SiteFile>();
  return {
    shown,
    sourceOf(ref) {
      const asset = edition.assets.get(ref);
      if (asset === undefined) return undefined;
      const { bytes, mediaType, width, height } = asset;
      const name = `files/${asset.digest.slice(0, 16)}.${ENDINGS[mediaType]}`;
      shown.set(name, { name, mediaType, content: bytes });
      return width > 0 && height > 0 ? { src: name, width, height } : { src: name };
    },
  };
}

/**
 * The fonts: those cut for this book in the style sheet that names them, so that
 * the first words shown stand in their own type and nothing moves; a whole font
 * as a file, for the next page where it comes late.
 */
export function fontFiles(cuts: readonly FontCut[]): readonly SiteFile[] {
  const files: SiteFile[] = [];
  let css = "";
  for (const { face, bytes, mediaType, format } of cuts) {
    const cut = format === "woff2";
    const name = `files/${digest(bytes).slice(0, 16)}.${format === "opentype" ? "otf" : "ttf"}`;
    if (!cut) files.push({ name, mediaType, content: bytes });
    const source = `url(${cut ? dataUri(mediaType, bytes) : name}) format("${format}")`;
    const display = cut ? "block" : "optional";
    css += fontFace({ ...face, family: face.family.name, source, display });
  }
  return [{ name: "fonts.css", mediaType: "text/css", content: css }, ...files];
}

/** The licences of the fonts, which go where they go. */
export function licenceFiles(families: readonly FontFamily[]): readonly SiteFile[] {
  return families
    .filter(({ licence }) => licence !== "")
    .map(({ name, licence }) => ({
      name: `files/${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-licence.txt`,
      mediaType: "text/plain",
      content: licence,
    }));
}
