import type { PalettePixels } from "./png.ts";

/*
 * Source: GIF89a specification: 17 to 22 for blocks, appendix F for the coding.
 */

/** Pixels of a picture take no more memory than this when they are unpacked. */
const MOST_PIXELS = 100_000_000;

/** The first frame of a GIF on its canvas, as a palette and indices; nothing where the file is damaged. */
export function gifPixels(bytes: Uint8Array): PalettePixels | undefined {
  if (bytes.length < 14) return undefined;
  const screen = screenOf(bytes);
  if (screen.width * screen.height > MOST_PIXELS) return undefined;
  const frame = firstFrame(bytes, screen.end);
  if (frame === undefined) return undefined;
  const palette = frame.palette ?? screen.palette;
  const indices = palette && unpacked(bytes, frame);
  if (palette === undefined || indices === undefined) return undefined;
  return onCanvas(screen, frame, { palette, indices });
}

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly palette: Uint8Array | undefined;
  /** Index of the colour behind what no frame covers. */
  readonly ground: number;
  readonly end: number;
}

function screenOf(bytes: Uint8Array): Screen {
  const flags = bytes[10] ?? 0;
  const colours = flags & 0x80 ? 2 << (flags & 7) : 0;
  return {
    width: short(bytes, 6),
    height: short(bytes, 8),
    palette: colours > 0 ? bytes.subarray(13, 13 + colours * 3) : undefined,
    ground: bytes[11] ?? 0,
    end: 13 + colours * 3,
  };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array | undefined;
  readonly transparent: number | undefined;
  /** Where the smallest code size stands, and the data after it. */
  readonly data: number;
}

function firstFrame(bytes: Uint8Array, from: number): Frame | undefined {
  let transparent: number | undefined;
  for (let at = from; at < bytes.length; ) {
    const kind = bytes[at];
    if (kind === 0x2c) return frameAt(bytes, at, transparent);
    if (kind !== 0x21) return undefined;
    if (bytes[at + 1] === 0xf9 && (bytes[at + 3] ?? 0) & 1) transparent = bytes[at + 6];
    at = endOfBlocks(bytes, at + 2);
  }
  return undefined;
}

function frameAt(
  bytes: Uint8Array,
  at: number,
  transparent: number | undefined,
): Frame | undefined {
  const flags = bytes[at + 9] ?? 0;
  const colours = flags & 0x80 ? 2 << (flags & 7) : 0;
  const [width, height] = [short(bytes, at + 5), short(bytes, at + 7)];
  if (width === 0 || height === 0 || width * height > MOST_PIXELS) return undefined;
  return {
    left: short(bytes, at + 1),
    top: short(bytes, at + 3),
    width,
    height,
    interlaced: (flags & 0x40) !== 0,
    palette: colours > 0 ? bytes.subarray(at + 10, at + 10 + colours * 3) : undefined,
    transparent,
    data: at + 10 + colours * 3,
  };
}

/** The place after a row of blocks, each of which says how long it is. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += (bytes[at] ?? 0) + 1;
  return at + 1;
}

function short(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
}

/** Codes have twelve bits at most. */
const MOST_CODES = 4096;

/** The indices of a frame in the order of the file; nothing where some are missing. */
function unpacked(bytes: Uint8Array, { data, width, height }: Frame): Uint8Array | undefined {
  const smallest = bytes[data] ?? 0;
  if (smallest < 1 || smallest > 8) return undefined;
  const out = new Uint8Array(width * height);
  return spelled(codesOf(blocksAt(bytes, data + 1), smallest), 1 << smallest, out)
    ? out
    : undefined;
}

