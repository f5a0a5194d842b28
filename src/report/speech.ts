import { countWords } from "../pipeline/count.ts";
import { localeFor } from "../typography/locales/registry.ts";
import { type Marks, PARAGRAPH, RESET, SINGLE } from "../typography/marks/scan.ts";
import type { Profile } from "../typography/profile.ts";
import {
  ROLE_CLOSE,
  ROLE_CLOSE_BOTH,
  ROLE_MISMATCH,
  ROLE_OPEN,
} from "../typography/quotes/moves.ts";
import type { Reading } from "../typography/quotes/parse.ts";
import { readPassages } from "../typography/read.ts";

/**
 * How many words of each text are spoken: what stands between outermost quotes
 * as the typography reads them, and paragraphs that a dash of dialogue opens,
 * with what their narrator says between. Texts are paragraphs parted by blank lines.
 */
export function wordsSpoken(
  texts: readonly string[],
  language: string,
  profile: Profile | undefined,
): readonly number[] {
  const locale = localeFor(language);
  const passages = texts.map((text) => ({ text, locale, lineIsParagraph: false }));
  const { read } = readPassages(passages, [], profile === undefined ? {} : { known: profile });
  const dashes = locale.dialogueDash !== undefined;
  return read.map(({ marks, reading }) => {
    const quoted = spokenBetween(marks, reading);
    return quoted + (dashes ? wordsAfterDashes(marks.text) : 0);
  });
}

/** Words between outermost quotes. A speech left open ends with its paragraph, unless the next goes on with it. */
function spokenBetween({ text, at, end, kind }: Marks, reading: Reading): number {
  let words = 0;
  let from = -1;
  for (let i = 0; i < at.length; i += 1) {
    const what = kind[i] ?? RESET;
    const depth = reading.depths[i] ?? 0;
    if (what <= SINGLE && reading.roles[i] === ROLE_OPEN && depth === 0) from = end[i] ?? 0;
    else if (from >= 0 && ends(what, reading, i)) {
      words += countWords(text.slice(from, at[i]));
      from = -1;
    }
  }
  return from < 0 ? words : words + countWords(text.slice(from));
}

function ends(what: number, { roles, depths, unclosed }: Reading, i: number): boolean {
  if (what === PARAGRAPH) return (unclosed[i] ?? 0) > 0;
  return what === RESET || (what <= SINGLE && closes(roles[i], depths[i] ?? 0));
}

function closes(role: number | undefined, depth: number): boolean {
  if (role === ROLE_CLOSE_BOTH) return true;
  return (role === ROLE_CLOSE || role === ROLE_MISMATCH) && depth === 0;
}

/** Words of paragraphs that begin with a dash of dialogue and hold no quotes of their own. */
function wordsAfterDashes(text: string): number {
  return text
    .split("\n\n")
    .filter((paragraph) => /^[—–]\s?\S/u.test(paragraph) && !/[«»“”„]/u.test(paragraph))
    .reduce((sum, paragraph) => sum + countWords(paragraph), 0);
}
