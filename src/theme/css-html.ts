import { toPt } from "../base/units.ts";
import { mixed } from "./colours.ts";
import {
  type CssRule,
  commonDeclarations,
  cssText,
  decimal,
  dropCapSize,
  familyStack,
  HEADS,
  headingSpace,
  inEm,
  relativeSize,
  SELECTORS,
  textSize,
} from "./css.ts";
import { PRINT_CSS, SCREEN_CSS } from "./css-html-frame.ts";
import type { BlockStyle, ColourStyle, StyleName, Theme } from "./theme.ts";

/**
 * The style sheet of the book as a web page: readable at any width and zoom, by
 * day and night, and on paper. It holds no address, so it loads nothing.
 */
export function htmlStyle(theme: Theme): string {
  return [
    cssText([variables(theme)]),
    SCREEN_CSS,
    cssText([...text(theme), ...styles(theme), ...scenes(theme), ...opening(theme)]),
    theme.text.align === "justify" ? JUSTIFIED : "",
    narrowTables(theme),
    `@media (prefers-color-scheme: dark) { ${cssText([night(theme.colours)]).trim()} }\n`,
    PRINT_CSS,
  ].join("");
}

/** A justified line needs room: in a narrower column the spaces would gape. */
const JUSTIFIED = "@media (min-width: 40rem) { main p { text-align: justify } }\n";

/** What a point of print is on a screen, in percent of the size the reader has chosen: screens are read from further away. */
const PERCENT_PER_POINT = 10.8;

function rootPercent(theme: Theme): number {
  return Math.min(Math.max(textSize(theme) * PERCENT_PER_POINT, 100), 160);
}

/** On a screen too narrow for the words of a table, its words may break: better than a column out of sight. */
function narrowTables(theme: Theme): string {
  const width = decimal((24 * rootPercent(theme)) / 108);
  return `@media (max-width: ${width}rem) { th, td { overflow-wrap: anywhere; padding-inline: 0.3em } }\n`;
}

function variables(theme: Theme): CssRule {
  const { colours } = theme;
  const percent = rootPercent(theme);
  return [
    ":root",
    [
      "color-scheme: light dark",
      `font-size: ${Math.round(percent)}%`,
      `--body: ${familyStack("body", theme)}`,
      `--display: ${familyStack("display", theme)}`,
      `--mono: ${familyStack("mono", theme)}`,
      `--leading: ${decimal(screenLeading(theme))}`,
      ...palette(colours.text, colours.paper, colours.accent),
    ],
  ];
}

function night({ darkText, darkPaper, darkAccent }: ColourStyle): CssRule {
  return [":root", palette(darkText, darkPaper, darkAccent)];
}

/** Colours that a reader has chosen, whatever the device prefers. */
export function lookStyle({ colours }: Theme): string {
  const { text, paper, accent, darkText, darkPaper, darkAccent } = colours;
  const day = ["color-scheme: light", ...palette(text, paper, accent)];
  const dark = ["color-scheme: dark", ...palette(darkText, darkPaper, darkAccent)];
  return `@media screen { ${cssText([
    [':root[data-look="light"]', day],
    [':root[data-look="dark"]', dark],
  ])}}\n`;
}

function palette(ink: string, paper: string, accent: string): readonly string[] {
  return [
    `--ink: ${ink}`,
    `--paper: ${paper}`,
    `--accent: ${accent}`,
    // Quiet text keeps a contrast of 4.5 with either paper; rules need less.
    `--quiet: ${mixed(ink, paper, 0.76)}`,
    `--rule: ${mixed(ink, paper, 0.22)}`,
    `--raised: ${mixed(ink, paper, 0.05)}`,
  ];
}

/** Screens want more air between lines than paper: 1.45 at least. */
function screenLeading(theme: Theme): number {
  const size = textSize(theme);
  return Math.max(toPt(theme.text.leading, size) / size, 1.45);
}

function text(theme: Theme): readonly CssRule[] {
  const { indent, hyphenate, figures } = theme.text;
  const em = toPt(indent, textSize(theme)) / textSize(theme);
  const numeric = figures === "oldstyle" ? "oldstyle-nums proportional-nums" : "lining-nums";
  return [
    ["body", [`font-variant-numeric: ${numeric}`]],
    ["p", [`text-indent: ${decimal(em)}em`]],
    ...Array.from(
      { length: 8 },
      (_, at): CssRule => [
        `.in${at + 1}`,
        [`padding-inline-start: ${decimal(2 + (at + 1) * 1.2)}em`],
      ],
    ),
    ["main", [`hyphens: ${hyphenate ? "auto" : "manual"}`]],
  ];
}

function styles(theme: Theme): readonly CssRule[] {
  const names = Object.keys(SELECTORS) as StyleName[];
  return [
    ...names.map((name): CssRule => [SELECTORS[name], declarationsOf(name, theme)]),
    ...headingSpace(theme),
    [".contents-heading", [`text-align: ${theme.styles.chapterTitle.align}`]],
    [".book-publisher", [`text-align: ${theme.styles.bookAuthor.align}`]],
    // Emphasis in what is italic already stands upright.
    ...names
      .filter((name) => theme.styles[name].slant === "italic")
      .map((name): CssRule => [upright(SELECTORS[name]), ["font-style: normal"]]),
  ];
}

function upright(selector: string): string {
  return selector
    .split(", ")
    .map((one) => `${one} em`)
    .join(", ");
}

function declarationsOf(name: StyleName, theme: Theme): readonly string[] {
  const style = theme.styles[name];
  return [
    ...(style.family === "body" ? [] : [`font-family: var(--${style.family})`]),
    `font-size: ${screenSize(relativeSize(style, theme))}`,
    `line-height: ${lineHeight(name, style, theme)}`,
    ...commonDeclarations(name, style, theme),
    ...(style.align === "justify" ? [] : [`text-align: ${style.align}`]),
    ...(HEADS.has(name) ? ["text-indent: 0"] : []),
  ];
}

/** Display sizes shrink with a narrow screen, so that a long word of a title stays whole; zoom enlarges them all the same. */
function screenSize(size: number): string {
  return size <= 1.6
    ? `${decimal(size)}rem`
    : `min(${decimal(size)}rem, 1rem + ${decimal(size * 1.7)}vw)`;
}

function lineHeight(name: StyleName, style: BlockStyle, theme: Theme): string {
  const leading = Number.parseFloat(inEm(style.leading, style, theme));
  return decimal(HEADS.has(name) ? leading : Math.max(leading, screenLeading(theme) - 0.03));
}

function scenes({ sceneBreak }: Theme): readonly CssRule[] {
  const white = decimal(Math.max((sceneBreak.lines - 1) * 0.72, 0.72));
  return [[".scene-break, .scene-space", [`margin: ${white}em 0`]]];
}

function opening(theme: Theme): readonly CssRule[] {
  const { dropCap, sink } = theme.chapter;
  const rules: CssRule[] = [[".chapter, .part", [`padding-top: ${decimal(2 + sink * 0.6)}rem`]]];
  if (dropCap < 2) return rules;
  const size = decimal(dropCapSize(dropCap, screenLeading(theme)));
  return [
    ...rules,
    [
      // Letters that join their neighbours, and scripts without capitals, keep their first letter.
      ".opening:not([dir] *, :lang(ar), :lang(fa), :lang(ur), :lang(he), :lang(hi))::first-letter",
      [
        "float: inline-start",
        `font-size: ${size}em`,
        "line-height: 0.72",
        "padding: 0.06em 0.06em 0 0",
        "font-variant: normal",
        "letter-spacing: 0",
      ],
    ],
  ];
}
