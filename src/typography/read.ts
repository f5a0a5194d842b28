import type { Answered } from "./answered.ts";
import type { Locale } from "./locale.ts";
import { DOUBLE, type Marks, SINGLE, scan } from "./marks/scan.ts";
import {
  emptyTally,
  type HabitChoice,
  type Profile,
  profileOf,
  sumTallies,
  type Tally,
  tallyMarks,
} from "./profile.ts";
import { doubledTable, glyphTable, texTable } from "./quotes/glyphs.ts";
import { countOutermost } from "./quotes/levels.ts";
import { parse, type Reading } from "./quotes/parse.ts";
import { emptyLessons, learn, learned, odds } from "./quotes/vocabulary.ts";
import type { Words } from "./quotes/words.ts";

/** One text to be read: a run of paragraphs parted by blank lines, or a whole manuscript. */
export interface Passage {
  readonly text: string;
  readonly locale: Locale;
  /** True where every line is a paragraph. */
  readonly lineIsParagraph: boolean;
  /** The author's answers to questions about it, in order. */
  readonly answers?: readonly Answered[];
}

/** A passage with its marks found and read. */
export interface ReadPassage {
  readonly locale: Locale;
  readonly marks: Marks;
  readonly reading: Reading;
  readonly answers: readonly Answered[] | undefined;
}

/**
 * Reads all passages of a book: first what it does as a whole, then every mark. `spelt` are words the author spells with apostrophes.
 *
 * Where the passages are a part of a book that has been measured whole, `known` holds what it does.
 */
export function readPassages(
  passages: readonly Passage[],
  spelt: readonly string[],
  { given = {}, known }: { readonly given?: HabitChoice; readonly known?: Profile } = {},
): {
  readonly profile: Profile;
  readonly read: readonly ReadPassage[];
} {
  const tallies = new Map<string, Tally>();
  const tex = texTable(passages.filter(({ locale }) => locale.keepsOuter).map(({ text }) => text));
  const scanned = passages.map(({ text, locale, lineIsParagraph, answers }) => {
    const doubled = locale.keepsOuter ? tex : doubledTable(locale);
    const marks = scan(text, {
      glyphs: glyphTable(locale),
      lineIsParagraph,
      closedPoints: locale.keepsOuter,
      ...(doubled === undefined ? {} : { doubled }),
    });
    const family = familyOf(locale);
    const tally = tallies.get(family) ?? emptyTally();
    tallies.set(family, tally);
    tallyMarks(tally, marks);
    return { marks, locale, answers };
  });
  const tally = sumTallies([...tallies.values()]);
  const said = spelt.map((word) => word.toLowerCase().replaceAll("’", "'"));
  const names = new Set([...said, ...(known?.vocabulary ?? [])]);
  const outers = new Map(
    Array.from(tallies, ([family, own]) => [
      family,
      outerOf(
        family === "" && known ? known : profileOf(own, names, family === "" ? { given } : {}),
      ),
    ]),
  );
  const outerIn = (locale: Locale): number => outers.get(familyOf(locale)) ?? DOUBLE;
  const unlearned = wordsFor({ own: names, odds: [0, 0, 0] });
  const lessons = emptyLessons();
  const once = scanned.map(({ marks, locale, answers }) => {
    const outer = outerIn(locale);
    const reading = parse(marks, { outer, words: unlearned(locale, outer) });
    learn(marks, reading, lessons);
    return { locale, marks, reading, answers };
  });
  const own = new Set([...names, ...learned(lessons)]);
  const weights = odds(lessons);
  const hasLearned = own.size > names.size || weights.some((weight) => weight > 0);
  const words = wordsFor({ own, odds: weights });
  const read = once.map((passage) => {
    const settled = !hasLearned || passage.reading.least >= DOUBT;
    const { marks, locale, answers } = passage;
    if (settled && answers === undefined) return passage;
    const outer = outerIn(locale);
    const options = { outer, words: words(locale, outer) };
    const reading = parse(marks, answers === undefined ? options : { ...options, answers });
    return { marks, locale, reading, answers };
  });
  const profile = known ?? profileOf(tally, own, { outermost: outermostOf(read), given });
  return { profile, read };
}

function thirdOf({ quotes: [, , third] }: Locale): ReadonlySet<number> {
  return new Set(
    third === undefined ? [] : [third.open, third.close].map((mark) => mark.charCodeAt(0)),
  );
}

/** Varieties of English share their habits; every other language has its own. */
function familyOf({ keepsOuter, tag }: Locale): string {
  return keepsOuter ? "" : tag;
}

function outerOf({ quotes }: Profile): number {
  return quotes.outer === "double" ? DOUBLE : SINGLE;
}

/** By language, what opens quotations; of use where the marks follow the level. */
function outermostOf(read: readonly ReadPassage[]): Profile["quotes"]["outermost"] {
  const counts: Record<string, Record<string, number>> = {};
  for (const { locale, marks, reading } of read) {
    if (locale.keepsOuter) continue;
    const own = counts[locale.tag] ?? {};
    counts[locale.tag] = own;
    countOutermost(marks, reading, own);
  }
  return counts;
}

/** Below this distance what the book has taught since may turn a reading. */
const DOUBT = 40;

/** The words of each language with what is known of this book; one memory of costs for all passages. */
function wordsFor(known: Pick<Words, "own" | "odds">): (locale: Locale, outer: number) => Words {
  const byOuter = [new Map<Locale, Words>(), new Map<Locale, Words>()];
  return (locale, outer) => {
    const byLocale = byOuter[outer] ?? new Map<Locale, Words>();
    const found = byLocale.get(locale) ?? {
      ...known,
      singleOutside: outer === SINGLE,
      quotedScenes: locale.quotedScenes === true,
      third: thirdOf(locale),
      closesAgain: locale.continuedQuote === "close",
      elisions: locale.elisions,
      leading: new Map(),
      trailing: new Map(),
    };
    byLocale.set(locale, found);
    return found;
  };
}
