import type { Length } from "../base/units.ts";
import type { FontFamily } from "../fonts/family.ts";

/**
 * The room of looks. A theme is tokens: CSS for EPUB and HTML and block styles
 * for pages are both derived from them, so that formats cannot drift apart.
 */
export interface Theme {
  readonly name: string;
  readonly summary: string;
  readonly page: PageStyle;
  readonly text: TextStyle;
  readonly styles: Readonly<Record<StyleName, BlockStyle>>;
  readonly chapter: ChapterStyle;
  readonly sceneBreak: SceneBreakStyle;
  readonly runningHeads: RunningHeadStyle;
  readonly notes: "foot" | "end";
  readonly colours: ColourStyle;
  readonly families: Readonly<Record<FontRole, FontFamily>>;
  /** Asked in order for characters the families lack. */
  readonly fallback: readonly FontFamily[];
  /** Handlebars templates by name, for the writers that produce markup. */
  readonly templates: Readonly<Record<string, string>>;
  /** SHA-256 of all the above: the theme's part of every cache key. */
  readonly digest: string;
}

export type FontRole = "body" | "display" | "mono";

export interface PageStyle {
  readonly width: Length;
  readonly height: Length;
  readonly margins: {
    readonly top: Length;
    readonly bottom: Length;
    readonly inside: Length;
    readonly outside: Length;
  };
  /** Beyond the trim on three sides; `0mm` for none. */
  readonly bleed: Length;
  /** `byPageCount` raises the inside margin to what printers ask for a book of so many pages; `asGiven` keeps it. */
  readonly gutter: "byPageCount" | "asGiven";
}

/** The setting of running text. `leading` is the baseline grid of the whole book. */
export interface TextStyle {
  readonly size: Length;
  readonly leading: Length;
  readonly indent: Length;
  readonly align: "justify" | "start";
  readonly hyphenate: boolean;
  /** Punctuation and hyphens hang into the margins. */
  readonly opticalMargins: boolean;
  /** Old-style figures in text, where the face has them. */
  readonly figures: "oldstyle" | "lining";
}

/** One vocabulary for every writer. */
export type StyleName =
  | "bookTitle"
  | "bookSubtitle"
  | "bookAuthor"
  | "partLabel"
  | "partTitle"
  | "chapterLabel"
  | "chapterTitle"
  | "heading"
  | "subheading"
  | "quotation"
  | "epigraph"
  | "attribution"
  | "letter"
  | "message"
  | "dedication"
  | "sign"
  | "aside"
  | "verse"
  | "code"
  | "note"
  | "caption"
  | "table"
  | "copyright"
  | "contents";

/** How a block differs from running text; an `em` length is of the block's own size. */
export interface BlockStyle {
  readonly family: FontRole;
  readonly size: Length;
  /** Rounded by layout to whole lines of the grid where the block stands in running text. */
  readonly leading: Length;
  readonly weight: "regular" | "bold";
  readonly slant: "upright" | "italic";
  readonly caps: "none" | "smallCaps" | "upper";
  /** Extra space between letters, for capitals as a rule. */
  readonly tracking: Length;
  readonly align: "justify" | "start" | "center" | "end";
  readonly before: Length;
  readonly after: Length;
  /** First-line indent. */
  readonly indent: Length;
  /** Indents of the whole block from both edges of the measure. */
  readonly left: Length;
  readonly right: Length;
  readonly keepWithNext: boolean;
}

export interface ChapterStyle {
  /** Where chapters begin; the first one and parts always begin on a recto. */
  readonly start: "recto" | "next";
  /** White above the label, in lines of the grid. */
  readonly sink: number;
  /** Lines a drop capital is deep; 0 for none. */
  readonly dropCap: number;
  /** Words after the opening set in small capitals; 0 for none. */
  readonly leadIn: number;
  /** Printed under the title; empty for none. */
  readonly ornament: string;
}

export interface SceneBreakStyle {
  /** Characters of the body face, or of the fallback faces: `* * *`, `❦`. */
  readonly ornament: string;
  /** White above and below together, in lines of the grid. */
  readonly lines: number;
}

export type HeadContent = "author" | "title" | "part" | "chapter" | "none";

export interface RunningHeadStyle {
  readonly verso: HeadContent;
  readonly recto: HeadContent;
  readonly caps: "none" | "smallCaps" | "upper";
  readonly slant: "upright" | "italic";
  readonly size: Length;
  /** Where the folio stands: at the outer end of the head, or centred at the foot. */
  readonly folio: "headOutside" | "footCenter" | "footOutside";
}

/** CSS colours for screens; print is one black. */
export interface ColourStyle {
  readonly text: string;
  readonly paper: string;
  readonly accent: string;
  readonly darkText: string;
  readonly darkPaper: string;
  readonly darkAccent: string;
}
