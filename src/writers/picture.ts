/** What is asked about: bytes, and what they are said to be. */
interface Picture {
  readonly bytes: Uint8Array;
  /** One of those of `Asset`; of any other nothing is known. */
  readonly mediaType: string;
}

/**
 * True where the paper may show through: on a dark page black lines would be black on black.
 *
 * A drawing in SVG has no ground unless it draws one; of the others the file says so.
 */
export function isSeeThrough({ bytes, mediaType }: Picture): boolean {
  switch (mediaType) {
    case "image/svg+xml":
      return true;
    case "image/png":
      return isSeeThroughPng(bytes);
    case "image/gif":
      return isSeeThroughGif(bytes);
    case "image/webp":
      return isSeeThroughWebp(bytes);
    default:
      return false;
  }
}

/** Colour types with an alpha channel, or a `tRNS` chunk. Source: PNG, third edition, 11.2.1 and 11.3.1.1. */
function isSeeThroughPng(bytes: Uint8Array): boolean {
  const colourType = bytes[25] ?? 0;
  if (colourType === 4 || colourType === 6) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; ) {
    const name = view.getUint32(at + 4);
    if (name === TRNS) return true;
    if (name === IDAT) return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}

const TRNS = 0x74524e53;
const IDAT = 0x49444154;

/** The flag of a transparent colour in a graphic control extension. Source: GIF89a, section 23. */
function isSeeThroughGif(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x21); at >= 0; at = bytes.indexOf(0x21, at + 1))
    if (bytes[at + 1] === 0xf9 && bytes[at + 2] === 4) return hasBit(bytes[at + 3], 1);
  return false;
}

/** The alpha flags of the extended and the lossless file. Source: RFC 9649, sections 2.7 and 3.4. */
function isSeeThroughWebp(bytes: Uint8Array): boolean {
  const kind = String.fromCharCode(...bytes.subarray(12, 16));
  if (kind === "VP8X") return hasBit(bytes[20], 0x10);
  return kind === "VP8L" && hasBit(bytes[24], 0x10);
}

/** True where the picture moves, or may. */
export function isMoving({ bytes, mediaType }: Picture): boolean {
  switch (mediaType) {
    case "image/gif":
      return gifFrames(bytes) > 1;
    case "image/webp":
      return String.fromCharCode(...bytes.subarray(12, 16)) === "VP8X" && hasBit(bytes[20], 0x02);
    case "image/png":
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("acTL");
    case "image/svg+xml":
      return /<(?:animate|set|script)|@keyframes/i.test(new TextDecoder().decode(bytes));
    default:
      return false;
  }
}

/** Graphic control extensions, one a frame where a GIF moves. */
function gifFrames(bytes: Uint8Array): number {
  let frames = 0;
  for (let at = bytes.indexOf(0x21); at >= 0; at = bytes.indexOf(0x21, at + 1))
    if (bytes[at + 1] === 0xf9 && bytes[at + 2] === 4) frames += 1;
  return frames;
}

function hasBit(byte: number | undefined, bit: number): boolean {
  return ((byte ?? 0) & bit) !== 0;
}

/**
 * True for a JPEG of four inks, which half of all readers show in wrong colours, or not at all.
 *
 * Source: ITU-T T.81, annex B.2.2: the frame header says how many components there are.
 */
export function isForPress({ bytes, mediaType }: Picture): boolean {
  if (mediaType !== "image/jpeg") return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (FRAMES.has(marker)) return bytes[at + 9] === 4;
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return false;
}

/** SOF0 to SOF15 without the tables that share their numbers. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);
