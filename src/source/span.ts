/** Identifies one manuscript file for the length of a build: its path relative to the book, with `/`. */
export type SourceId = string;

/**
 * A half-open range `[start, end)` of a source.
 *
 * Offsets count UTF-16 code units, so `source.text.slice(start, end)` is the
 * text meant. Lines and columns are derived only when something is reported.
 */
export interface Span {
  readonly source: SourceId;
  readonly start: number;
  readonly end: number;
}

/** How the bytes of a text file spelled its text; enough to write the file back as it was. */
export interface Encoding {
  readonly name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";
  readonly byteOrderMark: boolean;
  /** False where the encoding was inferred from the text; `fix --write` then refuses. */
  readonly certain: boolean;
}

/** What the spans of one source point into. */
export interface Source {
  readonly id: SourceId;
  /** The decoded file with its line ends as they were, or for binary formats the text projected from it. */
  readonly text: string;
  readonly encoding: Encoding;
}
