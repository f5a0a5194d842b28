import { type Glance, glanceAt, hashOf } from "./glance.ts";

/** Words of a whole book, counted as they stand, with the place of the first of each; `the Captain` counts as one too. */
export type WordCounts = ReadonlyMap<string, WordCount>;

export interface WordCount {
  readonly times: number;
  /** Index of the text it first stands in. */
  readonly text: number;
  readonly at: number;
}

/**
 * Words while they are counted: a table by hash, so that a string is made for
 * the first of each word only.
 */
export interface WordTable {
  /** Index of a word in `counts` and one more, by hash; 0 where there is none. */
  slots: Int32Array;
  readonly hashes: number[];
  readonly words: string[];
  readonly counts: { times: number; readonly text: number; readonly at: number }[];
}

export function wordTable(): WordTable {
  return { slots: new Int32Array(1 << 14), hashes: [], words: [], counts: [] };
}

/** Counts the words of a book's texts; hyphens and apostrophes inside a word are part of it. */
export function countWords(texts: readonly string[]): WordCounts {
  const table = wordTable();
  for (const [text, content] of texts.entries()) addWords(table, content, text);
  return countsOf(table);
}

/** Adds the words of one text, the `text`th of the book, and then its titles. */
export function addWords(table: WordTable, content: string, text: number): void {
  const seen = glanceAt(content);
  if (seen.plain) addPlain(table, content, text, seen);
  else addOther(table, content, text);
}

/** The counts by word, in the order in which each was first met. */
export function countsOf({ words, counts }: WordTable): WordCounts {
  const none = { times: 0, text: 0, at: 0 };
  return new Map(words.map((word, i) => [word, counts[i] ?? none]));
}

function addPlain(
  table: WordTable,
  content: string,
  text: number,
  { count, starts, ends, hashes, titles }: Glance,
): void {
  for (let i = 0; i < count; i++) {
    const start = starts[i] ?? 0;
    const place = { content, start, end: ends[i] ?? start };
    if (!known(table, place, hashes[i] ?? 0)) add(table, place, hashes[i] ?? 0, text);
  }
  for (let i = 0; i < titles.length; i += 2)
    addRange(table, { content, start: titles[i] ?? 0, end: titles[i + 1] ?? 0 }, text);
}

const WORDS = /\p{L}+(?:[-’']\p{L}+)*/gu;
const TITLE = /(?<![\p{L}’'-])the \p{L}{3,}(?![\p{L}’'-]| \p{Lu})/uy;

function addOther(table: WordTable, content: string, text: number): void {
  for (const { 0: word, index } of content.matchAll(WORDS))
    addRange(table, { content, start: index, end: index + word.length }, text);
  for (let at = content.indexOf("the "); at >= 0; ) {
    TITLE.lastIndex = at;
    const length = TITLE.exec(content)?.[0].length ?? 0;
    if (length > 0) addRange(table, { content, start: at, end: at + length }, text);
    at = content.indexOf("the ", at + Math.max(1, length));
  }
}

interface Place {
  readonly content: string;
  readonly start: number;
  readonly end: number;
}

function addRange(table: WordTable, place: Place, text: number): void {
  const hash = hashOf(place.content, place.start, place.end);
  if (!known(table, place, hash)) add(table, place, hash, text);
}

/** Counts a word that has been met before; false where it has not. */
function known(
  { slots, hashes, words, counts }: WordTable,
  { content, start, end }: Place,
  hash: number,
): boolean {
  const mask = slots.length - 1;
  for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
    const index = (slots[slot] ?? 0) - 1;
    if (index < 0) return false;
    if (hashes[index] !== hash || !isSame(words[index] ?? "", content, start, end)) continue;
    const count = counts[index];
    if (count !== undefined) count.times++;
    return true;
  }
}

function isSame(word: string, content: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== content.charCodeAt(start + i)) return false;
  return true;
}

function add(table: WordTable, { content, start, end }: Place, hash: number, text: number): void {
  table.words.push(content.slice(start, end));
  table.hashes.push(hash);
  table.counts.push({ times: 1, text, at: start });
  if (table.words.length * 2 > table.slots.length) {
    table.slots = new Int32Array(table.slots.length * 2);
    for (const [index, each] of table.hashes.entries()) file(table.slots, each, index);
  } else file(table.slots, hash, table.words.length - 1);
}

function file(slots: Int32Array, hash: number, index: number): void {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = index + 1;
}
