/**
 * A growing row of bytes that content streams are written into, used again for
 * every page: a long book has a million small pieces, and none is worth a string.
 */
export interface Ink {
  /** Characters of Latin-1, of which operators are made. */
  text(characters: string): void;
  /** Thousandths, which a printer cannot tell apart, without zeros at the end. */
  number(value: number): void;
  /** A move within a `TJ` array, in thousandths of an em: the string ends before it, and another begins. */
  move(value: number): void;
  /** Bytes of another row, from `start` to `end`. */
  bytes(from: Uint8Array, start: number, end: number): void;
  /** Number of bytes written. */
  readonly length: number;
  /** The row itself, of which what is beyond `length` means nothing; valid as long. */
  readonly row: Uint8Array;
  /** What was written, valid until something is written again. */
  readonly written: Uint8Array;
  clear(): void;
}

const DIGIT = 48;
const MINUS = 45;
const POINT = 46;
const OPEN = 40;
const CLOSE = 41;

/** Room for one number of any size. */
const NUMBER_ROOM = 32;

/** An empty row. */
export function createInk(): Ink {
  let row = new Uint8Array(1 << 16);
  let at = 0;
  const digits = new Uint8Array(NUMBER_ROOM);

  const room = (more: number): void => {
    if (at + more <= row.length) return;
    const larger = new Uint8Array(Math.max(row.length * 2, at + more));
    larger.set(row);
    row = larger;
  };
  const whole = (value: number): void => {
    let rest = value;
    let count = 0;
    do {
      const more = Math.floor(rest / 10);
      digits[count++] = DIGIT + (rest - more * 10);
      rest = more;
    } while (rest > 0);
    while (count > 0) row[at++] = digits[--count] as number;
  };
  // Remainders of what the engine takes for no whole number cost ten times as much as a product.
  const number = (value: number): void => {
    room(NUMBER_ROOM);
    let thousandths = Math.round(value * 1000);
    if (thousandths < 0) {
      row[at++] = MINUS;
      thousandths = -thousandths;
    }
    const units = Math.floor(thousandths / 1000);
    if (units < 10) row[at++] = DIGIT + units;
    else whole(units);
    const fraction = thousandths - units * 1000;
    if (fraction === 0) return;
    const tenths = Math.floor(fraction / 100);
    row[at++] = POINT;
    row[at++] = DIGIT + tenths;
    const rest = fraction - tenths * 100;
    if (rest === 0) return;
    const hundredths = Math.floor(rest / 10);
    row[at++] = DIGIT + hundredths;
    if (rest > hundredths * 10) row[at++] = DIGIT + rest - hundredths * 10;
  };

  return {
    text(characters) {
      room(characters.length);
      for (let i = 0; i < characters.length; i += 1) row[at++] = characters.charCodeAt(i);
    },
    number,
    move(value) {
      room(NUMBER_ROOM);
      row[at++] = CLOSE;
      number(value);
      room(1);
      row[at++] = OPEN;
    },
    bytes(from, start, end) {
      room(end - start);
      // An iterator would cost more than the bytes, a call of `set` more than a word of them.
      for (let i = start, to = at; i < end; i += 1, to += 1) row[to] = from[i] as number;
      at += end - start;
    },
    get length() {
      return at;
    },
    get written() {
      return row.subarray(0, at);
    },
    get row() {
      return row;
    },
    clear() {
      at = 0;
    },
  };
}
