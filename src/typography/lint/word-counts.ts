import { type Glance, glanceAt, hashOf } from "./glance.ts";

/** Words with how often each stands, and its first place: by their index, in the order in which they were first met. */
export type CountedWords = Readonly<Record<"times" | "texts" | "places", readonly number[]>> & {
  readonly words: readonly string[];
};

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
 * the first of each word only. By their index, in the order in which they were first met.
 */
export interface WordTable {
  /** Index of a word and one more, by hash; 0 where there is none. */
  slots: Int32Array;
  times: Int32Array;
  readonly hashes: number[];
  readonly words: string[];
  readonly texts: number[];
  readonly places: number[];
}

const ROOM = 1 << 14;

export function wordTable(): WordTable {
  const [slots, times] = [new Int32Array(ROOM), new Int32Array(ROOM / 2)];
  return { slots, times, hashes: [], words: [], texts: [], places: [] };
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

/** Adds words that were counted by themselves, in texts that stand from `base` on in the book. */
export function addCounted(
  table: WordTable,
  { words, times, texts, places }: CountedWords,
  base: number,
): void {
  const place: Place = { content: "", text: 0, start: 0, end: 0, hash: 0 };
  for (let i = 0; i < words.length; i++) {
    place.content = words[i] ?? "";
    place.text = base + (texts[i] ?? 0);
    place.end = place.content.length;
    place.hash = hashOf(place.content, 0, place.end);
    const known = table.words.length;
    const index = countAt(table, place);
    if (index === known) table.places[index] = places[i] ?? 0;
    table.times[index] = (table.times[index] ?? 0) + (times[i] ?? 1) - 1;
  }
}

/** The counts by word, in the order in which each was first met. */
export function countsOf({ words, times, texts, places }: WordTable): WordCounts {
  const counts = new Map<string, WordCount>();
  for (const [i, word] of words.entries())
    counts.set(word, { times: times[i] ?? 0, text: texts[i] ?? 0, at: places[i] ?? 0 });
  return counts;
}

function addPlain(
  table: WordTable,
  content: string,
  text: number,
  { count, starts, ends, hashes, titles }: Glance,
): void {
  const place: Place = { content, text, start: 0, end: 0, hash: 0 };
  for (let i = 0; i < count; i++) {
    place.start = starts[i] ?? 0;
    place.end = ends[i] ?? 0;
    place.hash = hashes[i] ?? 0;
    countAt(table, place);
  }
  for (let i = 0; i < titles.length; i += 2)
    addRange(table, { content, text, start: titles[i] ?? 0, end: titles[i + 1] ?? 0, hash: 0 });
}

const WORDS = /\p{L}+(?:[-’']\p{L}+)*/gu;
const TITLE = /(?<![\p{L}’'-])the \p{L}{3,}(?![\p{L}’'-]| \p{Lu})/uy;

function addOther(table: WordTable, content: string, text: number): void {
  for (const { 0: word, index } of content.matchAll(WORDS))
    addRange(table, { content, text, start: index, end: index + word.length, hash: 0 });
  for (let at = content.indexOf("the "); at >= 0; ) {
    TITLE.lastIndex = at;
    const length = TITLE.exec(content)?.[0].length ?? 0;
    if (length > 0) addRange(table, { content, text, start: at, end: at + length, hash: 0 });
    at = content.indexOf("the ", at + Math.max(1, length));
  }
}

/** Where a word stands; one object for all words of a text or of a list. */
interface Place {
  content: string;
  /** Index of the text. */
  text: number;
  start: number;
  end: number;
  hash: number;
}

function addRange(table: WordTable, place: Place): void {
  place.hash = hashOf(place.content, place.start, place.end);
  countAt(table, place);
}

/** Counts a word once more, and gives its index. */
function countAt(table: WordTable, place: Place): number {
  const { slots, hashes, words, times } = table;
  const { hash } = place;
  const mask = slots.length - 1;
  let slot = slotOf(hash, mask);
  for (let index = (slots[slot] ?? 0) - 1; index >= 0; index = (slots[slot] ?? 0) - 1) {
    if (hashes[index] === hash && isAt(words[index] ?? "", place)) {
      times[index] = (times[index] ?? 0) + 1;
      return index;
    }
    slot = (slot + 1) & mask;
  }
  const index = words.length;
  slots[slot] = index + 1;
  add(table, place);
  return index;
}

/** Where the search for a hash begins: its upper bits tell words of one letter apart. */
function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

function isAt(word: string, { content, start, end }: Place): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) !== content.charCodeAt(start + i)) return false;
  return true;
}

function add(table: WordTable, { content, text, start, end, hash }: Place): void {
  table.times[table.words.length] = 1;
  table.words.push(content.slice(start, end));
  table.hashes.push(hash);
  table.texts.push(text);
  table.places.push(start);
  if (table.words.length * 2 === table.slots.length) grow(table);
}

/** Twice the room, so that half of the slots at least are free. */
function grow(table: WordTable): void {
  const slots = new Int32Array(table.slots.length * 2);
  const times = new Int32Array(table.slots.length);
  times.set(table.times);
  const mask = slots.length - 1;
  for (const [index, hash] of table.hashes.entries()) {
    let slot = slotOf(hash, mask);
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = index + 1;
  }
  table.slots = slots;
  table.times = times;
}
