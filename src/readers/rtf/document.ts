import type { AssetRef } from "../../model/book.ts";
import type { ChangePolicy } from "../choices.ts";
import type { CellRow } from "../rich/cells.ts";
import type { Remark } from "../rich/draft.ts";
import type { Item } from "../rich/group.ts";
import type { Look, RichComment, RichImage, RichPiece } from "../rich/rich.ts";
import type { SaidStyle, StyleNaming } from "../rich/said-styles.ts";
import type { StyleKind } from "../rich/style-names.ts";

/** A Rich Text document while it is read. It lives for one call of `read`. */
export interface Rtf {
  readonly bytes: Uint8Array;
  readonly naming: StyleNaming;
  /** What becomes of tracked changes. */
  readonly changes: ChangePolicy;
  /** The code page of the document, and those of its fonts. */
  page: number;
  readonly fonts: Map<number, number>;
  readonly styles: Map<number, RtfStyle>;
  /** Styles of characters that mean something beside their looks. */
  readonly wordStyles: Map<number, Look>;
  /** Levels of lists by the number a paragraph calls a list by, and by the list's own. */
  readonly lists: Map<number, readonly RtfLevel[]>;
  readonly listsById: Map<number, readonly RtfLevel[]>;
  readonly groups: Group[];
  group: Group;
  target: Target;
  readonly fields: { code: string }[];
  readonly shapes: Shape[];
  /** Bytes that wait to be read as characters, since some take two. */
  readonly pending: number[];
  /** Characters left that only stand for one written as a number before them. */
  left: number;
  language?: string;
  title: string;
  readonly comments: RtfComments;
  readonly reviewers: string[];
  readonly embedded: Map<AssetRef, Uint8Array>;
  readonly remarks: Remark[];
  readonly seen: RtfSeen;
}

/** The comments of a document. */
export interface RtfComments {
  readonly all: RichComment[];
  /** Those whose passage has begun, by the number their words will name. */
  readonly begun: Map<string, OpenComment>;
  /** What was said of the next comment before its words, or in them. */
  author: string;
  number: string;
}

/** A comment whose words are still to come: the passage stands before them. */
export type OpenComment = { -readonly [Key in keyof RichComment]: RichComment[Key] };

/** What is counted while a document is read. */
export interface RtfSeen {
  readonly linked: Set<string>;
  readonly hidden: string[];
  readonly unknownStyles: Map<string, number>;
  readonly authors: Set<string>;
  insertions: number;
  deletions: number;
  /** References to pages. */
  pages: number;
  /** Marks of Scrivener's styles. */
  styleMarks: number;
  /** The kind of change the last words belonged to. */
  change: "inserted" | "deleted" | undefined;
  /** A picture of Apple's programs was left out, and the sign that stands for it to others comes next. */
  sign: boolean;
}

/** Where words go while a group is open. */
export interface Destination {
  readonly text: (rtf: Rtf, text: string) => void;
  /** True where it knew the control word; the others are looked at as everywhere. */
  readonly control?: (rtf: Rtf, name: string, value: number | undefined) => boolean;
  /** Takes characters as bytes, as hexadecimal images have them. */
  readonly range?: (rtf: Rtf, start: number, end: number, binary: boolean) => void;
  /** What each group inside it is. */
  readonly child?: (rtf: Rtf) => Destination;
  readonly close?: (rtf: Rtf) => void;
}

/** What holds inside a pair of braces. */
export interface Group {
  destination: Destination;
  /** The group with which its destination began. */
  begins: boolean;
  /** It said that whoever does not know it may leave it out. */
  optional: boolean;
  /** Nothing but control words has come in it. */
  fresh: boolean;
  look: Look;
  hidden: boolean;
  change: "inserted" | "deleted" | undefined;
  reviewer: number;
  font: number;
  /** In half points. */
  size: number | undefined;
  /** How many characters stand for one written as a number. */
  stand: number;
  paragraph: ParagraphLook;
}

/** What a document says of a paragraph as a whole. */
export interface ParagraphLook {
  readonly style?: number;
  readonly basedOn?: number;
  readonly align?: "center" | "end";
  /** 1 to 9. */
  readonly outline?: number;
  readonly list?: number;
  readonly depth?: number;
  readonly newPage?: boolean;
  readonly inTable?: boolean;
  readonly ruled?: boolean;
  /** The border that is being described. */
  readonly side?: "bottom" | "other";
  /** Indents in twips: of the paragraph, and of its first line from there. */
  readonly indent?: number;
  readonly first?: number;
}

/** A style of paragraphs. */
export interface RtfStyle {
  readonly name: string;
  readonly kind?: StyleKind;
  /** What its author said it stands for. */
  readonly said?: SaidStyle;
  readonly look: Look;
  readonly basedOn?: number;
}

/** One level of a list. */
export interface RtfLevel {
  readonly ordered: boolean;
  readonly start: number;
  readonly mark: string;
}

/** Something drawn, with the pictures found in it so far. */
export interface Shape {
  alt: string;
  property: string;
  readonly pictures: RichImage[];
  /** Its sides in twips: left, top, right, bottom. */
  readonly sides: [number, number, number, number];
}

/** What paragraphs are gathered in: the text, a note, a box. */
export interface Target {
  readonly items: Item[];
  pieces: RichPiece[];
  /** The size of the first words of the paragraph. */
  size?: number;
  /** A page break stands before the words, or after them. */
  breakBefore: boolean;
  breakAfter: boolean;
  /** A rule is drawn here. */
  rule: boolean;
  /** Words of the paragraph belonged to a change that is no part of the book. */
  leftOut: boolean;
  readonly boxes: Item[];
  bookmarks: string[];
  /** What the program numbers the paragraph with. */
  label: string;
  /** The list an older program makes of the paragraph. */
  oldList: RtfLevel | undefined;
  cell: Item[];
  row: (readonly Item[])[];
  rows: CellRow[];
  head: boolean;
}

/** Nothing gathered yet. */
export function newTarget(): Target {
  return {
    items: [],
    pieces: [],
    breakBefore: false,
    breakAfter: false,
    rule: false,
    leftOut: false,
    boxes: [],
    bookmarks: [],
    label: "",
    oldList: undefined,
    cell: [],
    row: [],
    rows: [],
    head: false,
  };
}
