import { failure, type Outcome, success } from "../diagnostics/diagnostic.ts";
import type { Encoding, Source } from "../source/span.ts";
import { codePageOf } from "./code-page.ts";
import * as diagnostics from "./diagnostics.ts";
import { limitsOf } from "./limits.ts";
import type { ReadInput } from "./reader.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

/** How much of a file is looked at to tell text from other things, in bytes. */
const SAMPLE = 64 * 1024;

/** First bytes of files that are often taken for manuscripts, and what to call them. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["PK\u0003\u0004", "zip"],
  ["%PDF-", "pdf"],
  ["{\\rtf", "rtf"],
  ["\u00D0\u00CF\u0011\u00E0", "doc"],
  ["\u0089PNG", "image"],
  ["\u00FF\u00D8\u00FF", "image"],
  ["GIF8", "image"],
];

/** The text of a manuscript's bytes, with what was guessed about them. */
export function decode({ id, bytes, choices }: ReadInput): Outcome<Source> {
  const most = limitsOf(choices?.limits).bytes;
  if (bytes.length > most) return failure(diagnostics.tooLarge(id, bytes.length, most));
  const kind = signature(bytes);
  if (kind !== undefined) return failure(diagnostics.notText(id, kind));
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decodeAs(id, bytes, marked);
  const wide = wideWithoutMark(bytes);
  if (wide !== undefined) return decodeAs(id, bytes, wide);
  if (isBinary(bytes)) return failure(diagnostics.notText(id, "binary"));
  const text = strictUtf8(bytes);
  if (text !== undefined) {
    const encoding: Encoding = { name: "utf-8", byteOrderMark: false, certain: true };
    return success({ id, text, encoding });
  }
  return guess(id, bytes);
}

function signature(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  return SIGNATURES.find(([start]) => head.startsWith(start))?.[1];
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { name: "utf-8", byteOrderMark: true, certain: true };
  if (a === 0xff && b === 0xfe) return { name: "utf-16le", byteOrderMark: true, certain: true };
  if (a === 0xfe && b === 0xff) return { name: "utf-16be", byteOrderMark: true, certain: true };
  return undefined;
}

/** UTF-16 without a mark: in most scripts nearly every second byte is zero or one small number. */
function wideWithoutMark(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = (length / 2) * 0.7;
  if (odd > many && even < many / 10)
    return { name: "utf-16le", byteOrderMark: false, certain: false };
  if (even > many && odd < many / 10)
    return { name: "utf-16be", byteOrderMark: false, certain: false };
  return undefined;
}

function decodeAs(id: string, bytes: Uint8Array, encoding: Encoding): Outcome<Source> {
  // The decoder drops the mark itself, so spans count from the first character.
  const text = new TextDecoder(encoding.name).decode(bytes);
  const notes = encoding.certain ? [] : [diagnostics.guessedEncoding(id, encoding.name)];
  return success({ id, text, encoding }, notes);
}

/** Text has next to no control characters; anything else of them is no manuscript. */
function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 32 && (byte < 8 || byte > 13) && byte !== 26 && byte !== 27) controls++;
  }
  return controls * 20 > length;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The bytes are no UTF-8: a few broken ones in a file that is, or one of two old code pages. */
function guess(id: string, bytes: Uint8Array): Outcome<Source> {
  const loose = new TextDecoder("utf-8").decode(bytes);
  const broken = count(loose, /\uFFFD/g);
  const good = count(loose, /[\u0080-\uFFFC]/g);
  if (good > broken * 20) {
    const encoding: Encoding = { name: "utf-8", byteOrderMark: false, certain: false };
    return success({ id, text: loose, encoding }, [diagnostics.brokenBytes(id, broken)]);
  }
  const name = codePageOf(bytes);
  const encoding: Encoding = { name, byteOrderMark: false, certain: false };
  const text =
    name === "macintosh" ? new TextDecoder(name).decode(bytes) : decodeWindows1252(bytes);
  return success({ id, text, encoding }, [diagnostics.guessedEncoding(id, name)]);
}

function count(text: string, pattern: RegExp): number {
  let total = 0;
  for (const _ of text.matchAll(pattern)) total++;
  return total;
}
