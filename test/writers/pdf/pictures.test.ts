import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import webp from "webp-wasm";
import { greyPng } from "../../../src/writers/grey-png.ts";
import { gifPixels } from "../../../src/writers/pictures/gif.ts";
import { palettePng } from "../../../src/writers/pictures/png.ts";
import { webpPixels } from "../../../src/writers/pictures/webp.ts";
import { svg } from "../../support/assets.ts";
import { type Gif, gif } from "../../support/gif.ts";
import { picturePdfs } from "../../support/picture-book.ts";

const COLOURS = [0, 0, 0, 200, 30, 30, 30, 30, 200, 240, 200, 0];
const indexAt = (x: number, y: number) => ((x * 7 + y * y) >> 3) % 4;
const plain: Gif = { width: 61, height: 47, colours: COLOURS, indexAt };

describe("a GIF", () => {
  test.each([
    ["in rows", {}],
    ["interlaced", { interlaced: true }],
    ["with a colour that is seen through", { transparent: 2 }],
    ["of more codes than fit a table", { width: 400, height: 300 }],
  ])("%s has the pixels of its first frame", (_, more) => {
    const file = { ...plain, ...more };
    const { width, height } = file;
    const pixels = gifPixels(gif(file));
    const expected = Array.from({ length: width * height }, (_, i) =>
      indexAt(i % width, Math.floor(i / width)),
    );
    expect(pixels && [...pixels.indices]).toEqual(expected);
    expect(pixels?.transparent).toBe(file.transparent);
    expect(pixels && [...pixels.palette]).toEqual(COLOURS);
  });

  test("that covers a part of its canvas leaves the rest clear", () => {
    const pixels = gifPixels(gif({ ...plain, width: 3, height: 2, canvas: [5, 4], at: [1, 1] }));
    expect(pixels?.transparent).toBe(4);
    const c = 4;
    const rows = [c, c, c, c, c, c, 0, 0, 1, c, c, 0, 1, 1, c, c, c, c, c, c];
    expect(pixels && [...pixels.indices]).toEqual(rows);
  });

  test("that is damaged is none, and never a fault", () => {
    const whole = gif(plain);
    for (let length = 0; length < whole.length - 1; length += 7)
      expect(gifPixels(whole.subarray(0, length))).toBeUndefined();
    for (let at = 6; at < whole.length; at += 1) {
      const hurt = Uint8Array.from(whole);
      hurt[at] = (hurt[at] ?? 0) ^ (1 << (at % 8));
      const pixels = gifPixels(hurt);
      if (pixels !== undefined && pixels.width * pixels.height < 1e6) palettePng(pixels);
    }
  });

  test("turns grey as any PNG does", () => {
    const grey = greyPng(palettePng(gifPixels(gif({ ...plain, transparent: 0 }))!));
    expect(grey?.[25]).toBe(0);
  });
});

describe("a WebP", () => {
  const [width, height] = [20, 10];
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? (i < 400 ? 255 : 90) : (i * 3) % 256,
  );

  test("without loss has its pixels", async () => {
    const bytes = await webp.encode({ width, height, data }, { lossless: 1, exact: 1 });
    const pixels = await webpPixels(bytes);
    expect([pixels?.width, pixels?.height]).toEqual([width, height]);
    expect(pixels && [...pixels.rgba]).toEqual([...data]);
  });

  test("that moves has its first frame", async () => {
    const still = await webp.encode({ width, height, data }, { lossless: 1, exact: 1 });
    const frame = Buffer.concat([Buffer.alloc(16), still.subarray(12)]);
    frame.writeUIntLE(width - 1, 6, 3);
    frame.writeUIntLE(height - 1, 9, 3);
    const chunks = [part("VP8X", Buffer.alloc(10)), part("ANIM", Buffer.alloc(6))];
    const body = Buffer.concat([Buffer.from("WEBP"), ...chunks, part("ANMF", frame)]);
    const pixels = await webpPixels(part("RIFF", body));
    expect(pixels && [...pixels.rgba]).toEqual([...data]);
  });

  test("that is damaged is none", async () => {
    const bytes = await webp.encode({ width, height, data }, { quality: 80 });
    expect(await webpPixels(bytes.subarray(0, 40))).toBeUndefined();
  });
});

function part(name: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

describe("a book with pictures of every kind", () => {
  test("shows them, in colour on screens and in black on paper", { timeout: 60_000 }, async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><defs><linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="#f00"/></linearGradient></defs><path d="M0 0L40 20" stroke="#e00"/><rect width="9" height="9" fill="url(#g)"/><g opacity=".5"><circle r="4" fill="#00f"/></g><text x="3" y="9" font-size="6">Ink</text></svg>';
    const { codes, files } = await picturePdfs({
      "a.svg": drawing,
      "b.gif": gif({ ...plain, width: 300, height: 200 }),
      "c.webp": await webp.encode(
        { width: 300, height: 1, data: new Uint8ClampedArray(1200).fill(200) },
        { lossless: 1 },
      ),
      "d.svg": svg,
    });
    expect(codes.filter((code) => /picture|part/.test(code))).toEqual([
      "layout/coarse-picture",
      "layout/coarse-picture",
    ]);
    const [screen = "", print = ""] = [...files.values()].map(operatorsOf);
    const [screenFile = "", printFile = ""] = [...files.values()].map((bytes) =>
      Buffer.from(bytes).toString("latin1"),
    );
    for (const file of [screenFile, printFile]) {
      expect(file.match(/\/Subtype\s*\/Form/g)).toHaveLength(3);
      expect(file.match(/\/Subtype\s*\/Image/g)?.length).toBeGreaterThanOrEqual(2);
    }
    expect(screen).toMatch(/0\.933333 0 0 RG/);
    expect(screenFile).toContain("/ColorSpace/DeviceRGB");
    expect(screenFile.match(/\/Alt\s*[<(]/g)).toHaveLength(4);
    expect(print).not.toMatch(/ (?:rg|RG|k|K)\b/);
    expect(printFile).not.toContain("DeviceRGB");
  });

  test("names what it cannot draw, and goes on", { timeout: 60_000 }, async () => {
    const { messages } = await picturePdfs({
      "a.svg": '<svg viewBox="0 0 9 9"><mask id="m"/><path mask="url(#m)" d="M0 0h9v9z"/></svg>',
      "b.svg": `<svg viewBox="0 0 9 9">${"<g>".repeat(300)}<path d="M0 0h9"/>${"</g>".repeat(300)}</svg>`,
    });
    expect(messages).toContain("The drawing “a.svg” has what the PDF does not show: a mask");
  });
});

/** The content of all streams of a file that are deflated. */
function operatorsOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const out: string[] = [];
  for (let at = file.indexOf("stream\n"); at >= 0; at = file.indexOf("stream\n", at + 7)) {
    const end = file.indexOf("\nendstream", at);
    if (end < 0) break;
    try {
      const text = inflateSync(file.subarray(at + 7, end)).toString("latin1");
      if (/^[\x20-\x7e\n]*$/.test(text)) out.push(text);
    } catch {
      // A stream of another kind.
    }
    at = end;
  }
  return out.join("\n");
}
