import { numberWords } from "./heading-words.ts";

/** Higher numbers are years or street numbers, not chapters. */
const MOST = 1500;

const ROMAN = /^(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;

const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The number a heading counts with: figures, a roman numeral, or words (“Twenty-One”, “the Third”). */
export function numeral(typed: string): number | undefined {
  const text = typed.toLowerCase();
  const figures = /^(\d{1,4})(?:st|nd|rd|th|er|ère|ª|º|°|\.)?$/.exec(text)?.[1];
  if (figures !== undefined) return Number(figures) <= MOST ? Number(figures) : undefined;
  return inWords(text) ?? roman(text);
}

function roman(text: string): number | undefined {
  if (!ROMAN.test(text)) return undefined;
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const value = ROMAN_VALUES[text.charAt(i)] ?? 0;
    const next = ROMAN_VALUES[text.charAt(i + 1)] ?? 0;
    total += value < next ? -value : value;
  }
  return total;
}

/** One word or the sum of two to four: “vingt et un”, “one hundred and four”, “twenty-first”. */
function inWords(text: string): number | undefined {
  const words = text
    .split(/[\s-]+/)
    .filter((word) => !/^(?:and|et|und|y|e|og|och|the)$/.test(word));
  if (words.length === 0 || words.length > 4) return undefined;
  let total = 0;
  for (const word of words) {
    const value = numberWords.get(word);
    if (value === undefined) return undefined;
    total = value === 100 && total > 0 && total < 10 ? total * 100 : total + value;
  }
  return total;
}
