import { imageSize } from "image-size";
import { isForPress, isSeeThrough } from "../picture.ts";
import { leadsToRival, type Store } from "../stores.ts";
import type { EpubFile, Finding } from "./finding.ts";
import { type PackageFacts, textOf } from "./package.ts";

/** What a store would say of an EPUB. */
export function checkStore(
  size: number,
  files: ReadonlyMap<string, EpubFile>,
  facts: PackageFacts,
  store: Store,
): readonly Finding[] {
  const images = facts.items.filter(({ mediaType }) => mediaType.startsWith("image/"));
  return [
    ...sizeFindings(size, store),
    ...coverFindings(files, facts, store),
    ...images.flatMap(({ path, mediaType }) => imageFindings(files.get(path), mediaType, store)),
    ...textFindings(files, facts, store),
    ...navigationFindings(facts, store),
  ];
}

function said(store: Store, hint: string): string {
  return `${hint} (${store.source}, read ${store.checked})`;
}

function sizeFindings(size: number, store: Store): readonly Finding[] {
  if (size <= store.upload) return [];
  const message = `The file is ${megabytes(size)} MB, and ${store.title} takes ${megabytes(store.upload)}`;
  return [
    {
      severity: "error",
      code: "store/size",
      message,
      hint: said(store, "Make its images smaller"),
    },
  ];
}

function coverFindings(
  files: ReadonlyMap<string, EpubFile>,
  { cover }: PackageFacts,
  store: Store,
): readonly Finding[] {
  const [width, height] = store.cover.advised;
  const hint = said(store, `${width} × ${height} pixels are advised`);
  if (cover === undefined)
    return [
      { severity: "warning", code: "store/cover", message: "No image is named as the cover", hint },
    ];
  const file = files.get(cover);
  const measured = file && measure(file);
  if (!measured || Math.min(measured.width, measured.height) >= store.cover.shortSide) return [];
  const message = `The cover has ${measured.width} × ${measured.height} pixels, and ${store.title} asks for ${store.cover.shortSide} on the short side`;
  return [{ severity: "warning", code: "store/cover", message, hint, path: cover }];
}

function imageFindings(
  file: EpubFile | undefined,
  mediaType: string,
  store: Store,
): readonly Finding[] {
  if (file === undefined) return [];
  const { path, bytes } = file;
  const found = (message: string, hint: string): Finding => ({
    severity: "warning",
    code: "store/image",
    message,
    hint: said(store, hint),
    path,
  });
  const findings: Finding[] = [];
  const kinds: readonly string[] = store.images.mediaTypes;
  if (!kinds.includes(mediaType))
    findings.push(found(`${store.title} does not take ${mediaType}`, "Save it as JPEG or PNG"));
  if (store.images.bytes !== undefined && bytes.length > store.images.bytes)
    findings.push(
      found(
        `The image has ${megabytes(bytes.length)} MB`,
        `At most ${megabytes(store.images.bytes)} MB are taken`,
      ),
    );
  const measured = store.images.pixels === undefined ? undefined : measure(file);
  const pixels = (measured?.width ?? 0) * (measured?.height ?? 0);
  if (store.images.pixels !== undefined && pixels > store.images.pixels)
    findings.push(
      found(
        `The image has ${(pixels / 1e6).toFixed(1)} million pixels`,
        `At most ${store.images.pixels / 1e6} million are taken`,
      ),
    );
  if (isForPress({ bytes, mediaType }))
    findings.push(found("The image has the four inks of a press", "Save it in RGB"));
  if (store.images.opaque && mediaType === "image/png" && isSeeThrough({ bytes, mediaType }))
    findings.push(found("The ground of the image shows through", "Save it on a white ground"));
  return findings;
}

function textFindings(
  files: ReadonlyMap<string, EpubFile>,
  { items }: PackageFacts,
  store: Store,
): readonly Finding[] {
  return items.flatMap(({ path, mediaType }) => {
    const file = files.get(path);
    if (file === undefined) return [];
    if (mediaType === "text/css") return styleFindings(file, store);
    return mediaType === "application/xhtml+xml" ? linkFindings(file, store) : [];
  });
}

function linkFindings(file: EpubFile, store: Store): readonly Finding[] {
  const rivals = new Set<string>();
  for (const [, href = ""] of textOf(file).matchAll(/\shref="(https?:[^"]{1,2000})"/g))
    if (leadsToRival(href.replaceAll("&amp;", "&"), store)) rivals.add(href);
  return [...rivals].map((href) => ({
    severity: "error",
    code: "store/link",
    message: `A link leads into another store: ${href}`,
    hint: said(store, `Take the link out of the edition for ${store.title}`),
    path: file.path,
  }));
}

/** Looks of running text that Kindle readers set themselves. */
const FORCED =
  /(?:^|[}\s,])(?:body|p|html)\s*(?:,[^{}]*)?\{[^{}]*\b(font-size\s*:\s*[\d.]+(?:px|pt)|text-align\s*:\s*justify|color\s*:\s*(?:black|#000(?:000)?)\b)/i;

function styleFindings(file: EpubFile, store: Store): readonly Finding[] {
  const [, forced] = FORCED.exec(textOf(file).slice(0, 1_000_000)) ?? [];
  if (store.name !== "kindle" || forced === undefined) return [];
  return [
    {
      severity: "warning",
      code: "store/style",
      message: `The style of running text is forced: “${forced}”`,
      hint: said(store, "Leave size, colour and alignment of running text to the reader"),
      path: file.path,
    },
  ];
}

function navigationFindings(facts: PackageFacts, store: Store): readonly Finding[] {
  if (facts.navigation !== undefined || facts.ncx !== undefined) return [];
  return [
    {
      severity: "error",
      code: "store/contents",
      message: "The book has no table of contents that a reading system can show",
      hint: said(store, "Add a navigation document"),
      path: facts.path,
    },
  ];
}

/** Pixels of an image; undefined where its bytes are none. */
function measure({
  bytes,
}: EpubFile): { readonly width: number; readonly height: number } | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1).replace(/\.0$/, "");
}
