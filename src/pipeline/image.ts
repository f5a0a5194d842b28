import { crc32 } from "node:zlib";
import type { Asset } from "../model/edition.ts";

/** What bytes turn out to be, or why they are no image we can use. */
export type Inspected =
  | { readonly ok: true; readonly mediaType: Asset["mediaType"] }
  | { readonly ok: false; readonly why: string };

/** Looks at the bytes themselves: a name's ending proves nothing. */
export function inspectImage(bytes: Uint8Array): Inspected {
  if (bytes.length === 0) return { ok: false, why: "the file is empty" };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return inspectPng(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return inspectJpeg(bytes);
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 16));
  if (/^GIF8[79]a/.test(text)) return inspectGif(bytes);
  if (/^RIFF.{4}WEBP/s.test(text)) return inspectWebp(bytes);
  if (looksLikeSvg(bytes)) return inspectSvg(bytes);
  return { ok: false, why: "it is not a JPEG, PNG, GIF, WebP or SVG file" };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** Every chunk whole, its checksum right, and the last one an end. PNG (third edition), 5.3. */
function inspectPng(bytes: Uint8Array): Inspected {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return { ok: false, why: "the file is cut short" };
    const type = view.getUint32(at + 4);
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end))
      return { ok: false, why: "its checksum is wrong: the file is damaged" };
    if (type === 0x49454e44) return { ok: true, mediaType: "image/png" };
    at = end + 4;
  }
  return { ok: false, why: "the file is cut short" };
}

/** Segments up to the first scan, and an end marker after it. ITU-T T.81, annex B. */
function inspectJpeg(bytes: Uint8Array): Inspected {
  const short = { ok: false, why: "the file is cut short" } as const;
  let framed = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return { ok: false, why: "the file is damaged" };
    const marker = bytes[at + 1] ?? 0;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    framed ||= isFrame(marker);
    if (marker === 0xda)
      return framed && endsWithMarker(bytes) ? { ok: true, mediaType: "image/jpeg" } : short;
    // 0xff before a marker is filling.
    at += marker === 0xff ? 1 : 2 + Math.max(length, 2);
  }
  return short;
}

/** SOF0 to SOF15, but for the three of that range which define tables and extensions. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Cameras append data after the end marker, so it is looked for from the back. */
function endsWithMarker(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at > 2; at--)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

function inspectGif(bytes: Uint8Array): Inspected {
  const whole = bytes.length > 14 && bytes.subarray(-16).includes(0x3b);
  return whole ? { ok: true, mediaType: "image/gif" } : { ok: false, why: "the file is cut short" };
}

function inspectWebp(bytes: Uint8Array): Inspected {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true);
  return size + 8 <= bytes.length
    ? { ok: true, mediaType: "image/webp" }
    : { ok: false, why: "the file is cut short" };
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>[]*>\s*)?<svg[\s>]/.test(
    start.replace(/^\uFEFF/, ""),
  );
}

/** What in a drawing could run, fetch or lie: none of it has a place in a book. */
const UNSAFE_SVG =
  /<(?:script|foreignObject|iframe|handler|set|animate\w*)[\s>/]|\son\w+\s*=|<!ENTITY|(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/(?:png|jpe?g|gif|webp)[;,])[^"'\s>]|@import|url\(\s*["']?\s*(?!#)/i;

function inspectSvg(bytes: Uint8Array): Inspected {
  const text = new TextDecoder().decode(bytes);
  if (!/<\/svg\s*>\s*(?:<!--[\s\S]*?-->\s*)*$/.test(text) && !/<svg[^>]*\/>\s*$/.test(text))
    return { ok: false, why: "the file is cut short" };
  if (UNSAFE_SVG.test(text))
    return { ok: false, why: "the drawing holds a script, an animation or an address outside it" };
  return { ok: true, mediaType: "image/svg+xml" };
}
