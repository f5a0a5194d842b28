import { crc32, deflateSync } from "node:zlib";

/** A picture of at most 256 colours. */
export interface PalettePixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each colour. */
  readonly palette: Uint8Array;
  /** The index that is seen through. */
  readonly transparent: number | undefined;
  readonly indices: Uint8Array;
}

/** A picture of any colours. */
export interface ColourPixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel. */
  readonly rgba: Uint8Array;
}

/** The picture as PNG, which everything here can read. */
export function palettePng(pixels: PalettePixels): Uint8Array {
  const { width, height, palette, transparent, indices } = pixels;
  // An index without a colour means nothing; black is what browsers show.
  const colours = new Uint8Array(highest(indices, palette.length / 3 - 1) * 3 + 3);
  colours.set(palette.subarray(0, colours.length));
  const alpha = new Uint8Array(transparent === undefined ? 0 : transparent + 1).fill(255);
  if (transparent !== undefined) alpha[transparent] = 0;
  return pngOf([
    chunk("IHDR", head(width, height, 3)),
    chunk("PLTE", colours),
    ...(alpha.length > 0 ? [chunk("tRNS", alpha)] : []),
    chunk("IDAT", deflateSync(unfiltered(indices, width))),
  ]);
}

/** The picture as PNG; opaque ones without what says how opaque they are. */
export function colourPng({ width, height, rgba }: ColourPixels): Uint8Array {
  let opaque = true;
  for (let at = 3; at < rgba.length && opaque; at += 4) opaque = rgba[at] === 255;
  const samples = opaque ? withoutAlpha(rgba) : rgba;
  return pngOf([
    chunk("IHDR", head(width, height, opaque ? 2 : 6)),
    chunk("IDAT", deflateSync(unfiltered(samples, width * (opaque ? 3 : 4)))),
  ]);
}

/** A PNG of chunks that `chunk` has made, but for the last, which is the same in all. */
export function pngOf(chunks: readonly Uint8Array[]): Uint8Array {
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, ...chunks, chunk("IEND", Buffer.alloc(0))]);
}

/** A part of a PNG with its length, its name and its checksum. */
export function chunk(name: string, body: Uint8Array): Buffer {
  const made = Buffer.alloc(body.length + 12);
  made.writeUInt32BE(body.length, 0);
  made.write(name, 4, "latin1");
  made.set(body, 8);
  made.writeUInt32BE(crc32(made.subarray(4, body.length + 8)), body.length + 8);
  return made;
}

/** The head of a picture of eight bits a sample. */
export function head(width: number, height: number, colourType: number): Buffer {
  const made = Buffer.alloc(13);
  made.writeUInt32BE(width, 0);
  made.writeUInt32BE(height, 4);
  made[8] = 8;
  made[9] = colourType;
  return made;
}

function highest(indices: Uint8Array, least: number): number {
  let most = least;
  for (const index of indices) if (index > most) most = index;
  return most;
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] as number;
    rgb[to + 1] = rgba[from + 1] as number;
    rgb[to + 2] = rgba[from + 2] as number;
  }
  return rgb;
}

/** Rows with the byte before each that says it has no filter. */
function unfiltered(samples: Uint8Array, row: number): Uint8Array {
  const rows = Math.floor(samples.length / row);
  const made = new Uint8Array(rows * (row + 1));
  for (let y = 0; y < rows; y += 1)
    made.set(samples.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  return made;
}
