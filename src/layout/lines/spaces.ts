/** How the breaker treats what stands after a word. */
export type Gap = 0 | 1 | 2 | 3 | 4 | 5;

/** The next piece joins, as where italics begin inside a word. */
export const JOINED = 0;
/** A word space: stretches, and a line may end at it. */
export const SPACE = 1;
/** A no-break space: stretches, and no line ends at it. */
export const TIED = 2;
/** A space of fixed width at which a line may end: em, en and their like. */
export const FIXED = 3;
/** A space of fixed width at which no line ends: thin, hair, narrow no-break. */
export const FIXED_TIED = 4;
/** A line break of the author's. */
export const FORCED = 5;

/** Widths in em of the fixed spaces of the Unicode block General Punctuation; thin is a sixth, as metal type cast it. */
const FIXED_WIDTHS: Readonly<Record<number, number>> = {
  8194: 1 / 2, // en space
  8195: 1, // em space
  8196: 1 / 3,
  8197: 1 / 4,
  8198: 1 / 6,
  8199: 1 / 2, // figure space
  8200: 1 / 4, // punctuation space
  8201: 1 / 6, // thin space
  8202: 1 / 12, // hair space
  8239: 1 / 6, // narrow no-break space
  12288: 1, // ideographic space
};

/** The gap a UTF-16 unit makes, or -1 where it is part of a word. */
export function gapOf(unit: number): Gap | -1 {
  if (unit > 32 && unit < 160) return -1;
  switch (unit) {
    case 9: // tab
    case 13:
    case 32:
    case 8203: // zero-width space: a place to break, of no width
      return unit === 8203 ? FIXED : SPACE;
    case 10:
    case 8232: // line separator
      return FORCED;
    case 160:
      return TIED;
    case 8194:
    case 8195:
    case 8196:
    case 8197:
    case 12288:
      return FIXED;
    case 8198:
    case 8199:
    case 8200:
    case 8201:
    case 8202:
    case 8239:
      return FIXED_TIED;
    default:
      return -1;
  }
}

/** Width in em of a fixed space; 0 for one that has none. */
export function fixedWidth(unit: number): number {
  return FIXED_WIDTHS[unit] ?? 0;
}

/** Marks that shape no glyph: soft hyphen, joiners, directions, variation selectors' like. */
export function isIgnorable(unit: number): boolean {
  return (
    unit === 0x00ad ||
    unit === 0x2060 ||
    unit === 0xfeff ||
    unit === 0x200e ||
    unit === 0x200f ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069)
  );
}
