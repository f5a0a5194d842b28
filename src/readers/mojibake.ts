import type { Alteration } from "./characters.ts";
import { toWindows1252 } from "./windows-1252.ts";

/** A first byte of UTF-8 and the bytes that follow it, each shown as a character of Windows-1252. */
const SEQUENCES = /(?:[\u00C2-\u00F4][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3})+/g;

/** First bytes that no author types before such marks: `Â`, `Ã` and `â`. Others may be: “CAFÉ…”. */
const TELLING = /^[ÂÃâ]/;

/** What the other runs must turn into: letters of Europe, marks and symbols. */
const LIKELY = /^[\u00A0-\u017F\u0370-\u04FF\u1E00-\u1EFF\u2000-\u2BFF]+$/;

/** UTF-8 that was read as Windows-1252 twice is the worst seen; one round more costs nothing. */
const MOST_ROUNDS = 3;

/**
 * The runs of a text that are UTF-8 read as Windows-1252, with what they were.
 *
 * A run counts only where the whole of it turns back. One that could be typed (`É…`) counts only in
 * a text with two that could not, or where it is three characters long: lone Cyrillic words are.
 */
export function mojibakeIn(text: string): readonly Alteration[] {
  const certain: Alteration[] = [];
  const all: Alteration[] = [];
  for (const match of text.matchAll(SEQUENCES)) {
    const value = unmojibake(match[0]);
    if (value === undefined) continue;
    const run: Alteration = {
      start: match.index,
      end: match.index + match[0].length,
      value: value.replace(/[\u00A0\u202F]/g, " "),
      rule: "readers/mojibake",
      because:
        "UTF-8 was read as Windows-1252 when the text was saved, and the whole run turns back",
    };
    if (TELLING.test(match[0]) || value.length > 2) certain.push(run);
    else if (!LIKELY.test(value)) continue;
    all.push(run);
  }
  return certain.length > 1 ? all : certain;
}

function unmojibake(run: string): string | undefined {
  let text: string | undefined;
  let next = once(run);
  for (let round = 0; next !== undefined && round < MOST_ROUNDS; round++) {
    text = next;
    next = once(text);
  }
  return text;
}

function once(run: string): string | undefined {
  const bytes = new Uint8Array(run.length);
  for (let i = 0; i < run.length; i++) {
    const byte = toWindows1252(run.charAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.length < run.length ? text : undefined;
  } catch {
    return undefined;
  }
}
