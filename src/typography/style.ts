import { digestOf } from "../base/digest.ts";
import type { HouseStyle } from "./house-styles.ts";
import { curlyDouble, curlySingle, type Locale, type QuotePair, type QuoteSet } from "./locale.ts";
import type { DashPolicy } from "./marks/dashes.ts";
import { DOUBLE, SINGLE } from "./marks/scan.ts";
import type { Profile, QuoteShape } from "./profile.ts";

/** A language, a house style and the author's habits, settled into what to print. */
export interface Style {
  readonly locale: Locale;
  /** What stands where the author typed double quotes, and where single ones. */
  readonly double: QuotePair;
  readonly single: QuotePair;
  readonly outer: number;
  /** Where the marks follow the level and not the key: their set, and the level of a quotation in no other by its opening mark. */
  readonly byLevel:
    | { readonly set: QuoteSet; readonly base: (glyph: string) => number }
    | undefined;
  readonly house: HouseStyle | undefined;
  /** True where the author asks for letters in place of accents typed as apostrophes. */
  readonly setsAccents: boolean;
  readonly dashes: DashPolicy;
}

/** The style a run is set in. */
export function styleFor(locale: Locale, profile: Profile, house?: HouseStyle): Style {
  const outer = profile.quotes.outer === "double" ? DOUBLE : SINGLE;
  const [double, single] = byKind(locale, profile, house);
  const { given } = profile;
  const asked = locale.ellipsisSpace === "asTyped" ? given.ellipsis : undefined;
  const ellipsisSpace = house?.ellipsis ?? asked;
  return {
    locale: ellipsisSpace === undefined ? locale : { ...locale, ellipsisSpace },
    double,
    single,
    outer,
    byLevel: byLevel(locale, profile, house),
    house,
    setsAccents: given.accents === "set",
    dashes: {
      ...dashWays(locale, profile, house),
      hyphensPerEm: profile.dash.hyphensPerEm,
      hyphenHabit: profile.dash.hyphenHabit,
      conjunctions: new Set(locale.conjunctions),
      hanging: locale.hanging,
      dialogue: locale.dialogueDash,
      follows: locale.closedDash === "keep" || house?.dash !== undefined ? "author" : "language",
      replaces: locale.replacesDashes === true,
    },
  };
}

const names = new WeakMap<Style, string>();

/** A name for all of a style that the book decides: two of one locale and one house style with the same name set alike. */
export function styleName(style: Style): string {
  const known = names.get(style);
  if (known !== undefined) return known;
  const { locale, double, single, outer, byLevel: levels, setsAccents, dashes } = style;
  const { spaced, closed, hyphensPerEm, hyphenHabit } = dashes;
  // What `base` says of a straight mark tells which marks mostly stand outside, all else of it is the language's.
  const name = digestOf([
    [locale.tag, locale.ellipsisSpace, double, single, outer, levels?.set, levels?.base('"')],
    [setsAccents, spaced, closed, hyphensPerEm, hyphenHabit],
  ]);
  names.set(style, name);
  return name;
}

/** A house style decides before the author's word, and that before the language, which has the last one outside English. */
function dashWays(
  locale: Locale,
  { given }: Profile,
  house: HouseStyle | undefined,
): Pick<Style["dashes"], "spaced" | "closed"> {
  const keeps = locale.closedDash === "keep";
  const asked = keeps && house?.dash === undefined ? given.dash : undefined;
  if (asked === "closed") return { spaced: "closedEm", closed: "em" };
  if (asked === "spaced")
    return { spaced: locale.dash === "closedEm" ? "spacedEm" : locale.dash, closed: "asSpaced" };
  return {
    spaced: house?.dash ?? locale.dash,
    closed: house?.closedDash ?? (keeps ? "em" : "asSpaced"),
  };
}

/** What typed double and single quotes become: by kind where the author chooses, else by level. */
function byKind(locale: Locale, profile: Profile, house: HouseStyle | undefined): QuoteSet {
  if (!locale.keepsOuter) return house?.quotes ?? typedSet(locale, profile);
  if (house?.quotes === undefined) return [curlyDouble, curlySingle];
  const [first, second] = house.quotes;
  return profile.quotes.outer === "double" ? [first, second] : [second, first];
}

function byLevel(
  locale: Locale,
  profile: Profile,
  house: HouseStyle | undefined,
): Style["byLevel"] {
  if (locale.keepsOuter) return undefined;
  const set = house?.quotes ?? typedSet(locale, profile);
  const known = [set, locale.quotes, ...locale.otherQuotes];
  const singleFirst = mostlySingle(Object.entries(outermost(locale, profile)), known);
  const base = (glyph: string): number => {
    const level = STRAIGHT.has(glyph) ? -1 : levelIn(known, glyph);
    if (level >= 0) return level;
    return SINGLES.has(glyph) === singleFirst ? 0 : 1;
  };
  return { set, base };
}

/** True where single marks outside are commoner than double ones, those apart whose level the language knows. */
function mostlySingle(
  typed: readonly (readonly [string, number])[],
  known: readonly QuoteSet[],
): boolean {
  let balance = 0;
  for (const [glyph, times] of typed)
    if (STRAIGHT.has(glyph) || levelIn(known, glyph) < 0)
      balance += SINGLES.has(glyph) ? times : -times;
  return balance > 0;
}

const STRAIGHT: ReadonlySet<string> = new Set(['"', "'"]);
const SINGLES: ReadonlySet<string> = new Set(["'", "‘", "’", "‚", "‛", "‹", "›", "`", "´"]);

function levelIn(sets: readonly QuoteSet[], glyph: string): number {
  for (const set of sets) {
    const level = set.findIndex(({ open }) => open === glyph);
    if (level >= 0) return level;
  }
  return -1;
}

function outermost(locale: Locale, { quotes }: Profile): Readonly<Record<string, number>> {
  return quotes.outermost[locale.tag] ?? {};
}

/** The set of the language whose first mark the author opens most quotations with; its own set where none is typed, or hardly any. */
function typedSet(locale: Locale, profile: Profile): QuoteSet {
  const asked = setOfShape(locale, profile.given.quotes);
  if (asked !== undefined) return asked;
  const counts = outermost(locale, profile);
  const typed = ([{ open }]: QuoteSet): number => counts[open] ?? 0;
  const total = Object.values(counts).reduce((sum, times) => sum + times, 0);
  const best = locale.otherQuotes.reduce(
    (most, set) => (typed(set) > typed(most) ? set : most),
    locale.quotes,
  );
  return typed(best) * HABIT >= total ? best : locale.quotes;
}

/** The set of the language that the author has asked for by the look of its marks. */
function setOfShape(locale: Locale, shape: QuoteShape | undefined): QuoteSet | undefined {
  if (shape === undefined) return undefined;
  return [locale.quotes, ...locale.otherQuotes].find(([{ open }]) => SHAPES[shape].includes(open));
}

const SHAPES: Readonly<Record<QuoteShape, string>> = {
  double: "“”",
  single: "‘’",
  angle: "«»",
  low: "„",
};

/** One quotation in so many makes a set of marks the author's own; the straight ones beside them say nothing. */
const HABIT = 5;
