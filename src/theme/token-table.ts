import { type Length, toPt } from "../base/units.ts";
import { noRoom, tokenWrong } from "./diagnostics.ts";
import type {
  BlockStyle,
  ChapterStyle,
  ColourStyle,
  PageStyle,
  RunningHeadStyle,
  SceneBreakStyle,
  StyleName,
  TextStyle,
  Theme,
} from "./theme.ts";
import {
  choice,
  colour,
  count,
  flag,
  isMapping,
  join,
  length,
  type Reading,
  record,
  reportUnknown,
  type Token,
  words,
} from "./tokens.ts";
import { trimNamed, trims } from "./trims.ts";

/** What of a theme is plain tokens: all but fonts and templates. */
export type Tokens = Omit<Theme, "families" | "fallback" | "templates" | "digest">;

// Bounds in points keep a slip of the keyboard from making a book of one letter a page.
const SIZE = length(4, 144);
const LEADING = length(4, 288);
const SPACE = length(0, 720);
const SHIFT = length(-144, 720);

const margins: Token<PageStyle["margins"]> = record<PageStyle["margins"]>({
  top: SPACE,
  bottom: SPACE,
  inside: SPACE,
  outside: SPACE,
});

/** A page by trim name, `6x9`, or by its measures. A new size takes the margins in proportion along. */
const page: Token<PageStyle> = (raw, base, path, reading) => {
  if (raw === undefined) return base;
  if (typeof raw === "string") return roomy(resized(raw, base, path, reading), base, reading);
  if (!isMapping(raw)) {
    const wanted = "the name of a size, as in “6x9”, or a mapping with width, height and margins";
    reading.problems.push(tokenWrong({ path, given: raw, wanted }, reading.from));
    return base;
  }
  reportUnknown(raw, ["size", "width", "height", "margins", "bleed", "gutter"], path, reading);
  const { size, width, height, margins: edges, bleed, gutter } = raw;
  const sized =
    size === undefined ? base : resized(String(size), base, join(path, "size"), reading);
  const side = length(72, 2160);
  const read: PageStyle = {
    width: side(width, sized.width, join(path, "width"), reading),
    height: side(height, sized.height, join(path, "height"), reading),
    margins: margins(edges, sized.margins, join(path, "margins"), reading),
    bleed: length(0, 72)(bleed, sized.bleed, join(path, "bleed"), reading),
    gutter: choice("byPageCount", "asGiven")(gutter, sized.gutter, join(path, "gutter"), reading),
  };
  return roomy(read, base, reading);
};

function resized(size: string, base: PageStyle, path: string, reading: Reading): PageStyle {
  const trim = trimNamed(size);
  if (trim === undefined) {
    const known = trims.map(({ names }) => names.at(-1) ?? "").join(", ");
    const wanted = `a size such as “6x9” or “148x210mm”, or one of ${known}`;
    reading.problems.push(tokenWrong({ path, given: size, wanted }, reading.from));
    return base;
  }
  const across = toPt(trim.width, 12) / toPt(base.width, 12);
  const down = toPt(trim.height, 12) / toPt(base.height, 12);
  const { top, bottom, inside, outside } = base.margins;
  return {
    ...base,
    ...trim,
    margins: {
      top: scaled(top, down),
      bottom: scaled(bottom, down),
      inside: scaled(inside, across),
      outside: scaled(outside, across),
    },
  };
}

/** A length times a factor, to a hundredth of a point. */
function scaled(given: Length, factor: number): Length {
  return factor === 1 ? given : `${Number((toPt(given, 12) * factor).toFixed(2))}pt`;
}

/** The least share of the page that the column must have, across and down. */
const COLUMN = 1 / 3;

function roomy(read: PageStyle, base: PageStyle, reading: Reading): PageStyle {
  const points = (value: Length): number => toPt(value, 12);
  const { top, bottom, inside, outside } = read.margins;
  const across = 1 - (points(inside) + points(outside)) / points(read.width);
  const down = 1 - (points(top) + points(bottom)) / points(read.height);
  if (across >= COLUMN && down >= COLUMN) return read;
  reading.problems.push(noRoom(reading.from));
  return base;
}

const text: Token<TextStyle> = record<TextStyle>({
  size: SIZE,
  leading: LEADING,
  indent: SPACE,
  align: choice("justify", "start"),
  hyphenate: flag,
  opticalMargins: flag,
  figures: choice("oldstyle", "lining"),
});

const block: Token<BlockStyle> = record<BlockStyle>({
  family: choice("body", "display", "mono"),
  size: SIZE,
  leading: LEADING,
  weight: choice("regular", "bold"),
  slant: choice("upright", "italic"),
  caps: choice("none", "smallCaps", "upper"),
  tracking: length(-6, 36),
  align: choice("justify", "start", "center", "end"),
  before: SPACE,
  after: SPACE,
  indent: SHIFT,
  left: SPACE,
  right: SPACE,
  keepWithNext: flag,
});

/** Every style there is. */
export const STYLE_NAMES: readonly StyleName[] = [
  "bookTitle",
  "bookSubtitle",
  "bookAuthor",
  "partLabel",
  "partTitle",
  "chapterLabel",
  "chapterTitle",
  "heading",
  "subheading",
  "quotation",
  "epigraph",
  "attribution",
  "letter",
  "message",
  "dedication",
  "sign",
  "aside",
  "verse",
  "code",
  "note",
  "caption",
  "table",
  "copyright",
  "contents",
];

const styles: Token<Theme["styles"]> = record<Theme["styles"]>(
  Object.fromEntries(STYLE_NAMES.map((name) => [name, block])) as Record<
    StyleName,
    Token<BlockStyle>
  >,
);

const chapter: Token<ChapterStyle> = record<ChapterStyle>({
  start: choice("recto", "next"),
  sink: count(0, 20),
  dropCap: count(0, 6),
  leadIn: count(0, 12),
  ornament: words,
});

const sceneBreak: Token<SceneBreakStyle> = record<SceneBreakStyle>({
  ornament: words,
  lines: count(1, 9),
});

const head = choice("author", "title", "part", "chapter", "none");
const runningHeads: Token<RunningHeadStyle> = record<RunningHeadStyle>({
  verso: head,
  recto: head,
  caps: choice("none", "smallCaps", "upper"),
  slant: choice("upright", "italic"),
  size: SIZE,
  folio: choice("headOutside", "footCenter", "footOutside"),
});

const colours: Token<ColourStyle> = record<ColourStyle>({
  text: colour,
  paper: colour,
  accent: colour,
  darkText: colour,
  darkPaper: colour,
  darkAccent: colour,
});

/** All plain tokens of a theme; its fonts stand beside them in `theme.json` and are read apart. */
export const TOKENS: Token<Tokens> = record<Tokens>(
  {
    name: words,
    summary: words,
    page,
    text,
    styles,
    chapter,
    sceneBreak,
    runningHeads,
    notes: choice("foot", "end"),
    colours,
  },
  ["fonts", "fallback"],
);
