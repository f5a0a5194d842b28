import type { HouseStyle } from "./house-styles.ts";
import { curlyDouble, curlySingle, type Locale, type QuotePair, type QuoteSet } from "./locale.ts";
import { DOUBLE, SINGLE } from "./marks/scan.ts";
import type { Profile } from "./profile.ts";

/** A language, a house style and the author's habits, settled into what to print. */
export interface Style {
  readonly locale: Locale;
  /** What stands where the author typed double quotes, and where single ones. */
  readonly double: QuotePair;
  readonly single: QuotePair;
  readonly outer: number;
  readonly house: HouseStyle | undefined;
  readonly dashes: {
    readonly spaced: Locale["dash"];
    readonly closed: "em" | "asSpaced";
    readonly hyphensPerEm: number;
    readonly hyphenHabit: boolean;
    readonly conjunctions: ReadonlySet<string>;
    readonly dialogue: Locale["dialogueDash"];
  };
}

/** The style a run is set in. */
export function styleFor(locale: Locale, profile: Profile, house?: HouseStyle): Style {
  const outer = profile.quotes.outer === "double" ? DOUBLE : SINGLE;
  const [double, single] = byKind(locale, profile, house);
  return {
    locale,
    double,
    single,
    outer,
    house,
    dashes: {
      spaced: house?.dash ?? locale.dash,
      closed: house?.closedDash ?? (locale.closedDash === "keep" ? "em" : "asSpaced"),
      hyphensPerEm: profile.dash.hyphensPerEm,
      hyphenHabit: profile.dash.hyphenHabit,
      conjunctions: new Set(locale.conjunctions),
      dialogue: locale.dialogueDash,
    },
  };
}

/** What typed double and single quotes become: by kind where the author chooses, else by level. */
function byKind(locale: Locale, { quotes }: Profile, house: HouseStyle | undefined): QuoteSet {
  if (house?.quotes === undefined && locale.keepsOuter) return [curlyDouble, curlySingle];
  const [first, second] = house?.quotes ?? typedSet(locale, quotes.glyphs);
  return quotes.outer === "double" ? [first, second] : [second, first];
}

/** The set of the language whose first opening glyph the author typed most; its own set where none was. */
function typedSet(locale: Locale, glyphs: Readonly<Record<string, number>>): QuoteSet {
  const typed = ([{ open }]: QuoteSet): number => glyphs[open] ?? 0;
  return locale.otherQuotes.reduce(
    (best, set) => (typed(set) > typed(best) ? set : best),
    locale.quotes,
  );
}
