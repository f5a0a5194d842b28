import type { TypedAccents } from "./accents.ts";
import type { Hanging } from "./marks/suspended.ts";

/**
 * A language as data; `locales/*.ts` hold one record each.
 *
 * To add one: copy the file of the nearest language, change what differs, give
 * it 25 worked examples (they are its tests and its page in the manual), and
 * add its line to `locales/registry.ts`. No rule may ask for a language by
 * its tag: what a rule needs to know is a field here.
 */
export interface Locale {
  /** BCP 47. */
  readonly tag: string;
  /** In English, for the manual: “French (France)”. */
  readonly name: string;
  /** Opening and closing marks by level, outermost first. */
  readonly quotes: QuoteSet;
  /** Other sets in use; an author who typed one of them keeps it. */
  readonly otherQuotes: readonly QuoteSet[];
  /** True where single or double quotes outside are the author's choice, as in English. */
  readonly keepsOuter: boolean;
  /** What opens the further paragraphs of a long speech; absent: the opening mark. */
  readonly continuedQuote?: "close";
  /** What stands between angle quotes and the words in them; empty for nothing. */
  readonly quoteSpace: string;
  /** What stands before each of these points, by point: `{ "!": "\u202F" }`. */
  readonly pointSpace: Readonly<Record<string, string>>;
  /** What a dash typed with spaces becomes. */
  readonly dash: DashStyle;
  /** What a dash typed without spaces becomes: `—` where the language closes it up, else as `dash`. */
  readonly closedDash: "keep" | "asDash";
  /** What opens a speech at the start of a paragraph, with the space after it; undefined: a language of quotes only. */
  readonly dialogueDash: DialogueDash | undefined;
  /** True where a quotation may hold a whole scene, its speakers parted by dashes: « … — … — … ». */
  readonly quotedScenes?: boolean;
  /** True where even a dash that was typed as one gives way to the dash of the language: Russian has no en dash. */
  readonly replacesDashes?: boolean;
  /** How four typed dots are read: a point and an ellipsis, or three dots and one too many. */
  readonly fourDots: "pointAndEllipsis" | "ellipsis";
  /** Where an ellipsis stands to the word before it, when the author left no space: bound by no break. */
  readonly ellipsisSpace: "asTyped" | "closed" | "spaced";
  /** What an ellipsis becomes after `?` or `!`, which has one point already; absent: as anywhere. */
  readonly ellipsisAfterPoint?: string;
  /** Abbreviations that never end a line: `Mr.` before a name. */
  readonly bindsNext: readonly string[];
  /** Words that never stand after a number's line end: `a.m.`, `kg`. */
  readonly bindsPrevious: readonly string[];
  /** Short words the language does not leave at the end of a line: Polish `w`, Czech `k`. */
  readonly shortWords: readonly string[];
  /** Abbreviations of several words, as typed with spaces: `z. B.`; none of the spaces ends a line. */
  readonly abbreviations?: readonly string[];
  /** True where an ordinal number is a figure with a point: `1. ledna`. */
  readonly pointedOrdinals?: boolean;
  /** True where thousands are parted by spaces: `10 000`. */
  readonly spacedThousands?: boolean;
  readonly elisions: Elisions;
  /** How accents are typed on a keyboard that has none. */
  readonly typedAccents?: TypedAccents;
  /** First words of chapter headings, lower case. */
  readonly chapterWords: readonly string[];
  /** Words after which a hyphen hangs rightly: `pre- and post-war`. */
  readonly conjunctions: readonly string[];
  /** What a hyphen before a conjunction may hang after; absent where compounds are closed, and any word may: `Vor- und Nachteile`. */
  readonly hanging?: Hanging;
  /** Worked examples: the tests of the language and its page in the manual. */
  readonly examples: readonly LocaleExample[];
}

/** The dash that opens a speech, with the space after it, and the other dash an author may type for it. */
export interface DialogueDash {
  readonly dash: "—" | "–";
  readonly space: string;
  readonly or?: "—" | "–";
}

export interface QuotePair {
  readonly open: string;
  readonly close: string;
}
/** By level; where two are named a third quotation takes the marks of the first again. */
export type QuoteSet = readonly [QuotePair, QuotePair, ...QuotePair[]];
/** `pairedEm`: the raya of Spanish, which clings to what it encloses, —like this—, as a bracket does. */
export type DashStyle = "closedEm" | "spacedEn" | "spacedEm" | "pairedEm";

/** What is typed and what is printed, no-break spaces and all. */
export interface LocaleExample {
  readonly before: string;
  readonly after: string;
}

/** Words with an apostrophe at an end, all in lower case. */
export interface Elisions {
  /** After the apostrophe, where nothing else is likely: `tis`, `em`. */
  readonly leading: ReadonlySet<string>;
  /** After the apostrophe, where a quotation may open as well: `round`, `cause`. */
  readonly doubtful: ReadonlySet<string>;
  /** Before the apostrophe: `o`, `th`, `goin`. */
  readonly trailing: ReadonlySet<string>;
  /** Words that speakers drop an h from, with the h: `house` lets `'ouse` pass. */
  readonly aspirated: ReadonlySet<string>;
  /** Words whose last sounds speakers drop, whole: `hand` lets `han'` pass. */
  readonly tails: ReadonlySet<string>;
  /** The sounds they drop. */
  readonly tailSounds: readonly string[];
  /** Words whose weak first syllable speakers drop, whole: `dispute` lets `'spute` pass. */
  readonly clipped: ReadonlySet<string>;
  /** The syllables they drop. */
  readonly weakStarts: readonly string[];
  /** Words that end in -in by nature, so that `captain'` is no `captaing`. */
  readonly plainIn: ReadonlySet<string>;
  /** True where a name that ends on s takes a bare apostrophe in the genitive: Hans’ Bruder. */
  readonly bareGenitive?: boolean;
  /** True where -in’ stands for -ing and s’ for a possessive: English. */
  readonly productive: boolean;
}

/** A language without apostrophes at the ends of words. */
export const noElisions: Elisions = {
  leading: new Set(),
  doubtful: new Set(),
  trailing: new Set(),
  aspirated: new Set(),
  tails: new Set(),
  tailSounds: [],
  clipped: new Set(),
  weakStarts: [],
  plainIn: new Set(),
  productive: false,
};

/** Quote sets that several languages share. */
export const curlyDouble: QuotePair = { open: "“", close: "”" };
export const curlySingle: QuotePair = { open: "‘", close: "’" };
export const guillemets: QuotePair = { open: "«", close: "»" };
