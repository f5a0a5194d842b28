import { isException } from "../habits.ts";
import { countSpellings, spellingOf, spellings, type Variety } from "../spelling.ts";
import type { LintEntry } from "./rule.ts";
import type { WordCounts } from "./word-counts.ts";

/** What a rule over the whole book finds: a word, and what to say of it. */
export interface BookFinding {
  readonly word: string;
  readonly message: string;
}

/** An editorial rule over the whole book; `spelling` is what the author says of it. */
export interface BookRule extends LintEntry {
  check(words: WordCounts, spelling?: Variety): readonly BookFinding[];
}

const mixedSpelling: BookRule = {
  id: "lint/mixed-spelling",
  summary: "American and British spellings of one word in one book",
  severity: "info",
  examples: [
    { text: "The color of honour. The colour of it.", finds: ["colour"] },
    { text: "The colour of honour.", finds: [] },
    { text: "A gray cat.", finds: [] },
  ],
  check: (words) =>
    spellings.flatMap(([american, british]) => {
      const us = words.get(american)?.times ?? 0;
      const gb = words.get(british)?.times ?? 0;
      if (us === 0 || gb === 0) return [];
      const rare = us >= gb && us !== gb ? british : us === gb ? british : american;
      return [{ word: rare, message: `“${american}” stands ${us} and “${british}” ${gb} times` }];
    }),
};

const spellingException: BookRule = {
  id: "lint/spelling-exception",
  summary: "A few words spelt as the other side of the ocean does",
  severity: "info",
  examples: [
    { text: `${"harbour ".repeat(29)}gray`, finds: ["gray"] },
    { text: "harbour, gray", finds: [] },
  ],
  check(words, spelling) {
    const counts = countSpellings(words);
    const most = counts["en-US"] < counts["en-GB"] ? "en-GB" : "en-US";
    const rare = (spelling ?? most) === "en-US" ? "en-GB" : "en-US";
    const total = counts["en-US"] + counts["en-GB"];
    const isOdd = spelling === undefined ? isException(counts[rare], total) : counts[rare] > 0;
    if (!isOdd) return [];
    // What stands in both spellings is said already, word by word.
    const twins = new Set(spellings.filter((pair) => pair.every((word) => words.has(word))).flat());
    const odd = [...words].filter(([word]) => spellingOf(word) === rare && !twins.has(word));
    const [first] = odd;
    if (first === undefined) return [];
    const times = odd.reduce((sum, [, word]) => sum + word.times, 0);
    const [is, side] = [times === 1 ? "is" : "are", rare === "en-US" ? "American" : "British"];
    const other = rare === "en-US" ? "British" : "American";
    return [
      {
        word: first[0],
        message: `${times} of ${total} words that differ ${is} spelt the ${side} way, the rest the ${other}`,
      },
    ];
  },
};

const hyphenVariants: BookRule = {
  id: "lint/hyphen-variants",
  summary: "One word with and without its hyphen",
  severity: "info",
  examples: [
    { text: "An e-mail, another e-mail, an email.", finds: ["email"] },
    { text: "To-day and to-morrow.", finds: [] },
    { text: "“Hel-lo, G-e-o-r-g-e!” Hello, George. Hello, George.", finds: [] },
    { text: "A re-creation of recreation.", finds: [] },
  ],
  check: (words) =>
    [...words].flatMap(([word, { times }]) => {
      if (!word.includes("-")) return [];
      const small = word.toLowerCase();
      if (TWO_WORDS.has(small) || isSpelt(word)) return [];
      if (small !== word && words.has(small)) return [];
      const closed = word.replaceAll("-", "");
      const other = words.get(closed)?.times ?? 0;
      if (other === 0 || times + other < HYPHENS_ENOUGH) return [];
      const rare = other < times ? closed : word;
      return [{ word: rare, message: `“${word}” stands ${times} and “${closed}” ${other} times` }];
    }),
};

/** One of each is too few to speak of a habit. */
const HYPHENS_ENOUGH = 3;

/** `G-e-o-r-g-e`, and the stammer and the drawl of `Hel-lo` and `a-going`. */
function isSpelt(word: string): boolean {
  const parts = word.split("-");
  const tail = parts.at(-1) ?? "";
  return tail.length < 3 || parts.some((part) => part.length < 2 && part.toLowerCase() !== "e");
}

/** Pairs that mean different things. */
const TWO_WORDS = new Set([
  "re-creation",
  "re-cover",
  "re-form",
  "re-sign",
  "co-op",
  "un-ionized",
  "re-sent",
  "a-way",
]);

