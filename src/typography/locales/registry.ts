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

/** Tags that are set as their neighbours are, where the language alone would say otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  no: "nb",
  nn: "nb",
  pt: "pt-br",
  ...Object.fromEntries(
    ["au", "ie", "in", "nz", "za"].map((country) => [`en-${country}`, "en-gb"]),
  ),
  ...Object.fromEntries(
    ["419", "ar", "bo", "cl", "co", "ec", "gt", "pe", "uy", "us", "ve"].map((country) => [
      `es-${country}`,
      "es-mx",
    ]),
  ),
};

/** The record of a language tag among the built-in ones. */
export function localeFor(tag: string): Locale {
  return localeIn(locales, tag);
}

/** The record of a tag: by the tag itself, then by the one it is set as, then by its language, then American English; the last of a tag wins. */
export function localeIn(known: readonly Locale[], tag: string): Locale {
  const typed = tag.toLowerCase();
  const [language = typed] = typed.split("-");
  const exact = (name: string): Locale | undefined =>
    known.findLast((locale) => locale.tag.toLowerCase() === name);
  return (
    exact(typed) ??
    exact(ALIASES[typed] ?? typed) ??
    known.find((locale) => locale.tag.toLowerCase().split("-")[0] === language) ??
    exact(ALIASES[language] ?? language) ??
    americanEnglish
  );
}
