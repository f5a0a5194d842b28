/**
 * One look at each character of a text, for all rules of proofreading: where
 * its words are, and which marks stand in it. A long book has half a million
 * words, so expressions run only on the few paragraphs that may hold what they look for.
 */
export interface Glance {
  /** False where a letter above the Latin ones, a joining mark or a pair of surrogates stands: `words` knows none then. */
  readonly plain: boolean;
  /** How many words there are; the lists have room for more. */
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Of the letters of each word, `hashOf` of it. */
  readonly hashes: Int32Array;
  /** Titles before a name or a word, `the Captain`: where each starts and ends. */
  readonly titles: readonly number[];
  /** True where the same word may stand twice in a row. */
  readonly mayDouble: boolean;
  /** True where a bracket, a question mark or a capital of a note to oneself stands. */
  readonly mayHoldNote: boolean;
  /** True where a speech ends with a full point and its sentence goes on. */
  readonly endsSpeechInPoint: boolean;
  /** The same with a comma. */
  readonly endsSpeechInComma: boolean;
}

/** A word's letters as one number: words that differ seldom share one. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = mixed(hash, text.charCodeAt(at));
  return hash;
}

/** A multiplicative hash after Fowler, Noll and Vo. */
function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** What was seen of one text, in lists that the next one uses again. */
type Seen = { -readonly [Key in keyof Glance]: Glance[Key] } & { text: string; titles: number[] };

const ROOM = 1024;

/** The text looked at last: all rules ask the same of one paragraph after another. */
const seen: Seen = {
  text: "",
  plain: true,
  count: 0,
  starts: new Int32Array(ROOM),
  ends: new Int32Array(ROOM),
  hashes: new Int32Array(ROOM),
  titles: [],
  mayDouble: false,
  mayHoldNote: false,
  endsSpeechInPoint: false,
  endsSpeechInComma: false,
};

/** Looks at a text. What it gives is true until the next text is looked at. */
export function glanceAt(text: string): Glance {
  if (seen.text === text) return seen;
  seen.text = text;
  seen.plain = true;
  seen.mayDouble = false;
  seen.mayHoldNote = false;
  seen.endsSpeechInPoint = false;
  seen.endsSpeechInComma = false;
  forgetWords();
  look(text);
  return seen;
}

function forgetWords(): void {
  seen.count = 0;
  if (seen.titles.length > 0) seen.titles = [];
}

/** What a UTF-16 unit is to proofreading. */
const OTHER = 0;
const LETTER = 1;
/** Between two letters, part of the word: a hyphen, an apostrophe. */
const JOINER = 2;
/** What a note to oneself is written with. */
const NOTE = 3;
/** A letter that begins no more than that: K, D, X. */
const NOTE_LETTER = 4;
const CLOSING_QUOTE = 5;
/** A joiner that closes a quotation as well. */
const CLOSING_JOINER = 6;
const UNUSUAL = 7;

const kinds = kindsOfUnits();

function kindsOfUnits(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let code = 0; code < 0x300; code++)
    if (/\p{L}/u.test(String.fromCharCode(code))) table[code] = LETTER;
  table.fill(UNUSUAL, 0x300, 0x2000).fill(UNUSUAL, 0x20d0, 0x2100);
  table.fill(UNUSUAL, 0x2070, 0x20a0).fill(UNUSUAL, 0x2100, 0x2190).fill(UNUSUAL, 0x2c00);
  for (const [kind, characters] of [
    [JOINER, "-'"],
    [NOTE, "[?"],
    [NOTE_LETTER, "KDX"],
    [CLOSING_QUOTE, "”"],
    [CLOSING_JOINER, "’"],
  ] as const)
    for (const character of characters) table[character.charCodeAt(0)] = kind;
  return table;
}

function isLetter(kind: number | undefined): boolean {
  return kind === LETTER || kind === NOTE_LETTER;
}

function kindAt(text: string, at: number): number {
  return at < text.length ? (kinds[text.charCodeAt(at)] ?? OTHER) : OTHER;
}

function look(text: string): void {
  for (let at = 0; at < text.length; ) {
    const kind = kinds[text.charCodeAt(at)] ?? OTHER;
    if (kind === LETTER || kind === NOTE_LETTER) at = takeWord(text, at);
    else {
      if (kind !== OTHER) note(text, at, kind);
      at++;
    }
  }
  if (seen.plain) return;
  forgetWords();
  seen.mayDouble = true;
}

/** Files the word that starts here, and gives its end. */
function takeWord(text: string, start: number): number {
  let hash = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = kinds[code] ?? OTHER;
    if (kind === NOTE_LETTER) seen.mayHoldNote = true;
    else if (kind !== LETTER && !(joins(kind) && isLetter(kindAt(text, at + 1)))) break;
    hash = mixed(hash, code);
  }
  push(text, start, at, hash);
  return at;
}

/** Notes what a mark tells the rules. */
function note(text: string, at: number, kind: number): void {
  if (kind === NOTE) seen.mayHoldNote = true;
  else if (kind === UNUSUAL) seen.plain = false;
  else if (kind !== JOINER && text.charCodeAt(at + 1) === SPACE) {
    const before = text.charCodeAt(at - 1);
    if (before === POINT) seen.endsSpeechInPoint = true;
    else if (before === COMMA) seen.endsSpeechInComma = true;
  }
}

const SPACE = 32;
const COMMA = 44;
const POINT = 46;

function push(text: string, start: number, end: number, hash: number): void {
  const { count } = seen;
  if (count === seen.starts.length) grow();
  if (count > 0 && seen.hashes[count - 1] === hash) {
    const last = (seen.ends[count - 1] ?? 0) - (seen.starts[count - 1] ?? 0);
    if (last === end - start) seen.mayDouble = true;
  }
  seen.starts[count] = start;
  seen.ends[count] = end;
  seen.hashes[count] = hash;
  seen.count = count + 1;
  if (hash === THE && end - start === 3) addTitle(text, start);
}

function grow(): void {
  for (const list of ["starts", "ends", "hashes"] as const) {
    const longer = new Int32Array(seen.count * 2);
    longer.set(seen[list]);
    seen[list] = longer;
  }
}

const THE = hashOf("the", 0, 3);

/** `the` and a word of three letters; before a name, `the Captain Brown` or `the White Whale`, it says nothing of the word alone. */
function addTitle(text: string, start: number): void {
  if (start < (seen.titles.at(-1) ?? 0) || !text.startsWith("the ", start)) return;
  if (start > 0 && joins(kindAt(text, start - 1))) return;
  let end = start + 4;
  while (isLetter(kindAt(text, end))) end++;
  if (end < start + 7 || joins(kindAt(text, end))) return;
  if (text.charCodeAt(end) === SPACE && /\p{Lu}/u.test(text.charAt(end + 1))) return;
  seen.titles.push(start, end);
}

function joins(kind: number): boolean {
  return kind === JOINER || kind === CLOSING_JOINER;
}
