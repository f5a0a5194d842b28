/** Characters of Windows-1252 from byte 0x80, in order; the five bytes without one keep their control code. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/**
 * The character of a byte of Windows-1252.
 *
 * Written out because some versions of Node decode this code page as Latin-1.
 */
export function fromWindows1252(byte: number): string {
  return byte >= 0x80 && byte < 0xa0 ? HIGH.charAt(byte - 0x80) : String.fromCharCode(byte);
}

/** The byte of a character, or undefined where Windows-1252 has none. */
export function toWindows1252(character: string): number | undefined {
  const at = HIGH.indexOf(character);
  if (at >= 0) return 0x80 + at;
  const code = character.charCodeAt(0);
  return code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : undefined;
}

/** A text of bytes in Windows-1252. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = new TextDecoder("latin1").decode(bytes);
  return latin.replace(/[\u0080-\u009F]/g, (control) => fromWindows1252(control.charCodeAt(0)));
}
