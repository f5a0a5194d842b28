import type { FaceStyle } from "../fonts/family.ts";
import type { Font } from "../fonts/font.ts";
import type { FontRole } from "../theme/theme.ts";

/** The loaded faces of a theme, by what they are asked for. */
export interface FontSet {
  /** The face of a role; where the family lacks a style, its nearest one. */
  face(role: FontRole, style: FaceStyle): Font;
  /** Every face once, in the order of the theme. */
  readonly fonts: readonly Font[];
  /** Asked in order for characters a face lacks. */
  readonly fallback: readonly Font[];
}
