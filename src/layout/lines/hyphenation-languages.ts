/** Where a language's patterns are, and how few letters may stand before and after a hyphen. */
export interface HyphenationLanguage {
  /** Name of the pattern file. */
  readonly patterns: string;
  readonly left: number;
  readonly right: number;
}

/**
 * Languages by BCP 47 tag, with the minima of TeX's `hyph-utf8` collection.
 *
 * A tag that is not listed is looked up without its last subtag: `fr-CA` as `fr`.
 */
export const hyphenationLanguages: Readonly<Record<string, HyphenationLanguage>> = {
  ...same(2, 2, "be bg ca da es eu fi fr fur gl hr hsb hu ia id is it kmr la lt lv mk"),
  ...same(2, 2, "nb nl nn no oc pl pms rm ro ru sl sq sv tk tr uk"),
  ...same(2, 3, "cs cy en-gb en-us et ga pt sk"),
  ...same(1, 2, "af hy ka"),
  ...same(1, 1, "as bn grc gu hi kn ml mr or pa ta te"),
  ...same(1, 3, "sa"),
  ...same(2, 3, "th"),
  de: { patterns: "de-1996", left: 2, right: 2 },
  "de-1901": { patterns: "de-1901", left: 2, right: 2 },
  "de-ch": { patterns: "de-1996", left: 2, right: 2 },
  el: { patterns: "el-monoton", left: 1, right: 1 },
  "el-polyton": { patterns: "el-polyton", left: 1, right: 1 },
  en: { patterns: "en-us", left: 2, right: 3 },
  "en-au": { patterns: "en-gb", left: 2, right: 3 },
  "en-ie": { patterns: "en-gb", left: 2, right: 3 },
  "en-in": { patterns: "en-gb", left: 2, right: 3 },
  "en-nz": { patterns: "en-gb", left: 2, right: 3 },
  "en-za": { patterns: "en-gb", left: 2, right: 3 },
  mn: { patterns: "mn-cyrl", left: 2, right: 2 },
  sh: { patterns: "sh-latn", left: 2, right: 2 },
  bs: { patterns: "sh-latn", left: 2, right: 2 },
  sr: { patterns: "sr-cyrl", left: 2, right: 2 },
  "sr-latn": { patterns: "sh-latn", left: 2, right: 2 },
};

function same(left: number, right: number, tags: string): Record<string, HyphenationLanguage> {
  return Object.fromEntries(tags.split(" ").map((tag) => [tag, { patterns: tag, left, right }]));
}

/** The entry of a BCP 47 tag or of the nearest tag above it. */
export function hyphenationLanguage(tag: string): HyphenationLanguage | undefined {
  let name = tag.toLowerCase();
  for (;;) {
    const found = Object.hasOwn(hyphenationLanguages, name)
      ? hyphenationLanguages[name]
      : undefined;
    if (found !== undefined) return found;
    const cut = name.lastIndexOf("-");
    if (cut < 0) return undefined;
    name = name.slice(0, cut);
  }
}
