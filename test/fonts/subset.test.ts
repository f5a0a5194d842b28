import { readFileSync } from "node:fs";
import * as fontkit from "fontkit";
import { describe, expect, test } from "vitest";
import { sfntOf, tablesOf } from "../../src/fonts/subset/sfnt.ts";
import { subsetTables } from "../../src/fonts/subset/subset.ts";
import { woff2Of } from "../../src/fonts/subset/woff2.ts";

const root = "node_modules/@expo-google-fonts";
const fonts = [
  `${root}/eb-garamond/400Regular/EBGaramond_400Regular.ttf`,
  `${root}/literata/400Regular_Italic/Literata_400Regular_Italic.ttf`,
  `${root}/source-serif-4/400Regular/SourceSerif4_400Regular.ttf`,
  `${root}/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf`,
  `${root}/alegreya/400Regular/Alegreya_400Regular.ttf`,
];
const text = "Offices of the Queen’s fjord, “naïve” AVATAR — 1914–18… fi ffl Th Qu ﬁ";
const features = [[], ["smcp"], ["onum", "pnum"], ["lnum", "tnum"], ["calt", "clig"]];

type Shapes = { layout(text: string, features: string[]): fontkit.GlyphRun };

function open(bytes: Uint8Array): Shapes {
  return fontkit.create(Buffer.from(bytes)) as unknown as Shapes;
}

describe.each(fonts)("%s", (path) => {
  const bytes = new Uint8Array(readFileSync(path));
  const tables = subsetTables(
    bytes,
    [...text].map((letter) => letter.codePointAt(0)!),
  )!;
  const whole = open(bytes);

  test.each([
    ["as TrueType", sfntOf(tables)],
    ["as WOFF2", woff2Of(tables)],
  ])("%s, sets the text as the whole font does", (_form, cut) => {
    const part = open(cut);
    for (const wanted of features) {
      const [all, some] = [whole.layout(text, wanted), part.layout(text, wanted)];
      expect(some.glyphs.map(({ id }) => id)).toEqual(all.glyphs.map(({ id }) => id));
      expect(some.positions).toEqual(all.positions);
      for (const [i, glyph] of all.glyphs.entries())
        expect(some.glyphs[i]!.path.toSVG(), `glyph ${glyph.id}`).toBe(glyph.path.toSVG());
    }
  });

  test("is a good deal smaller", () => {
    const size = woff2Of(tables).length;
    console.log(`${path.split("/").at(-1)}: ${bytes.length} bytes become ${size}`);
    expect(size).toBeLessThan(bytes.length / 3);
  });
});

test("the checksum of the whole file is the one the format asks for", () => {
  const bytes = sfntOf(subsetTables(new Uint8Array(readFileSync(fonts[0]!)), [65, 66])!);
  const view = new DataView(bytes.buffer);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
  expect(tablesOf(bytes)?.size).toBeGreaterThan(8);
});

test("what is no TrueType font has no subset", () => {
  for (const bytes of [
    new Uint8Array(),
    new Uint8Array(12),
    new TextEncoder().encode("not a font at all"),
  ])
    expect(subsetTables(bytes, [65])).toBeUndefined();
});

test("a font cut off in the middle has none either", () => {
  const bytes = new Uint8Array(readFileSync(fonts[3]!));
  for (const end of [100, 300, 5000, 40_000])
    expect(subsetTables(bytes.subarray(0, end), [65])).toBeUndefined();
});
