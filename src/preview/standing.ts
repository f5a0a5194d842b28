import type { Block } from "../model/book.ts";
import type { Edition } from "../model/edition.ts";
import type { Manner } from "../pipeline/build.ts";
import type { Profile } from "../typography/profile.ts";
import type { ReadingPiece } from "./reading.ts";

/** Where a piece stands in its file, heading included, half-open. */
export interface PieceRange {
  readonly id: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A book on the desk: its last edition, and where each piece of it was read from. */
export interface Standing {
  readonly edition: Edition;
  readonly pieces: readonly ReadingPiece[];
  readonly texts: ReadonlyMap<string, string>;
  readonly ranges: readonly PieceRange[];
  /** House style, answers and rules of the book, and the habits that were measured in all of it. */
  readonly manner: Manner;
  readonly profile?: Profile;
  /** True where only the beginning of the book has been read. */
  readonly glance: boolean;
  /** A piece that was made by itself last time, and so may be again. */
  readonly proven?: Proven;
}

/** The markup a piece was given by itself. */
export interface Proven {
  readonly html: string;
  /** The pieces there were, and the codes of what was said of them. */
  readonly shape: string;
}

/** Where the pieces of a finished build stand in their files. */
export function rangesOf(
  texts: Standing["texts"],
  pieces: readonly ReadingPiece[],
): readonly PieceRange[] {
  const starts = pieces.flatMap(({ id, node }) => {
    const span = node.span ?? firstSpan(node.blocks);
    const text = span && texts.get(span.source);
    if (span === undefined || text === undefined) return [];
    // The marks of a heading stand before its words.
    const start = text.lastIndexOf("\n", Math.max(span.start - 1, 0)) + 1;
    return [{ id, source: span.source, start: span.start === 0 ? 0 : start }];
  });
  const ends = new Map<string, number>();
  return starts
    .toReversed()
    .map((range) => {
      const end = ends.get(range.source) ?? texts.get(range.source)?.length ?? range.start;
      ends.set(range.source, range.start);
      return { ...range, end };
    })
    .toReversed();
}

function firstSpan(blocks: readonly Block[]): Block["span"] {
  return blocks.find(({ span }) => span !== undefined)?.span;
}
