import { countWords } from "../pipeline/count.ts";
import { PARTING } from "./collation.ts";

/** Numbers for texts: equal texts have equal numbers. One for both witnesses. */
export class Lexicon {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
}

/** A text as words and marks, each with the space before it, so that the tokens joined are the text. */
export interface Tokens {
  readonly text: string;
  /** Where each token ends. */
  readonly ends: readonly number[];
  /** The number of each token without its spelling: see `leveled`. */
  readonly keys: Int32Array;
  /** Words in the first so many tokens: one entry more than there are tokens. */
  readonly wordsTo: readonly number[];
}

/**
 * A token: the end of a passage, marks of omission, dashes, a character of a
 * script that sets no spaces, a word with what is inside it, or one mark.
 * Words end where `countWords` lets them end, so that the two count alike; a
 * range of figures is one token, as its hyphen may have become a dash.
 */
const TOKEN =
  /[^\S\u2029]*(?:\u2029|\.{3,}|\.(?:[ \u00a0\u202f]\.){2,}|\u2026+|(?:--+|[\u2012-\u2015])+|[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]\p{M}*|[\p{L}\p{N}\p{M}](?:[^\s\u2012-\u2015\u2026\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff-]|-(?!-)|(?<=\p{N})[\u2012-\u2015](?=\p{N}))*[\p{L}\p{N}\p{M}]|[^\s])|\s+$/gu;

/** Parts a text. Total: whatever it holds, the tokens joined are the text. */
export function tokensOf(text: string, lexicon: Lexicon): Tokens {
  const ends: number[] = [];
  const keys: number[] = [];
  const wordsTo: number[] = [0];
  let words = 0;
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    const piece = text.slice(done, end);
    const core = piece.trim();
    const key = core === "" && !piece.includes(PARTING) ? "" : leveled(piece);
    if (key === "" && ends.length > 0) {
      // Space at the end of a text belongs to what stands before it.
      ends[ends.length - 1] = end;
    } else {
      ends.push(end);
      keys.push(lexicon.numberOf(key));
      words += countWords(core);
      wordsTo.push(words);
    }
    done = end;
  }
  return { text, ends, keys: Int32Array.from(keys), wordsTo };
}

/** The text of the tokens in a half-open range. */
export function textOfTokens({ text, ends }: Tokens, from: number, to: number): string {
  return from >= to ? "" : text.slice(ends[from - 1] ?? 0, ends[to - 1]);
}

/** The words in a half-open range of tokens. */
export function wordsBetween({ wordsTo }: Tokens, from: number, to: number): number {
  return (wordsTo[to] ?? 0) - (wordsTo[from] ?? 0);
}

/**
 * A text without how it is typed or set: quotes of every shape are one, and so
 * are dashes, dots of omission and spaces. What quoin sets, and what `fix`
 * writes, is thus no change of the author's.
 */
export function leveled(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[“”„‟«»″＂]/g, '"')
    .replace(/[‘’‚‛‹›′ʼ`´]/g, "'")
    .replace(/''/g, '"')
    .replace(/"/g, "'")
    .replace(/\.(?:[ \u00a0\u202f]?\.){2,}/g, "…")
    .replace(/[\u00ad\u200b\u2060]/g, "")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/(?<=\p{N})[\u2012-\u2015](?=\p{N})/gu, "-")
    .replace(/(?<![\p{L}\p{N}\p{M}-])-(?!-)|(?<!-)-(?![\p{L}\p{N}-])/gu, "—")
    .replace(/[^\S\u2029]*(?:--+|[\u2012-\u2015])+[^\S\u2029]*/g, "—")
    .replace(/[^\S\u2029]+/g, " ")
    .replace(/^ | $/g, "");
}
