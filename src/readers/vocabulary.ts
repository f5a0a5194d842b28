/** How often each word stands in a text, as typed; hyphenated words whole. */
export type Vocabulary = ReadonlyMap<string, number>;

const known = new WeakMap<object, Vocabulary>();

/** The words of a reading's text, counted once for each reading. */
export function vocabularyOf(reading: { readonly text: string }): Vocabulary {
  const already = known.get(reading);
  if (already !== undefined) return already;
  const counts = new Map<string, number>();
  for (const [word] of reading.text.matchAll(/\p{L}+(?:-\p{L}+)*/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  known.set(reading, counts);
  return counts;
}
