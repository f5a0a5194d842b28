import type { Asset } from "../model/edition.ts";
import { greyPng } from "./grey-png.ts";

/** Start-of-frame markers of JPEG, without those of tables and restarts. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);

/** True where a picture goes to the printer in colour, since nothing here can turn it grey. */
export function staysColoured({ mediaType, bytes }: Asset): boolean {
  if (mediaType === "image/png") return greyPng(bytes) === undefined;
  return mediaType === "image/jpeg" && jpegComponents(bytes) > 1;
}

/**
 * Colour components of a JPEG: 1 grey, 3 colour, 4 CMYK; 0 where no frame is found.
 *
 * Source: ITU-T T.81, B.2.2, the frame header.
 */
function jpegComponents(bytes: Uint8Array): number {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (FRAMES.has(marker)) return bytes[at + 9] ?? 0;
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  }
  return 0;
}
