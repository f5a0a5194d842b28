import type { Block } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import { notice } from "../diagnostics.ts";
import type { Heading } from "../reader.ts";
import { type Reading, spanOf } from "../reading.ts";

type Matter = Block | Heading;

/** A letter in a story has no more paragraphs than this. */
const LONGEST_LETTER = 30;

const SALUTATION =
  /^(?:(?:my )?dear(?:est)?(?: \S+){1,5}|to whom it may concern|dear (?:sir|madam)s?)[,:]$/iu;
const SIGN_OFF =
  /^(?:yours?|love|all my love|with love|sincerely|best(?: wishes)?|regards|kind(?:est)? regards|affectionately|faithfully|your (?:loving|obedient|affectionate|friend|son|daughter|sister|brother|mother|father))\b[^.!?]{0,40},$/iu;
const NAME = /^[\p{Lu}][\p{L}.'’ -]{0,40}$/u;
const LINE_OF_CHAT = /^[\p{Lu}\w][\p{L}\w .'’-]{0,20}: \S/u;

/** Sets letters apart where salutation, signature and name are all there; reports what may be set apart. */
export function setApart(reading: Reading, matter: readonly Matter[]): readonly Matter[] {
  const texts = matter.map((block) =>
    block.type === "paragraph" ? flowText(block.inlines).slice(0, 200) : undefined,
  );
  reportChat(reading, matter, texts);
  reportSluglines(reading, matter, texts);
  reportSplits(reading, matter);
  const made: Matter[] = [];
  for (let i = 0; i < matter.length; i++) {
    const block = matter[i];
    if (block === undefined) continue;
    const end = SALUTATION.test(texts[i] ?? "") ? letterEnd(texts, i) : undefined;
    if (end === undefined) {
      made.push(block);
      continue;
    }
    const blocks = matter.slice(i, end) as readonly Block[];
    const span = spanOf(reading, block.span?.start ?? 0, blocks.at(-1)?.span?.end ?? 0);
    made.push({ type: "quotation", kind: "letter", blocks, attribution: [], span });
    reading.diagnostics.push(
      notice("letter", "A letter was set apart from its salutation to its signature", span),
    );
    i = end - 1;
  }
  return made;
}

/** Index after the name that signs a letter begun at `from`, or undefined where nobody signs. */
function letterEnd(texts: readonly (string | undefined)[], from: number): number | undefined {
  for (let i = from + 1; i < from + LONGEST_LETTER; i++) {
    const text = texts[i];
    if (text === undefined) return undefined;
    if (SIGN_OFF.test(text) && NAME.test(texts[i + 1] ?? "")) return i + 2;
  }
  return undefined;
}

function reportChat(
  reading: Reading,
  matter: readonly Matter[],
  texts: readonly (string | undefined)[],
): void {
  let run = 0;
  for (const [i, text] of texts.entries()) {
    run = text !== undefined && LINE_OF_CHAT.test(text) ? run + 1 : 0;
    const span = matter[i]?.span;
    if (run !== 4 || span === undefined) continue;
    reading.diagnostics.push(notice("chat", "These lines have the form of messages", span));
    return;
  }
}

/** A paragraph that ends on a word before one that starts with a small letter. */
function reportSplits(reading: Reading, matter: readonly Matter[]): void {
  for (const [i, block] of matter.entries()) {
    const next = matter[i + 1];
    if (block.type !== "paragraph" || next?.type !== "paragraph" || next.span === undefined)
      continue;
    const ends = /[\p{L},]$/u.test(flowText(block.inlines.slice(-1)));
    const starts = /^\p{Ll}/u.test(flowText(next.inlines.slice(0, 1)));
    if (!ends || !starts) continue;
    const message = "This may be the second half of the paragraph above";
    reading.diagnostics.push(notice("split-paragraph", message, next.span));
  }
}

/** The first line of a scene that names a day, a place or a speaker; once for each file. */
function reportSluglines(
  reading: Reading,
  matter: readonly Matter[],
  texts: readonly (string | undefined)[],
): void {
  const at = texts.findIndex((text, i) => {
    const before = matter[i - 1]?.type;
    if (text === undefined || text.length > 40 || i + 1 === texts.length) return false;
    if (before !== "heading" && before !== "sceneBreak") return false;
    return /^[\p{Lu}\d][^.!?"“]*(?:, |\d)[^.!?"“]*$|^\p{Lu}{3,}$/u.test(text);
  });
  const span = matter[at]?.span;
  if (span === undefined) return;
  const message = `“${texts[at] ?? ""}” was kept as a paragraph and not read as a heading`;
  reading.diagnostics.push(notice("slugline", message, span));
}
