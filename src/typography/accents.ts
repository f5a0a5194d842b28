import type { Locale } from "./locale.ts";
import { type Marks, SINGLE } from "./marks/scan.ts";
import { ROLE_MARK } from "./quotes/moves.ts";
import type { Reading } from "./quotes/parse.ts";
import { TRAILING } from "./quotes/settings.ts";
import { wordStart } from "./quotes/words.ts";

/** How a language types an accent it has no key for: an apostrophe after the last vowel, `perche'`. */
export interface TypedAccents {
  /** Vowels with the accent that most words have. */
  readonly grave: Readonly<Record<string, string>>;
  /** Words whose last vowel has the other accent, and that vowel with it. */
  readonly acute: RegExp;
  readonly acuteVowel: string;
  /** Words that are cut short and keep their apostrophe: `po'`. */
  readonly cut: ReadonlySet<string>;
  /** Words of one or two letters with an accent; all others of that length are cut short. */
  readonly short: ReadonlySet<string>;
}

/** An accent in place of a vowel and its apostrophe. */
export interface Accent {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The accent that mark `i` stands for; undefined: it is an apostrophe. */
export function accentAt(
  marks: Marks,
  reading: Reading,
  i: number,
  { typedAccents }: Locale,
): Accent | undefined {
  if (typedAccents === undefined || marks.kind[i] !== SINGLE) return undefined;
  if (reading.roles[i] !== ROLE_MARK || reading.senses[i] !== TRAILING) return undefined;
  const at = marks.at[i] ?? 0;
  const typed = marks.text.slice(wordStart(marks.text, at - 1), at).replace(/^.*['’]/u, "");
  const accent = accentOf(typed.toLowerCase(), typedAccents);
  if (accent === undefined) return undefined;
  const last = typed.charAt(typed.length - 1);
  const isCapital = last !== last.toLowerCase();
  const text = isCapital ? accent.toUpperCase() : accent;
  return { start: at - 1, end: marks.end[i] ?? at, text };
}

function accentOf(word: string, accents: TypedAccents): string | undefined {
  const { grave, acute, acuteVowel, cut, short } = accents;
  if (cut.has(word) || (word.length < 3 && !short.has(word))) return undefined;
  return acute.test(word) ? acuteVowel : grave[word.charAt(word.length - 1)];
}
