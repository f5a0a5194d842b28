import type { Locale } from "../locale.ts";
import { americanEnglish, britishEnglish } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";

/** The built-in languages. */
export const locales: readonly Locale[] = [americanEnglish, britishEnglish, french, german];

/** The record of a language tag among the built-in ones. */
export function localeFor(tag: string): Locale {
  return localeIn(locales, tag);
}

/** The record of a tag: by the tag itself, then by its language, then American English; the last of a tag wins. */
export function localeIn(known: readonly Locale[], tag: string): Locale {
  const wanted = tag.toLowerCase();
  const [language] = wanted.split("-");
  return (
    known.findLast((locale) => locale.tag.toLowerCase() === wanted) ??
    known.find((locale) => locale.tag.toLowerCase().split("-")[0] === language) ??
    americanEnglish
  );
}
