/** What the text of a Rich Text document is made of. Ranges are offsets in its bytes. */
export interface RtfHandler {
  open(): void;
  close(): void;
  /** A control word with its number, or a control symbol, which is no letter. */
  control(name: string, value: number | undefined): void;
  /** A byte written as two hexadecimal digits. */
  byte(value: number): void;
  /** Characters as they stand, without line ends. */
  characters(start: number, end: number): void;
  /** Bytes of an image or object as they are. */
  binary(start: number, end: number): void;
}

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;

/** A control word is at most this long, in bytes; what is longer was written by no program. */
const LONGEST_WORD = 32;

/** Reads a document once from its first byte to its last. Linear; whatever the bytes are, it ends. */
export function eachToken(bytes: Uint8Array, handler: RtfHandler): void {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === OPEN) {
      handler.open();
      at++;
    } else if (byte === CLOSE) {
      handler.close();
      at++;
    } else if (byte === BACKSLASH) at = readControl(bytes, at + 1, handler);
    else if (byte === 10 || byte === 13 || byte === 0) at++;
    else at = readCharacters(bytes, at, handler);
  }
}

function readCharacters(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  let end = start;
  for (; end < bytes.length; end++) {
    const byte = bytes[end] ?? 0;
    if (byte === OPEN || byte === CLOSE || byte === BACKSLASH) break;
    if (byte === 10 || byte === 13 || byte === 0) break;
  }
  handler.characters(start, end);
  return end;
}

function readControl(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  const first = bytes[start] ?? 0;
  if (first === 0x27) return readHex(bytes, start + 1, handler);
  if (!isLetter(first)) {
    if (start < bytes.length) handler.control(String.fromCharCode(first), undefined);
    return start + 1;
  }
  let end = start;
  while (end < bytes.length && end - start < LONGEST_WORD && isLetter(bytes[end] ?? 0)) end++;
  const name = String.fromCharCode(...bytes.subarray(start, end));
  const number = readNumber(bytes, end);
  // One space after a control word belongs to it.
  const next = bytes[number.end] === 0x20 ? number.end + 1 : number.end;
  if (name === "bin") {
    const stop = Math.min(bytes.length, next + Math.max(0, number.value ?? 0));
    handler.binary(next, stop);
    return stop;
  }
  handler.control(name, number.value);
  return next;
}

function readHex(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  const high = digitOf(bytes[start] ?? 0);
  const low = digitOf(bytes[start + 1] ?? 0);
  if (high < 0 || low < 0) return start;
  handler.byte(high * 16 + low);
  return start + 2;
}

/** The number of a control word, as much of it as 32 bits hold. */
function readNumber(
  bytes: Uint8Array,
  start: number,
): { readonly value: number | undefined; readonly end: number } {
  const minus = bytes[start] === 0x2d;
  let end = minus ? start + 1 : start;
  const first = end;
  let value = 0;
  for (; end < bytes.length; end++) {
    const digit = (bytes[end] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = Math.min(value * 10 + digit, 0x7fffffff);
  }
  if (end === first) return { value: undefined, end: start };
  return { value: minus ? -value : value, end };
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

/** The value of a hexadecimal digit, or -1. */
export function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
