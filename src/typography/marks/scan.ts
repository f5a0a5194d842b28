import { protectedRanges } from "./addresses.ts";
import { CLOSING, classAt, DIGIT, LETTER, QUOTE, SPACE } from "./chars.ts";

/** What stands at a mark. Quotes come first: the parse tests `kind <= SINGLE`. */
export const DOUBLE = 0;
export const SINGLE = 1;
/** The end of a paragraph. */
export const PARAGRAPH = 2;
/** The end of everything a speech may run over: a form feed, the end of the run. */
export const RESET = 3;
/** An apostrophe between two letters, which nothing else can be. */
export const INTERNAL = 4;
export const HYPHENS = 5;
export const DOTS = 6;
/** The foot sign of `6'2"`, which the digits after it decide. */
export const PRIME = 7;
/** A space too many before a point, where the language has none. */
export const GAP = 8;
/** A comma between two words with no space after it. */
export const COMMA_CLOSED = 9;

/** How a quote was typed. */
export const STRAIGHT = 0;
export const TYPED_OPEN = 1;
export const TYPED_CLOSE = 2;

/** Every mark of a text in order, as parallel lists: a book has a hundred thousand of them. */
export interface Marks {
  readonly text: string;
  readonly at: Uint32Array;
  readonly end: Uint32Array;
  readonly kind: Uint8Array;
  readonly typed: Uint8Array;
}

/** Marks while they are found: the lists have room for more than `count`. */
interface Finding {
  readonly text: string;
  at: Uint32Array;
  end: Uint32Array;
  kind: Uint8Array;
  typed: Uint8Array;
  count: number;
}

/** How the scan reads what depends on the language and on the text's own layout. */
export interface ScanOptions {
  /** For each quote character of the language's own, what it does: `kind | typed << 4`. */
  readonly glyphs: ReadonlyMap<number, number>;
  /** The same for quotes typed as two characters, `<<`, `,,` and `''`, by the character; absent: none are. */
  readonly doubled?: ReadonlyMap<number, number>;
  /** True where every line is a paragraph. */
  readonly lineIsParagraph: boolean;
  /** True where the language has no space before any point, so that one there is a slip. */
  readonly closedPoints?: boolean;
}

const NOTHING = 0;
const QUOTE_ACTION = 1;
const HYPHEN_ACTION = 2;
const DOT_ACTION = 3;
const NEWLINE_ACTION = 4;
const FEED_ACTION = 5;
const PAIR_ACTION = 6;
const POINT_ACTION = 7;

const actions = new Uint8Array(0x10000);
for (const [action, characters] of [
  [QUOTE_ACTION, "\"'“”„‟‘’‚‛«»‹›`´"],
  [HYPHEN_ACTION, "-\u2010\u2012\u2013\u2014\u2015\u2212\u2E3A\u2E3B"],
  [DOT_ACTION, ".…"],
  [NEWLINE_ACTION, "\n\r"],
  [FEED_ACTION, "\f"],
] as const)
  for (let i = 0; i < characters.length; i++) actions[characters.charCodeAt(i)] = action;

/** The same for languages whose quotes are typed as two characters. */
const pairActions = actions.slice();
for (const character of "<>,") pairActions[character.charCodeAt(0)] = PAIR_ACTION;

/** The same for languages with no space before a point. */
const pointActions = actions.slice();
for (const character of ",;:!?") pointActions[character.charCodeAt(0)] = POINT_ACTION;

/** Finds every mark of a text in one pass. */
export function scan(text: string, options: ScanOptions): Marks {
  const room = (text.length >> 4) + 16;
  const marks: Finding = {
    text,
    at: new Uint32Array(room),
    end: new Uint32Array(room),
    kind: new Uint8Array(room),
    typed: new Uint8Array(room),
    count: 0,
  };
  const fences = protectedRanges(text);
  let fence = 0;
  const table =
    options.closedPoints === true
      ? pointActions
      : options.doubled === undefined
        ? actions
        : pairActions;
  for (let at = 0; at < text.length; at++) {
    const action = table[text.charCodeAt(at)] ?? NOTHING;
    if (action === NOTHING) continue;
    while (at >= (fences[fence + 1] ?? Number.POSITIVE_INFINITY)) fence += 2;
    if (at >= (fences[fence] ?? Number.POSITIVE_INFINITY)) {
      at = (fences[fence + 1] ?? at + 1) - 1;
      continue;
    }
    at = take(marks, options, at, action) - 1;
  }
  add(marks, text.length, text.length, RESET);
  const { at, end, kind, typed, count } = marks;
  return {
    text,
    at: at.subarray(0, count),
    end: end.subarray(0, count),
    kind: kind.subarray(0, count),
    typed: typed.subarray(0, count),
  };
}

