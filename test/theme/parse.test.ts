import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toPt } from "../../src/base/units.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { loadFont } from "../../src/fonts/fontkit.ts";
import { baseTokens } from "../../src/theme/base-tokens.ts";
import { contrast } from "../../src/theme/colours.ts";
import { themeCatalogue } from "../../src/theme/diagnostics.ts";
import { fontFilesOf } from "../../src/theme/fonts.ts";
import { overrideTheme, parseTheme } from "../../src/theme/parse.ts";
import { STYLE_NAMES } from "../../src/theme/token-table.ts";
import { trimNamed, trims } from "../../src/theme/trims.ts";
import { builtIn, filesFor, jsonOf, load, themeNamed } from "./load.ts";

const from = { from: "book.yaml" };

describe.each(builtIn)("the theme %s", (name) => {
  const outcome = load(name);
  test("loads without a word, and bears the name of its folder", () => {
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.ok && outcome.value.name).toBe(name);
  });

  test("brings every font with its licence", () => {
    const theme = themeNamed(name);
    for (const family of [...Object.values(theme.families), ...theme.fallback]) {
      expect(family.licence).toContain("SIL Open Font License");
      expect(family.regular.bytes.length).toBeGreaterThan(10_000);
    }
    expect(theme.families.body.italic?.name).toMatch(/Italic\.ttf$/);
  });

  test("brings fonts that are sound from end to end, as no build looks at them again", async () => {
    const theme = themeNamed(name);
    const families = [...Object.values(theme.families), ...theme.fallback];
    for (const { regular, italic, bold, boldItalic } of families)
      for (const file of [regular, italic, bold, boldItalic]) {
        if (file === undefined) continue;
        expect(file.ours, file.name).toBe(true);
        expect((await loadFont(file.bytes, { sound: false })).ok, file.name).toBe(true);
      }
  });

  test("has the same digest each time, and another with one token changed", () => {
    const theme = themeNamed(name);
    expect(themeNamed(name).digest).toBe(theme.digest);
    const changed = overrideTheme(theme, { text: { indent: "1.5em" } }, from);
    expect(changed.ok && changed.value.digest).not.toBe(theme.digest);
  });
});

test("three themes differ to the eye", () => {
  expect(builtIn).toEqual(["classic", "large-print", "modern"]);
  const faces = builtIn.map((name) => themeNamed(name).families.body.name);
  expect(new Set(faces).size).toBe(3);
});

test("large print is large, ragged and undivided", () => {
  const { text, styles } = themeNamed("large-print");
  expect(toPt(text.size, 0)).toBeGreaterThanOrEqual(16);
  expect(toPt(text.leading, 0) / toPt(text.size, 0)).toBeGreaterThanOrEqual(1.4);
  expect(text).toMatchObject({ align: "start", hyphenate: false });
  // Nothing in the book is smaller than 16 points but for code, which must fit its lines.
  for (const name of STYLE_NAMES.filter((style) => style !== "code"))
    expect(toPt(styles[name].size, 17), name).toBeGreaterThanOrEqual(16);
});

describe("tokens", () => {
  const files = filesFor(jsonOf("classic"), "themes/classic");
  const parsed = (
    more: object,
  ): readonly [ReturnType<typeof parseTheme>, readonly Diagnostic[]] => {
    const outcome = parseTheme({ ...jsonOf("classic"), ...more }, from, files);
    return [outcome, outcome.diagnostics];
  };

  test.each<readonly [object, string, RegExp]>([
    [{ txet: {} }, "theme/unknown-token", /“txet”.*Did you mean “text”/],
    [{ text: { szie: "11pt" } }, "theme/unknown-token", /“text.szie”.*“text.size”/],
    [{ styles: { qoutation: {} } }, "theme/unknown-token", /“styles.quotation”/],
    [{ text: { size: "11 points" } }, "theme/wrong-token", /“text.size” cannot be “11 points”/],
    [{ text: { size: "1100pt" } }, "theme/wrong-token", /from 4 to 144 points/],
    [{ text: { align: "left" } }, "theme/wrong-token", /one of justify, start/],
    [{ chapter: { dropCap: 2.5 } }, "theme/wrong-token", /whole number from 0 to 6/],
    [{ page: "6by9" }, "theme/wrong-token", /“page” cannot be “6by9”.*b-format/],
    [{ page: { margins: { inside: "3in", outside: "2in" } } }, "theme/no-room", /no room/],
    [{ colours: { text: "red;}" } }, "theme/wrong-token", /#rrggbb/],
    [{ colours: { text: "#cccccc" } }, "theme/low-contrast", /contrast 1\.\d to 1/],
    [{ styles: 7 }, "theme/wrong-token", /a mapping/],
  ])("%j is %s", (more, code, words) => {
    const [outcome, diagnostics] = parsed(more);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toMatch(words);
    expect(outcome.ok, "there is a theme all the same").toBe(true);
  });

  test("what a theme leaves out is the base theme's", () => {
    const { fonts } = jsonOf("classic");
    const outcome = parseTheme({ fonts }, from, files);
    expect(outcome.ok && outcome.value).toMatchObject({
      styles: baseTokens.styles,
      page: baseTokens.page,
    });
    expect(Object.keys(baseTokens.styles).toSorted()).toEqual([...STYLE_NAMES].toSorted());
  });

  test.each([null, 7, "x", [], {}, { fonts: 3 }, { fonts: { body: [] } }])(
    "%j is no theme, and no crash",
    (json) => {
      const outcome = parseTheme(json, from, { fonts: new Map(), templates: {} });
      expect(outcome.ok).toBe(false);
      expect(outcome.diagnostics.length).toBeGreaterThan(0);
    },
  );

  test("every code raised is in the catalogue", () => {
    const codes = themeCatalogue.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => code.startsWith("theme/"))).toBe(true);
  });
});

