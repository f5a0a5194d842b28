import fc from "fast-check";
import { expect, test } from "vitest";
import { jpegOrientation } from "../../../src/writers/jpeg-orientation.ts";
import { jpeg, png } from "../../support/assets.ts";

/** The head of a JPEG with one Exif entry: how it is to be turned. */
function turned(orientation: number, little: boolean): Uint8Array {
  const bytes = Buffer.alloc(60);
  bytes.writeUInt32BE(0xffd8ffe1, 0);
  bytes.writeUInt16BE(40, 4);
  bytes.write("Exif\0\0", 6, "latin1");
  const put16 = (value: number, at: number): void =>
    void (little ? bytes.writeUInt16LE(value, 12 + at) : bytes.writeUInt16BE(value, 12 + at));
  const put32 = (value: number, at: number): void =>
    void (little ? bytes.writeUInt32LE(value, 12 + at) : bytes.writeUInt32BE(value, 12 + at));
  put16(little ? 0x4949 : 0x4d4d, 0);
  put16(42, 2);
  put32(8, 4);
  put16(1, 8);
  put16(0x0112, 10);
  put16(3, 12);
  put32(1, 14);
  put16(orientation, 18);
  return bytes;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])("orientation %d is read in both byte orders", (orientation) => {
  expect(jpegOrientation(turned(orientation, true))).toBe(orientation);
  expect(jpegOrientation(turned(orientation, false))).toBe(orientation);
});

test("pictures that say nothing stand as they are", () => {
  expect(jpegOrientation(jpeg)).toBe(1);
  expect(jpegOrientation(png(2, 2))).toBe(1);
  expect(jpegOrientation(turned(99, true))).toBe(1);
});

test("any bytes have an answer", () => {
  const head = turned(6, false);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(59), (noise, cut) => {
      const bytes = Uint8Array.from([...head.subarray(0, cut), ...noise]);
      const answer = jpegOrientation(bytes);
      expect(answer >= 1 && answer <= 8).toBe(true);
    }),
  );
});
