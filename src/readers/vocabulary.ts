import type { Reading } from "./reading.ts";

/** How often each word stands in a text, as typed; hyphenated words whole. */
export type Vocabulary = ReadonlyMap<string, number>;

const known = new WeakMap<object, Vocabulary>();

/** The words of a reading's text, counted once for each reading. */
export function vocabularyOf(reading: Reading): Vocabulary {
  const already = known.get(reading.source);
  if (already !== undefined) return already;
  const counts = new Map<string, number>();
  for (const [word] of reading.text.matchAll(/\p{L}+(?:-\p{L}+)*/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  known.set(reading.source, counts);
  return counts;
}
