import {
  type CssRule,
  capsDeclarations,
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
} from "./css.ts";
import type { BlockStyle, StyleName, Theme } from "./theme.ts";

/**
 * The style sheet of an EPUB.
 *
 * Reading systems let people choose face, size, colour and margins, and stores
 * refuse books that take the choice away. So running text has no face, size,
 * colour, line height or alignment here; heads and ornaments have faces, and
 * everything is in em. Links have the colour of the text around them, as the blue of
 * a browser is not to be read on a dark ground. No selector is beyond CSS 2.1, for the oldest engines.
 */
export function epubStyle(theme: Theme): string {
  return (
    PLAIN + cssText([...paragraphs(theme), ...styles(theme), ...openings(theme), ...scenes(theme)])
  );
}

const PLAIN = `body { margin: 0; padding: 0; widows: 2; orphans: 2 }
p { margin: 0 }
img { max-width: 100%; height: auto }
img.inline { width: auto; max-height: 1.1em; vertical-align: -0.15em }
img.on-paper { background-color: #fff }
h1, h2, h3, h4, h5, h6 { font-size: 1em; font-weight: normal; margin: 0; text-align: inherit; page-break-after: avoid; break-after: avoid; page-break-inside: avoid; break-inside: avoid; -webkit-hyphens: none; hyphens: none }
.label, .title { display: block }
.cover { margin: 0; padding: 0; text-align: center }
.cover img { max-height: 100% }
.title-page, .half-title-page, .dedication-page, .epigraph-page { margin-top: 15% }
.copyright-page { margin-top: 30% }
.part > .heading { margin-top: 25% }
blockquote, ul, ol, figure { margin: 1em 0 }
blockquote, figure { padding: 0 }
ul, ol { padding-left: 1.5em }
li ul, li ol { margin: 0.2em 0 }
figure { text-align: center; page-break-inside: avoid; break-inside: avoid }
table { border-collapse: collapse; margin: 1em auto }
th, td { padding: 0.25em 0.6em; vertical-align: top; text-align: left; border-bottom: 1px solid }
th { font-weight: bold }
.stanza { margin: 0 0 0.8em }
.line { padding-left: 2em; text-indent: -2em }
pre { white-space: pre-wrap; overflow-wrap: break-word }
.center { text-align: center; text-indent: 0; margin: 0.8em 0 }
.end { text-align: right; text-indent: 0 }
.small-caps { font-variant: small-caps }
sup, sub { font-size: 0.75em; line-height: 0 }
a { color: inherit }
.note-call a { text-decoration: none }
.note:first-child { margin-top: 2em; border-top: 1px solid; padding-top: 0.5em }
.contents ol { list-style: none; margin: 0; padding: 0 }
.contents ol ol { padding-left: 1.2em }
.contents li { margin: 0.4em 0 }
.contents a { text-decoration: none }
.book-publisher { margin-top: 4em; text-indent: 0 }
`;

function paragraphs({ text }: Theme): readonly CssRule[] {
  const indent = text.indent.endsWith("em") ? text.indent : "1.3em";
  return [
    ["p", [`text-indent: ${indent}`]],
    [
      ".first, .opening, .attribution, .copyright, .note p, td p, figcaption p, li p",
      ["text-indent: 0"],
    ],
    ...Array.from(
      { length: 8 },
      (_, at): CssRule => [`.in${at + 1}`, [`padding-left: ${decimal(2 + (at + 1) * 1.2)}em`]],
    ),
  ];
}

function styles(theme: Theme): readonly CssRule[] {
  const names = Object.keys(SELECTORS) as StyleName[];
  return [
    ...names.map((name): CssRule => [SELECTORS[name], declarationsOf(name, theme)]),
    ...headingSpace(theme),
    // A size in em inside a block that has one already would shrink twice.
    ["blockquote .attribution, .verse .attribution, .aside .attribution", ["font-size: 1em"]],
    [".dedication p, .sign p", ["text-indent: 0"]],
    // Who speaks stands out where a message runs on.
    [".message p", ["padding-left: 1.3em", "text-indent: -1.3em"]],
    [".contents-heading", [...declarationsOf("chapterTitle", theme), "margin: 1em 0"]],
    [".book-publisher", [`text-align: ${placed(theme.styles.bookAuthor.align)}`]],
  ];
}

/** Sides by name: the oldest engines do not know `start` and `end`. */
function placed(align: BlockStyle["align"]): string {
  if (align === "center") return "center";
  return align === "end" ? "right" : "left";
}

function declarationsOf(name: StyleName, theme: Theme): readonly string[] {
  const style = theme.styles[name];
  const size = relativeSize(style, theme);
  return [
    ...(HEADS.has(name) || style.family === "mono"
      ? [`font-family: ${familyStack(style.family, theme)}`]
      : []),
    ...(size === 1 ? [] : [`font-size: ${decimal(size)}em`]),
    ...(HEADS.has(name) ? [`line-height: ${lineHeight(style, theme)}`, "text-indent: 0"] : []),
    ...commonDeclarations(name, style, theme),
    ...alignment(name, style),
  ];
}

function lineHeight(style: BlockStyle, theme: Theme): string {
  return decimal(Math.max(Number.parseFloat(inEm(style.leading, style, theme)), 1.1));
}

/** Running text is aligned as the reader likes it; only what stands apart is placed. */
function alignment(name: StyleName, { align }: BlockStyle): readonly string[] {
  if (align === "center" || align === "end") return [`text-align: ${placed(align)}`];
  return HEADS.has(name) || name === "verse" || name === "code" ? ["text-align: left"] : [];
}

function openings({ chapter }: Theme): readonly CssRule[] {
  const sink: CssRule = [".chapter > .heading", [`margin-top: ${decimal(chapter.sink)}em`]];
  if (chapter.dropCap < 2) return [sink];
  // Readers' own line heights differ; 1.35 is near the middle of what they use.
  const size = decimal(dropCapSize(chapter.dropCap, 1.35));
  return [
    sink,
    [
      ".opening:first-letter",
      [
        "float: left",
        `font-size: ${size}em`,
        "line-height: 0.8",
        "margin: 0",
        "padding: 0.04em 0.06em 0 0",
        "font-variant: normal",
      ],
    ],
    // On a wide screen two lines may hold the paragraph: the next one then begins below the capital.
    [".opening:after", ['content: ""', "display: block", "clear: both"]],
  ];
}

function scenes(theme: Theme): readonly CssRule[] {
  const white = decimal(Math.max((theme.sceneBreak.lines - 1) * 0.6, 0.6));
  return [
    [
      ".scene-break",
      [
        `margin: ${white}em 0`,
        "text-align: center",
        "text-indent: 0",
        `font-family: ${familyStack("body", theme)}`,
        "page-break-after: avoid",
        "break-after: avoid",
        ...capsDeclarations("none"),
      ],
    ],
    [".scene-space", ["border: none", "height: 0", `margin: ${white}em 0`, "color: transparent"]],
  ];
}
