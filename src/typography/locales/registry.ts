import type { Locale } from "../locale.ts";
import { czech } from "./czech.ts";
import { danish } from "./danish.ts";
import { dutch } from "./dutch.ts";
import { americanEnglish, britishEnglish } from "./english.ts";
import { finnish } from "./finnish.ts";
import { french } from "./french.ts";
import { canadianFrench } from "./french-canadian.ts";
import { swissFrench } from "./french-swiss.ts";
import { german } from "./german.ts";
import { swissGerman } from "./german-swiss.ts";
import { italian } from "./italian.ts";
import { norwegian } from "./norwegian.ts";
import { polish } from "./polish.ts";
import { portuguese } from "./portuguese.ts";
import { brazilianPortuguese } from "./portuguese-brazilian.ts";
import { russian } from "./russian.ts";
import { spanish } from "./spanish.ts";
import { mexicanSpanish } from "./spanish-mexican.ts";
import { swedish } from "./swedish.ts";
import { ukrainian } from "./ukrainian.ts";

/** The built-in languages. */
export const locales: readonly Locale[] = [
  americanEnglish,
  britishEnglish,
  french,
  canadianFrench,
  swissFrench,
  german,
  swissGerman,
  spanish,
  mexicanSpanish,
  italian,
  portuguese,
  brazilianPortuguese,
  dutch,
  swedish,
  norwegian,
  danish,
  finnish,
  polish,
  czech,
  russian,
  ukrainian,
];

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
