import { deflateSync, inflateSync } from "node:zlib";
import { chunk, head, pngOf } from "./pictures/png.ts";

/** Samples a pixel of the colours that are turned grey: RGB, palette, RGB with alpha, grey with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 2: 3, 3: 1, 4: 2, 6: 4 };

interface Head {
  readonly width: number;
  readonly height: number;
  readonly colour: number;
}

/**
 * A picture as a press with one ink prints it: grey on white paper. A picture
 * that is grey already comes back as it is; one of more than eight bits or
 * interlaced cannot be turned, and gives nothing.
 *
 * Source: PNG, third edition, 9 for the filters; Rec. 709 for the weights.
 */
export function greyPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const colour = view.getUint8(25);
  if (colour === 0) return bytes;
  const samples = SAMPLES[colour];
  if (samples === undefined || view.getUint8(24) !== 8 || view.getUint8(28) !== 0) return undefined;
  const size = { width: view.getUint32(16), height: view.getUint32(20), colour };
  const parts = partsOf(bytes, view);
  const most = (size.width * samples + 1) * size.height;
  const packed = inflateSync(Buffer.concat(parts.data), { maxOutputLength: most + 4096 });
  if (packed.length < most) return undefined;
  unfilter(packed, size.width * samples, samples);
  return encoded(size, greyOf(packed, size, { samples, ...parts }));
}

interface Parts {
  readonly data: readonly Uint8Array[];
  readonly palette: Uint8Array;
  readonly alpha: Uint8Array;
}

function partsOf(bytes: Uint8Array, view: DataView): Parts {
  const data: Uint8Array[] = [];
  let palette = new Uint8Array();
  let alpha = new Uint8Array();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const body = bytes.slice(at + 8, at + 8 + length);
    const name = view.getUint32(at + 4);
    if (name === 0x49444154) data.push(body);
    if (name === 0x504c5445) palette = body;
    if (name === 0x74524e53) alpha = body;
    at += 12 + length;
  }
  return { data, palette, alpha };
}

/** Undoes the filter of each row in place; the byte before a row names it. */
function unfilter(rows: Uint8Array, length: number, step: number): void {
  for (let start = 0; start + length < rows.length; start += length + 1) {
    const filter = rows[start] as number;
    for (let i = 1; i <= length; i += 1) {
      const at = start + i;
      const left = i > step ? (rows[at - step] as number) : 0;
      const above = start > 0 ? (rows[at - length - 1] as number) : 0;
      const corner = start > 0 && i > step ? (rows[at - length - 1 - step] as number) : 0;
      rows[at] = (rows[at] as number) + predicted(filter, left, above, corner);
    }
  }
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Rows of grey, each with the byte that says it has no filter. */
function greyOf(
  rows: Uint8Array,
  { width, height, colour }: Head,
  { samples, palette, alpha }: Parts & { readonly samples: number },
): Uint8Array {
  const grey = new Uint8Array((width + 1) * height);
  const luma = (from: Uint8Array, at: number): number =>
    0.2126 * (from[at] ?? 0) + 0.7152 * (from[at + 1] ?? 0) + 0.0722 * (from[at + 2] ?? 0);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * (width * samples + 1) + 1 + x * samples;
      const index = rows[at] as number;
      let value = colour === 4 ? index : luma(rows, at);
      let opaque = samples === 4 || samples === 2 ? (rows[at + samples - 1] as number) : 255;
      if (colour === 3) {
        value = luma(palette, index * 3);
        opaque = alpha[index] ?? 255;
      }
      grey[y * (width + 1) + 1 + x] = Math.round(255 + ((value - 255) * opaque) / 255);
    }
  return grey;
}

function encoded({ width, height }: Head, rows: Uint8Array): Uint8Array {
  return pngOf([chunk("IHDR", head(width, height, 0)), chunk("IDAT", deflateSync(rows))]);
}
