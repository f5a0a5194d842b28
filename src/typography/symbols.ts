import type { OptionalRule } from "./house-styles.ts";
import { type EditList, emptyEdits, type OneEdit, pushEdit } from "./marks/edits.ts";

/**
 * Rules of taste about figures and signs: off unless a house style turns them
 * on, and even then only where no other reading is possible.
 */

interface Symbol {
  readonly rule: string;
  readonly because: string;
  /** What may be changed; a look at the pattern costs nothing where its first sign is nowhere. */
  readonly sign: string;
  readonly pattern: RegExp;
  set(match: string): string;
}

const FRACTIONS: Readonly<Record<string, string>> = {
  "1/2": "½",
  "1/3": "⅓",
  "2/3": "⅔",
  "1/4": "¼",
  "3/4": "¾",
  "1/5": "⅕",
  "2/5": "⅖",
  "3/5": "⅗",
  "4/5": "⅘",
  "1/6": "⅙",
  "5/6": "⅚",
  "1/8": "⅛",
  "3/8": "⅜",
  "5/8": "⅝",
  "7/8": "⅞",
};
const FRACTION = Object.keys(FRACTIONS).join("|");
const MEASURES =
  "of|an?|inch(?:es)?|feet|foot|yards?|miles?|acres?|cups?|pints?|quarts?|gallons?|pounds?|ounces?|teaspoons?|tablespoons?|tsp|tbsp|lbs?|oz|hours?|minutes?|months?|years?|cents?|dozen|per cent|percent";

const symbols: Readonly<Record<OptionalRule, readonly Symbol[]>> = {
  fractions: [
    {
      rule: "typography/fractions",
      because: "it is a fraction with a sign of its own",
      sign: "/",
      // With a whole number before it or a measure after it: alone it may be a date or a score.
      pattern: new RegExp(
        `(?<![\\d/.,\\p{L}-])(?:\\d+ (?:${FRACTION})|(?:${FRACTION})(?= (?:${MEASURES})(?!\\p{L})))(?![\\d/])`,
        "gu",
      ),
      set: (match) => {
        const fraction = match.slice(-3);
        return match.slice(0, -3).trimEnd() + (FRACTIONS[fraction] ?? fraction);
      },
    },
  ],
  multiplication: [
    {
      rule: "typography/multiplication",
      because: "it stands between two numbers",
      sign: "x",
      pattern: /(?<=(?<![\p{L}\d])[\d.,]*[1-9][\d.,]*)(?: x (?=\d)|x(?=\d))/gu,
      set: (match) => match.replace("x", "×"),
    },
  ],
  copyright: [
    {
      rule: "typography/copyright",
      because: "a year or an owner follows",
      sign: "(",
      pattern: /(?<=[Cc]opyright )\([cC]\)|(?<!\p{L})\([cC]\)(?= ?(?:1[5-9]|20)\d\d(?!\d))/gu,
      set: () => "©",
    },
  ],
  degrees: [
    {
      rule: "typography/degrees",
      because: "it counts degrees",
      sign: "º",
      pattern: /(?<=\d ?)º(?= ?[CFNESW](?!\p{L}))/gu,
      set: () => "°",
    },
    {
      rule: "typography/degrees",
      because: "it counts degrees",
      sign: "deg",
      pattern: /(?<=\d) ?deg\.? ?(?=[CF](?!\p{L}))/gu,
      set: (match) => (match.startsWith(" ") ? " °" : "°"),
    },
  ],
  minus: [
    {
      rule: "typography/minus",
      because: "a number below zero follows, or one is taken away",
      sign: "-",
      pattern:
        /(?<![^\s(=<>])-(?=\d+(?:[.,]\d+)? ?(?:°|º|%|deg[. ]))|(?<=[=<>] ?)-(?=\d)|(?<=(?:^|[\s(])\d+ )-(?= \d+ = )/gu,
      set: () => "−",
    },
  ],
};

/** The edits of a text with those of the rules of taste among them; where two meet, the first stands. */
export function withSymbols(
  edits: EditList,
  text: string,
  rules: readonly OptionalRule[],
): EditList {
  const rows = rules.flatMap((rule) => symbols[rule].flatMap((symbol) => found(text, symbol)));
  if (rows.length === 0) return edits;
  rows.sort((a, b) => a.start - b.start);
  const all = emptyEdits();
  let next = 0;
  for (const row of rows) {
    for (; (edits.start[next] ?? text.length + 1) < row.end; next++) copy(edits, next, all);
    if ((all.end.at(-1) ?? 0) <= row.start) pushEdit(all, row);
  }
  for (; next < edits.start.length; next++) copy(edits, next, all);
  return all;
}

function copy(edits: EditList, i: number, into: EditList): void {
  pushEdit(into, {
    start: edits.start[i] ?? 0,
    end: edits.end[i] ?? 0,
    text: edits.text[i] ?? "",
    rule: edits.rule[i] ?? "",
    because: edits.because[i] ?? "",
    confidence: edits.confidence[i] ?? 1,
  });
}

function found(text: string, { rule, because, sign, pattern, set }: Symbol): readonly OneEdit[] {
  if (!text.includes(sign)) return [];
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
    text: set(match),
    rule,
    because,
    confidence: 1,
  }));
}
