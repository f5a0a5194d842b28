/** A number as lists and headings count: `decimal`, `upperRoman`, `lowerLetter`, …; empty for `none` and `bullet`. */
export function numberIn(number: number, format: string): string {
  switch (format) {
    case "upperRoman":
      return roman(number);
    case "lowerRoman":
      return roman(number).toLowerCase();
    case "upperLetter":
      return String.fromCharCode(64 + ((number - 1) % 26) + 1);
    case "lowerLetter":
      return String.fromCharCode(96 + ((number - 1) % 26) + 1);
    case "none":
    case "bullet":
      return "";
    default:
      return String(number);
  }
}

const ROMAN = "M1000 CM900 D500 CD400 C100 XC90 L50 XL40 X10 IX9 V5 IV4 I1"
  .split(" ")
  .map((pair) => [pair.replace(/\d+/, ""), Number(pair.replace(/\D+/, ""))] as const);

function roman(number: number): string {
  let left = Math.min(number, 3999);
  let text = "";
  for (const [letters, worth] of ROMAN) for (; left >= worth; left -= worth) text += letters;
  return text;
}
