import type { Hyphenation } from "./hyphenation.ts";

/** What a division of a word costs and leaves behind. */
export type BreakKind = 1 | 2 | 3 | 4;

/** A hyphen is added. */
export const HYPHEN = 1;
/** After a hyphen that is written: nothing is added, but the line ends in one. */
export const HARD = 2;
/** After a dash, or in an address: no hyphen stands at the end of the line. */
export const OPEN = 3;
/** A hyphen is added in a word that has one already, which is better avoided. */
export const COMPOUND = 4;

/** What a division adds at the end of the line. */
export function hyphenOf(kind: BreakKind): "-" | "" {
  return kind === HYPHEN || kind === COMPOUND ? "-" : "";
}

/** The line ends in a hyphen, added or written. */
export function endsInHyphen(kind: BreakKind | 0): boolean {
  return kind !== 0 && kind !== OPEN;
}

const SOFT_HYPHEN = "\u00AD";
const ADDRESS =
  /^\W*(?:https?:\/\/|www\.|[\w.+-]+@[\w-]+\.)\S|\w\/\w+\/|\w\.(?:com|org|net|edu|gov|io)\b/u;
const LETTERS = /[\p{L}\p{M}]+/gu;
/** A written hyphen between letters, or a dash with a word after it. */
const WRITTEN = /(?<=[\p{L}\p{N}’'.!?])[-\u2010](?=[\p{L}\p{N}“‘])|[–—]+(?=[\p{L}\p{N}“‘¿¡])/gu;
const ADDRESS_POINTS = /(?:\/+|[.?&=_#-])(?=\w)/gu;

/** Where a word may be divided, in order. */
export function wordBreaks(
  text: string,
  language: string,
  hyphenation: Hyphenation,
): readonly { readonly at: number; readonly kind: BreakKind }[] {
  const plain = plainBreaks(text, language, hyphenation);
  if (plain !== undefined) return plain;
  if (text.includes(SOFT_HYPHEN)) return softBreaks(text);
  if (text.length > 4 && ADDRESS.test(text)) return after(text, ADDRESS_POINTS, OPEN);
  const written = Array.from(text.matchAll(WRITTEN), (match) => ({
    at: match.index + match[0].length,
    kind: /[-\u2010]/u.test(match[0]) ? HARD : OPEN,
  })) satisfies readonly { at: number; kind: BreakKind }[];
  const added = written.some(({ kind }) => kind === HARD) ? COMPOUND : HYPHEN;
  const points = [...text.matchAll(LETTERS)].flatMap((match) =>
    hyphenation
      .points(match[0], language)
      .map((point) => ({ at: match.index + point, kind: added as BreakKind })),
  );
  return [...written, ...points].sort((a, b) => a.at - b.at);
}

/** Punctuation that may stand around and in a word without making it other than a word. */
const AROUND = new Set("“”‘’'\"(),;:!?…*".split(""));

/** The common case without patterns: letters, and punctuation around them; undefined for any other word. */
function plainBreaks(
  text: string,
  language: string,
  hyphenation: Hyphenation,
): readonly { readonly at: number; readonly kind: BreakKind }[] | undefined {
  let breaks: { at: number; kind: BreakKind }[] | undefined;
  let start = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (i < text.length && isPlainLetter(unit)) continue;
    if (i < text.length && !AROUND.has(text.charAt(i)) && !(unit === STOP && i === text.length - 1))
      return undefined;
    if (i - start >= SHORTEST)
      for (const point of hyphenation.points(text.slice(start, i), language)) {
        breaks ??= [];
        breaks.push({ at: start + point, kind: HYPHEN });
      }
    start = i + 1;
  }
  return breaks ?? NONE;
}

const NONE: readonly { readonly at: number; readonly kind: BreakKind }[] = [];
const STOP = 46;
/** No language divides a run of letters shorter than this. */
const SHORTEST = 2;

/** Letters of the Latin, Greek and Cyrillic blocks that are letters beyond doubt. */
function isPlainLetter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
  if (unit < 0x180) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7;
  return (unit >= 0x3ac && unit <= 0x3ce) || (unit >= 0x410 && unit <= 0x44f);
}

/** A word with soft hyphens is divided at them and nowhere else, as TeX does. */
function softBreaks(text: string): readonly { readonly at: number; readonly kind: BreakKind }[] {
  const breaks: { at: number; kind: BreakKind }[] = [];
  for (let at = text.indexOf(SOFT_HYPHEN); at >= 0; at = text.indexOf(SOFT_HYPHEN, at + 1))
    if (at > 0 && at < text.length - 1) breaks.push({ at: at + 1, kind: HYPHEN });
  return breaks;
}

function after(
  text: string,
  pattern: RegExp,
  kind: BreakKind,
): readonly { readonly at: number; readonly kind: BreakKind }[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    at: match.index + match[0].length,
    kind,
  }));
}
