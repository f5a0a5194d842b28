import { deflateSync } from "node:zlib";
import { digest } from "../../src/base/digest.ts";
import type { Asset } from "../../src/model/edition.ts";

/** A PNG of one colour, made here so that tests need no picture file. */
export function png(width: number, height: number, grey = 128): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(width + 1, grey);
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A baseline JPEG of 16 by 9 pixels in colour. */
export const jpeg: Uint8Array = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAJABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQI/8QAFxABAAMAAAAAAAAAAAAAAAAAABdkov/EABUBAQEAAAAAAAAAAAAAAAAAAAIF/8QAGREAAQUAAAAAAAAAAAAAAAAAAAEDExVR/9oADAMBAAIRAxEAPwCSEauSEauWtBVt39BGh//Z",
  "base64",
);

/** A drawing of one diagonal line, 40 by 20. */
export const svg: Uint8Array = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20"><path d="M0 0L40 20" stroke="#000"/></svg>\n',
);

/** An asset as the pipeline gives it to writers. */
export function asset(
  ref: string,
  bytes: Uint8Array,
  mediaType: Asset["mediaType"],
  size: readonly [width: number, height: number],
): Asset {
  return { ref, bytes, mediaType, width: size[0], height: size[1], digest: digest(bytes) };
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
