import { digestOf } from "../base/digest.ts";
import type { Answered } from "./answered.ts";
import type { Locale } from "./locale.ts";
import { DOUBLE, type Marks, SINGLE, scan } from "./marks/scan.ts";
import {
  addTally,
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
import {
  addLessons,
  emptyLessons,
  type Lessons,
  learn,
  learned,
  odds,
} from "./quotes/vocabulary.ts";
import type { Words } from "./quotes/words.ts";

/** One text to be read: a run of paragraphs parted by blank lines, or a whole manuscript. */
export interface Passage {
  readonly text: string;
  readonly locale: Locale;
  /** True where every line is a paragraph. */
  readonly lineIsParagraph: boolean;
  /** The author's answers to questions about it, in order. */
  readonly answers?: readonly Answered[];
  /** What was noted when the same text was read before, which holds where the book is read as it was then. */
  readonly known?: PassageNotes | undefined;
}

/** A passage with its marks found and read. */
export interface ReadPassage {
  readonly locale: Locale;
  readonly marks: Marks;
  readonly reading: Reading;
  readonly answers: readonly Answered[] | undefined;
}

/** What one passage tells of its book, and what of the book its reading hung on. */
export interface PassageNotes {
  readonly tally: Tally;
  /** The marks typed in pairs that were looked for. */
  readonly doubled: string;
  /** The quotes outside when it was first read. */
  readonly outer: number;
  readonly lessons: Lessons;
  /** How far the least sure of its first readings is ahead. */
  readonly least: number;
  /** A name for the words of the book it was read with in the end; empty where they could turn nothing. */
  readonly words: string;
  /** How often each mark opens a quotation that stands in no other, where that matters. */
  readonly outermost: Readonly<Record<string, number>>;
}

/** A passage of a book that has been measured. */
export interface MeasuredPassage {
  readonly locale: Locale;
  readonly notes: PassageNotes;
  /** True where all of the notes that were known hold, so that it is read as it was then. */
  readonly stands: boolean;
  /** The passage read: made when asked for where its notes were known. */
  read(): ReadPassage;
}

/** What is laid down for the whole book. */
interface Given {
  readonly given?: HabitChoice;
  /** What the whole book does, where the passages are a part of one that has been measured. */
  readonly known?: Profile;
}

/**
 * Reads all passages of a book: first what it does as a whole, then every mark. `spelt` are words the author spells with apostrophes.
 */
export function readPassages(
  passages: readonly Passage[],
  spelt: readonly string[],
  given: Given = {},
): { readonly profile: Profile; readonly read: readonly ReadPassage[] } {
  const { profile, measured } = measurePassages(passages, spelt, given);
  return { profile, read: measured.map(({ read }) => read()) };
}

/** The same, but that passages whose notes still hold are not read until somebody asks. */
export function measurePassages(
  passages: readonly Passage[],
  spelt: readonly string[],
  { given = {}, known }: Given = {},
): { readonly profile: Profile; readonly measured: readonly MeasuredPassage[] } {
  const tallies = new Map<string, Tally>();
  const tex = texTable(passages.filter(({ locale }) => locale.keepsOuter).map(({ text }) => text));
  const scanned = passages.map((passage) => {
    const seen = scannedPassage(passage, tex);
    const family = familyOf(passage.locale);
    const tally = tallies.get(family) ?? emptyTally();
    tallies.set(family, tally);
    addTally(tally, seen.tally);
    return seen;
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
  const once = scanned.map((seen) => {
    const outer = outerIn(seen.passage.locale);
    const first = firstRead(seen, outer, unlearned(seen.passage.locale, outer));
    addLessons(lessons, first.lessons);
    return first;
  });
  const own = new Set([...names, ...learned(lessons)]);
  const weights = odds(lessons);
  const hasLearned = own.size > names.size || weights.some((weight) => weight > 0);
  const taught = {
    name: digestOf([[...own].sort(), weights]),
    words: wordsFor({ own, odds: weights }),
  };
  const measured = once.map((first) => readAgain(first, taught, hasLearned && first.least < DOUBT));
  const profile = known ?? profileOf(tally, own, { outermost: outermostOf(measured), given });
  return { profile, measured };
}

interface ScannedPassage {
  readonly passage: Passage;
  /** Its notes, as long as nothing is otherwise than when they were made. */
  readonly known: PassageNotes | undefined;
  readonly doubled: string;
  readonly tally: Tally;
  marks(): Marks;
}

function scannedPassage(
  passage: Passage,
  tex: ReadonlyMap<number, number> | undefined,
): ScannedPassage {
  const { text, locale, lineIsParagraph } = passage;
  const table = locale.keepsOuter ? tex : doubledTable(locale);
  const doubled = [...(table ?? [])].join(" ");
  const known = passage.known?.doubled === doubled ? passage.known : undefined;
  const marks = onceAsked(() =>
    scan(text, {
      glyphs: glyphTable(locale),
      lineIsParagraph,
      closedPoints: locale.keepsOuter,
      ...(table === undefined ? {} : { doubled: table }),
    }),
  );
  return { passage, known, doubled, marks, tally: known?.tally ?? tallyOf(marks()) };
}

function tallyOf(marks: Marks): Tally {
  const tally = emptyTally();
  tallyMarks(tally, marks);
  return tally;
}

interface FirstRead extends ScannedPassage {
  readonly outer: number;
  readonly lessons: Lessons;
  readonly least: number;
  reading(): Reading;
}

/** Read with what any book would teach. */
function firstRead(seen: ScannedPassage, outer: number, words: Words): FirstRead {
  const known = seen.known?.outer === outer ? seen.known : undefined;
  const reading = onceAsked(() => parse(seen.marks(), { outer, words }));
  const lessons = known?.lessons ?? lessonsOf(seen.marks(), reading());
  return { ...seen, known, outer, lessons, reading, least: known?.least ?? reading().least };
}

function lessonsOf(marks: Marks, reading: Reading): Lessons {
  const lessons = emptyLessons();
  learn(marks, reading, lessons);
  return lessons;
}

/** What a book has taught, with a name for it. */
interface Taught {
  readonly name: string;
  words(locale: Locale, outer: number): Words;
}

/** Read with what the book has taught since, where that may turn a reading or the author has answered. */
function readAgain(
  { passage, known: before, marks, reading, ...first }: FirstRead,
  taught: Taught,
  isOpen: boolean,
): MeasuredPassage {
  const { locale, answers } = passage;
  const { tally, doubled, outer, lessons, least } = first;
  const read = onceAsked((): ReadPassage => {
    const options = { outer, words: taught.words(locale, outer) };
    if (answers !== undefined)
      return { locale, marks: marks(), reading: parse(marks(), { ...options, answers }), answers };
    return {
      locale,
      marks: marks(),
      reading: isOpen ? parse(marks(), options) : reading(),
      answers,
    };
  });
  const words = isOpen ? taught.name : "";
  const known = before?.words === words ? before : undefined;
  const outermost = known?.outermost ?? outermostIn(locale, read);
  const notes = { tally, doubled, outer, lessons, least, words, outermost };
  return { locale, notes, stands: known !== undefined, read };
}

function outermostIn(locale: Locale, read: () => ReadPassage): PassageNotes["outermost"] {
  const counts: Record<string, number> = {};
  if (locale.keepsOuter) return counts;
  const { marks, reading } = read();
  countOutermost(marks, reading, counts);
  return counts;
}

/** Makes a value when it is first asked for. */
function onceAsked<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
function outermostOf(measured: readonly MeasuredPassage[]): Profile["quotes"]["outermost"] {
  const counts: Record<string, Record<string, number>> = {};
  for (const { locale, notes } of measured) {
    if (locale.keepsOuter) continue;
    const own = counts[locale.tag] ?? {};
    counts[locale.tag] = own;
    for (const [glyph, times] of Object.entries(notes.outermost))
      own[glyph] = (own[glyph] ?? 0) + times;
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
