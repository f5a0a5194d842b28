import { classAt, LETTER, SPACE } from "../marks/chars.ts";
import { type Marks, SINGLE } from "../marks/scan.ts";
import { ROLE_CLOSE, ROLE_MARK } from "./moves.ts";
import type { Reading } from "./parse.ts";
import { LEADING, settingBefore, TRAILING, WORD_END } from "./settings.ts";
import { wordEnd, wordStart } from "./words.ts";

/** A reading this far ahead teaches the word it stands at; one of half the distance teaches it when met twice. */
const SURE = 28;
const LIKELY = 14;

/** What a first reading of the book teaches. */
export interface Lessons {
  /** Words with an apostrophe at an end, and how surely they were read so. */
  readonly words: Map<string, number>;
  /** How often a single quote in each setting was surely read as a quotation mark, and as an apostrophe. */
  readonly quotes: number[];
  readonly apostrophes: number[];
}

export function emptyLessons(): Lessons {
  return { words: new Map(), quotes: [0, 0, 0], apostrophes: [0, 0, 0] };
}

/** Adds what was learned elsewhere, in its order. */
export function addLessons(lessons: Lessons, other: Lessons): void {
  for (const [word, weight] of other.words)
    lessons.words.set(word, (lessons.words.get(word) ?? 0) + weight);
  for (const list of ["quotes", "apostrophes"] as const)
    for (const [setting, times] of other[list].entries())
      lessons[list][setting] = (lessons[list][setting] ?? 0) + times;
}

/** Adds the surely read elisions and single quotes of one text to `lessons`. */
export function learn(marks: Marks, reading: Reading, lessons: Lessons): void {
  for (let i = 0; i < marks.at.length; i++) {
    if (marks.kind[i] !== SINGLE || (reading.margins[i] ?? 0) < LIKELY) continue;
    const role = reading.roles[i] ?? ROLE_MARK;
    const setting = settingOf(marks, i, role);
    if (setting < 0) continue;
    raise(role === ROLE_MARK ? lessons.apostrophes : lessons.quotes, setting);
    if (role === ROLE_MARK) learnWord(marks, reading, i, lessons);
  }
}

function raise(counts: number[], setting: number): void {
  counts[setting] = (counts[setting] ?? 0) + 1;
}

function learnWord(marks: Marks, reading: Reading, i: number, { words }: Lessons): void {
  const word = wordAt(marks, i, reading.senses[i] ?? 0);
  if (word !== undefined)
    words.set(word, (words.get(word) ?? 0) + ((reading.margins[i] ?? 0) >= SURE ? 2 : 1));
}

/** The setting of mark `i`, or -1 where a reading of it teaches nothing. */
function settingOf(marks: Marks, i: number, role: number): number {
  const { text } = marks;
  const at = marks.at[i] ?? 0;
  if (classAt(text, at + 1) === LETTER) return settingBefore(text, at);
  const isEnd =
    classAt(text, at - 1) === LETTER &&
    classAt(text, at + 1) === SPACE &&
    (role === ROLE_MARK || role === ROLE_CLOSE);
  return isEnd ? WORD_END : -1;
}

function wordAt(marks: Marks, i: number, sense: number): string | undefined {
  const { text } = marks;
  const at = marks.at[i] ?? 0;
  if (sense === LEADING) return `'${text.slice(at + 1, wordEnd(text, at + 1)).toLowerCase()}`;
  if (sense !== TRAILING) return undefined;
  return `${text.slice(wordStart(text, at - 1), at).toLowerCase()}'`;
}

/** The words learned: those read surely once, or likely twice. */
export function learned(lessons: Lessons): readonly string[] {
  return [...lessons.words]
    .filter(([word, weight]) => weight > 1 && word.length > 1)
    .map(([word]) => word);
}

/** The most that the habit of a book may add to a cost. */
const STRONGEST = 24;

/**
 * What a quotation mark costs more in each setting, because this book
 * has an apostrophe there so much oftener: ten times the natural logarithm of the odds.
 */
export function odds(lessons: Lessons): readonly number[] {
  return lessons.quotes.map((quotes, setting) => {
    const ratio = ((lessons.apostrophes[setting] ?? 0) + 2) / (quotes + 2);
    return Math.round(Math.min(STRONGEST, Math.max(0, 10 * Math.log(ratio))));
  });
}
