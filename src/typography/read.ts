import type { Decisions } from "./decisions.ts";
import type { Locale } from "./locale.ts";
import { type Marks, scan } from "./marks/scan.ts";
import { emptyTally, type Profile, profileOf, tallyMarks } from "./profile.ts";
import { glyphTable } from "./quotes/glyphs.ts";
import { parse, type Reading } from "./quotes/parse.ts";
import { emptyLessons, learn, learned, odds } from "./quotes/vocabulary.ts";
import type { Words } from "./quotes/words.ts";

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
  const given = new Set(decisions.words.map((word) => word.toLowerCase().replaceAll("’", "'")));
  const outer = profileOf(tally, given).quotes.outer === "double" ? 0 : 1;
  const unlearned = wordsFor({ own: given, singleOutside: outer === 1, odds: [0, 0, 0] });
  const lessons = emptyLessons();
  const once = scanned.map(({ marks, locale }) => {
    const reading = parse(marks, { outer, words: unlearned(locale) });
    learn(marks, reading, lessons);
    return { locale, marks, reading };
  });
  const own = new Set([...given, ...learned(lessons)]);
  const weights = odds(lessons);
  const hasLearned = own.size > given.size || weights.some((weight) => weight > 0);
  const words = wordsFor({ own, singleOutside: outer === 1, odds: weights });
  const read = once.map((passage) => {
    if (!hasLearned || passage.reading.least >= DOUBT) return passage;
    const { marks, locale } = passage;
    return { marks, locale, reading: parse(marks, { outer, words: words(locale) }) };
  });
  return { profile: profileOf(tally, own), read };
}

/** Below this distance what the book has taught since may turn a reading. */
const DOUBT = 40;

/** The words of each language with what is known of this book; one memory of costs for all passages. */
function wordsFor(known: Pick<Words, "own" | "singleOutside" | "odds">): (locale: Locale) => Words {
  const byElisions = new Map<Locale["elisions"], Words>();
  return ({ elisions }) => {
    const found = byElisions.get(elisions) ?? {
      ...known,
      elisions,
      leading: new Map(),
      trailing: new Map(),
    };
    byElisions.set(elisions, found);
    return found;
  };
}
