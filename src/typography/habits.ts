import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Block, Book, Part, SceneBreak, Section } from "../model/book.ts";
import { markKind } from "../model/mark-kind.ts";
import type { Span } from "../source/span.ts";
import { accentAt } from "./accents.ts";
import {
  dashException,
  ellipsisException,
  quoteException,
  sceneBreakException,
  typedAccents,
} from "./diagnostics.ts";
import { classAt, isNewline, LETTER, SPACE } from "./marks/chars.ts";
import { dotsGap } from "./marks/dots.ts";
import { DOTS, DOUBLE, HYPHENS, type Marks, SINGLE } from "./marks/scan.ts";
import type { Profile } from "./profile.ts";
import { ROLE_OPEN } from "./quotes/moves.ts";
import type { ReadPassage } from "./read.ts";
import type { Locate } from "./report.ts";

/**
 * What a book does otherwise than it mostly does. Where two ways are common
 * both are meant; a few among many are slips, and one note tells of all of
 * them. Only English is looked at: elsewhere the language decides.
 */

/** Below so many there is no habit to speak of. */
const ENOUGH = 30;
/** One in so many, or fewer, is an exception. */
const RARE = 20;

/** True where so few of so many are slips rather than a second habit. */
export function isException(times: number, total: number): boolean {
  return times > 0 && total >= ENOUGH && times * RARE <= total;
}

/** How often something was seen, and where first. */
interface Seen {
  times: number;
  first: Span | undefined;
}

/** What is seen of the habits that can have exceptions. */
export type Sightings = Readonly<
  Record<"double" | "single" | "closed" | "spaced" | "closedDots" | "spacedDots" | "accents", Seen>
>;

export function noSightings(): Sightings {
  const none = (): Seen => ({ times: 0, first: undefined });
  return {
    double: none(),
    single: none(),
    closed: none(),
    spaced: none(),
    closedDots: none(),
    spacedDots: none(),
    accents: none(),
  };
}

/** Adds what was seen in the next stretch of the book. */
export function addSightings(seen: Sightings, next: Sightings): void {
  for (const habit of Object.keys(noSightings()) as (keyof Sightings)[]) {
    seen[habit].times += next[habit].times;
    seen[habit].first ??= next[habit].first;
  }
}

/** A reading less sure than this is a question to the author, and no evidence. */
const SURE = 10;

/** Adds the quotations and dashes of a passage. */
export function sight(seen: Sightings, passage: ReadPassage, locate: Locate): void {
  const { locale, marks } = passage;
  if (locale.typedAccents !== undefined) sightAccents(seen.accents, passage, locate);
  if (!locale.keepsOuter) return;
  for (let i = 0; i < marks.at.length; i++) {
    const habit = habitAt(passage, i);
    if (habit === undefined) continue;
    const what = seen[habit];
    what.times++;
    what.first ??= locate(marks.at[i] ?? 0, marks.end[i] ?? 0);
  }
}

function sightAccents(seen: Seen, { locale, marks, reading }: ReadPassage, locate: Locate): void {
  for (let i = 0; i < marks.at.length; i++) {
    const accent = accentAt(marks, reading, i, locale);
    if (accent === undefined) continue;
    seen.times++;
    seen.first ??= locate(accent.start, accent.end);
  }
}

/** The habit a mark speaks of: a quotation that stands in no other, or a dash between words. */
function habitAt({ marks, reading }: ReadPassage, i: number): keyof Sightings | undefined {
  const kind = marks.kind[i] ?? 0;
  if (kind === HYPHENS) return dashAt(marks, i);
  if (kind === DOTS) return dotsAt(marks, i);
  if (kind > SINGLE || reading.roles[i] !== ROLE_OPEN || reading.depths[i] !== 0) return undefined;
  if ((reading.margins[i] ?? 0) < SURE) return undefined;
  return kind === DOUBLE ? "double" : "single";
}

function dotsAt({ text, at, end }: Marks, i: number): "closedDots" | "spacedDots" | undefined {
  const gap = dotsGap(text, at[i] ?? 0, end[i] ?? 0);
  return gap && (gap === "closed" ? "closedDots" : "spacedDots");
}

const EN_DASH = 0x2013;
/** From here on, and in four hyphens or more, a dash stands for a word left out, and has a word's spaces. */
const TWO_EM_DASH = 0x2e3a;
const LONGEST_DASH = 3;