/** Fills `out` with what the codes stand for; false where they end or make no sense before it is full. */
function spelled(codes: ReturnType<typeof codesOf>, clear: number, out: Uint8Array): boolean {
  const end = clear + 1;
  const prefix = new Uint16Array(MOST_CODES);
  const suffix = new Uint8Array(MOST_CODES);
  const length = new Uint32Array(MOST_CODES);
  for (let i = 0; i < clear; i += 1) {
    suffix[i] = i;
    length[i] = 1;
  }
  let [at, known, before] = [0, end + 1, -1];
  while (at < out.length) {
    const code = codes.next(known);
    if (code === clear) {
      known = end + 1;
      before = -1;
      continue;
    }
    // A new code may stand for the one that is about to be known.
    const open = before >= 0 && known < MOST_CODES;
    if (code === undefined || code === end || code > known || (code === known && !open))
      return false;
    if (open) {
      prefix[known] = before;
      length[known] = (length[before] as number) + 1;
      suffix[known] = firstOf(code === known ? before : code, prefix, end);
      known += 1;
    }
    at = spell(code, at, { prefix, suffix, length, out });
    before = code;
  }
  return true;
}

function firstOf(code: number, prefix: Uint16Array, end: number): number {
  let first = code;
  while (first > end) first = prefix[first] as number;
  return first;
}

interface Spelling {
  readonly prefix: Uint16Array;
  readonly suffix: Uint8Array;
  readonly length: Uint32Array;
  readonly out: Uint8Array;
}

/** Writes the indices a code stands for, from the last; gives the place after them. */
function spell(code: number, at: number, { prefix, suffix, length, out }: Spelling): number {
  const end = at + (length[code] as number);
  let rest = code;
  for (let place = end - 1; place >= at; place -= 1) {
    // Beyond the end of the picture nothing is kept, as typed arrays have it.
    out[place] = suffix[rest] as number;
    rest = prefix[rest] as number;
  }
  return end;
}

function blocksAt(bytes: Uint8Array, from: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = from; at < bytes.length && bytes[at] !== 0; at += (bytes[at] ?? 0) + 1)
    blocks.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  return Buffer.concat(blocks);
}

/** Codes of a width that grows with the number of those known, the lowest bit first. */
function codesOf(bytes: Uint8Array, smallest: number) {
  let [at, held, bits] = [0, 0, 0];
  return {
    next(known: number): number | undefined {
      const width = Math.min(12, Math.max(smallest + 1, 32 - Math.clz32(known)));
      while (bits < width) {
        if (at >= bytes.length) return undefined;
        held |= (bytes[at++] as number) << bits;
        bits += 8;
      }
      const code = held & ((1 << width) - 1);
      held >>>= width;
      bits -= width;
      return code;
    },
  };
}

/** The rows of an interlaced picture: every eighth, those between, every fourth, every second. */
const PASSES = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

function rowsOf({ height, interlaced }: Frame): readonly number[] {
  const rows: number[] = [];
  for (const [first, step] of interlaced ? PASSES : ([[0, 1]] as const))
    for (let y = first; y < height; y += step) rows.push(y);
  return rows;
}

function onCanvas(
  { width, height, ground }: Screen,
  frame: Frame,
  { palette, indices }: { readonly palette: Uint8Array; readonly indices: Uint8Array },
): PalettePixels {
  const colours = Math.floor(palette.length / 3);
  const whole = frame.left === 0 && frame.top === 0 && frame.width >= width;
  const bare = !(whole && frame.height >= height);
  // What no frame covers is seen through, where the palette has a place left to say so.
  const spare = frame.transparent ?? (bare && colours < 256 ? colours : undefined);
  const canvas = new Uint8Array(width * height).fill(spare ?? ground);
  for (const [row, y] of rowsOf(frame).entries()) {
    if (frame.top + y >= height) continue;
    const from = row * frame.width;
    const some = indices.subarray(from, from + Math.min(frame.width, width - frame.left));
    if (frame.left < width) canvas.set(some, (frame.top + y) * width + frame.left);
  }
  const extra = spare !== undefined && spare >= colours ? spare + 1 - colours : 0;
  const colour = Buffer.concat([palette.subarray(0, colours * 3), new Uint8Array(extra * 3)]);
  return { width, height, palette: colour, transparent: spare, indices: canvas };
}
