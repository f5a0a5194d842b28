/**
 * A growing row of bytes that content streams are written into, used again for
 * every page: a long book has a million small pieces, and none is worth a string.
 */
export interface Ink {
  /** Characters of Latin-1, of which operators are made. */
  text(characters: string): void;
  /** Thousandths, which a printer cannot tell apart, without zeros at the end. */
  number(value: number): void;
  bytes(piece: Uint8Array): void;
  /** What was written, valid until something is written again. */
  readonly written: Uint8Array;
  clear(): void;
}

const DIGIT = 48;
const MINUS = 45;
const POINT = 46;

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
      digits[count++] = DIGIT + (rest % 10);
      rest = Math.floor(rest / 10);
    } while (rest > 0);
    while (count > 0) row[at++] = digits[--count] as number;
  };

  return {
    text(characters) {
      room(characters.length);
      for (let i = 0; i < characters.length; i += 1) row[at++] = characters.charCodeAt(i);
    },
    number(value) {
      room(NUMBER_ROOM);
      let thousandths = Math.round(value * 1000);
      if (thousandths < 0) {
        row[at++] = MINUS;
        thousandths = -thousandths;
      }
      const fraction = thousandths % 1000;
      whole((thousandths - fraction) / 1000);
      if (fraction === 0) return;
      row[at++] = POINT;
      row[at++] = DIGIT + Math.floor(fraction / 100);
      if (fraction % 100 === 0) return;
      row[at++] = DIGIT + (Math.floor(fraction / 10) % 10);
      if (fraction % 10 !== 0) row[at++] = DIGIT + (fraction % 10);
    },
    bytes(piece) {
      const { length } = piece;
      room(length);
      // An iterator would cost more than the bytes, a call of `set` more than a word of them.
      for (let i = 0, to = at; i < length; i += 1, to += 1) row[to] = piece[i] as number;
      at += length;
    },
    get written() {
      return row.subarray(0, at);
    },
    clear() {
      at = 0;
    },
  };
}
