import type { Tag } from "../pagination.ts";
import type { TypeStyle } from "./type-style.ts";

/** What a stretch of inlines inherits. */
export interface Hand extends TypeStyle {
  readonly language: string;
  /** The element the text belongs to, and whether pieces must name it. */
  readonly element: Tag;
  readonly own: boolean;
}

/**
 * The hand a paragraph is begun in: of the one make that `changedHand` gives, as all runs are of one.
 * A style has twice as many parts, and a copy of all of them is three kilobytes for each paragraph.
 */
export function handOf(style: TypeStyle, language: string, element: Tag): Hand {
  const { role, size, weight, slant, caps, tracking, figures, hyphenate, rise } = style;
  return {
    role,
    size,
    weight,
    slant,
    caps,
    tracking,
    figures,
    hyphenate,
    rise,
    language,
    element,
    own: false,
  };
}

/** The same hand but for some of its parts. */
export function changedHand(
  hand: Hand,
  {
    role = hand.role,
    size = hand.size,
    weight = hand.weight,
    slant = hand.slant,
    caps = hand.caps,
    tracking = hand.tracking,
    figures = hand.figures,
    hyphenate = hand.hyphenate,
    rise = hand.rise,
    language = hand.language,
    element = hand.element,
    own = hand.own,
  }: Partial<Hand>,
): Hand {
  return {
    role,
    size,
    weight,
    slant,
    caps,
    tracking,
    figures,
    hyphenate,
    rise,
    language,
    element,
    own,
  };
}
