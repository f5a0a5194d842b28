import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { create, type Font as FontkitFont } from "fontkit";
import { describe, expect, test } from "vitest";
import { shapeFully } from "../../src/fonts/fontkit.ts";
import { compileShaper } from "../../src/fonts/opentype/compiled-shaper.ts";

const ROOT = "node_modules/@expo-google-fonts/";
const FACES = readdirSync(ROOT).flatMap((family) =>
  ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"].flatMap((style) => {
    const folder = `${ROOT}${family}/${style}/`;
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith(".ttf"))
      .map((name) => folder + name);
  }),
);
/** Of Frank Ruhl Libre, whose contexts reach further, 79 % are; of every other face more than 95 %. */
const simpleIn = (path: string) => (path.includes("FrankRuhlLibre") ? 0.75 : 0.95);
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const SETS: readonly (readonly string[])[] = [[], ["onum"], ["smcp", "onum"]];

/** Every pair of printable Latin characters, so that every kern and every two-letter ligature stands in the list. */
const PAIRS = pairsOf([
  ...LETTERS,
  ...LETTERS.map((letter) => letter.toUpperCase()),
  ..."0123456789.,;:!?-–—‘’“”…()éèüößÉœøç&",
]);
/** Folios, and what else is set without a letter. */
const FIGURES = Array.from({ length: 500 }, (_, n) => String(n * 7)).concat("—", " ", "…", "“…”");
/** What stands between scenes. */
const ORNAMENTS = Array.from({ length: 0x27c0 - 0x25a0 }, (_, n) =>
  String.fromCharCode(0x25a0 + n),
).concat("⁂", "❦ ❦ ❦", "* * *", "❧—☙", "• ❦ •");
/** Every three lower-case letters, every word a trigram could hide a context in. */
const TRIPLES = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => a + b + c)));
const WORDS = [
  ..."office affluent ﬂ Qui Queen fjord efficacious Tjörn Äffin’s officers’ fly-fishing Th The".split(
    " ",
  ),
  ..."straße naïve ŵyneb Łódź ijsberg IJssel VAVAVOOM 1,234.56 3½ “Ta!”—he l’été «Été» ¿Qué?".split(
    " ",
  ),
  ..."Война мир объявление жизнь ёлка Её “Да” λόγος Ὀδυσσεύς Θεός Việt Nguyễn phở ệ".split(" "),
];

test("an ornament does not need the full shaper", () => {
  const bytes = new Uint8Array(
    readFileSync(`${ROOT}eb-garamond/400Regular/EBGaramond_400Regular.ttf`),
  );
  const font = create(Buffer.from(bytes)) as FontkitFont;
  const compiled = compileShaper(bytes, (point) => font.glyphForCodePoint(point).id);
  for (const ornament of ["❦", "❧", "☙"])
    expect(compiled(ornament, ["onum", "pnum"], undefined)?.text).toBe(ornament);
});

describe.each(FACES)("%s", (path) => {
  const bytes = new Uint8Array(readFileSync(path));
  const font = create(Buffer.from(bytes)) as FontkitFont;
  const compiled = compileShaper(bytes, (point) => font.glyphForCodePoint(point).id);

  test("pairs of characters are set as the full shaper sets them", () => {
    expect(differences(PAIRS, [])).toEqual([]);
  });

  test.each(SETS)(
    "words with features %s %s are set as the full shaper sets them",
    (...features) => {
      expect(differences(WORDS, features)).toEqual([]);
    },
  );

  test.each(SETS)("figures with features %s %s are too", (...features) => {
    expect(differences(FIGURES, features)).toEqual([]);
  });

  test.each(SETS)("ornaments with features %s %s are too", (...features) => {
    expect(differences(ORNAMENTS, features)).toEqual([]);
  });

  test("a Turkish and a Romanian word follow their language", () => {
    for (const [word, language] of [
      ["fişi", "TRK "],
      ["științifică", "ROM "],
    ] as const) {
      const shaped = compiled(word, [], language);
      const full = shapeFully(font, word, [], language === "TRK " ? "tr" : "ro");
      if (shaped !== undefined) expect(shaped).toEqual(full);
    }
  });

  test.runIf(path.includes("/400Regular"))(
    "triples of letters are too, and most words are simple",
    () => {
      expect(differences(TRIPLES, [])).toEqual([]);
      const simple = TRIPLES.filter((word) => compiled(word, [], undefined) !== undefined);
      expect(simple.length / TRIPLES.length).toBeGreaterThan(simpleIn(path));
    },
  );

  function differences(words: readonly string[], features: readonly string[]): readonly string[] {
    return words.filter((word) => {
      const shaped = compiled(word, features, undefined);
      if (shaped === undefined) return false;
      const full = shapeFully(font, word, features, "en");
      return JSON.stringify(plain(shaped)) !== JSON.stringify(plain(full));
    });
  }
});

const BOOKS = "../shared/typography/dev/";
test.skipIf(!existsSync(BOOKS))(
  "every word of whole books is set as the full shaper sets it",
  () => {
    const path = FACES.find((face) => face.includes("EBGaramond_400Regular.ttf")) ?? "";
    const bytes = new Uint8Array(readFileSync(path));
    const font = create(Buffer.from(bytes)) as FontkitFont;
    const compiled = compileShaper(bytes, (point) => font.glyphForCodePoint(point).id);
    const words = new Set(
      readdirSync(BOOKS)
        .slice(0, 6)
        .flatMap((book) =>
          gunzipSync(readFileSync(BOOKS + book))
            .toString("utf8")
            .split(/[\s"\\]+/),
        ),
    );
    let simple = 0;
    for (const word of words) {
      const shaped = compiled(word, ["onum"], undefined);
      if (shaped === undefined) continue;
      simple += 1;
      expect(plain(shaped), word).toEqual(plain(shapeFully(font, word, ["onum"], "en")));
    }
    expect(simple / words.size).toBeGreaterThan(0.9);
  },
);

function plain({
  glyphs,
  advances,
  clusters,
  offsetsX,
  width,
}: ReturnType<typeof shapeFully>): unknown {
  return [[...glyphs], [...advances], [...clusters], [...offsetsX], width];
}

function pairsOf(characters: readonly string[]): readonly string[] {
  return characters.flatMap((a) => characters.map((b) => a + b));
}
