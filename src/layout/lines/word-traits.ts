/** What a word is to its neighbours. */
export interface WordTraits {
  /** Number of its bare letters in lower case; 0 for a word of fewer than three. */
  readonly stack: number;
  readonly capital: boolean;
  readonly stop: boolean;
}

const STACK_LETTERS = 3;
const STOP = /[.!?:…‽]["'’”»)\]]*$/u;

/**
 * Traits of a word as it is printed.
 *
 * Letters are what has a lower and an upper case; that is all that stacks and
 * proper names need, and far cheaper than asking Unicode.
 */
export function traitsOf(text: string): WordTraits {
  const lower = text.toLowerCase();
  let hash = 0;
  let letters = 0;
  let capital = false;
  for (let i = 0; i < lower.length; i += 1) {
    const unit = lower.charCodeAt(i);
    if (!isLetter(unit)) continue;
    if (letters === 0) capital = text.charCodeAt(i) !== unit;
    letters += 1;
    hash = (Math.imul(hash, 31) + unit) | 0;
  }
  const ends = lower.length > 0 && !isLetter(lower.charCodeAt(lower.length - 1));
  return {
    // Two words of one number are one in two thousand million, and then nothing breaks.
    stack: letters < STACK_LETTERS ? 0 : hash | 1,
    capital,
    stop: ends && STOP.test(text),
  };
}

/** A letter in lower case, near enough: ASCII, and everything from À on but general punctuation. */
export function isLetter(unit: number): boolean {
  if (unit < 0xc0) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
  return unit < 0x2000 || unit > 0x206f;
}
