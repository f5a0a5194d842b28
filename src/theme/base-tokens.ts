import type { BlockStyle } from "./theme.ts";
import type { Tokens } from "./token-table.ts";

/** Running text as a block: what every named style differs from. */
const RUNNING: BlockStyle = {
  family: "body",
  size: "1em",
  leading: "1.27em",
  weight: "regular",
  slant: "upright",
  caps: "none",
  tracking: "0em",
  align: "justify",
  before: "0em",
  after: "0em",
  indent: "0em",
  left: "0em",
  right: "0em",
  keepWithNext: false,
};

const TITLE: Partial<BlockStyle> = { family: "display", align: "center", keepWithNext: true };
const SMALL: Partial<BlockStyle> = { size: "0.9em", leading: "1.27em" };
const SET_OFF: Partial<BlockStyle> = { before: "1em", after: "1em", left: "1.5em", right: "1.5em" };

function style(...differences: readonly Partial<BlockStyle>[]): BlockStyle {
  return Object.assign({}, RUNNING, ...differences);
}

/**
 * A plain book, complete. A theme says only how it differs, so a token it leaves
 * out has this value.
 */
export const baseTokens: Tokens = {
  name: "base",
  summary: "A plain book",
  page: {
    width: "5.5in",
    height: "8.5in",
    margins: { top: "0.8in", bottom: "0.95in", inside: "0.8in", outside: "0.7in" },
    bleed: "0mm",
    gutter: "byPageCount",
  },
  text: {
    size: "11pt",
    leading: "14pt",
    indent: "1.4em",
    align: "justify",
    hyphenate: true,
    opticalMargins: true,
    figures: "oldstyle",
  },
  styles: {
    bookTitle: style(TITLE, { size: "2.4em", leading: "1.15em" }),
    bookSubtitle: style(TITLE, {
      size: "1.3em",
      leading: "1.27em",
      slant: "italic",
      before: "0.6em",
    }),
    bookAuthor: style(TITLE, { size: "1.3em", before: "2em" }),
    partLabel: style(TITLE, { size: "1.1em", caps: "smallCaps", tracking: "0.06em" }),
    partTitle: style(TITLE, { size: "1.9em", leading: "1.2em", before: "0.4em", after: "1em" }),
    chapterLabel: style(TITLE, { size: "1em", caps: "smallCaps", tracking: "0.06em" }),
    chapterTitle: style(TITLE, {
      size: "1.5em",
      leading: "1.25em",
      before: "0.5em",
      after: "1.8em",
    }),
    heading: style(TITLE, { size: "1.1em", before: "1.6em", after: "0.8em", caps: "smallCaps" }),
    subheading: style(TITLE, { align: "start", slant: "italic", before: "1.2em", after: "0.5em" }),
    quotation: style(SET_OFF),
    epigraph: style(SMALL, {
      slant: "italic",
      left: "3em",
      right: "1em",
      after: "2em",
      align: "start",
    }),
    attribution: style(SMALL, { align: "end", before: "0.4em" }),
    letter: style(SET_OFF),
    message: style(SET_OFF, SMALL, { family: "display", align: "start" }),
    dedication: style({ slant: "italic", align: "center", before: "6em" }),
    sign: style({
      align: "center",
      caps: "smallCaps",
      tracking: "0.05em",
      before: "1em",
      after: "1em",
    }),
    aside: style(SET_OFF, SMALL),
    verse: style({ align: "start", before: "1em", after: "1em", left: "2em" }),
    code: style({
      family: "mono",
      size: "0.82em",
      leading: "1.4em",
      align: "start",
      before: "1em",
      after: "1em",
    }),
    note: style({ size: "0.82em", leading: "1.27em" }),
    caption: style(SMALL, { align: "center", slant: "italic", before: "0.5em", after: "1em" }),
    table: style(SMALL, { align: "start", before: "1em", after: "1em" }),
    copyright: style({ size: "0.8em", leading: "1.4em", align: "start" }),
    contents: style({ align: "start" }),
  },
  chapter: { start: "next", sink: 4, dropCap: 0, leadIn: 0, ornament: "" },
  sceneBreak: { ornament: "* * *", lines: 3 },
  runningHeads: {
    verso: "author",
    recto: "title",
    caps: "smallCaps",
    slant: "upright",
    size: "0.72em",
    folio: "headOutside",
  },
  notes: "foot",
  colours: {
    text: "#1c1b1a",
    paper: "#fffefb",
    accent: "#7a2e1f",
    darkText: "#d8d4cc",
    darkPaper: "#171614",
    darkAccent: "#e0a58f",
  },
};
