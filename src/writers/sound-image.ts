import { inflateSync } from "node:zlib";
import type { Asset } from "../model/edition.ts";

/** Pixels of a picture take no more memory than this when they are unpacked. */
const MOST_BYTES = 400_000_000;

/**
 * True for a picture whose data can be unpacked. PDFKit unpacks some PNG files
 * in the background, where a fault would end the whole program.
 */
export function isSound({ bytes, mediaType }: Asset): boolean {
  try {
    return mediaType === "image/png" ? isSoundPng(bytes) : isSoundJpeg(bytes);
  } catch {
    return false;
  }
}

/** Samples a pixel by colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function isSoundPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return false;
    if (view.getUint32(at + 4) === 0x49444154) data.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const samples = SAMPLES[view.getUint8(25)];
  if (samples === undefined) return false;
  const row = Math.ceil((view.getUint32(16) * view.getUint8(24) * samples) / 8) + 1;
  const height = view.getUint32(20);
  if (row * height > MOST_BYTES) return false;
  // An interlaced picture has a filter byte for each row of seven smaller ones.
  const pixels = inflateSync(Buffer.concat(data), {
    maxOutputLength: row * height + 16 * height + 4096,
  });
  return pixels.length >= row * height - height;
}

/** A frame header stands before the end of the file, where PDFKit looks for it. */
function isSoundJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0) !== 0xffd8) return false;
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0) return false;
    const frame = marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
    if (frame) return view.getUint16(at + 5) > 0 && view.getUint16(at + 7) > 0;
    at += 2 + view.getUint16(at + 2);
  }
  return false;
}
