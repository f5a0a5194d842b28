/**
 * Where the words set in small capitals at the opening of a chapter end: a UTF-16 offset in the
 * paragraph's text, never inside a word, 0 for none.
 *
 * Pages and screens both ask here, so that they agree. An opening that is shorter than twice the
 * words asked for has no lead-in: small capitals throughout would open nothing.
 */
export function leadInEnd(text: string, words: number): number {
  if (words <= 0) return 0;
  let found = 0;
  let end = 0;
  for (const word of text.matchAll(/[^\s\uFFFC]+/gu)) {
    found += 1;
    if (found === words) end = word.index + word[0].length;
    if (found >= words * 2) return end;
  }
  return 0;
}