/** Records what stands at `at` and gives the offset to go on from. */
function take(marks: Finding, options: ScanOptions, at: number, action: number): number {
  switch (action) {
    case QUOTE_ACTION:
      return takeQuote(marks, options, at);
    case HYPHEN_ACTION:
      return takeHyphens(marks, at);
    case DOT_ACTION:
      if (options.closedPoints === true && isLonePoint(marks.text, at)) return takePoint(marks, at);
      return takeDots(marks, at);
    case POINT_ACTION:
      return takePoint(marks, at);
    case PAIR_ACTION:
      return takePair(marks, options, at) ?? at + 1;
    case FEED_ACTION:
      add(marks, at, at, RESET);
      return at + 1;
    default:
      return takeNewline(marks, options, at);
  }
}

function add(
  marks: Finding,
  at: number,
  end: number,
  kind: number,
  typed: number = STRAIGHT,
): void {
  const { count } = marks;
  if (count === marks.at.length) grow(marks);
  marks.at[count] = at;
  marks.end[count] = end;
  marks.kind[count] = kind;
  marks.typed[count] = typed;
  marks.count = count + 1;
}

function grow(marks: Finding): void {
  const room = marks.at.length * 2;
  const { at, end, kind, typed } = marks;
  marks.at = new Uint32Array(room);
  marks.end = new Uint32Array(room);
  marks.kind = new Uint8Array(room);
  marks.typed = new Uint8Array(room);
  marks.at.set(at);
  marks.end.set(end);
  marks.kind.set(kind);
  marks.typed.set(typed);
}

const BACKTICK = 0x60;
const ASCII_SINGLE = 39;
const ASCII_DOUBLE = 34;

function takeQuote(marks: Finding, options: ScanOptions, at: number): number {
  const code = marks.text.charCodeAt(at);
  const pair =
    code === ASCII_SINGLE || code === BACKTICK ? takePair(marks, options, at) : undefined;
  if (pair !== undefined) return pair;
  const use =
    code === ASCII_DOUBLE ? DOUBLE : code === ASCII_SINGLE ? SINGLE : options.glyphs.get(code);
  if (use === undefined) return at + 1;
  const kind = use & 15;
  const fixed = kind === SINGLE ? amongLetters(marks.text, at, code) : UNFIXED;
  if (fixed === UNFIXED) add(marks, at, at + 1, kind, use >> 4);
  else if (fixed !== NO_MARK) add(marks, at, at + 1, fixed);
  return at + 1;
}

/** `<<`, `>>`, `,,` before a word and `''`: two of the same and no third; undefined: no quote. */
function takePair(marks: Finding, options: ScanOptions, at: number): number | undefined {
  const { text } = marks;
  const code = text.charCodeAt(at);
  const use = options.doubled?.get(code);
  if (use === undefined || text.charCodeAt(at + 1) !== code) return undefined;
  if (text.charCodeAt(at + 2) === code || text.charCodeAt(at - 1) === code) return undefined;
  if (code === COMMA && (isWordOrPoint(text, at - 1) || classAt(text, at + 2) === SPACE))
    return undefined;
  add(marks, at, at + 2, use & 15, use >> 4);
  return at + 2;
}

const COMMA = 44;

function isWordOrPoint(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === LETTER || kind === DIGIT || kind === CLOSING;
}

const UNFIXED = -1;
/** A digit separator, `1'000`: left as it is. */
const NO_MARK = -2;

/** INTERNAL or PRIME where letters or figures on both sides leave no other reading. */
function amongLetters(text: string, at: number, code: number): number {
  const before = sightBefore(text, at);
  if (before !== LETTER && before !== DIGIT) return UNFIXED;
  const after = sightAfter(text, at + 1);
  if (after === LETTER && mayBeInternal(code)) return INTERNAL;
  if (before !== DIGIT || after !== DIGIT) return UNFIXED;
  return isFootAndInch(text, at) ? PRIME : NO_MARK;
}

/** A straight mark, a curl either way and a stray accent; never an angle or a low quote. */
function mayBeInternal(code: number): boolean {
  return (
    code === ASCII_SINGLE || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0xb4
  );
}

