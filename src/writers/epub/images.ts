import type { AssetRef, Inline } from "../../model/book.ts";
import type { Asset, Edition } from "../../model/edition.ts";
import type { ImageSource } from "../markup-context.ts";
import { isSeeThrough } from "../picture.ts";
import type { Resource } from "./resource.ts";
import { walkEdition } from "./walk.ts";

/** The images of an EPUB: each picture once, however many names the book has for it. */
export interface Images {
  readonly resources: readonly Resource[];
  /** Path of each asset, from the root of the package. */
  readonly pathOf: ReadonlyMap<AssetRef, string>;
}

const ENDINGS: Readonly<Record<Asset["mediaType"], string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/svg+xml": "svg",
  "image/webp": "webp",
};

/** The images that the text shows, in the order it shows them, and the cover first. */
export function collectImages(edition: Edition): Images {
  const pathOf = new Map<AssetRef, string>();
  const byDigest = new Map<string, string>();
  const taken = new Set<string>();
  const resources: Resource[] = [];
  const add = (ref: AssetRef, isCover: boolean): void => {
    const asset = edition.assets.get(ref);
    if (asset === undefined || pathOf.has(ref)) return;
    const known = byDigest.get(asset.digest);
    const path = known ?? unusedPath(isCover ? "cover" : stemOf(ref), asset, taken);
    pathOf.set(ref, path);
    if (known !== undefined) return;
    byDigest.set(asset.digest, path);
    resources.push({
      id: path.replaceAll(/[/.]/g, "-"),
      path,
      mediaType: asset.mediaType,
      content: asset.bytes,
      properties: isCover ? "cover-image" : "",
    });
  };
  if (edition.book.cover) add(edition.book.cover.image, true);
  const show = (node: { type: string; image?: AssetRef }): void => {
    if (node.image !== undefined) add(node.image, false);
  };
  walkEdition(edition, {
    block: (block) => show(block as { type: string }),
    inline: (inline: Inline) => show(inline as { type: string }),
  });
  return { resources, pathOf };
}

/** What markup in the folder of the text needs to show an image. */
export function imageSource(
  ref: AssetRef,
  edition: Edition,
  images: Images,
): ImageSource | undefined {
  const path = images.pathOf.get(ref);
  const asset = edition.assets.get(ref);
  if (path === undefined || asset === undefined) return undefined;
  const sized = asset.width > 0 && asset.height > 0;
  return {
    src: `../${path}`,
    ...(sized ? { width: asset.width, height: asset.height } : {}),
    ...(isSeeThrough(asset) ? { seeThrough: true } : {}),
  };
}

/** Letters and digits of the file's own name. */
function stemOf(ref: AssetRef): string {
  const name = ref.split("/").at(-1) ?? "";
  const stem = name.startsWith("embedded:") ? "" : name.replace(/\.[^.]*$/, "");
  return (
    stem
      .toLowerCase()
      .replace(/[^a-z0-9]/g, "")
      .slice(0, 40) || "image"
  );
}

function unusedPath(stem: string, { mediaType }: Asset, taken: Set<string>): string {
  let path = `images/${stem}.${ENDINGS[mediaType]}`;
  for (let i = 2; taken.has(path); i++) path = `images/${stem}x${i}.${ENDINGS[mediaType]}`;
  taken.add(path);
  return path;
}
