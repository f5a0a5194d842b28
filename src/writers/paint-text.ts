/** A text string as PDF wants it where it is not plain ASCII. */
export function utf16Hex(text: string): string {
  let hex = "FEFF";
  for (let i = 0; i < text.length; i += 1) hex += hexOf(text.charCodeAt(i));
  return hex;
}

/** Two bytes as four digits. */
export function hexOf(unit: number): string {
  return unit.toString(16).toUpperCase().padStart(4, "0");
}
