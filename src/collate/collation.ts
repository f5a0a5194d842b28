import type { SectionRole } from "../model/book.ts";
import type { Span } from "../source/span.ts";

/**
 * The room where two states of a book are laid side by side, as an editor of
 * texts collates two witnesses. What is compared is what a reader reads; how
 * it is typed or set is no part of it.
 */
export interface Witness {
  /** Every chapter, part page and other leaf, in the order of reading. */
  readonly chapters: readonly Chapter[];
  /** Every text in the order of reading; a chapter is a run of them. */
  readonly passages: readonly Passage[];
}

/** What stands under one entry of the contents: a chapter with all its sections, or the page of a part. */
export interface Chapter {
  /** Label and title, “Chapter Two: The Rope”; empty where it has neither. */
  readonly name: string;
  readonly title: string;
  readonly role: SectionRole | "part";
  /** The half-open range of its passages. */
  readonly from: number;
  readonly to: number;
  readonly words: number;
}

/** What a passage is on the page. */
export type PassageKind =
  | "title"
  | "text"
  | "verse"
  | "code"
  | "cell"
  | "caption"
  | "note"
  | "scene"
  | "image";

/** One text a reader takes in at a time: a paragraph, a line of verse, a cell. */
export interface Passage {
  readonly kind: PassageKind;
  /** Equal to the block's `flowText`, so that offsets are those of pages; a scene break or image holds no words. */
  readonly text: string;
  readonly words: number;
  /** Index of its chapter. */
  readonly chapter: number;
  /** Id of the block or section it belongs to, where it has one. */
  readonly block?: string | undefined;
  /** Where in the block's text it begins: a note begins where it is called. */
  readonly offset: number;
  /** Of a note, the id of the block it is itself, whose text this is. */
  readonly own?: string | undefined;
  readonly at?: Span | undefined;
}

/** A stretch of words as it came out of the comparison. Of `same`, the two texts may differ in how they are typed. */
export interface WordRun {
  readonly type: "same" | "cut" | "added" | "movedFrom" | "movedTo";
  /** As it reads before; empty for what was added. */
  readonly before: string;
  readonly after: string;
  /** Index into `moves`, for moved words. */
  readonly move?: number;
}

/** What became of passages. Every passage of either witness stands in exactly one of these. */
export type Entry =
  /** The same words; the two may be typed otherwise. */
  | { readonly type: "same"; readonly a: number; readonly b: number }
  /** Passages edited in place, perhaps parted or joined: `PARTING` in the runs is the end of a passage. */
  | {
      readonly type: "edited";
      readonly a: Range;
      readonly b: Range;
      readonly runs: readonly WordRun[];
    }
  | { readonly type: "cut"; readonly a: number }
  | { readonly type: "added"; readonly b: number }
  /** Moved away from here: its words stand elsewhere. */
  | { readonly type: "movedFrom"; readonly a: number; readonly move: number }
  /** Moved to here; with runs where it was edited on the way. */
  | {
      readonly type: "movedTo";
      readonly b: number;
      readonly move: number;
      readonly runs?: readonly WordRun[];
    };

/** A half-open range of indexes. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Ends a passage inside runs of words: the paragraph separator, which no passage holds. */
export const PARTING = "\u2029";

/** Text that stands elsewhere now. */
export interface Move {
  readonly words: number;
  /** Index of the chapter before and after, each in its own witness. */
  readonly fromChapter: number;
  readonly toChapter: number;
  /** How it reads now, at most a few lines of it. */
  readonly text: string;
}

/** Words, counted as `countWords` does. Moved words are neither cut nor added. */
export interface Tally {
  readonly added: number;
  readonly cut: number;
  readonly moved: number;
}

/** What became of one chapter. */
export interface ChapterFate {
  /** Indexes in the two witnesses; absent where it is new, or gone. */
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  readonly name: string;
  readonly wordsBefore: number;
  readonly wordsAfter: number;
  /** Its name before, where it has another now. */
  readonly renamed?: string | undefined;
  /** True where its order among the chapters that stayed is another. */
  readonly moved: boolean;
  /** For a chapter that moved, the one it follows now; absent for the first. */
  readonly follows?: string | undefined;
  /** The chapter before whose text most of it was. */
  readonly splitFrom?: string | undefined;
  /** The chapter that most of its text stands in now. */
  readonly mergedInto?: string | undefined;
  readonly tally: Tally;
  /** In the order of reading, with what was cut at its old place. */
  readonly entries: readonly Entry[];
}

/** Two states of a book, compared. */
export interface Collation {
  readonly before: Witness;
  readonly after: Witness;
  /** In the order of the book as it is now; what is gone stands where it stood. */
  readonly chapters: readonly ChapterFate[];
  readonly moves: readonly Move[];
  readonly tally: Tally;
  /** Passages whose words are the same and whose quotes, dashes or spaces are set otherwise. */
  readonly retyped: number;
}