/** How a dash between two words stands; an en dash closed up joins places and numbers, and is none. */
function dashAt({ text, at, end }: Marks, i: number): "closed" | "spaced" | undefined {
  const start = at[i] ?? 0;
  const stop = end[i] ?? start;
  if (stop - start > LONGEST_DASH || text.charCodeAt(start) >= TWO_EM_DASH) return undefined;
  const before = classAt(text, start - 1);
  const after = classAt(text, stop);
  if (before === LETTER && after === LETTER) {
    const isDash = stop - start > 1 || text.charCodeAt(start) > EN_DASH;
    return isDash ? "closed" : undefined;
  }
  if (before !== SPACE || after !== SPACE || isNewline(text.charCodeAt(start - 1)))
    return undefined;
  const between = classAt(text, start - 2) === LETTER && classAt(text, stop + 1) === LETTER;
  return between ? "spaced" : undefined;
}

/** The notes on a book: one for each habit that has exceptions. */
export function exceptionsTo(
  { given, quotes, dash, ellipsis }: Profile,
  seen: Sightings,
  breaks: readonly SceneBreak[],
): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  const otherQuotes = quotes.outer === "double" ? "single" : "double";
  const quotations = seen.double.times + seen.single.times;
  const asked = quotes.outer === given.quotes ? given.quotes : undefined;
  if (isSlip(seen[otherQuotes], quotations, asked))
    notes.push(quoteException(seen[otherQuotes], quotations, otherQuotes));
  const otherDash = dash.habit === "closed" ? "spaced" : "closed";
  const dashes = seen.closed.times + seen.spaced.times;
  if (isSlip(seen[otherDash], dashes, given.dash))
    notes.push(dashException(seen[otherDash], dashes, otherDash));
  const otherDots = ellipsis.habit === "closed" ? "spaced" : "closed";
  const ellipses = seen.closedDots.times + seen.spacedDots.times;
  const oddDots = seen[`${otherDots}Dots`];
  if (isSlip(oddDots, ellipses, given.ellipsis))
    notes.push(ellipsisException(oddDots, ellipses, otherDots));
  if (seen.accents.times >= ACCENTS_ENOUGH && given.accents === undefined)
    notes.push(typedAccents(seen.accents));
  return [...notes, ...oddBreaks(breaks, given.sceneBreak)];
}

/** One or two may be words cut short that no list knows. */
const ACCENTS_ENOUGH = 3;

/** What goes against an author's own word is a slip however often it happens. */
function isSlip({ times }: Seen, total: number, given: string | undefined): boolean {
  return given === undefined ? isException(times, total) : times > 0;
}

/** Books have few scene breaks: five alike make a habit, and a second kind up to one in five is no other. */
const BREAKS_ENOUGH = 5;
const BREAKS_RARE = 5;

function oddBreaks(
  breaks: readonly SceneBreak[],
  given: string | undefined,
): readonly Diagnostic[] {
  const typed = breaks.filter((block) => glyphs(block) !== "");
  const kinds = new Map<string, SceneBreak[]>();
  for (const block of typed) {
    const kind = markKind(block.typed);
    kinds.set(kind, [...(kinds.get(kind) ?? []), block]);
  }
  const most = [...kinds.values()].sort((a, b) => b.length - a.length)[0];
  const usual = (given === undefined ? most : kinds.get(markKind(given))) ?? [];
  const name = given ?? (usual[0] && glyphs(usual[0]));
  const odd = typed.filter((block) => !usual.includes(block));
  const [first] = odd;
  if (first === undefined || name === undefined) return [];
  const isHabit = usual.length >= BREAKS_ENOUGH && odd.length * BREAKS_RARE <= typed.length;
  if (given === undefined && !isHabit) return [];
  const seen = { times: odd.length, first: first.span };
  const names = [...new Set(odd.map(glyphs))];
  return [sceneBreakException(seen, names, { times: usual.length, glyphs: name })];
}

/** How often each scene break was typed, by its glyphs; a gap has none. */
export function countBreaks(breaks: readonly SceneBreak[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const block of breaks) {
    const name = glyphs(block) || "gap";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function glyphs({ typed }: SceneBreak): string {
  return typed.trim().replace(/\s+/g, " ");
}

/** Every scene break of a book in reading order. */
export function sceneBreaksOf({ front, body, back }: Book): readonly SceneBreak[] {
  return [...front, ...body, ...back].flatMap(breaksOfNode);
}

function breaksOfNode({ blocks, sections }: Part | Section): readonly SceneBreak[] {
  return [...blocks.flatMap(breaksOfBlock), ...sections.flatMap(breaksOfNode)];
}

function breaksOfBlock(block: Block): readonly SceneBreak[] {
  if (block.type === "sceneBreak") return [block];
  return block.type === "quotation" ? block.blocks.flatMap(breaksOfBlock) : [];
}
