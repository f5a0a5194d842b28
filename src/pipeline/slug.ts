import { digest } from "../base/digest.ts";

/** Letters that no accent-stripping takes apart. */
const LATIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŋ: "ng",
};

/** Plain romanisations, one letter at a time: good enough for a file name to be recognised. */
const CYRILLIC = pairs(
  "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya є ye і i ї yi ґ g ђ dj ј j љ lj њ nj ћ c џ dz",
);
const GREEK = pairs(
  "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
);
const SIGNS = new Set(["ь", "ъ", "’", "'"]);

/** Device names Windows gives to no file, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name's length that every system and archive takes, endings added. */
const MAX_LENGTH = 80;

/**
 * A file or folder name made safe: lower-case ASCII letters, digits, `-` and `_`.
 *
 * Latin, Cyrillic and Greek are romanised. Where letters of another script have
 * to be dropped, a piece of the name's digest keeps two such names apart.
 */
export function slugOf(name: string): string {
  const { text, lost } = romanise(name);
  const safe = text
    .replace(/[^a-z0-9_]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^[-_]+|[-_]+$/g, "");
  const mark = digest(name.normalize("NFC")).slice(0, 6);
  if (safe === "") return `book-${mark}`;
  if (lost) return `${safe}-${mark}`;
  return RESERVED.test(safe) ? `${safe}-book` : safe;
}

/** Words made fit for an id: as `slugOf`, but empty where nothing of them is left. */
export function idOf(words: string): string {
  const safe = romanise(words).text.replace(/[^a-z0-9]+/g, "-");
  return safe.slice(0, 48).replace(/^-+|-+$/g, "");
}

function romanise(name: string): { readonly text: string; readonly lost: boolean } {
  let text = "";
  let lost = false;
  for (const character of name.toLowerCase().normalize("NFKD").normalize("NFC")) {
    const base = character.normalize("NFD").replace(/\p{M}/gu, "");
    for (const letter of base) {
      const latin = LATIN[letter] ?? CYRILLIC.get(letter) ?? GREEK.get(letter);
      if (latin !== undefined) text += latin;
      else if (!SIGNS.has(letter)) {
        text += letter;
        lost ||= /[\p{L}\p{N}]/u.test(letter) && letter > "\u007f";
      }
    }
  }
  return { text, lost };
}

function pairs(list: string): ReadonlyMap<string, string> {
  const words = list.split(" ");
  return new Map(
    words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ""] as const] : [])),
  );
}
