import type { StyledRun } from "../paragraph.ts";

/** All of a run of words; a tag of `undefined` is none. */
type Run = Omit<StyledRun, "tag" | "box"> & { readonly tag?: number | undefined };

/**
 * A run of words, of one of two makes: with a tag and without.
 *
 * The line setter reads runs word by word. A run copied by spreading is of a make
 * of its own each time, and after a few of those the engine looks up every field of every run.
 */
export function runOf(run: Run): StyledRun {
  const { text, font, size, features, language, rise, tracking, hyphenate, tag } = run;
  return tag === undefined
    ? { text, font, size, features, language, rise, tracking, hyphenate }
    : { text, font, size, features, language, rise, tracking, hyphenate, tag };
}

/** The same run with other words. */
export function runSaying(run: StyledRun, text: string): StyledRun {
  const { font, size, features, language, rise, tracking, hyphenate, tag } = run;
  if (run.box !== undefined) return { ...run, text };
  return runOf({ text, font, size, features, language, rise, tracking, hyphenate, tag });
}

/** The same run as a part of a structure element, where it is no part of another. */
export function runWithin(run: StyledRun, element: number): StyledRun {
  const { text, font, size, features, language, rise, tracking, hyphenate } = run;
  if (run.tag !== undefined) return run;
  return runOf({ text, font, size, features, language, rise, tracking, hyphenate, tag: element });
}
