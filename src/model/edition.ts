import type { AssetRef, Book, Section } from "./book.ts";
import type { IndexEntry } from "./index-entries.ts";

/** An image that has been read and checked. */
export interface Asset {
  readonly ref: AssetRef;
  readonly bytes: Uint8Array;
  readonly mediaType: "image/jpeg" | "image/png" | "image/gif" | "image/svg+xml" | "image/webp";
  /** Pixels, after EXIF rotation. */
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the bytes. */
  readonly digest: string;
}

/** A book with every reference settled. Writers receive this and nothing earlier. */
export interface Edition {
  readonly book: Book;
  /** Safe, lower-case file name of the book: the manuscript's own file or folder name made safe. */
  readonly slug: string;
  /** What a section, figure or note is called when referred to: “Chapter 3”; notes have their number. */
  readonly labels: ReadonlyMap<string, string>;
  /** Footnote ids in the order they are called, numbered from 1 in each chapter. */
  readonly notes: readonly NoteEntry[];
  /** Entries of the contents, nested; writers show them only where there are two or more at the top. */
  readonly contents: readonly ContentsEntry[];
  readonly assets: ReadonlyMap<AssetRef, Asset>;
  readonly words: number;
  /** What the index is made of, where the book has one that was made of its marks. */
  readonly index?: EditionIndex;
}

/** An index that was made, and the section it stands in. */
export interface EditionIndex {
  readonly section: string;
  readonly entries: readonly IndexEntry[];
}

export interface NoteEntry {
  readonly id: string;
  readonly number: number;
  /** Id of the top-level section or part that calls it. */
  readonly section: string;
}

export interface ContentsEntry {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly matter: "front" | "body" | "back";
  readonly role: Section["role"] | "part";
  readonly children: readonly ContentsEntry[];
}

/** Width over height of an asset; 1 where the size is unknown. */
export function aspectRatio(asset: Asset): number {
  return asset.width > 0 && asset.height > 0 ? asset.width / asset.height : 1;
}
