import { type Marks, SINGLE } from "../marks/scan.ts";
import { LEADING, TRAILING } from "./evidence.ts";
import { ROLE_MARK } from "./moves.ts";
import type { Reading } from "./parse.ts";
import { wordEnd, wordStart } from "./words.ts";

/** A reading this far ahead teaches the word it stands at; one of half the distance teaches it when met twice. */
const SURE = 28;
const LIKELY = 14;

/** What a first reading of the book teaches: words with an apostrophe at an end, and how surely. */
export type Lessons = Map<string, number>;

/** Adds the surely read elisions of one text to `lessons`. */
export function learn(marks: Marks, reading: Reading, lessons: Lessons): void {
  for (let i = 0; i < marks.at.length; i++) {
    if (marks.kind[i] !== SINGLE || reading.roles[i] !== ROLE_MARK) continue;
    const margin = reading.margins[i] ?? 0;
    const word = margin < LIKELY ? undefined : wordAt(marks, i, reading.senses[i] ?? 0);
    if (word !== undefined) lessons.set(word, (lessons.get(word) ?? 0) + (margin >= SURE ? 2 : 1));
  }
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
  return [...lessons]
    .filter(([word, weight]) => weight > 1 && word.length > 1)
    .map(([word]) => word);
}
