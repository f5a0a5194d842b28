import { describe, expect, test } from "vitest";
import { isForPress, isMoving, isSeeThrough } from "../../src/writers/picture.ts";
import { jpeg, png } from "../support/assets.ts";

const ascii = (text: string) => [...Buffer.from(text, "latin1")];
const bytes = (...parts: readonly (readonly number[])[]) => new Uint8Array(parts.flat());
const u32 = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];

const chunk = (name: string, body: readonly number[]) => [
  ...u32(body.length),
  ...ascii(name),
  ...body,
  ...u32(0),
];
const pngOf = (colourType: number, ...chunks: readonly (readonly number[])[]) =>
  bytes(
    [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a],
    chunk("IHDR", [...u32(8), ...u32(8), 8, colourType, 0, 0, 0]),
    ...chunks,
    chunk("IDAT", [0]),
  );
const gifFrame = (packed: number) => [0x21, 0xf9, 4, packed, 0, 0, 0, 0];
const webp = (kind: string, ...rest: number[]) =>
  bytes(ascii("RIFF"), u32(0), ascii("WEBP"), ascii(kind), u32(0), rest);
const frame = (components: number) => [0xff, 0xc2, 0, 17, 8, 0, 8, 0, 8, components];

describe("a picture", () => {
  test.each([
    ["a PNG with an alpha channel", "image/png", pngOf(6), true],
    ["a grey PNG with an alpha channel", "image/png", pngOf(4), true],
    ["a PNG with a transparent colour", "image/png", pngOf(3, chunk("tRNS", [0])), true],
    ["a PNG of colours", "image/png", pngOf(2, chunk("gAMA", u32(1))), false],
    ["a GIF with a transparent colour", "image/gif", bytes(ascii("GIF89a"), gifFrame(1)), true],
    ["a GIF without", "image/gif", bytes(ascii("GIF89a"), gifFrame(0)), false],
    ["an extended WebP with alpha", "image/webp", webp("VP8X", 0x10), true],
    ["a lossless WebP with alpha", "image/webp", webp("VP8L", 0x2f, 0, 0, 0, 0x10), true],
    ["a lossy WebP", "image/webp", webp("VP8 ", 0), false],
    ["a drawing", "image/svg+xml", bytes(ascii("<svg/>")), true],
    ["a photograph", "image/jpeg", jpeg, false],
  ] as const)("%s: the paper shows through or not", (_, mediaType, found, expected) => {
    expect(isSeeThrough({ bytes: found, mediaType })).toBe(expected);
  });

  test.each([
    ["a GIF of two frames", "image/gif", bytes(ascii("GIF89a"), gifFrame(0), gifFrame(0)), true],
    ["a GIF of one", "image/gif", bytes(ascii("GIF89a"), gifFrame(0)), false],
    ["an animated WebP", "image/webp", webp("VP8X", 0x02), true],
    ["an animated PNG", "image/png", pngOf(2, chunk("acTL", u32(2))), true],
    ["a drawing that moves", "image/svg+xml", bytes(ascii("<svg><animate/></svg>")), true],
    ["a drawing", "image/svg+xml", bytes(ascii("<svg><path/></svg>")), false],
  ] as const)("%s: it moves or not", (_, mediaType, found, expected) => {
    expect(isMoving({ bytes: found, mediaType })).toBe(expected);
  });

  test("a JPEG of four inks is for a press", () => {
    const start = [0xff, 0xd8, 0xff, 0xee, 0, 4, 1, 2];
    const of = (components: number) => bytes(start, frame(components));
    expect(isForPress({ bytes: of(4), mediaType: "image/jpeg" })).toBe(true);
    expect(isForPress({ bytes: of(3), mediaType: "image/jpeg" })).toBe(false);
    expect(isForPress({ bytes: jpeg, mediaType: "image/jpeg" })).toBe(false);
  });

  test("bytes cut off anywhere are looked at without a fault", () => {
    const whole = [pngOf(3, chunk("tRNS", [0])), bytes([0xff, 0xd8], frame(4)), png(4, 4)];
    for (const found of whole)
      for (let end = 0; end < found.length; end++)
        for (const mediaType of ["image/png", "image/jpeg", "image/gif", "image/webp"]) {
          const part = { bytes: found.slice(0, end), mediaType };
          expect([isSeeThrough(part), isMoving(part), isForPress(part)]).toHaveLength(3);
        }
  });
});
