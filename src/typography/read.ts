import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Decisions } from "./decisions.ts";
import { ambiguousDecision, staleDecision } from "./diagnostics.ts";
import type { Locale } from "./locale.ts";
import { DOUBLE, type Marks, SINGLE, scan } from "./marks/scan.ts";
import {
  emptyTally,
  type Profile,
  profileOf,
  sumTallies,
  type Tally,
  tallyMarks,
} from "./profile.ts";
import type { Found } from "./quotes/answers.ts";
import { doubledTable, glyphTable } from "./quotes/glyphs.ts";
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
): {
  readonly profile: Profile;
  readonly read: readonly ReadPassage[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const tallies = new Map<string, Tally>();
  const scanned = passages.map(({ text, locale, lineIsParagraph }) => {
    const doubled = doubledTable(locale);
    const marks = scan(text, {
      glyphs: glyphTable(locale),
      lineIsParagraph,
      ...(doubled === undefined ? {} : { doubled }),
    });
    const family = familyOf(locale);
    const tally = tallies.get(family) ?? emptyTally();
    tallies.set(family, tally);
    tallyMarks(tally, marks);
    return { marks, locale };
  });
  const tally = sumTallies([...tallies.values()]);
  const given = new Set(decisions.words.map((word) => word.toLowerCase().replaceAll("’", "'")));
  const outers = new Map(
    Array.from(tallies, ([family, own]) => [family, outerOf(profileOf(own, given))]),
  );
  const outerIn = (locale: Locale): number => outers.get(familyOf(locale)) ?? DOUBLE;
  const unlearned = wordsFor({ own: given, odds: [0, 0, 0] });
  const lessons = emptyLessons();
  const once = scanned.map(({ marks, locale }) => {
    const outer = outerIn(locale);
    const reading = parse(marks, { outer, words: unlearned(locale, outer) });
    learn(marks, reading, lessons);
    return { locale, marks, reading };
  });
  const own = new Set([...given, ...learned(lessons)]);
  const weights = odds(lessons);
  const hasLearned = own.size > given.size || weights.some((weight) => weight > 0);
  const words = wordsFor({ own, odds: weights });
  const { answers: answered } = decisions;
  const found: Found = new Map(answered.map((answer) => [answer, 0]));
  const answers = answered.length === 0 ? {} : { answers: { given: answered, found } };
  const read = once.map((passage) => {
    const settled = !hasLearned || passage.reading.least >= DOUBT;
    if (settled && answered.length === 0) return passage;
    const { marks, locale } = passage;
    const outer = outerIn(locale);
    const options = { outer, words: words(locale, outer), ...answers };
    return { marks, locale, reading: parse(marks, options) };
  });
  return { profile: profileOf(tally, own, outermostOf(read)), read, diagnostics: unsettled(found) };
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

/** Answers that fit no place any more, or more than one. */
function unsettled(found: Found): readonly Diagnostic[] {
  return [...found].flatMap(([{ before, typed, after }, times]) => {
    if (times === 1) return [];
    const words = `${before}${typed}${after}`;
    return [times === 0 ? staleDecision(words) : ambiguousDecision(words, times)];
  });
}

/** Below this distance what the book has taught since may turn a reading. */
const DOUBT = 40;

/** The words of each language with what is known of this book; one memory of costs for all passages. */
function wordsFor(known: Pick<Words, "own" | "odds">): (locale: Locale, outer: number) => Words {
  const byOuter = [new Map<Locale["elisions"], Words>(), new Map<Locale["elisions"], Words>()];
  return ({ elisions }, outer) => {
    const byElisions = byOuter[outer] ?? new Map<Locale["elisions"], Words>();
    const found = byElisions.get(elisions) ?? {
      ...known,
      singleOutside: outer === SINGLE,
      elisions,
      leading: new Map(),
      trailing: new Map(),
    };
    byElisions.set(elisions, found);
    return found;
  };
}
