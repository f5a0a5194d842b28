/**
 * How many words a text has, as a writer counts them: what stands between
 * spaces, dashes and dots of omission, and holds a letter or a digit. Each
 * ideograph or kana counts as one.
 */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isIdeograph(code)) {
      words += 1;
      inWord = false;
    } else if (isLetter(code)) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (partsWords(code)) inWord = false;
  }
  return words;
}

function isLetter(code: number): boolean {
  if (code < 0x80)
    return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  return code < 0x2000 || (code > 0x206f && (code < 0x3000 || code > 0x303f) && code < 0xfff0);
}

function isIdeograph(code: number): boolean {
  return (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

function partsWords(code: number): boolean {
  if (code < 0x80) return code <= 32;
  const isSpace = code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f;
  const isDash = code >= 0x2012 && code <= 0x2015;
  return isSpace || isDash || code === 0x2026 || code === 0x2028 || code === 0x3000;
}
