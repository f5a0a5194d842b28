import { entities } from "./entities.ts";
import { mojibakeIn } from "./mojibake.ts";
import type { Range } from "./passage.ts";
import { unitsIn } from "./units.ts";
import { fromWindows1252 } from "./windows-1252.ts";

/** A run of the source that goes into the book as `value` and not as typed; `value` may be empty. */
export interface Alteration extends Range {
  readonly value: string;
  readonly rule: string;
  readonly because: string;
}

/** What stands for one match, or undefined where it is to stay as typed. */
type Repairer = (match: string, text: string, at: number) => string | undefined;

interface Normalisation {
  readonly rule: string;
  readonly because: string;
  /** The body of a regular expression; none may match the empty string, or at a line end. */
  readonly pattern: string;
  readonly value: Repairer;
}

/** Letters whose narrow space before or after a mark is spelling: kept for the language to set. */
const SPACED_MARK = /[:;!?»%€$£§]/;
/** Two of these with a narrow space between them meet at the end of a nested quotation. */
const QUOTE = /["'“”‘’„‚«»‹›]/;

/**
 * Everything that is altered in characters, in the order it is tried.
 *
 * Marks of punctuation are not here: what a quote or a dash means is decided by `typography`.
 */
const NORMALISATIONS: readonly Normalisation[] = [
  {
    rule: "readers/entity",
    because: "an HTML entity stands for a character",
    pattern: "&(?:amp;)*(?:#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[a-zA-Z]{2,8}\\d{0,2});",
    value: entity,
  },
  {
    rule: "readers/composed",
    because: "a letter and its accent were typed as two characters",
    pattern: "[\\p{L}]\\p{Mn}+",
    value: (match) => changed(match, match.normalize("NFC")),
  },
  {
    rule: "readers/ligature",
    because: "a ligature was typed for its letters; the font sets ligatures",
    pattern: "[\\uFB00-\\uFB06]",
    value: (match) => match.normalize("NFKC").replaceAll("ſ", "s"),
  },
  {
    rule: "readers/control",
    because: "Windows-1252 left a control code where a mark belongs",
    pattern: "[\\u0080-\\u009F]",
    value: (match) => windows1252(match.charCodeAt(0)),
  },
  {
    rule: "readers/invisible",
    because: "a character nobody can see is of no use in a book",
    pattern: "[\\u0000-\\u0008\\u000E-\\u001F\\u007F\\u200B\\u2060\\uFEFF\\u00AD]+",
    value: () => "",
  },
  {
    rule: "readers/accent-mark",
    because: "an accent typed alone inside a word is an apostrophe",
    pattern: "(?<=\\p{L})[´`ʹ′](?=\\p{L})",
    value: () => "'",
  },
  {
    rule: "readers/symbol-font",
    because: "the private code of a symbol font stands for a character that Unicode has",
    pattern: "[\\uF020-\\uF0FF]",
    value: (match) => SYMBOLS[match],
  },
  {
    rule: "readers/space",
    because: "one space stands between words, whatever was typed",
    pattern: "[ \\t\\u00A0\\v\\f\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]{2,}",
    value: spaces,
  },
  {
    rule: "readers/space",
    because: "one space stands between words, whatever was typed",
    pattern: "[\\t\\u00A0\\v\\f\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]",
    value: oddSpace,
  },
];

/** Glyphs of Symbol and Wingdings that Word leaves in the private area; ornaments and marks only. */
const SYMBOLS: Readonly<Record<string, string>> = {
  "\uF0B7": "•",
  "\uF0A7": "▪",
  "\uF0D8": "➢",
  "\uF0FC": "✓",
  "\uF06C": "●",
  "\uF06E": "■",
  "\uF0E0": "→",
  "\uF0DF": "←",
  "\uF02A": "*",
  "\uF02D": "−",
  "\uF020": " ",
  "\uF04A": "☺",
  "\uF096": "❧",
  "\uF09E": "·",
};

/** Tried at single places, since to search with it is slow. */
const SUSPECT = new RegExp(NORMALISATIONS.map(({ pattern }) => `(${pattern})`).join("|"), "uy");

/** Units of which `SUSPECT` could match some, from first to last. */
const SUSPICIOUS: readonly (readonly [first: number, last: number])[] = [
  [0, 9],
  [11, 12],
  [14, 31],
  [0x26, 0x26],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0xc2, 0xc3],
  [0xe0, 0xe5],
  [0x200, 0x40f],
  [0x450, 0x200f],
  [0x2020, 0x2025],
  [0x2027, 0xffff],
];

