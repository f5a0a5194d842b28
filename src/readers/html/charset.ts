import { type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Source } from "../../source/span.ts";
import { decode } from "../decode.ts";
import type { ReadInput } from "../reader.ts";
import { decodeWindows1252 } from "../windows-1252.ts";

/** How far from its beginning a page may say in which encoding it is, in bytes. */
const HEAD = 4096;

/** The text of a page: in the encoding its bytes show, or in the one it names where they show none. */
export function decodePage(input: ReadInput): Outcome<Source> {
  const read = decode(input);
  if (!read.ok) return read;
  const decoder = decoderOf(saidEncoding(input.bytes));
  // What reads as UTF-8 is that, whatever it says; only mail of Japan spells its letters in plain ones.
  const shown = read.value.encoding.name.startsWith("utf") && decoder?.encoding !== "iso-2022-jp";
  if (decoder === undefined || shown) return read;
  const encoding = { name: "utf-8", byteOrderMark: false, certain: false } as const;
  const western = decoder.encoding === "windows-1252";
  const text = western ? decodeWindows1252(input.bytes) : decoder.decode(input.bytes);
  return success({ id: input.id, text, encoding });
}

/** The name a page gives its encoding, in an element of its head or as XML does. */
function saidEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, HEAD));
  const xml = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  return xml ?? /<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1];
}

/** A decoder of an encoding by its name; bytes that show no UTF-16 are none, whatever they say. */
function decoderOf(name: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (name === undefined || /^(?:x-)?utf-?(?:8|16|32)/i.test(name)) return undefined;
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}
