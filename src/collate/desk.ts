import type { Passage, Witness } from "./collation.ts";
import { Lexicon, leveled, type Tokens, tokensOf } from "./tokens.ts";

/** What the stages of a comparison share. */
export interface Desk {
  readonly before: Witness;
  readonly after: Witness;
  /** For each passage the number of its words: equal where a reader reads the same. */
  readonly keys: { readonly a: Int32Array; readonly b: Int32Array };
  readonly tokensA: (at: number) => Tokens;
  readonly tokensB: (at: number) => Tokens;
  readonly lexicon: Lexicon;
}

/** Chapters that must be compared together, as one was split or several were joined. */
export interface Group {
  readonly as: readonly number[];
  readonly bs: readonly number[];
}

/** The desk for two witnesses. */
export function deskOf(before: Witness, after: Witness): Desk {
  const lexicon = new Lexicon();
  const numbers = new Lexicon();
  const keyOf = ({ kind, text }: Passage): number => {
    const words = kind === "code" ? text : leveled(text);
    return numbers.numberOf(kind === "scene" || kind === "image" ? `${kind} ${text}` : words);
  };
  return {
    before,
    after,
    lexicon,
    keys: {
      a: Int32Array.from(before.passages, keyOf),
      b: Int32Array.from(after.passages, keyOf),
    },
    tokensA: remembered(before, lexicon),
    tokensB: remembered(after, lexicon),
  };
}

/** Only what changed is ever parted into words. */
function remembered({ passages }: Witness, lexicon: Lexicon): (at: number) => Tokens {
  const known = new Map<number, Tokens>();
  return (at) => {
    const tokens = known.get(at) ?? tokensOf(passages[at]?.text ?? "", lexicon);
    known.set(at, tokens);
    return tokens;
  };
}
