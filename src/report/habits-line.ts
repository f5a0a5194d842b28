import { count } from "./figures.ts";
import type { ProfileEntry } from "./report.ts";

/** The habits of a book with their counts, in one line; undefined where nothing was counted. */
export function habitsLine(profile: ProfileEntry): string | undefined {
  const { dash, ellipsis, given } = profile;
  const parts = [
    quotesOf(profile),
    spacingOf("dashes", given.dash, spacedDashes(dash.counts)),
    spacingOf("ellipses", given.ellipsis, ellipsis),
    spellingOf(profile),
    breaksOf(profile),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("; ");
}

/** Two counts of which neither is a fifth of the other are one habit and its exceptions, else they are mixed. */
const MIXED = 5;

function twoOf(
  [name, times]: readonly [string, number],
  [other, others]: readonly [string, number],
): string | undefined {
  if (times + others === 0) return undefined;
  const [more, less] = times >= others ? [name, other] : [other, name];
  const [most, least] = [Math.max(times, others), Math.min(times, others)];
  if (least === 0) return `${more} (${count(most)})`;
  const mixed = least * MIXED > most ? "mixed, mostly " : "";
  return `${mixed}${more} (${count(most)}, ${less} ${count(least)})`;
}

function quotesOf({ quotes, given }: ProfileEntry): string | undefined {
  const asked = given.quotes === undefined ? "" : `, set ${given.quotes}`;
  const english = twoOf(["double", quotes.double], ["single", quotes.single]);
  const glyphs = Object.values(quotes.outermost)
    .flatMap((typed) => Object.entries(typed))
    .sort((a, b) => b[1] - a[1]);
  // A quotation has two marks: where half of all belong to other languages, theirs are the book's.
  const theirs = glyphs.reduce((sum, [, times]) => sum + times, 0);
  const isForeign = theirs * 4 > quotes.double + quotes.single;
  const said = isForeign
    ? glyphs.map(([glyph, times]) => `${glyph} ${count(times)}`).join(", ")
    : english;
  return said === undefined ? undefined : `quotes ${said}${asked}`;
}

function spacedDashes(counts: Readonly<Record<string, number>>): Spacings {
  const sum = (fits: (key: string) => boolean): number =>
    Object.entries(counts).reduce((all, [key, times]) => all + (fits(key) ? times : 0), 0);
  return {
    closed: sum((key) => key.trim() === key),
    spaced: sum((key) => key.startsWith(" ") && key.endsWith(" ")),
  };
}

interface Spacings {
  readonly closed: number;
  readonly spaced: number;
}

function spacingOf(
  what: string,
  given: string | undefined,
  { closed, spaced }: Spacings,
): string | undefined {
  const said = twoOf(["closed", closed], ["spaced", spaced]);
  return said && `${what} ${said}${given === undefined ? "" : `, set ${given}`}`;
}

function spellingOf({ spelling, given }: ProfileEntry): string | undefined {
  const said = twoOf(["en-US", spelling["en-US"]], ["en-GB", spelling["en-GB"]]);
  return (
    said &&
    `spelling ${said}${given.spelling === undefined ? "" : `, said to be ${given.spelling}`}`
  );
}

function breaksOf({ sceneBreaks }: ProfileEntry): string | undefined {
  const typed = Object.entries(sceneBreaks).sort((a, b) => b[1] - a[1]);
  if (typed.length === 0) return undefined;
  return `scene breaks ${typed.map(([glyphs, times]) => `${glyphs} ${count(times)}`).join(", ")}`;
}
