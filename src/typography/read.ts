import type { Decisions } from "./decisions.ts";
import type { Locale } from "./locale.ts";
import { type Marks, scan } from "./marks/scan.ts";
import { emptyTally, type Profile, profileOf, tallyMarks } from "./profile.ts";
import { glyphTable } from "./quotes/glyphs.ts";
import { parse, type Reading } from "./quotes/parse.ts";
import { emptyLessons, learn, learned, odds } from "./quotes/vocabulary.ts";

/** One text to be read: a run of paragraphs parted by blank lines, or a whole manuscript. */
export interface Passage {
  readonly text: string;
  readonly locale: Locale;
  /** True where every line is a paragraph. */
  readonly lineIsParagraph: boolean;
}

/** A passage with its marks found and read. */
export interface ReadPassage {
  readonly locale: Locale;
  readonly marks: Marks;
  readonly reading: Reading;
}

/** Reads all passages of a book: first what it does as a whole, then every mark. */
export function readPassages(
  passages: readonly Passage[],
  decisions: Decisions,
): { readonly profile: Profile; readonly read: readonly ReadPassage[] } {
  const tally = emptyTally();
  const scanned = passages.map(({ text, locale, lineIsParagraph }) => {
    const marks = scan(text, { glyphs: glyphTable(locale), lineIsParagraph });
    tallyMarks(tally, marks);
    return { marks, locale };
  });
  const given = decisions.words.map((word) => word.toLowerCase().replaceAll("’", "'"));
  const outer = profileOf(tally, new Set()).quotes.outer === "double" ? 0 : 1;
  const first = new Set(given);
  const once = scanned.map(({ marks, locale }) =>
    parse(marks, {
      outer,
      words: { elisions: locale.elisions, own: first, singleOutside: outer === 1, odds: [0, 0, 0] },
    }),
  );
  const lessons = emptyLessons();
  for (const [i, reading] of once.entries()) {
    const marks = scanned[i]?.marks;
    if (marks !== undefined) learn(marks, reading, lessons);
  }
  const own = new Set([...given, ...learned(lessons)]);
  const weights = odds(lessons);
  const hasLearned = own.size > first.size || weights.some((weight) => weight > 0);
  const read = scanned.map(({ marks, locale }, i) => {
    const before = once[i];
    const settled = before !== undefined && (!hasLearned || !isDoubtful(before));
    const reading = settled
      ? before
      : parse(marks, {
          outer,
          words: { elisions: locale.elisions, own, singleOutside: outer === 1, odds: weights },
        });
    return { locale, marks, reading };
  });
  return { profile: profileOf(tally, own), read };
}

/** Below this distance what the book has taught since may turn a reading. */
const DOUBT = 40;

function isDoubtful(reading: Reading): boolean {
  return reading.least < DOUBT;
}
