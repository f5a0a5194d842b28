/**
 * The sRGB colour space as an ICC profile, made from its definition: what an
 * archive needs to know which grey and which red a file means.
 *
 * Sources: ICC.1:2001-04 for the file, IEC 61966-2-1 for the numbers; the
 * primaries are adapted to D50 by Bradford's matrix, as the ICC asks.
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [name: string, data: Buffer])[] = [
    ["desc", descriptionTag("sRGB")],
    ["cprt", Buffer.concat([ascii("text"), ZERO, ascii("No rights reserved\0")])],
    ["wtpt", xyzTag([0.9642, 1, 0.8249])],
    ["rXYZ", xyzTag([0.43607, 0.22249, 0.01392])],
    ["gXYZ", xyzTag([0.38515, 0.71687, 0.09708])],
    ["bXYZ", xyzTag([0.14307, 0.06061, 0.7141])],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const placed = new Map<Buffer, number>();
  const bodies: Buffer[] = [];
  let offset = HEADER + table.length;
  tags.forEach(([name, data], i) => {
    const at = placed.get(data) ?? offset;
    if (!placed.has(data)) {
      placed.set(data, at);
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
      bodies.push(padded);
      offset += padded.length;
    }
    table.write(name, 4 + 12 * i, "latin1");
    table.writeUInt32BE(at, 8 + 12 * i);
    table.writeUInt32BE(data.length, 12 + 12 * i);
  });
  return Buffer.concat([header(offset), table, ...bodies]);
}

const HEADER = 128;
const ZERO: Buffer = Buffer.alloc(4);

function ascii(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(size, 0);
  // Version 2.1, a display, from RGB to XYZ.
  bytes.writeUInt32BE(0x0210_0000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  // The date of the standard stands for that of the profile.
  [1999, 10, 18].forEach((part, i) => {
    bytes.writeUInt16BE(part, 24 + 2 * i);
  });
  bytes.write("acsp", 36, "latin1");
  writeXyz(bytes, 68, [0.9642, 1, 0.8249]);
  return bytes;
}

function writeXyz(bytes: Buffer, at: number, values: readonly number[]): void {
  values.forEach((value, i) => {
    bytes.writeInt32BE(Math.round(value * 65_536), at + 4 * i);
  });
}

function xyzTag(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write("XYZ ", 0, "latin1");
  writeXyz(bytes, 8, values);
  return bytes;
}

function descriptionTag(name: string): Buffer {
  const bytes = Buffer.alloc(12 + name.length + 1 + 78);
  bytes.write("desc", 0, "latin1");
  bytes.writeUInt32BE(name.length + 1, 8);
  bytes.write(name, 12, "latin1");
  return bytes;
}

/** Steps of the curve; a viewer draws straight lines between them. */
const STEPS = 1024;

function curveTag(): Buffer {
  const bytes = Buffer.alloc(12 + 2 * STEPS);
  bytes.write("curv", 0, "latin1");
  bytes.writeUInt32BE(STEPS, 8);
  for (let i = 0; i < STEPS; i += 1) {
    const value = i / (STEPS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    bytes.writeUInt16BE(Math.round(linear * 65_535), 12 + 2 * i);
  }
  return bytes;
}
