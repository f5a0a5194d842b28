import { importModule } from "../../base/import-module.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type HyphenationLanguage, hyphenationLanguage } from "./hyphenation-languages.ts";
import { compileTrie, levelsOf, type PatternData, type PatternTrie } from "./hyphenation-trie.ts";
import { noHyphenation } from "./line-diagnostics.ts";

/** Divides the words of the languages it was loaded with. */
export interface Hyphenation {
  /** Offsets in a run of letters at which it may be divided, rising; none in a language that was not loaded. */
  points(letters: string, language: string): readonly number[];
  /** Languages asked for that have no patterns. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Divider extends HyphenationLanguage {
  readonly trie: PatternTrie;
  readonly exceptions: Readonly<Record<string, readonly number[]>>;
}

/** Loads the patterns of these BCP 47 tags. What follows is synchronous. */
export async function loadHyphenation(languages: Iterable<string>): Promise<Hyphenation> {
  const dividers = new Map<string, Divider>();
  const diagnostics: Diagnostic[] = [];
  for (const tag of new Set(languages)) {
    const divider = await loadDivider(tag);
    if (divider === undefined) diagnostics.push(noHyphenation(tag));
    else dividers.set(tag, divider);
  }
  return {
    points(letters, language) {
      const divider = dividers.get(language);
      return divider === undefined ? [] : pointsOf(letters, divider);
    },
    diagnostics,
  };
}

/** No word is ever divided: large print, tests, and one-line matter. */
export const unhyphenated: Hyphenation = { points: () => [], diagnostics: [] };

async function loadDivider(tag: string): Promise<Divider | undefined> {
  const language = hyphenationLanguage(tag);
  if (language === undefined) return undefined;
  try {
    const { default: data } = (await importModule(`hyphen/patterns/${language.patterns}.js`)) as {
      readonly default: PatternData;
    };
    return { ...language, trie: compileTrie(data), exceptions: data[2] };
  } catch {
    // One file of the collection does not parse; such a language is set without hyphens and reported.
    return undefined;
  }
}

function pointsOf(letters: string, divider: Divider): readonly number[] {
  const { left, right, exceptions } = divider;
  if (letters.length < left + right) return [];
  const word = letters.toLowerCase();
  // Some capitals grow when lowered (İ), and then no offset would be true.
  if (word.length !== letters.length) return [];
  const within = (point: number): boolean => point >= left && point <= word.length - right;
  const listed = Object.hasOwn(exceptions, word) ? exceptions[word] : undefined;
  // The shipped offsets count the hyphens before them as letters.
  if (listed !== undefined) return listed.map((point, i) => point - i).filter(within);
  const levels = levelsOf(divider.trie, word);
  const points: number[] = [];
  for (let i = left; i <= word.length - right; i += 1)
    if (((levels[i] ?? 0) & 1) === 1) points.push(i);
  return points;
}
