const NUMERALS: readonly (readonly [value: number, letters: string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** A page of front matter in small Roman numerals, from 1. */
export function roman(page: number): string {
  let rest = page;
  let text = "";
  for (const [value, letters] of NUMERALS) {
    text += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