const UNDERSCORE = 95;
const ASTERISK = 42;

/** The class before a mark, seen through the marks of emphasis. */
function sightBefore(text: string, at: number): number {
  let place = at - 1;
  while (isEmphasis(text, place)) place--;
  return classAt(text, place);
}

function sightAfter(text: string, at: number): number {
  let place = at;
  while (isEmphasis(text, place)) place++;
  return classAt(text, place);
}

function isEmphasis(text: string, at: number): boolean {
  const code = at < 0 || at >= text.length ? 0 : text.charCodeAt(at);
  return code === UNDERSCORE || code === ASTERISK;
}

/** `6'2"` and `5'10½"`: one or two digits and an inch mark follow. */
function isFootAndInch(text: string, at: number): boolean {
  let place = at + 1;
  while (place < at + 3 && classAt(text, place) === DIGIT) place++;
  const after = text.charCodeAt(place) === 0xbd ? place + 1 : place;
  return text.charCodeAt(after) === ASCII_DOUBLE || text.charCodeAt(after) === 0x201d;
}

function takeHyphens(marks: Finding, at: number): number {
  const { text } = marks;
  let end = at + 1;
  while (end < text.length && actions[text.charCodeAt(end)] === HYPHEN_ACTION) end++;
  const isHyphen = end === at + 1 && text.charCodeAt(at) === 45;
  const joinsLetters =
    isHyphen && classAt(text, at - 1) === LETTER && classAt(text, end) === LETTER;
  if (!joinsLetters) add(marks, at, end, HYPHENS);
  return end;
}

/** A space before a point that ends a word's clause: `word ,` and `word !` but not ` :)` or ` .5`. */
function takePoint(marks: Finding, at: number): number {
  const { text } = marks;
  if (text.charCodeAt(at - 1) === SPACE_CODE) {
    const last = classAt(text, at - 2);
    const after = classAt(text, at + 1);
    const isWord = last === LETTER || last === DIGIT || last === QUOTE;
    const isFree = at - 1 >= (marks.end[marks.count - 1] ?? 0);
    if (isWord && isFree && (after === SPACE || after === QUOTE)) add(marks, at - 1, at, GAP);
  } else if (text.charCodeAt(at) === COMMA && isBetweenWords(text, at))
    add(marks, at, at + 1, COMMA_CLOSED);
  return at + 1;
}

const SPACE_CODE = 32;

/** `Hello,she`: three letters on either side, so that no list of signs is meant. */
function isBetweenWords(text: string, at: number): boolean {
  for (let step = 1; step < 4; step++)
    if (classAt(text, at - step) !== LETTER || classAt(text, at + step) !== LETTER) return false;
  return true;
}

/** A full point after a space, and no dots that make an ellipsis. */
function isLonePoint(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DOT || text.charCodeAt(at - 1) !== SPACE_CODE) return false;
  if (actions[text.charCodeAt(at + 1)] === DOT_ACTION || text.charCodeAt(at - 2) === DOT)
    return false;
  return !(isThinGap(text.charCodeAt(at + 1)) && text.charCodeAt(at + 2) === DOT);
}

function takeDots(marks: Finding, at: number): number {
  const { text } = marks;
  let end = at + 1;
  while (end < text.length && actions[text.charCodeAt(end)] === DOT_ACTION) end++;
  // Single points with single spaces between them, `. . .`, are one ellipsis too.
  if (end === at + 1 && text.charCodeAt(at) === DOT) {
    while (isThinGap(text.charCodeAt(end)) && isLoneDot(text, end + 1)) end += 2;
    if (end > at + 1 && end < at + 5) return at + 1;
  }
  if (end > at + 1 || text.charCodeAt(at) !== DOT) add(marks, at, end, DOTS);
  return end;
}

const DOT = 46;

function isLoneDot(text: string, at: number): boolean {
  return text.charCodeAt(at) === DOT && actions[text.charCodeAt(at + 1)] !== DOT_ACTION;
}

function isThinGap(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x2009 || code === 0x200a || code === 0x202f;
}

function takeNewline(marks: Finding, options: ScanOptions, at: number): number {
  const { text } = marks;
  let end = at + 1;
  let lines = 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 10) lines += text.charCodeAt(end - 1) === 13 ? 0 : 1;
    else if (code === 13) lines++;
    else if (code !== 32 && code !== 9) break;
  }
  if (lines > 1 || options.lineIsParagraph) add(marks, at, end, PARAGRAPH);
  return end;
}
