import type { Locale, QuotePair } from "../locale.ts";
import { DOUBLE, SINGLE, STRAIGHT, TYPED_CLOSE, TYPED_OPEN } from "../marks/scan.ts";

const DOUBLES = "“”„‟«»";
const SINGLES = "‘’‚‛‹›`´";

/**
 * What each quote character other than `"` and `'` does where it is typed, as
 * `kind | typed << 4`. A glyph that opens in one set of the language and closes
 * in another, or that no set has, counts as straight.
 */
export function glyphTable(locale: Locale): ReadonlyMap<number, number> {
  const pairs: readonly QuotePair[] = [locale.quotes, ...locale.otherQuotes].flat();
  const table = new Map<number, number>();
  for (const glyph of DOUBLES) table.set(glyph.charCodeAt(0), DOUBLE | (useOf(glyph, pairs) << 4));
  for (const glyph of SINGLES) table.set(glyph.charCodeAt(0), SINGLE | (useOf(glyph, pairs) << 4));
  return table;
}

function useOf(glyph: string, pairs: readonly QuotePair[]): number {
  const opens = pairs.some(({ open }) => open === glyph);
  const closes = pairs.some(({ close }) => close === glyph);
  if (opens === closes) return STRAIGHT;
  return opens ? TYPED_OPEN : TYPED_CLOSE;
}
