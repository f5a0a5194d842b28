import type { Pt } from "../base/units.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Font, ShapedText } from "../fonts/font.ts";
import type { Span } from "../source/span.ts";
import type { Look, TextPiece } from "./pagination.ts";

/**
 * The border between lines and pages: what a paragraph is before it is broken,
 * and what lines the breaker offers the page builder.
 */

/** A stretch of a paragraph in one font, size and language. */
export interface StyledRun extends Look {
  readonly text: string;
  /** OpenType features, `["onum"]`, `["smcp", "onum"]`. */
  readonly features: readonly string[];
  readonly language: string;
  /** Hyphens may be added; false in code, addresses and ragged styles. */
  readonly hyphenate: boolean;
  /** A box of this width and height stands here in place of glyphs (an inline image); `text` is then U+FFFC. */
  readonly box?: { readonly width: Pt; readonly height: Pt };
}

export interface ParagraphText {
  readonly runs: readonly StyledRun[];
  readonly span?: Span;
  /** Absent where all runs from left to right. */
  readonly order?: ReadingOrder;
  /** The paragraph as a whole runs from right to left: its last line is flush right. */
  readonly rtl?: true;
}

/** Which way the words of a paragraph run. */
export interface ReadingOrder {
  /** Embedding level of each UTF-16 unit of the text (UAX #9). */
  readonly levels: Uint8Array;
  /** The text as written: in the runs, brackets that run from right to left are turned. */
  readonly written: string;
}

export interface LineShape {
  readonly align: "justify" | "start" | "center" | "end";
  /** Left edge and measure of line `n` (from 0), first-line indent and drop capital included. */
  readonly measureOf: (line: number) => { readonly left: Pt; readonly width: Pt };
  readonly opticalMargins: boolean;
}

/** One broken line, relative to the left edge of the column. */
export interface SetLine {
  readonly x: Pt;
  readonly width: Pt;
  readonly pieces: readonly TextPiece[];
  /** UTF-16 offset in the paragraph's text of the first character of the line. */
  readonly start: number;
  readonly end: number;
  readonly hyphenated: boolean;
  /** Its words as they are read, where the pieces stand in another order. */
  readonly logical?: string;
  /** What its spaces would have to be to fill the measure, 1 for the font's own: the figure that quality is measured by. They are drawn at most twice their size. */
  readonly spaceRatio: number;
}

/** A way to set the paragraph in `lines.length` lines, and what it costs in Knuth and Plass's demerits. */
export interface Setting {
  readonly demerits: number;
  /**
   * The lines from one up to another, all where nothing is said. They are drawn at each call: a line
   * is put on its page, painted and forgotten, and is seldom asked for twice.
   */
  lines(from?: number, to?: number): readonly SetLine[];
  readonly count: number;
  /** UTF-16 offset in the paragraph's text of the first character of a line, which need not be drawn for that. */
  start(line: number): number;
  /** Offset after its last. */
  end(line: number): number;
  /** True where the line may be the last of a page: it does not end in a hyphen. */
  endsClean(line: number): boolean;
  /** The paragraph in as many lines, this one not ending in a hyphen; absent where that makes a hole, a runt or an overfull line. */
  withoutHyphen(line: number): Setting | undefined;
}

/** The best setting, and on request those one line shorter and longer (looseness). */
export interface ParagraphSettings {
  readonly best: Setting;
  /** One line fewer; absent where that needs a line out of tolerance. Searched on first call. */
  shorter(): Setting | undefined;
  /** One line more, on the same terms. */
  longer(): Setting | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Sets paragraphs. Holds the tables of one build (interned words, shaped
 * glyphs, hyphenation points), so that two books can be set side by side.
 */
export interface LineSetter {
  set(paragraph: ParagraphText, shape: LineShape): ParagraphSettings;
  /** One line at natural width, for heads, folios and titles that fit. */
  measure(paragraph: ParagraphText): SetLine;
  /** Shapes a text once per build. */
  shape(text: string, font: Font, features: readonly string[], language: string): ShapedText;
}
