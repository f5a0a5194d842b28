import type { Pattern } from "./pattern.ts";

const LANGUAGE = "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*";
const DATE = "\\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
const TIME = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,3})?)?";
const DURATION =
  "P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?|(\\s*\\d+(\\.\\d+)?\\s*[wdhmsWDHMS])+";

/**
 * Kinds of values, by what such a value looks like.
 *
 * Source: HTML Living Standard, section 2.3; BCP 47 for languages, as far as their form goes.
 */
export const KINDS: Readonly<Record<string, RegExp>> = {
  /** Something that is not only space. */
  filled: /\S/,
  /** An id of HTML: anything without space in it. */
  word: /^[^ \t\r\n\f]+$/,
  /** A name of XML without a prefix. */
  name: /^\s*[\p{L}_][\p{L}\p{N}_.\-\u00b7\p{M}]*\s*$/u,
  hash: /^#./s,
  /** An attribute that is there or not there: its value is nothing, or its own name. */
  flag: /^[a-z]*$/i,
  lang: new RegExp(`^(${LANGUAGE})?$`),
  int: /^\s*[+-]?\d+\s*$/,
  count: /^\s*\+?\d+\s*$/,
  positive: /^\s*\+?0*[1-9]\d*\s*$/,
  number: /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i,
  target: /^(?!_)|^_(blank|self|parent|top)$/i,
  when: new RegExp(
    `^\\s*(\\d{4,}(-\\d\\d)?|\\d{4,}-W\\d\\d|\\d\\d-\\d\\d|${DATE}|${TIME}|${DATE}[T ]${TIME}(Z|[+-]\\d\\d:?\\d\\d)?|` +
      `${TIME}(Z|[+-]\\d\\d:?\\d\\d)|Z|[+-]\\d\\d:?\\d\\d|${DURATION})\\s*$`,
  ),
  day: new RegExp(`^\\s*${DATE}([T ]${TIME}(Z|[+-]\\d\\d:?\\d\\d))?\\s*$`),
  utf8: /^utf-8$/i,
  /** What a page says of its type and encoding. */
  utf8page: /^text\/html;\s*charset=utf-8$/i,
  /** Prefixes, each with a colon, and the addresses they stand for. */
  prefixes: /^\s*([^\s:]+:\s+\S+(\s+|$))*$/,
  /** Encodings of formulas as they are meant, and all others. */
  meaning: /^(mathml-content|application\/mathml-content\+xml)$/i,
  shown: /^(?!(mathml-content|application\/mathml-content\+xml)$)/i,
};

/** Whether a text is a value of the pattern, which is that of an attribute or of an element without elements. */
export function isValue(pattern: Pattern, text: string): boolean {
  switch (pattern.type) {
    case "text":
      return true;
    case "empty":
      return text.trim() === "";
    case "choice":
      return isValue(pattern.left, text) || isValue(pattern.right, text);
    case "data":
      return KINDS[pattern.kind]?.test(text) !== false;
    case "value":
      return text.trim() === pattern.value;
    default:
      return false;
  }
}
