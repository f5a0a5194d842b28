import type { Inline, Paragraph, Quotation, Verse } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import type { Reading } from "../reading.ts";
import { withoutDash } from "../without-dash.ts";

/** A line that names who said the words above it: a dash, and a name right after it. */
const CREDIT = /^(?:-{1,3}|—|–|―)\s*(?=[\p{L}[])/u;

/** Longer lines are no names, in UTF-16 units. */
const LONGEST = 120;

/** A quotation whose last line names its speaker, with that line as its attribution. */
export function withCredit(reading: Reading, quotation: Quotation): Quotation {
  const { kind, blocks } = quotation;
  const last = blocks.at(-1);
  if ((kind !== "quotation" && kind !== "epigraph") || last?.type !== "paragraph") return quotation;
  const cut = last.inlines.findLastIndex(({ type }) => type === "lineBreak");
  const above = last.inlines.slice(0, Math.max(0, cut));
  const line = last.inlines.slice(cut + 1);
  if (!isCredit(line) || (above.length === 0 && blocks.length === 1)) return quotation;
  const kept: readonly Paragraph[] = above.length === 0 ? [] : [{ ...last, inlines: above }];
  return {
    ...quotation,
    blocks: [...blocks.slice(0, -1), ...kept],
    attribution: withoutDash(reading, line),
  };
}

/** The same of verse, whose last line it is. */
export function withVerseCredit(reading: Reading, verse: Verse): Verse {
  const { stanzas } = verse;
  const last = stanzas.at(-1);
  const line = last?.at(-1)?.inlines ?? [];
  if (last === undefined || !isCredit(line) || stanzas.flat().length < 2) return verse;
  const kept = [...stanzas.slice(0, -1), last.slice(0, -1)].filter(({ length }) => length > 0);
  return { ...verse, stanzas: kept, attribution: withoutDash(reading, line) };
}

function isCredit(inlines: readonly Inline[]): boolean {
  const text = flowText(inlines);
  return text.length <= LONGEST && CREDIT.test(text);
}
