import { type Length, toPt } from "../base/units.ts";
import type { BlockStyle, FontRole, StyleName, Theme } from "./theme.ts";

/** A rule of a style sheet: selector and declarations. */
export type CssRule = readonly [selector: string, declarations: readonly string[]];

/** Where a style of the vocabulary applies, in the markup that the writers make. */
export const SELECTORS: Readonly<Record<StyleName, string>> = {
  bookTitle: ".book-title",
  bookSubtitle: ".book-subtitle",
  bookAuthor: ".book-author",
  partLabel: ".part > .heading > .label",
  partTitle: ".part > .heading > .title",
  chapterLabel: ".chapter > .heading > .label",
  chapterTitle: ".chapter > .heading > .title",
  heading: ".section > .heading",
  subheading: ".section .section > .heading",
  quotation: ".quotation",
  epigraph: ".epigraph",
  attribution: ".attribution",
  letter: ".letter",
  message: ".message",
  dedication: ".dedication",
  sign: ".sign",
  aside: ".aside",
  verse: ".verse",
  code: "pre",
  note: ".note",
  caption: "figcaption, caption",
  table: "table",
  copyright: ".copyright",
  contents: ".contents ol",
};

/** Headings, which are set from their own families and need no hyphens. */
export const HEADS: ReadonlySet<StyleName> = new Set([
  "bookTitle",
  "bookSubtitle",
  "bookAuthor",
  "partLabel",
  "partTitle",
  "chapterLabel",
  "chapterTitle",
  "heading",
  "subheading",
]);

/** A number as CSS writes it: three decimals at most, no trailing zeros. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** Points of the theme's running text. */
export function textSize(theme: Theme): number {
  return toPt(theme.text.size, 12);
}

/** The size of a style as a multiple of running text. */
export function relativeSize(style: BlockStyle, theme: Theme): number {
  return toPt(style.size, textSize(theme)) / textSize(theme);
}

/** A length of a style in em of its own size. */
export function inEm(value: Length, style: BlockStyle, theme: Theme): string {
  const own = relativeSize(style, theme) * textSize(theme);
  const em = toPt(value, own) / own;
  return em === 0 ? "0" : `${decimal(em)}em`;
}

/** The declarations of a style that hold on every screen: weight, slant, capitals, space. */
export function commonDeclarations(
  name: StyleName,
  style: BlockStyle,
  theme: Theme,
): readonly string[] {
  const space = (value: Length): string => inEm(value, style, theme);
  const after = TITLES.has(name) ? "0" : space(style.after);
  return [
    `font-weight: ${style.weight === "bold" ? "bold" : "normal"}`,
    `font-style: ${style.slant === "italic" ? "italic" : "normal"}`,
    ...capsDeclarations(style.caps),
    ...(toPt(style.tracking, 12) === 0 ? [] : [`letter-spacing: ${space(style.tracking)}`]),
    `margin: ${space(style.before)} ${space(style.right)} ${after} ${space(style.left)}`,
  ];
}

const TITLES: ReadonlySet<StyleName> = new Set(["partTitle", "chapterTitle"]);

/** The space after a heading, on the heading: one that is only a label has it too. */
export function headingSpace(theme: Theme): readonly CssRule[] {
  return (["part", "chapter"] as const).map((kind) => {
    const style = theme.styles[`${kind}Title`];
    const after = Number.parseFloat(inEm(style.after, style, theme)) * relativeSize(style, theme);
    return [`.${kind} > .heading`, [`margin-bottom: ${decimal(after)}em`]];
  });
}

/** Declarations for capitals. */
export function capsDeclarations(caps: BlockStyle["caps"]): readonly string[] {
  switch (caps) {
    case "none":
      return [];
    case "smallCaps":
      return ["font-variant: small-caps"];
    case "upper":
      return ["text-transform: uppercase"];
  }
}

/** The text of rules, one a line. Rules without declarations vanish. */
export function cssText(rules: readonly CssRule[]): string {
  return rules
    .filter(([, declarations]) => declarations.length > 0)
    .map(([selector, declarations]) => `${selector} { ${declarations.join("; ")} }\n`)
    .join("");
}

/** A family and what stands in for it while it loads, or for good. */
export function familyStack(role: FontRole, theme: Theme): string {
  const name = theme.families[role].name;
  const generic = role === "mono" ? "monospace" : SANS.test(name) ? "sans-serif" : "serif";
  const fallbacks = theme.fallback.map((family) => `"${family.name}"`);
  return [`"${name}"`, ...(role === "mono" ? [] : fallbacks), generic].join(", ");
}

/** Families without serifs, by the words in their names that say so. */
const SANS = /\b(?:sans|hyperlegible|grotesk|grotesque|gothic|inter|lato|roboto)\b/i;

/** `@font-face` for one file. */
export function fontFace(face: {
  readonly family: string;
  readonly weight: "regular" | "bold";
  readonly slant: "upright" | "italic";
  /** What stands in `src`: `url(fonts/x.ttf)`. */
  readonly source: string;
  /** `block` where the file is at hand at once, `optional` where nothing may move when it comes late. */
  readonly display?: "swap" | "block" | "optional";
}): string {
  const weight = face.weight === "bold" ? "bold" : "normal";
  const slant = face.slant === "italic" ? "italic" : "normal";
  return `@font-face { font-family: "${face.family}"; font-weight: ${weight}; font-style: ${slant}; font-display: ${face.display ?? "swap"}; src: ${face.source} }\n`;
}

/** Drop capital: its size in em so that its top meets the small letters' line and its foot the last line beside it. */
export function dropCapSize(lines: number, lineHeight: number): number {
  return ((lines - 1) * lineHeight + CAPITAL) / CAPITAL;
}

/** Height of a capital in em, within a twentieth for every text face we know. */
const CAPITAL = 0.66;
