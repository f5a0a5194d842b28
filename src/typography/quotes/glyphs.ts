import type { Locale, QuotePair, QuoteSet } from "../locale.ts";
import { DOUBLE, SINGLE, STRAIGHT, TYPED_CLOSE, TYPED_OPEN } from "../marks/scan.ts";

const DOUBLES = "“”„‟«»";
const SINGLES = "‘’‚‛‹›`´";
/** What may stand inside a word, which only a single mark is asked. */
const APOSTROPHES = "‘’`´";

/**
 * What each quote character does where it is typed, as `kind | typed << 4`,
 * `"` and `'` apart. Where the language has fixed levels the kind is the level
 * the glyph stands for; in English it is what the glyph looks like. A glyph
 * that opens in one set of the language and closes in another, or that no set
 * has, counts as straight.
 */
export function glyphTable(locale: Locale): ReadonlyMap<number, number> {
  const known = tables.get(locale);
  if (known !== undefined) return known;
  const sets = [locale.quotes, ...locale.otherQuotes];
  const table = new Map<number, number>();
  // Dutch and English set single marks outside: there the level of a glyph says less than its look.
  const byLook = locale.keepsOuter || locale.quotes[0].open === "‘";
  for (const [glyphs, look] of [
    [DOUBLES, DOUBLE],
    [SINGLES, SINGLE],
  ] as const)
    for (const glyph of glyphs) {
      const kind = byLook || APOSTROPHES.includes(glyph) ? look : (levelOf(glyph, sets) ?? look);
      table.set(glyph.charCodeAt(0), kind | (useOf(glyph, sets.flat()) << 4));
    }
  tables.set(locale, table);
  return table;
}

/** Quotes of the language that are typed as two characters: angle quotes, and the low ones with what closes them. */
export function doubledTable(locale: Locale): ReadonlyMap<number, number> | undefined {
  if (locale.keepsOuter) return undefined;
  const glyphs = glyphTable(locale);
  const own = [locale.quotes, ...locale.otherQuotes]
    .flat()
    .flatMap(({ open, close }) => [open, close]);
  const pairs: (readonly [string, number])[] = [];
  for (const [typed, glyph] of [
    ["<", "«"],
    [">", "»"],
    [",", "„"],
  ] as const)
    if (own.includes(glyph)) pairs.push([typed, glyphs.get(glyph.charCodeAt(0)) ?? DOUBLE]);
  if (locale.quotes[0].open === "„") pairs.push(["'", DOUBLE]);
  return new Map(pairs.map(([typed, use]) => [typed.charCodeAt(0), use]));
}

/**
 * The doubles of TeX and of old transcriptions in a language that does not
 * type its quotes so: ``words'' where two grave accents stand anywhere, and
 * ''words'' where nothing else opens and closes what is said.
 */
export function texTable(texts: readonly string[]): ReadonlyMap<number, number> | undefined {
  const grave = texts.some((text) => text.includes("``"));
  if (grave)
    return new Map([
      [0x60, DOUBLE | (TYPED_OPEN << 4)],
      [39, DOUBLE],
    ]);
  const doubled = texts.some((text) => text.includes("''"));
  if (!doubled || texts.some((text) => /["“”]/.test(text))) return undefined;
  const opens = texts.some((text) => /(?<![^\s(])''(?=\p{L})/u.test(text));
  const closes = texts.some((text) => /(?<=[.,!?])''(?!')/u.test(text));
  return opens && closes ? new Map([[39, DOUBLE]]) : undefined;
}

const tables = new WeakMap<Locale, ReadonlyMap<number, number>>();

/** The level whose pair holds the glyph, in the first set that has it. */
function levelOf(glyph: string, sets: readonly QuoteSet[]): number | undefined {
  for (const set of sets) {
    const level = set.findIndex(({ open, close }) => open === glyph || close === glyph);
    if (level >= 0) return level;
  }
  return undefined;
}

function useOf(glyph: string, pairs: readonly QuotePair[]): number {
  const opens = pairs.some(({ open }) => open === glyph);
  const closes = pairs.some(({ close }) => close === glyph);
  if (opens === closes) return STRAIGHT;
  return opens ? TYPED_OPEN : TYPED_CLOSE;
}
