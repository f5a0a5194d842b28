import type { Block, Inline, Text } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import type { Heading } from "../reader.ts";
import { type Reading, repair, spanOf } from "../reading.ts";
import { type Vocabulary, vocabularyOf } from "../vocabulary.ts";

type Matter = Block | Heading;

/** A first letter typed apart: `T he`, or alone on a line. */
const APART = /^(["“'‘]?)(\p{Lu})\s+(\p{Ll}+)/u;

/** First words typed in capitals: two at least, with small letters after them. */
const CAPITALS =
  /^(["“'‘]?)((?:\p{Lu}[\p{Lu}'’.-]*,?\s+)+\p{Lu}[\p{Lu}'’-]*)(?=,?\s+(?:\S+\s+)?[\p{Ll}])/u;

/** Undoes what was typed for the look of a chapter's first words; the theme sets them as it likes. */
export function leadIn(reading: Reading, matter: readonly Matter[]): readonly Matter[] {
  return matter.map((block, i) => {
    const before = matter[i - 1];
    const opens = before === undefined || before.type === "heading" || before.type === "sceneBreak";
    if (!opens || block.type !== "paragraph") return block;
    const [first, ...rest] = block.inlines;
    if (first?.type !== "text" || first.span === undefined) return block;
    const leaves = plainLeaves(reading, first);
    return leaves === undefined ? block : { ...block, inlines: [...leaves, ...rest] };
  });
}

function plainLeaves(reading: Reading, leaf: Text): readonly Inline[] | undefined {
  const apart = APART.exec(leaf.value);
  if (apart !== null) return joined(reading, leaf, apart);
  const capitals = CAPITALS.exec(leaf.value);
  if (capitals === null) return undefined;
  const [whole, mark = "", words = ""] = capitals;
  const letters = words.replace(/[^\p{L}]/gu, "");
  if (letters.length < 4 || words.length > 60) return undefined;
  return altered(reading, leaf, {
    mark,
    end: whole.length,
    value: lowered(words, vocabularyOf(reading)),
  });
}

function joined(
  reading: Reading,
  leaf: Text,
  match: RegExpExecArray,
): readonly Inline[] | undefined {
  const [whole, mark = "", letter = "", rest = ""] = match;
  const vocabulary = vocabularyOf(reading);
  const word = `${letter}${rest}`;
  const known = (vocabulary.get(word) ?? 0) + (vocabulary.get(word.toLowerCase()) ?? 0);
  // “A cat” and “I am” are two words each, and so is whatever the book has on its own.
  const two = /^[AIOÀÉYUEW]$/u.test(letter) && (known === 0 || (vocabulary.get(rest) ?? 0) > 1);
  if (two || known === 0) return undefined;
  return altered(reading, leaf, { mark, end: whole.length, value: word });
}

/** Small letters but for the first, and for words the book writes with a capital as a rule. */
function lowered(words: string, vocabulary: Vocabulary): string {
  return words
    .split(/(\s+)/)
    .map((word, i) => {
      const small = word.toLowerCase();
      const name = small.charAt(0).toUpperCase() + small.slice(1);
      const plain = name.replace(/[^\p{L}].*$/u, "");
      const isName = (vocabulary.get(plain) ?? 0) > (vocabulary.get(plain.toLowerCase()) ?? 0);
      // `A` is a name nowhere, however many sentences it begins.
      if (small === "a" && i > 0) return small;
      return i === 0 || isName || small === "i" ? name : small;
    })
    .join("");
}

interface Altered {
  readonly mark: string;
  /** Where the altered run ends in the leaf. */
  readonly end: number;
  readonly value: string;
}

function altered(
  reading: Reading,
  { value, span }: Text,
  { mark, end, value: after }: Altered,
): readonly Inline[] | undefined {
  if (span === undefined || span.end - span.start !== value.length) return undefined;
  const from = span.start + mark.length;
  const to = span.start + end;
  repair(
    reading,
    { start: from, end: to },
    {
      rule: "readers/drop-cap",
      after,
      because: "the first words were typed for their look, which is the theme’s to give",
    },
  );
  const at = spanOf(reading, from, to);
  const typed = reading.text.slice(from, to);
  reading.diagnostics.push(notice("drop-cap", `“${typed}” was set as “${after}”`, at));
  const leaf = (text: string, start: number): readonly Text[] =>
    text === ""
      ? []
      : [{ type: "text", value: text, span: spanOf(reading, start, start + text.length) }];
  return [
    ...leaf(mark, span.start),
    { type: "text", value: after, span: at },
    ...leaf(value.slice(end), to),
  ];
}
