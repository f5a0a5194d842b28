import { digest } from "../../base/digest.ts";
import { type Memory, noMemory } from "../../base/memory.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { FontFamily } from "../../fonts/family.ts";
import { subsetTables } from "../../fonts/subset/subset.ts";
import { woff2Of } from "../../fonts/subset/woff2.ts";
import type { Edition } from "../../model/edition.ts";
import { fontFace } from "../../theme/css.ts";
import type { Theme } from "../../theme/theme.ts";
import { type Face, facesOf } from "../faces.ts";
import { fontEmbeddedWhole } from "../markup-diagnostics.ts";
import { dataUri } from "./context.ts";

/** What faces are chosen by. */
export interface FontWish {
  readonly edition: Edition;
  readonly theme: Theme;
  /** Faces cut by earlier builds. */
  readonly memory?: Memory | undefined;
}

/** The faces a page carries, as `@font-face` rules, and whose licences go with them. */
export interface EmbeddedFonts {
  readonly css: string;
  readonly families: readonly FontFamily[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Embeds the faces that a book needs, each cut down to the characters of the markup. */
export function embeddedFonts(making: FontWish, markup: readonly string[]): EmbeddedFonts {
  const cut = cutFonts(making, markup);
  const css = cut.files.map(({ face, bytes, mediaType, format }) => {
    const source = `url(${dataUri(mediaType, bytes)}) format("${format}")`;
    return fontFace({ ...face, family: face.family.name, source, display: "block" });
  });
  return { css: css.join(""), families: cut.families, diagnostics: cut.diagnostics };
}

/** A face as a file for screens. */
export interface FontCut {
  readonly face: Face;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** What `format()` of a style sheet calls it. */
  readonly format: "woff2" | "opentype" | "truetype";
}

/** The faces that a book needs, each cut down to the characters of the markup where its licence lets us. */
export function cutFonts(
  { edition, theme, memory = noMemory }: FontWish,
  markup: readonly string[],
): {
  readonly files: readonly FontCut[];
  readonly families: readonly FontFamily[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const characters = charactersOf(markup);
  const faces = facesOf(edition.book, theme);
  const reserved = new Set<string>();
  const files = faces.map((face) => {
    if (!reservesName(face.family)) return cutFont(face, characters, memory);
    reserved.add(face.family.name);
    return wholeFont(face);
  });
  return {
    files,
    families: [...new Map(faces.map(({ family }) => [family.name, family])).values()],
    diagnostics: [...reserved].map(fontEmbeddedWhole),
  };
}

/**
 * True where the licence reserves the name of the font for its unchanged form.
 *
 * Source: SIL Open Font License 1.1, condition 3; a subset is a modified version.
 */
export function reservesName({ licence }: FontFamily): boolean {
  return /with Reserved Font Name/i.test(licence.slice(0, 2000).split("-----")[0] ?? "");
}

function wholeFont(face: Face): FontCut {
  const { bytes } = face.file;
  const open = bytes[0] === 0x4f;
  return open
    ? { face, bytes, mediaType: "font/otf", format: "opentype" }
    : { face, bytes, mediaType: "font/ttf", format: "truetype" };
}

/** To cut and pack four faces takes as long as to write the page they are for. */
function cutFont(face: Face, characters: readonly number[], memory: Memory): FontCut {
  const key = `woff2 ${digest(face.file.bytes)} ${characters.join(" ")}`;
  const woff2 = { face, mediaType: "font/woff2", format: "woff2" } as const;
  const known = memory.get(key);
  if (known !== undefined) return { ...woff2, bytes: known };
  const tables = subsetTables(face.file.bytes, characters);
  if (tables === undefined) return wholeFont(face);
  const bytes = woff2Of(tables);
  memory.put(key, bytes);
  return { ...woff2, bytes };
}

/** What engines add by themselves: hyphens, bullets, spaces, the ellipsis of a cut-off line. */
const ADDED = "\u00A0\u00AD\u2010\u2011\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026";

/** Every character of the markup, and those that may appear unasked, in order of code point. */
export function charactersOf(markup: readonly string[]): readonly number[] {
  const basic = new Uint8Array(0x10000);
  const beyond = new Set<number>();
  for (let code = 0x20; code < 0x7f; code += 1) basic[code] = 1;
  const texts = [...markup, ADDED];
  for (const text of texts)
    for (let at = 0; at < text.length; at += 1) basic[text.charCodeAt(at)] = 1;
  // Pairs are few and in few books: they are looked for where a first half was seen.
  if (basic.subarray(0xd800, 0xdc00).includes(1))
    for (const text of texts)
      for (const character of text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]?/g) ?? [])
        beyond.add(character.codePointAt(0) ?? 0);
  const found: number[] = [];
  for (let code = basic.indexOf(1); code >= 0; code = basic.indexOf(1, code + 1)) found.push(code);
  return [...found, ...[...beyond].toSorted((a, b) => a - b)];
}
