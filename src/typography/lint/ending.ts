/** True where the last character of a text that is no space is a letter. */
export function endsInLetter(text: string): boolean {
  // A letter is two units at most; to look for the end from the start of each paragraph takes long.
  return !endsInPoint(text) && /\p{L}$/u.test(text.trimEnd().slice(-2));
}

/** True where a text ends in a point, figure or quotation mark, as nearly every paragraph of a book does. */
export function endsInPoint(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return (last > 32 && last < 65) || (last > 0x200f && last < 0x2028);
}
