/** The words of a list written as prose. */
export function words(text: string): readonly string[] {
  return text.split(" ");
}

/** The same, to look up. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(words(text));
}
