import { decodeWindows1252 } from "./windows-1252.ts";

/** An old encoding of one byte a character that Western manuscripts come in. */
export type CodePage = "windows-1252" | "macintosh";

/** As much of a text is judged, in bytes: enough for any habit to show. */
const SAMPLE = 1024 * 1024;

/**
 * The code page in which bytes that are no UTF-8 make the better prose.
 *
 * Windows-1252 unless the old Macintosh page reads better: it is far the commoner one, and most
 * bytes are letters or marks in both.
 */
export function codePageOf(bytes: Uint8Array): CodePage {
  const sample = bytes.subarray(0, SAMPLE);
  const windows = plausibility(decodeWindows1252(sample));
  const mac = plausibility(new TextDecoder("macintosh").decode(sample));
  return mac > windows ? "macintosh" : "windows-1252";
}

/** How well the characters beyond ASCII stand beside their neighbours, summed over the text. */
function plausibility(text: string): number {
  let sum = 0;
  for (const { 0: character, index } of text.matchAll(/[\u0080-\uFFFF]/g))
    sum += standing(character, text.charAt(index - 1), text.charAt(index + 1));
  return sum;
}

function standing(character: string, before: string, after: string): number {
  if (/[“‘«„‚]/.test(character)) return /^$|[\s([—–“‘-]/.test(before) && /\S/.test(after) ? 3 : -1;
  if (/[”’»]/.test(character)) return /[\p{L}\p{N}.,!?;:…—–’”-]/u.test(before) ? 3 : -1;
  if (/[–—…]/.test(character)) return 2;
  if (/\p{L}/u.test(character)) return letter(character, before, after);
  if (character === "\u00A0" || /[¿¡]/.test(character)) return 1;
  if (/[€£©§°½¼¾]/.test(character)) return /[\d\s]/.test(before + after) ? 0 : -2;
  return -3;
}

/** A letter stands in a word: small after any letter, a capital at the start or among capitals. */
function letter(character: string, before: string, after: string): number {
  if (/[ªºƒﬁﬂΩπµ]/.test(character)) return -3;
  const small = /\p{Ll}/u.test(character);
  if (!small) return /\p{Ll}/u.test(before) || !/\p{L}/u.test(after) ? -3 : 1;
  if (/\p{Lu}/u.test(after)) return -3;
  if (/\p{L}/u.test(before) || /\p{L}/u.test(after)) return 2;
  // Words of one letter: à, é, ó.
  return /^$|\s/.test(before) && /\s/.test(after) ? 0 : -2;
}
