import { decodeWindows1252 } from "../windows-1252.ts";

/** Characters of two pages of the first personal computers from byte 0x80, which no browser knows. */
const CP437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
const CP850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";

/** The page of the symbol font, whose few characters that stand in prose are known. */
export const SYMBOL = 2;

const SYMBOLS: Readonly<Record<number, string>> = {
  183: "•",
  190: "—",
  188: "…",
  176: "°",
  180: "×",
  184: "÷",
  177: "±",
  174: "→",
  172: "←",
  211: "©",
  210: "®",
};

const LABELS: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  1250: "windows-1250",
  1251: "windows-1251",
  1253: "windows-1253",
  1254: "windows-1254",
  1255: "windows-1255",
  1256: "windows-1256",
  1257: "windows-1257",
  1258: "windows-1258",
  10000: "macintosh",
  65001: "utf-8",
};

/** Code pages by the charset of a font. Source: Rich Text Format Specification 1.9.1, “Font Table”. */
const CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  2: SYMBOL,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  255: 437,
};

/** The code page of a font's charset; undefined where it is that of the document. */
export function pageOfCharset(charset: number): number | undefined {
  return CHARSETS[charset];
}

/** The text of bytes in a code page; Windows-1252 where the page is not known. */
export function textIn(page: number, bytes: Uint8Array): string {
  if (page === SYMBOL)
    return Array.from(bytes, (byte) => SYMBOLS[byte] ?? String.fromCharCode(byte)).join("");
  if (page === 437) return inTable(bytes, CP437);
  if (page === 850) return inTable(bytes, CP850);
  const label = LABELS[page];
  return label === undefined ? decodeWindows1252(bytes) : new TextDecoder(label).decode(bytes);
}

function inTable(bytes: Uint8Array, high: string): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : high.charAt(byte - 0x80),
  ).join("");
}
