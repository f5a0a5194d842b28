/** The number of the word `text.slice(start, end)`, whose units hash to `hash`. */
export type StretchTable = (text: string, start: number, end: number, hash: number) => number;

/** All the table looks at lies in arrays: the words themselves are scattered over the heap. */
interface Table {
  readonly make: (word: string) => number;
  count: number;
  /** Places of words by their hash, or -1. */
  slots: Int32Array;
  hashes: Int32Array;
  ids: Int32Array;
  /** Where each word begins in `units`, and at last where the next will. */
  starts: Int32Array;
  units: Uint16Array;
}

/**
 * A hash table keyed by stretches of longer texts, so that a known word costs no string.
 *
 * `make` gives the number of a word that is new.
 */
export function createStretchTable(make: (word: string) => number): StretchTable {
  const table: Table = {
    make,
    count: 0,
    slots: new Int32Array(1024).fill(-1),
    hashes: new Int32Array(512),
    ids: new Int32Array(512),
    starts: new Int32Array(513),
    units: new Uint16Array(4096),
  };
  return (text, start, end, hash) => {
    const { slots, hashes } = table;
    let slot = mixed(hash) & (slots.length - 1);
    for (;;) {
      const known = slots[slot] as number;
      if (known < 0) return keep(table, slot, hash, text.slice(start, end));
      if (hashes[known] === hash && isWord(table, known, text, start, end))
        return table.ids[known] as number;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
}

function isWord(
  { starts, units }: Table,
  word: number,
  text: string,
  start: number,
  end: number,
): boolean {
  const from = starts[word] as number;
  if ((starts[word + 1] as number) - from !== end - start) return false;
  for (let i = start; i < end; i += 1)
    if (text.charCodeAt(i) !== units[from + i - start]) return false;
  return true;
}

function keep(table: Table, slot: number, hash: number, word: string): number {
  const { count } = table;
  const from = table.starts[count] as number;
  const to = from + word.length;
  if (to > table.units.length) {
    const larger = new Uint16Array(Math.max(to, table.units.length * 2));
    larger.set(table.units);
    table.units = larger;
  }
  for (let i = 0; i < word.length; i += 1) table.units[from + i] = word.charCodeAt(i);
  const id = table.make(word);
  table.slots[slot] = count;
  table.hashes[count] = hash;
  table.ids[count] = id;
  table.starts[count + 1] = to;
  table.count = count + 1;
  if (table.count === table.hashes.length) grow(table);
  return id;
}

function grow(table: Table): void {
  const { count } = table;
  table.hashes = grown(table.hashes, 2 * count);
  table.ids = grown(table.ids, 2 * count);
  table.starts = grown(table.starts, 2 * count + 1);
  table.slots = new Int32Array(table.slots.length * 2).fill(-1);
  const { slots, hashes } = table;
  for (let i = 0; i < count; i += 1) {
    let slot = mixed(hashes[i] as number) & (slots.length - 1);
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = i;
  }
}

function grown(array: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}

function mixed(hash: number): number {
  return hash ^ (hash >>> 15) ^ (hash >>> 7);
}