const nameVariants: BookRule = {
  id: "lint/name-variants",
  summary: "A name that is spelled otherwise a few times",
  severity: "info",
  examples: [
    { text: `${"Juliette ".repeat(20)} Juliet`, finds: ["Juliet"] },
    { text: `${"Mark ".repeat(20)} Mary`, finds: [] },
    { text: `${"Wilson ".repeat(20)} Wilton`, finds: [] },
    { text: `${"Linton ".repeat(20)} the Lintons`, finds: [] },
    { text: `${"Jonathan ".repeat(20)} Jonathon`, finds: ["Jonathon"] },
    { text: "Anna Anne", finds: [] },
  ],
  check(words) {
    const names = [...words].filter(
      ([word]) => !isSmall(word) && NAME.test(word) && !words.has(word.toLowerCase()),
    );
    const frequent = names.filter(([, { times }]) => times >= FREQUENT);
    const rare = names.filter(([, { times }]) => times * SKEW <= FREQUENT_MOST);
    // Near names begin alike; a long book has thousands, and each pair of them is too many.
    const alike = new Map<string, [string, { readonly times: number }][]>();
    for (const one of frequent) {
      const start = one[0].slice(0, ALIKE);
      const known = alike.get(start);
      if (known === undefined) alike.set(start, [one]);
      else known.push(one);
    }
    return rare.flatMap(([word, { times }]) => {
      const model = alike
        .get(word.slice(0, ALIKE))
        ?.find(
          ([name, count]) => name !== word && count.times >= times * SKEW && isNear(name, word),
        );
      if (model === undefined) return [];
      return [
        { word, message: `“${model[0]}” stands ${model[1].times} times, “${word}” ${times}` },
      ];
    });
  },
};

const NAME = /^\p{Lu}\p{Ll}{4,}$/u;

/** True where a word begins with one of a to z, as nearly all do. */
function isSmall(word: string): boolean {
  const first = word.charCodeAt(0);
  return first > 96 && first < 123;
}

const FREQUENT = 15;
const SKEW = 10;
const FREQUENT_MOST = 1000;

const LONG_NAME = 8;

/** The letters that near names have in common at least, at their beginning. */
const ALIKE = 3;

/** Letters put in, left out or changed near the end: a name and its shorter twin. */
function isNear(name: string, word: string): boolean {
  if (Math.abs(name.length - word.length) > 2 || name[0] !== word[0]) return false;
  // The whole family is no other name, and a short name with one letter changed is another man's.
  if (word === `${name}s` || name === `${word}s` || name.slice(0, -1) === word.slice(0, -1))
    return false;
  if (name.length === word.length && name.length < LONG_NAME) return false;
  let same = 0;
  while (same < word.length && name[same] === word[same]) same++;
  if (same === word.length && name.length > word.length) return same >= 5;
  let tail = 0;
  while (tail < word.length - same && name.at(-1 - tail) === word.at(-1 - tail)) tail++;
  return same + tail >= Math.max(name.length, word.length) - 1 && same >= ALIKE && name.length >= 6;
}

const capitalVariants: BookRule = {
  id: "lint/capital-variants",
  summary: "One word with and without its capital",
  severity: "info",
  examples: [
    {
      text: `${"We saw the Duke. ".repeat(4)}${"They saw the duke. ".repeat(5)}`,
      finds: ["the Duke"],
    },
    { text: `${"We saw the Duke of Ayr. ".repeat(3)}Ask the duke.`, finds: [] },
    { text: `${"The Mary Rose and the Rose Inn. ".repeat(3)}${"the rose ".repeat(5)}`, finds: [] },
  ],
  check: (words) =>
    [...words].flatMap(([word, { times }]) => {
      if (!word.startsWith("the ") || !/^the \p{Lu}\p{Ll}+$/u.test(word)) return [];
      const small = word.toLowerCase();
      const other = words.get(small)?.times ?? 0;
      if (Math.min(times, other) < CAPITALS_LEAST || times + other < CAPITALS_ENOUGH) return [];
      const rare = other < times ? small : word;
      return [{ word: rare, message: `“${word}” stands ${times} and “${small}” ${other} times` }];
    }),
};

/** A capital or two may have its reason; a habit of both has none. */
const CAPITALS_LEAST = 4;
const CAPITALS_ENOUGH = 8;

/** The rules that look at the whole book. */
export const bookRules: readonly BookRule[] = [
  mixedSpelling,
  spellingException,
  hyphenVariants,
  nameVariants,
  capitalVariants,
];
