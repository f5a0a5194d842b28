import { CLOSING, classAt, isNewline, LETTER, SPACE } from "./marks/chars.ts";
import { dotsGap } from "./marks/dots.ts";
import { DOTS, DOUBLE, HYPHENS, type Marks, SINGLE } from "./marks/scan.ts";
import type { Variety } from "./spelling.ts";

/** What an author says of the habits of a book, where counting does not tell. */
export interface HabitChoice {
  /** The marks that stand outside: in English double or single ones, elsewhere those of a set the language has. */
  readonly quotes?: QuoteShape;
  /** How hyphens typed for dashes are set in English, however they are spaced. */
  readonly dash?: Spacing;
  /** How an ellipsis stands to the word before it, in languages that leave it to the author. */
  readonly ellipsis?: Spacing;
  /** How the book spells, where both sides of the ocean are in it. */
  readonly spelling?: Variety;
  /** `set`: an apostrophe typed for an accent gives way to the letter with its accent. */
  readonly accents?: "set";
  /** The glyphs of a scene break, as typed. */
  readonly sceneBreak?: string;
}

/** “Double”, ‘single’, «angle» or „low. */
export type QuoteShape = "double" | "single" | "angle" | "low";
export type Spacing = "closed" | "spaced";

/** What the whole book does, measured before any rule decides a line. */
export interface Profile {
  /** Which quotes stand outside, and how often each was seen. */
  readonly quotes: {
    readonly outer: "double" | "single";
    readonly double: number;
    readonly single: number;
    /** How often each quote glyph other than the straight ones was typed. */
    readonly glyphs: Readonly<Record<string, number>>;
    /** By language, how often each mark opens a quotation that stands in no other. */
    readonly outermost: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly dash: {
    readonly habit: Spacing | "none";
    readonly counts: Readonly<Record<string, number>>;
    /** How many hyphens the author types for an em dash: two or three. */
    readonly hyphensPerEm: number;
    /** True where most dashes are typed as one hyphen between spaces. */
    readonly hyphenHabit: boolean;
  };
  readonly ellipsis: {
    readonly habit: Spacing | "none";
    /** By the points as typed. */
    readonly counts: Readonly<Record<string, number>>;
    /** Between two words: closed up to the first, or with a space before. */
    readonly closed: number;
    readonly spaced: number;
  };
  /** What the author has said; the counts stay what they are. */
  readonly given: HabitChoice;
  /** Words seen with an apostrophe before or after them, lower case. */
  readonly vocabulary: ReadonlySet<string>;
}

/** Counts of one text or of many, added up before they are judged. */
export interface Tally {
  double: number;
  single: number;
  readonly glyphs: Record<string, number>;
  readonly dashes: Record<string, number>;
  readonly dots: Record<string, number>;
  /** How the dots between two words stand to the first. */
  readonly gaps: Record<Spacing, number>;
}

export function emptyTally(): Tally {
  return { double: 0, single: 0, glyphs: {}, dashes: {}, dots: {}, gaps: { closed: 0, spaced: 0 } };
}

/** Tallies added up. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const [only] = tallies;
  if (tallies.length === 1 && only !== undefined) return only;
  const sum = emptyTally();
  for (const tally of tallies) addTally(sum, tally);
  return sum;
}

/** Adds what was counted elsewhere. */
export function addTally(sum: Tally, tally: Tally): void {
  sum.double += tally.double;
  sum.single += tally.single;
  sum.gaps.closed += tally.gaps.closed;
  sum.gaps.spaced += tally.gaps.spaced;
  for (const list of ["glyphs", "dashes", "dots"] as const)
    for (const [key, times] of Object.entries(tally[list])) count(sum[list], key, times);
}

/** Adds the marks of one text to a tally. */
export function tallyMarks(tally: Tally, marks: Marks): void {
  const { text } = marks;
  for (let i = 0; i < marks.at.length; i++) {
    const kind = marks.kind[i] ?? 0;
    const at = marks.at[i] ?? 0;
    const end = marks.end[i] ?? at;
    if (kind <= SINGLE) countQuote(tally, text, at, kind);
    else if (kind === HYPHENS) countDash(tally, text, at, end);
    else if (kind === DOTS) {
      count(tally.dots, text.slice(at, end));
      const gap = dotsGap(text, at, end);
      if (gap !== undefined) tally.gaps[gap]++;
    }
  }
}

function countQuote(tally: Tally, text: string, at: number, kind: number): void {
  if (text.charCodeAt(at) > 127) count(tally.glyphs, text.charAt(at));
  if (kind === DOUBLE) tally.double++;
  else if (looksStructural(text, at)) tally.single++;
}

/** A single quote that can hardly be an apostrophe: at the start of a line, or after a point. */
function looksStructural(text: string, at: number): boolean {
  const before = classAt(text, at - 1);
  if (before === CLOSING) return true;
  return (
    before === SPACE &&
    classAt(text, at + 1) === LETTER &&
    (at === 0 || isNewline(text.charCodeAt(at - 1)) || text.charCodeAt(at - 2) === 44)
  );
}

function countDash(tally: Tally, text: string, at: number, end: number): void {
  const before = classAt(text, at - 1) === SPACE;
  const after = classAt(text, end) === SPACE;
  const lone = end === at + 1 && text.charCodeAt(at) === 45;
  if (lone && !(before && after)) return;
  count(tally.dashes, `${before ? " " : ""}${text.slice(at, end)}${after ? " " : ""}`);
}

function count(counts: Record<string, number>, key: string, times = 1): void {
  if (key.length > 8) return;
  counts[key] = (counts[key] ?? 0) + times;
}

/** Judges a tally. */
export function profileOf(
  tally: Tally,
  vocabulary: ReadonlySet<string>,
  {
    outermost = {},
    given = {},
  }: {
    readonly outermost?: Profile["quotes"]["outermost"];
    readonly given?: HabitChoice;
  } = {},
): Profile {
  const { double, single, dashes } = tally;
  const total = (fits: (key: string) => boolean): number =>
    Object.entries(dashes).reduce((sum, [key, times]) => sum + (fits(key) ? times : 0), 0);
  const closed = total((key) => key.trim() === key);
  const spaced = total((key) => key.startsWith(" ") && key.endsWith(" "));
  const two = total((key) => key.trim() === "--");
  const three = total((key) => key.trim() === "---");
  return {
    quotes: {
      outer: outerOf(given.quotes) ?? (single > double ? "single" : "double"),
      double,
      single,
      glyphs: { ...tally.glyphs },
      outermost,
    },
    dash: {
      habit: given.dash ?? habitOf(closed, spaced),
      counts: { ...dashes },
      hyphenHabit: (dashes[" - "] ?? 0) > Math.max(two + three, 5),
      hyphensPerEm: three > two ? 3 : 2,
    },
    ellipsis: {
      habit: given.ellipsis ?? habitOf(tally.gaps.closed, tally.gaps.spaced),
      counts: { ...tally.dots },
      ...tally.gaps,
    },
    given,
    vocabulary,
  };
}

/** What the shape says of English. */
function outerOf(shape: QuoteShape | undefined): "double" | "single" | undefined {
  return shape === "double" || shape === "single" ? shape : undefined;
}

function habitOf(closed: number, spaced: number): Spacing | "none" {
  if (closed + spaced === 0) return "none";
  return spaced > closed ? "spaced" : "closed";
}
