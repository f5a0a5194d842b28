import type { SectionRole } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { type Reading, spanOf } from "../reading.ts";
import type { TextChunk } from "./chunks.ts";
import type { Outline } from "./outline.ts";

/** Text before the first heading that is not the story: where it starts, and what it is. */
export interface Opening {
  readonly at: number;
  readonly role: SectionRole;
}

/** Longer text before the first chapter is a prologue or a chapter that lost its heading, in UTF-16 units. */
const LONGEST_NOTE = 6000;

/** Words with which authors speak to readers about the story, not in it; two of them settle it. */
const NOTE_WORDS =
  /\b(?:a\/n|author['’]?s['’]? notes?|disclaimer|fan ?fics?|fan ?fiction|slash|fandom|pairings?|rating|rated|spoilers?|beta(?:'d|ed|['’]s| reader)?|r ?& ?r|review(?:s|ed|ers?)?|one-?shot|au|oc|canon|kudos|comments?|flames?|updates?|chapters?|characters?|(?:do not|don['’]t|nor ever will) own|own (?:any|nothing|none|the|these|them|anything)|belongs? to|copyright|no profit|this (?:story|fic|is my)|my first|(?:thanks?|thank you) (?:to|for)|enjoy|summary|warnings?|read(?:ing|ers?)?|inspired by|based on)\b/giu;

const STRONG =
  /\b(?:a\/n|author['’]?s['’]? notes?|disclaimer|fan ?fics?|fan ?fiction|nor ever will own|(?:do not|don['’]t) own|read (?:and|&) review|r ?& ?r|no copyright|rated [kmt]\b|pairings?:|rating:|summary:)/iu;

const DEDICATION =
  /^(?:for|to|in memory of|pour|à|für|para|per|a la memoria de|dedicated to)\s+\S.{0,120}$/iu;

/** What the text before the first chapter heading is; undefined where there is none. */
export function openingOf(
  reading: Reading,
  chunks: readonly TextChunk[],
  outline: Outline,
): Opening | undefined {
  const first = [...outline.keys()][0];
  if (first === undefined || first === 0) return undefined;
  const head = chunks.slice(0, first);
  // A paragraph that is nothing but a note has no line of its own.
  const start = head.find(({ lines }) => lines.length > 0)?.lines[0]?.start ?? 0;
  const end = head.findLast(({ lines }) => lines.length > 0)?.lines.at(-1)?.end ?? start;
  const text = reading.text.slice(start, Math.min(end, start + LONGEST_NOTE + 1));
  const at = spanOf(reading, start, end);
  const role = roleOf(text, head.length);
  if (role === undefined) {
    const message = "Text stands before the first heading, and nothing says what it is";
    reading.diagnostics.push(notice("text-before-chapter", message, at));
    return undefined;
  }
  const what = role === "authorNote" ? "an author’s note" : `a ${role}`;
  reading.diagnostics.push(
    notice("author-note", `The text before the first heading was taken for ${what}`, at),
  );
  return { at: 0, role };
}

function roleOf(text: string, chunks: number): SectionRole | undefined {
  if (text.length > LONGEST_NOTE) return undefined;
  const words = new Set([...text.matchAll(NOTE_WORDS)].map(([word]) => word.toLowerCase()));
  if (STRONG.test(text) || words.size >= 3) return "authorNote";
  if (chunks === 1 && text.length <= 120 && DEDICATION.test(text) && !/[?!"]/.test(text))
    return "dedication";
  const named = /(?:^|\n)\s*(?:--|—|–)\s*\p{Lu}[^\n]{1,60}$/u.test(text.trimEnd());
  return named && text.length <= 1000 ? "epigraph" : undefined;
}
