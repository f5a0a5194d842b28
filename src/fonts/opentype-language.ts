/**
 * OpenType language system tags of the languages whose letters are drawn
 * differently from the script's default (OpenType registry of language tags).
 */
const SYSTEMS: Readonly<Record<string, string>> = {
  az: "AZE ",
  bg: "BGR ",
  ca: "CAT ",
  crh: "CRT ",
  kk: "KAZ ",
  mk: "MKD ",
  mo: "MOL ",
  nl: "NLD ",
  pl: "PLK ",
  ro: "ROM ",
  sr: "SRB ",
  tr: "TRK ",
  tt: "TAT ",
  vi: "VIT ",
};

const KNOWN = new Map<string, string | undefined>();

/** The OpenType language system of a BCP 47 tag; absent where the script's default serves. */
export function openTypeLanguage(language: string): string | undefined {
  // Asked for every word of a book.
  if (KNOWN.has(language)) return KNOWN.get(language);
  const system = SYSTEMS[language.toLowerCase().split("-")[0] ?? ""];
  KNOWN.set(language, system);
  return system;
}
