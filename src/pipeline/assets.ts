import { digest } from "../base/digest.ts";
import { type Diagnostic, failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { AssetRef } from "../model/book.ts";
import type { Asset } from "../model/edition.ts";
import type { AssetRequest } from "../readers/reader.ts";
import type { Span } from "../source/span.ts";
import {
  fileOutside,
  fileRemote,
  imageBroken,
  imageMissing,
  imageTooLarge,
} from "./file-diagnostics.ts";
import type { Host } from "./host.ts";
import { inspectImage } from "./image.ts";
import type { Manuscript } from "./load.ts";
import { folderOf, joined } from "./paths.ts";

/** Forty megabytes hold a full page at 600 dots an inch; larger files are mistakes. */
const MAX_BYTES = 40 * 1_048_576;
/** A hundred million pixels unpack to 400 MB, the most a build may spend on one picture. */
const MAX_PIXELS = 100_000_000;

/** The images of a book, read and checked; an error for each that cannot be used. */
export interface Assets {
  readonly assets: ReadonlyMap<AssetRef, Asset>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every image the manuscripts name, once each, from inside the book's folder only. */
export async function loadAssets(
  host: Host,
  folder: string,
  manuscripts: readonly Manuscript[],
  cover: AssetRequest | undefined,
): Promise<Assets> {
  const assets = new Map<AssetRef, Asset>();
  const diagnostics: Diagnostic[] = [];
  const keep = (outcome: Outcome<Asset>): void => {
    diagnostics.push(...outcome.diagnostics);
    if (outcome.ok) assets.set(outcome.value.ref, outcome.value);
  };
  for (const { draft } of manuscripts) {
    for (const [ref, bytes] of draft.embedded) keep(await assetOf({ ref, path: ref }, bytes));
    for (const request of draft.requests)
      if (!assets.has(request.ref)) keep(await loadAsset(host, folder, request));
  }
  if (cover !== undefined && !assets.has(cover.ref)) keep(await loadAsset(host, folder, cover));
  return { assets, diagnostics };
}

async function loadAsset(
  host: Host,
  folder: string,
  request: AssetRequest,
): Promise<Outcome<Asset>> {
  const { path, span } = request;
  if (/^(?:https?:)?\/\//i.test(path)) return failure(fileRemote(path, span));
  if (/^[a-z][a-z0-9+.-]*:|^\/|\\/i.test(path)) return failure(fileOutside(path, span));
  for (const candidate of spellingsOf(path)) {
    const full = joined(folderOf(span.source), candidate);
    const bytes = await host.readInside(folder, full, MAX_BYTES);
    if (bytes.ok) return assetOf(request, bytes.value);
    const fault = bytes.diagnostics.find(({ code }) => code !== "pipeline/missing-file");
    if (fault?.code === "pipeline/outside-book") return failure(fileOutside(path, span));
    if (fault?.code === "pipeline/too-large")
      return failure(imageTooLarge(path, "the file is over 40 MB", span));
    if (fault !== undefined) return failure(imageBroken(path, "it could not be read", span));
  }
  return failure(imageMissing(path, span));
}

/** The path as written, and as it reads where `%20` stands for a space. */
function spellingsOf(path: string): readonly string[] {
  try {
    const decoded = decodeURIComponent(path);
    return decoded === path ? [path] : [path, decoded];
  } catch {
    return [path];
  }
}

interface Named {
  readonly ref: AssetRef;
  readonly path: string;
  readonly span?: Span;
}

async function assetOf({ ref, path, span }: Named, bytes: Uint8Array): Promise<Outcome<Asset>> {
  const found = inspectImage(bytes);
  if (!found.ok) return failure(imageBroken(path, found.why, span));
  const { imageSize } = await import("image-size");
  try {
    const size = imageSize(bytes);
    const turned = (size.orientation ?? 1) >= 5;
    const width = Math.round(turned ? size.height : size.width);
    const height = Math.round(turned ? size.width : size.height);
    if (width <= 0 || height <= 0) return failure(imageBroken(path, "it has no size", span));
    if (width * height > MAX_PIXELS)
      return failure(imageTooLarge(path, `${width} by ${height} pixels`, span));
    return success({
      ref,
      bytes,
      mediaType: found.mediaType,
      width,
      height,
      digest: digest(bytes),
    });
  } catch {
    return failure(imageBroken(path, "its size cannot be told", span));
  }
}