describe("a book's own tokens", () => {
  const classic = themeNamed("classic");

  test("change the page, and the margins go along", () => {
    const outcome = overrideTheme(classic, { page: "6x9" }, from);
    if (!outcome.ok) throw new Error("no theme");
    const { page } = outcome.value;
    expect(page).toMatchObject({ width: "6in", height: "9in" });
    expect(toPt(page.margins.inside, 0)).toBeCloseTo((0.8 * 72 * 6) / 5.5, 1);
    expect(outcome.value.styles).toEqual(classic.styles);
    expect(outcome.diagnostics).toEqual([]);
  });

  test("change single tokens deep inside", () => {
    const outcome = overrideTheme(classic, { styles: { verse: { left: "3em" } } }, from);
    expect(outcome.ok && outcome.value.styles.verse).toEqual({
      ...classic.styles.verse,
      left: "3em",
    });
  });

  test("bring a font of the book's folder, to the headings too", () => {
    const own = { body: { name: "Mine", regular: "fonts/Mine.ttf", licence: "fonts/OFL.txt" } };
    expect(fontFilesOf({ fonts: own })).toEqual([
      { key: "folder:fonts/Mine.ttf", path: "fonts/Mine.ttf" },
      { key: "folder:fonts/OFL.txt", path: "fonts/OFL.txt" },
    ]);
    const fonts = new Map([
      ["folder:fonts/Mine.ttf", new Uint8Array([1])],
      ["folder:fonts/OFL.txt", new TextEncoder().encode("Free\r\n")],
    ]);
    const outcome = overrideTheme(classic, { fonts: own }, from, { fonts, templates: {} });
    expect(outcome.ok && outcome.value.families).toMatchObject({
      body: { name: "Mine", licence: "Free" },
      display: { name: "Mine" },
      mono: { name: "Source Code Pro" },
    });
  });

  test("name a font that is not there, and the theme's stands", () => {
    const fonts = { body: { regular: "Gone.ttf" } };
    const outcome = overrideTheme(classic, { fonts }, from);
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["theme/missing-font"]);
    expect(outcome.ok && outcome.value.families).toEqual(classic.families);
  });
});

describe("trim sizes", () => {
  test.each([
    ["6x9", "6in", "9in"],
    ["6 × 9", "6in", "9in"],
    ["B-Format", "129mm", "198mm"],
    ["5.4x8.4in", "5.4in", "8.4in"],
    ["140x210", "140mm", "210mm"],
    ["a5", "148mm", "210mm"],
  ])("%s", (name, width, height) => {
    expect(trimNamed(name)).toEqual({ width, height });
  });

  test("have names of their own, a source and a date", () => {
    const names = trims.flatMap((trim) => trim.names);
    expect(new Set(names).size).toBe(names.length);
    for (const { source, checked } of trims) expect(source + checked).toMatch(/20\d\d-\d\d$/);
  });
});

test("the manual of themes names every token and every style", () => {
  const manual = readFileSync("themes/README.md", "utf8");
  const { summary: _, ...tokens } = baseTokens;
  const names = [...Object.keys(tokens), ...STYLE_NAMES, ...Object.keys(baseTokens.styles.verse)];
  for (const name of names) expect(manual, name).toContain(name);
});

test("contrast is WCAG's", () => {
  expect(contrast("#000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#fff")).toBeCloseTo(4.48, 2);
});