/** True where `SUSPECT` could match anything at all: most files have nothing, and are asked once. */
function anySuspect(text: string): boolean {
  const units = unitsIn(text);
  if (SUSPICIOUS.some(([first, last]) => units.hasFrom(first, last))) return true;
  return text.includes("  ") || (units.hasFrom(0x80, 0x24f) && /[\u0080-\u024F]{2}/.test(text));
}

/** Every run of a text that does not go into the book as typed, in order, none overlapping. Linear. */
export function alterationsOf(text: string): readonly Alteration[] {
  if (!anySuspect(text)) return [];
  const broken = mojibakeIn(text);
  const found: Alteration[] = [];
  for (let at = nextSuspect(text, 0); at < text.length; ) {
    SUSPECT.lastIndex = at;
    const match = SUSPECT.exec(text);
    const alteration = match === null ? undefined : alterationOf(match, text);
    if (alteration !== undefined) found.push(alteration);
    at = nextSuspect(text, match === null ? at + 1 : at + match[0].length);
  }
  return broken.length === 0 ? found : merged(broken, found);
}

function alterationOf(match: RegExpExecArray, text: string): Alteration | undefined {
  const which = match.findIndex((group, i) => i > 0 && group !== undefined) - 1;
  const normalisation = NORMALISATIONS[which];
  if (normalisation === undefined) return undefined;
  const { rule, because } = normalisation;
  const { index: start } = match;
  const value = normalisation.value(match[0], text, start);
  if (value === undefined || value === match[0]) return undefined;
  return { start, end: start + match[0].length, value, rule, because };
}

/** The first place from `from` on where `SUSPECT` may match: nearly every place in a text is none. */
function nextSuspect(text: string, from: number): number {
  let at = from;
  // Inside a pair of surrogates the expression would step back to its start.
  if (isTrail(text, at)) at++;
  while (at < text.length && !maySuspect(text, at)) at++;
  return at;
}

function isTrail(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function maySuspect(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 32) return isSpaceCode(text.charCodeAt(at + 1));
  if (code > 0x2010 && code < 0x2028) return false;
  if (code > 0x60 && code < 0x7f) return text.charCodeAt(at + 1) >= FIRST_MARK;
  if (code < 32) return code !== 10 && code !== 13;
  if (code > 0x7e || code === AMPERSAND || code === 0x60) return !isTrail(text, at);
  return text.charCodeAt(at + 1) >= FIRST_MARK;
}

const AMPERSAND = 38;
/** The first character of Unicode that joins the letter before it. */
const FIRST_MARK = 0x300;

/** A space, or what may be one. */
function isSpaceCode(code: number): boolean {
  return code === 32 || code === 9 || code === 11 || code === 12 || code > 0x7e;
}

/** Both lists in order; what overlaps a run of the first gives way. */
function merged(
  first: readonly Alteration[],
  second: readonly Alteration[],
): readonly Alteration[] {
  const all: Alteration[] = [];
  let i = 0;
  for (const alteration of second) {
    for (let run = first[i]; run !== undefined && run.start < alteration.end; run = first[i]) {
      all.push(run);
      i++;
    }
    if (alteration.start >= (all.at(-1)?.end ?? 0)) all.push(alteration);
  }
  return [...all, ...first.slice(i)];
}

function changed(before: string, after: string): string | undefined {
  return before === after ? undefined : after;
}

/** The character of an entity, also of one that was escaped twice: `&amp;#8217;`. */
function entity(match: string): string | undefined {
  const name = match.replace(/^&(?:amp;(?=.))*/, "").slice(0, -1);
  if (!name.startsWith("#")) return entities.get(name);
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code >= 0x80 && code < 0xa0) return windows1252(code);
  const legal = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return legal ? String.fromCodePoint(code) : undefined;
}

function windows1252(code: number): string {
  return fromWindows1252(code).replace(/[\u0080-\u009F]/, "");
}

/** A run of two spaces and more is one; a no-break space beside a mark that wants one stays. */
function spaces(match: string, text: string, at: number): string {
  const keeps = /[\u00A0\u202F]/.exec(match);
  return keeps !== null && wanted(text, at, at + match.length) ? keeps[0] : " ";
}

function oddSpace(match: string, text: string, at: number): string | undefined {
  const noBreak = match === "\u00A0" || match === "\u202F";
  return noBreak && wanted(text, at, at + 1) ? undefined : " ";
}

/** French marks, quotes that meet, figures and their units: where an author means a no-break space. */
function wanted(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? "";
  const after = text[end] ?? "";
  const quotesMeet = QUOTE.test(before) && QUOTE.test(after);
  return (
    quotesMeet ||
    SPACED_MARK.test(after) ||
    before === "«" ||
    /\d/.test(before) ||
    /[–—]/.test(after)
  );
}
