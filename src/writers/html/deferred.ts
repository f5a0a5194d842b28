import type { Piece } from "../../model/composition.ts";
import type { Edition } from "../../model/edition.ts";

/** A book of fewer words is laid out at once. */
const LONG = 20_000;

/** Height of a word in rem, in a column of full width and in that of a phone: what a novel of ours measures. */
const WORD_HEIGHT = { wide: 0.15, narrow: 0.26 };

/**
 * Style by which the chapters of a long book are laid out only when they come near the window.
 *
 * Without it a browser lays out all of War and Peace before it answers the
 * first touch. Every chapter stays in the page: it is searched, linked and
 * printed as ever. A chapter not seen yet is taken to be of middle length.
 */
export function deferredStyle(edition: Edition, pieces: readonly Piece[]): string {
  if (edition.words < LONG) return "";
  const sections = Math.max(pieces.filter(({ type }) => type === "section").length, 1);
  const height = (word: number): number => Math.ceil((edition.words / sections) * word);
  const size = (word: number): string => `contain-intrinsic-block-size: auto ${height(word)}rem`;
  return `@media screen { .chapter { content-visibility: auto; ${size(WORD_HEIGHT.wide)} } }
@media screen and (max-width: 40rem) { .chapter { ${size(WORD_HEIGHT.narrow)} } }
`;
}
