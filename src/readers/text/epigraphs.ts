import type { Block, Paragraph } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import { notice } from "../diagnostics.ts";
import type { Heading } from "../reader.ts";
import { type Reading, spanOf } from "../reading.ts";
import { withoutDash } from "../without-dash.ts";

type Matter = Block | Heading;

/** An epigraph has no more paragraphs than this, and they are short, in UTF-16 units. */
const MOST_PARAGRAPHS = 3;
const LONGEST = 600;

/** `— A Name`, `--A Name, *A Book*`: a dash, a capital, no end of a sentence. */
const CREDIT = /^(?:--+|—|–|―|~)\s*(?=["“*_]?\p{Lu})(?!.*[!?…][”"]?$).{2,90}$/u;

/** Sets as an epigraph what stands between a heading and a line that says who wrote it. */
export function epigraphs(reading: Reading, matter: readonly Matter[]): readonly Matter[] {
  const made: Matter[] = [];
  for (let i = 0; i < matter.length; i++) {
    const block = matter[i];
    if (block === undefined) continue;
    made.push(block);
    if (block.type !== "heading") continue;
    const credit = creditAfter(matter, i + 1);
    if (credit === undefined) continue;
    made.push(
      epigraph(
        reading,
        matter.slice(i + 1, credit) as readonly Block[],
        matter[credit] as Paragraph,
      ),
    );
    i = credit;
  }
  return made;
}

/** Index of the paragraph that names who said the few before it. */
function creditAfter(matter: readonly Matter[], from: number): number | undefined {
  for (let i = from; i <= from + MOST_PARAGRAPHS; i++) {
    const block = matter[i];
    if (block?.type === "verse") continue;
    if (block?.type !== "paragraph") return undefined;
    const text = flowText(block.inlines);
    if (i > from && CREDIT.test(text)) return isSpeech(text, matter[i + 1]) ? undefined : i;
    if (text.length > LONGEST) return undefined;
  }
  return undefined;
}

/**
 * In many languages a dash opens what somebody says: a sentence, and as a rule another answers it. A name
 * may end in a full stop as well, but it is of several words, and none is a common one.
 */
function isSpeech(text: string, next: Matter | undefined): boolean {
  const ends = /(?<![\s.]\p{L}|\b(?:Jr|Sr|St|vol|ed|trans|cap|ch))\.[”"»*_]*$/iu.test(text);
  const isName = /\p{L}[\s,]+["“*_]*\p{L}/u.test(text) && !/(?<!\p{L})\p{Ll}{4}/u.test(text);
  return (ends && !isName) || (next?.type === "paragraph" && DASHED.test(flowText(next.inlines)));
}

const DASHED = /^(?:--+|—|–|―)/;

function epigraph(reading: Reading, blocks: readonly Block[], credit: Paragraph): Block {
  const start = blocks[0]?.span?.start ?? 0;
  const span = spanOf(reading, start, credit.span?.end ?? start);
  reading.diagnostics.push(
    notice("epigraph", "A quotation with a name was set as an epigraph", span),
  );
  return {
    type: "quotation",
    kind: "epigraph",
    blocks,
    attribution: withoutDash(reading, credit.inlines),
    span,
  };
}
